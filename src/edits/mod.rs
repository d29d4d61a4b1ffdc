//! One value of a facts file's text to another one: every byte outside of it stays as it is.
//!
//! An edit is tried on the tree: it is made only if the changed text reads as the same facts but for the one value.

mod edit;
mod faults;
mod insertion;
mod path;
mod tree;
mod written;

pub use edit::{Edited, has_group, has_value, part_at, set};
pub use faults::EditFault;
