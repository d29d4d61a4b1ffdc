//! Rules about running text: the facts' own words, and what a pack's templates say.

mod account_items;
mod amounts;
mod budgets;
mod claim_parser;
mod column_claim;
mod counts;
mod doubled;
mod index;
mod lines;
mod marks;
mod names;
mod names_of_figures;
mod near_names;
mod numbering;
mod numbers;
mod passage;
mod scope;
mod sentence_prefix;
mod steps;
mod table_totals;
mod usages;
mod vocabulary;
mod word_lists;
mod years;

pub use passage::Passage;

use super::rule::CheckRule;

/// The rules about the facts' own words.
pub static FACTS: &[&CheckRule] = &[
    &amounts::TYPED,
    &budgets::MORE_OR_LESS,
    &steps::STEPS,
    &table_totals::TABLE_TOTALS,
    &marks::PERCENT,
    &word_lists::LEFTOVERS,
    &usages::USAGES,
    &years::YEARS,
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

/// Those that are fair to the wording of templates too, where facts stand between.
pub static WORDING: &[&CheckRule] = &[
    &word_lists::LEFTOVERS,
    &marks::PERCENT,
    &years::YEARS,
    &names::NAMES,
    &marks::HALF_WIDTH,
    &word_lists::TYPOS,
    &marks::RANGES,
];
