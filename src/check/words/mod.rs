//! Rules about words and marks in running text: word lists, names, punctuation, numbering.

pub(super) mod account_items;
pub(super) mod bodies;
pub(super) mod cited_years;
pub(super) mod doubled;
pub(super) mod look_alikes;
pub(super) mod marks;
pub(super) mod names;
mod near_names;
pub(super) mod number_marks;
pub(super) mod numbering;
pub(super) mod persons;
pub(super) mod repeated;
pub(super) mod ten_thousands;
pub(super) mod terms;
pub(super) mod unpaired;
pub(super) mod usages;
pub(super) mod word_lists;

use super::rule::CheckRule;

/// The rules of this room, in the order in which they run.
pub(super) const RULES: &[&CheckRule] = &[
    &marks::PERCENT,
    &word_lists::LEFTOVERS,
    &usages::USAGES,
    &names::NAMES,
    &near_names::PROJECT_UNITS,
    &persons::PERSONS,
    &bodies::BODIES,
    &word_lists::INDUSTRIES,
    &numbering::NUMBERING,
    &word_lists::DOCUMENTS,
    &cited_years::CITED_YEARS,
    &marks::HALF_WIDTH,
    &marks::FULL_WIDTH,
    &word_lists::TYPOS,
    &terms::TERMS,
    &doubled::DOUBLED,
    &repeated::REPEATED_SENTENCES,
    &unpaired::UNPAIRED,
    &look_alikes::LOOK_ALIKES,
    &number_marks::NUMBER_MARKS,
    &ten_thousands::TEN_THOUSANDS,
    &account_items::ACCOUNT_ITEMS,
    &marks::RANGE_UNITS,
];
