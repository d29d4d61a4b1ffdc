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
