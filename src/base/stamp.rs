//! A file as an index remembers it: path, size, and time of the last change.

use std::path::PathBuf;

/// What tells whether a file is still the one that was read before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Where the file is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 where the system does not say.
    pub modified: u64,
}
