//! Rules about dates in sentences.

pub mod order;
