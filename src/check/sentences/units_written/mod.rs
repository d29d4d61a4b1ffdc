//! Numbers without the unit that those around them have, and amounts whose unit is ten thousand times another.

pub(crate) mod missing;
pub(crate) mod products;
pub(crate) mod small_sums;
