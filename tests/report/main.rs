//! Facts, pack and templates through the library's front to the text of a report.

#[path = "../common/mod.rs"]
mod common;

mod budget;
mod conditions;
mod end_marks;
mod errors;
mod literal;
mod markup;
mod origins;
mod pack;
mod readme;
mod safety;
mod sentences;
