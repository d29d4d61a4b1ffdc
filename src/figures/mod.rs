//! Figures: every number of the report with its name, formula, inputs and exact value.

mod build;
mod citations;
mod compute;
pub mod figure;
mod lines;
mod money;
mod projects;

pub use build::TOO_LARGE;
pub use citations::check_citations;
pub use compute::compute;
pub use figure::{Figure, Figures, State, Value};
