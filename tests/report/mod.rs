//! Facts, pack and templates through the pipeline to the text of a report.

mod budget;
mod conditions;
mod end_marks;
mod errors;
mod extends;
mod fifth_reading;
mod filed;
mod fourth_reading;
pub(crate) mod language;
mod last_look;
mod leader;
mod literal;
mod markup;
mod negative;
mod new_page;
mod origins;
mod outline;
mod pack;
mod pointers;
mod readings;
mod readme;
mod safety;
mod second_reading;
mod sentences;
mod seventh_reading;
mod sixth_reading;
mod third_reading;
