//! Figures: every number of the report with its name, formula, inputs and exact value.

mod build;
mod buildings;
mod citations;
mod compute;
pub mod figure;
mod indicators;
mod lines;
mod money;
mod previous;
mod profile;
mod projects;
mod rate_formulas;
mod score;
mod self_evaluation;
mod years;

pub use build::TOO_LARGE;
pub use citations::check_citations;
pub use compute::compute;
pub use figure::{Figure, Figures, State, Value};
pub use previous::check_previous;
pub use profile::choose_profile;
