//! Figures: every number of the report with its name, formula, inputs and exact value.

pub mod figure;

pub use figure::{Figure, Figures, State, Value};
