//! Word lists of one meaning that several readers and rules share.

pub mod comparing;
pub mod completion;
pub mod directions;
pub mod each;
pub mod elsewhere;
