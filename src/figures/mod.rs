//! Figures: every number of the report with its name, formula, inputs and exact value.

mod build;
mod buildings;
mod compute;
pub mod figure;
mod indicators;
mod lines;
mod money;
mod profile;
mod projects;
mod rate_formulas;
mod score;
mod self_evaluation;
mod years;

pub use build::TOO_LARGE;
pub use compute::compute;
pub use figure::{Figure, Figures, State, Value};
pub use profile::choose_profile;
