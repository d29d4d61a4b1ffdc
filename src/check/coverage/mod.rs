//! What a facts file holds against what the finished document shows of it.

mod attachments;
mod condition;
mod left_out;
mod naming_files;
mod pointed_to;
mod shown_spans;
mod unprinted;
mod unprinted_cause;

pub use attachments::{NONE as NO_ATTACHMENT, no_attachments, unknown_attachments};
pub use pointed_to::pointed_to;
pub use unprinted::unprinted;
