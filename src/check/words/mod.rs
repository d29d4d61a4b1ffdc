//! Rules about words and marks in running text: word lists, names, punctuation, numbering.

pub mod account_items;
pub mod doubled;
pub mod marks;
pub mod names;
mod near_names;
pub mod numbering;
pub mod usages;
pub mod word_lists;

use super::rule::CheckRule;

/// The rules of this room, in the order in which they run.
pub const RULES: &[&CheckRule] = &[
    &marks::PERCENT,
    &word_lists::LEFTOVERS,
    &usages::USAGES,
    &names::NAMES,
    &word_lists::INDUSTRIES,
    &numbering::NUMBERING,
    &word_lists::DOCUMENTS,
    &marks::HALF_WIDTH,
    &marks::FULL_WIDTH,
    &word_lists::TYPOS,
    &doubled::DOUBLED,
    &account_items::SUBJECTS,
    &marks::RANGES,
];
