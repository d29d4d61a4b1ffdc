//! What is kept of each build: the record of a make, and the history of a report's makes; bytes both ways, no files.
//!
//! - `build_record`: what went into a make and what came of it, in sections that are packed together.
//! - `document`, `table`, `figures`, `findings`: the parts of a report as they are written there, and back.
//! - `history`: the makes of a report that are kept, and all that tells whether the last one is still what would be made.
//!
//! Both have a version. What a newer version wrote is not read, and counts as if it were not there.

mod build_record;
mod document;
mod figures;
mod findings;
mod history;
mod inline;
mod pack;
mod table;

pub use build_record::{FaceVersion, Input, InputKind, Record, Recorded};
pub use history::{History, InputStamp, KeptMake, Latest, OutputStamp};

/// The version of records and histories. It grows when an older program could not read them.
const VERSION: u32 = 1;
