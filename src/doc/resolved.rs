//! What Word cannot find out by itself and layout hands over, by node.

use std::collections::BTreeMap;

use crate::base::id::NodeId;
use crate::base::length::Length;

/// Layout's findings about a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Resolved {
    /// Width of each column of each table.
    pub columns: BTreeMap<NodeId, Vec<Length>>,
    /// Where the lines of a title part: counts of characters before each break.
    pub title_breaks: BTreeMap<NodeId, Vec<usize>>,
    /// The page, from 1, on which each block begins.
    pub pages: BTreeMap<NodeId, u32>,
    /// How many pages there are.
    pub page_count: u32,
}
