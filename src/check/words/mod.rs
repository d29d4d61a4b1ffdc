//! Rules about words and marks in running text: word lists, names, punctuation, numbering.

pub mod account_items;
pub mod doubled;
pub mod look_alikes;
pub mod marks;
pub mod names;
mod near_names;
pub mod numbering;
pub mod said_twice;
pub mod unpaired;
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
    &said_twice::SAID_TWICE,
    &unpaired::UNPAIRED,
    &look_alikes::LOOK_ALIKES,
    &account_items::SUBJECTS,
    &marks::RANGES,
];
