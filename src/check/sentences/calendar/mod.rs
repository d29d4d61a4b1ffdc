//! Rules about dates in sentences.

mod day;
pub(crate) mod early;
pub(crate) mod filing;
pub(crate) mod fiscal_years;
mod neighbours;
pub(crate) mod order;
pub(crate) mod past;
pub(crate) mod plans;
pub(crate) mod spans;
pub(crate) mod weekday;
