//! Rules about what sentences state.
//!
//! - `arithmetic`: the numbers of a text against each other, without any known figure.
//! - `derived`: numbers that leave open which others they come from: right if any around them or of the facts gives them.
//! - `known`: numbers against tables, indicators, counts and buildings of the facts.
//! - `claims`: the amounts behind the name of a line, column by column, which `lines`, `counts` and `budgets` compare.
//! - `calendar`, `years`, `levels`: dates, years and levels of government.
//! - `units_written`, `item_counts`, `staff`: units that are missing or wrong, numbers of what is listed, of people.

pub(super) mod amounts;
pub(super) mod answers;
pub(super) mod arithmetic;
mod budget_difference;
mod budget_words;
pub(super) mod budgets;
pub(super) mod calendar;
mod claims;
pub(super) mod counted;
mod counted_places;
mod counted_work;
mod counts;
pub(super) mod denied;
pub(super) mod derived;
mod divided;
pub(super) mod item_counts;
pub(super) mod known;
pub(super) mod level_things;
pub(super) mod level_words;
pub(super) mod levels;
mod lines;
pub(super) mod listed_names;
pub(super) mod measured_items;
mod mismatch;
pub(super) mod named_lists;
mod other_whole;
mod reception_counts;
mod reported;
mod staff;
mod steps;
mod unit_level;
pub(super) mod unit_totals;
mod units_written;
pub(super) mod worded;
pub(super) mod years;

use super::rule::CheckRule;
use arithmetic::{
    averages, changes, equal, equations, flows, from_to, listed, more_or_less, nothing, parts,
    rates, repeated, shares,
};

/// The rules of this room, in the order in which they run.
pub(super) const RULES: &[&CheckRule] = &[
    &amounts::TYPED,
    &budgets::AGAINST_BUDGET,
    &steps::STEPS,
    &known::rule::KNOWN,
    &unit_totals::UNIT_TOTALS,
    &worded::WORDED,
    &denied::DENIED,
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
    &repeated::TWO_NUMBERS,
    &calendar::order::DATES,
    &calendar::spans::SPANS,
    &calendar::spans::COUNTED_YEARS,
    &calendar::weekday::WEEKDAYS,
    &calendar::early::EARLY,
    &calendar::filing::FILING,
    &calendar::past::PAST,
    &calendar::plans::PLANS,
    &calendar::fiscal_years::FISCAL_YEARS,
    &levels::LEVELS,
    &level_words::LEVEL_WORDS,
    &level_things::LEVEL_THINGS,
    &counted::COUNTED,
    &named_lists::NAMED_LISTS,
    &listed_names::LISTED_NAMES,
    &answers::ANSWERS,
    &nothing::NOTHING,
    &nothing::MISSING_UNIT,
    &equations::EQUATIONS,
    &more_or_less::MORE_OR_LESS,
    &listed::LISTED,
    &equal::TWO_UNITS,
    &equal::REVERSED_RANGES,
    &derived::rule::DERIVED,
    // What none of them has found.
    &units_written::missing::MISSING,
    &units_written::products::PRODUCTS,
    &units_written::small_sums::SMALL_SUMS,
    &units_written::yields::YIELDS,
    &calendar::achieved::ACHIEVED,
    &calendar::stages::STAGES,
    &calendar::whole_years::WHOLE_YEARS,
    &item_counts::ITEM_COUNTS,
    &measured_items::MEASURED_ITEMS,
    &staff::counts::STAFF_COUNTS,
    &reception_counts::RECEPTION_COUNTS,
];
