//! Facts, pack and templates through the pipeline to the text of a report.

mod errors;
mod filed;
mod language;
mod markup;
mod origins;
mod pack;
mod readme;
mod safety;
mod sentences;
