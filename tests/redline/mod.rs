//! Redlines: a document that shows two, and its Word file with all changes accepted or rejected.

mod command;
mod continued;
mod ends;
mod moved;
pub(crate) mod pairs;
mod pictures;
mod properties;
mod reading;
mod sections;
mod sheets;
mod tracked;
mod word_lines;
