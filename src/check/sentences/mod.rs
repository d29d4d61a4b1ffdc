//! Rules about what sentences state: the amounts, counts, rates and years in running text against the figures.

pub mod amounts;
pub mod arithmetic;
mod budget_difference;
pub mod budgets;
mod counts;
mod lines;
mod mismatch;
mod claims;
pub mod steps;
pub mod table_totals;
pub mod years;

use super::rule::CheckRule;
use arithmetic::{averages, changes, equal, flows, from_to, listed, parts, rates, shares};

/// The rules of this room, in the order in which they run.
pub const RULES: &[&CheckRule] = &[
    &amounts::TYPED,
    &budgets::MORE_OR_LESS,
    &steps::STEPS,
    &table_totals::TABLE_TOTALS,
    &years::YEARS,
    &parts::PARTS,
    &changes::CHANGES,
    &shares::SHARES,
    &rates::RATES,
    &from_to::FROM_TO,
    &averages::AVERAGES,
    &flows::FLOWS,
    &listed::LISTED,
    &equal::UNITS,
    &equal::RANGES,
];
