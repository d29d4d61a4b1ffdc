//! What Word can open.

/// The most columns of a table.
pub const MOST_COLUMNS: usize = 63;
