//! Rules about dates in sentences.

pub(crate) mod achieved;
mod day;
pub(crate) mod early;
pub(crate) mod filing;
pub(crate) mod fiscal_years;
mod neighbours;
pub(crate) mod order;
pub(crate) mod past;
pub(crate) mod plans;
pub(crate) mod spans;
pub(crate) mod stages;
pub(crate) mod weekday;
pub(crate) mod whole_years;
