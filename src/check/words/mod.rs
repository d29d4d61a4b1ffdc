//! Rules about words and marks in running text: word lists, names, punctuation, numbering.

pub mod account_items;
pub mod doubled;
pub mod marks;
pub mod names;
mod near_names;
pub mod numbering;
pub mod usages;
pub mod word_lists;
