//! Rules about words and marks in running text: word lists, names, punctuation, numbering.

pub(super) mod account_items;
pub(super) mod blanks;
pub(super) mod bodies;
pub(super) mod cited_years;
pub(super) mod doubled;
pub(super) mod look_alikes;
pub(super) mod names;
mod near_names;
pub(super) mod number_marks;
pub(super) mod numbering;
pub(super) mod offices;
pub(super) mod persons;
pub(super) mod places;
pub(super) mod punctuation;
pub(super) mod repeated;
pub(super) mod ten_thousands;
pub(super) mod terms;
pub(super) mod unpaired;
pub(super) mod usages;
pub(super) mod wide_marks;
pub(super) mod word_lists;

use super::rule::CheckRule;

/// The rules of this room, in the order in which they run.
pub(super) const RULES: &[&CheckRule] = &[
    &punctuation::PERCENT,
    &word_lists::LEFTOVERS,
    &usages::USAGES,
    &names::NAMES,
    &near_names::PROJECT_UNITS,
    &persons::PERSONS,
    &bodies::BODIES,
    &places::PLACES,
    &offices::OFFICES,
    &word_lists::INDUSTRIES,
    &numbering::NUMBERING,
    &word_lists::DOCUMENTS,
    &cited_years::CITED_YEARS,
    &punctuation::HALF_WIDTH,
    &punctuation::FULL_WIDTH,
    &wide_marks::WIDE_MARKS,
    &blanks::BLANKS,
    &word_lists::TYPOS,
    &terms::TERMS,
    &doubled::DOUBLED,
    &repeated::REPEATED_SENTENCES,
    &unpaired::UNPAIRED,
    &look_alikes::LOOK_ALIKES,
    &number_marks::NUMBER_MARKS,
    &ten_thousands::TEN_THOUSANDS,
    &account_items::ACCOUNT_ITEMS,
    &punctuation::RANGE_UNITS,
];
