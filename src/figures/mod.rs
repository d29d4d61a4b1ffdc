//! Figures: every number of the report with its name, formula, inputs and exact value.

mod arithmetic;
mod build;
mod buildings;
mod columns;
mod compute;
mod computed_columns;
mod data_tables;
mod evaluated;
pub mod figure;
mod fiscal_totals;
mod formula;
mod income;
mod indicators;
mod lines;
mod meant;
mod open_lines;
mod printed_gaps;
mod printed_parts;
mod profile;
mod projects;
mod rate_changes;
mod rate_formulas;
mod rounding;
mod scalars;
mod score;
mod self_evaluation;
mod split_sources;
mod years;

pub use compute::compute;
pub use figure::{Figure, Figures, State, Steps, Value};
pub use fiscal_totals::{fiscal_funding, fiscal_income};
pub use formula::TOO_LARGE;
pub use income::only_source;
pub use profile::choose_profile;
