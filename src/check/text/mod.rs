//! Rules about running text: the facts' own words, and what a pack's templates say.

mod amounts;
mod before;
mod budgets;
mod claimed;
mod counts;
mod doubled;
mod index;
mod lines;
mod lists;
mod marks;
mod names;
mod names_of_figures;
mod near_names;
mod numbering;
mod numbers;
mod passage;
mod reading;
mod scope;
mod steps;
mod subjects;
mod table_totals;
mod usages;
mod vocabulary;
mod years;

pub use passage::Passage;

use super::rule::Rule;

/// The rules about the facts' own words.
pub static FACTS: [&Rule; 18] = [
    &amounts::TYPED,
    &budgets::MORE_OR_LESS,
    &steps::STEPS,
    &table_totals::TABLE_TOTALS,
    &marks::PERCENT,
    &lists::LEFTOVERS,
    &usages::USAGES,
    &years::YEARS,
    &names::NAMES,
    &lists::INDUSTRIES,
    &numbering::NUMBERING,
    &lists::DOCUMENTS,
    &marks::HALF_WIDTH,
    &marks::FULL_WIDTH,
    &lists::TYPOS,
    &doubled::DOUBLED,
    &subjects::SUBJECTS,
    &marks::RANGES,
];

/// Those that are fair to the wording of templates too, where facts stand between.
pub static WORDING: [&Rule; 7] = [
    &lists::LEFTOVERS,
    &marks::PERCENT,
    &years::YEARS,
    &names::NAMES,
    &marks::HALF_WIDTH,
    &lists::TYPOS,
    &marks::RANGES,
];
