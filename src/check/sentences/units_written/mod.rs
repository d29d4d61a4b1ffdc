//! Numbers without the unit that those around them have, and amounts whose unit is ten thousand times another.

mod bare_words;
pub(crate) mod missing;
pub(crate) mod products;
pub(crate) mod small_sums;
pub(crate) mod yields;
