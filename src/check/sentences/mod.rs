//! Rules about what sentences state.
//!
//! - `arithmetic`: the numbers of a text against each other, without any known figure.
//! - `known`: numbers against tables, indicators, counts and buildings of the facts.
//! - `claims`: the amounts behind the name of a line, column by column, which `lines`, `counts` and `budgets` compare.
//! - `calendar`, `years`, `levels`: dates, years and levels of government.

pub(super) mod amounts;
pub(super) mod arithmetic;
mod budget_difference;
pub(super) mod budgets;
pub(super) mod calendar;
mod claims;
mod counts;
pub(super) mod known;
pub(super) mod levels;
mod lines;
mod mismatch;
pub(super) mod reckoned;
pub(super) mod steps;
pub(super) mod years;

use super::rule::CheckRule;
use arithmetic::{
    averages, changes, equal, equations, flows, from_to, listed, more_or_less, nothing, parts,
    rates, repeated, shares,
};

/// The rules of this room, in the order in which they run.
pub(super) const RULES: &[&CheckRule] = &[
    &amounts::TYPED,
    &budgets::MORE_OR_LESS,
    &steps::STEPS,
    &known::rule::KNOWN,
    &known::reached::REACHED,
    &known::reached::GRADE,
    &years::YEARS,
    &parts::PARTS,
    &changes::CHANGES,
    &shares::SHARES,
    &rates::RATES,
    &from_to::FROM_TO,
    &averages::AVERAGES,
    &flows::FLOWS,
    &repeated::REPEATED,
    &calendar::order::DATES,
    &levels::LEVELS,
    &nothing::NOTHING,
    &nothing::UNITS,
    &equations::EQUATIONS,
    &more_or_less::MORE_OR_LESS,
    &listed::LISTED,
    &equal::UNITS,
    &equal::RANGES,
    &reckoned::rule::RECKONED,
];
