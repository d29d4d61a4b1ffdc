//! Rules about dates in sentences.

pub(crate) mod order;
