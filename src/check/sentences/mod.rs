//! Rules about what sentences state: the amounts, counts, rates and years in running text against the figures.

pub mod amounts;
mod budget_difference;
pub mod budgets;
mod counts;
mod lines;
mod mismatch;
mod statements;
pub mod steps;
pub mod table_totals;
pub mod years;

use super::rule::CheckRule;

/// The rules of this room, in the order in which they run.
pub const RULES: &[&CheckRule] = &[
    &amounts::TYPED,
    &budgets::MORE_OR_LESS,
    &steps::STEPS,
    &table_totals::TABLE_TOTALS,
    &years::YEARS,
];
