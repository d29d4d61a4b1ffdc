//! Redlines: a document that shows two, and its Word file with all changes accepted or rejected.

mod command;
pub(crate) mod pairs;
mod properties;
mod tracked;
mod word_lines;
