//! What Word cannot find out by itself and layout hands over, by node.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::id::NodeId;
use crate::base::length::Length;

/// Layout's findings about a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LayoutFacts {
    /// Width of each column of each table.
    pub columns: BTreeMap<NodeId, Vec<Length>>,
    /// Tables that go on over the end of a page, and so show their caption, unit and head again.
    pub continued: BTreeSet<NodeId>,
    /// Tables that stay on one page because they are low.
    pub whole: BTreeSet<NodeId>,
    /// Where the lines of a title part: counts of characters before each break, breaks asked for by the text included.
    pub title_breaks: BTreeMap<NodeId, Vec<usize>>,
    /// Space over a block, beside its style's own, that brings it back to the line grid after a table.
    pub gaps: BTreeMap<NodeId, Length>,
    /// Height of the drawing of each chart, its caption left out.
    pub drawings: BTreeMap<NodeId, Length>,
    /// Indents that depend on words: of a 附件说明 with a number, and of a 署名 over its date.
    pub indents: BTreeMap<NodeId, Indents>,
    /// The page, from 1, on which each block begins.
    pub pages: BTreeMap<NodeId, u32>,
    /// How many pages there are.
    pub page_count: u32,
}

/// Where the lines of a paragraph begin and end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Indents {
    /// Of all lines, from the left edge of the text area.
    pub left: Length,
    /// Of the first line, beside `left`; below zero where the others hang.
    pub first: Length,
    /// Of all lines, from the right edge.
    pub right: Length,
}
