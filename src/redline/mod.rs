//! Two document trees to one that shows both: what stands only in the old or only in the new one is marked.
//!
//! - `words`: the inlines of two paragraphs to one sequence, by whole numbers and words.
//! - `blocks`, `parts`: which block of the old document is which of the new one.
//! - `tables`: two tables to one, row by row, as far as rows can stand for each other.
//! - `merge`: all of that to the marked document; [`side()`] takes it apart again.
//! - `facts`: what layout found of both documents to what the Word writer needs for the marked one.

mod blocks;
mod change_mark;
mod facts;
mod line_breaks;
mod merge;
mod numbers;
mod parts;
mod row_spans;
mod side;
mod tables;
mod words;

pub use facts::{ForWord, LaidOut, for_word};
pub use merge::{Marked, marked};
pub use side::{RedlineSide, same_words, side};
