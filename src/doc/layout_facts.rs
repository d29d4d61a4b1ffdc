//! What layout computes and Word cannot: widths, gaps, indents and page numbers, by node.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::id::NodeId;
use crate::base::length::Length;

/// The results of layout that `write::docx` writes as numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LayoutFacts {
    /// The width of each column of each table.
    pub columns: BTreeMap<NodeId, Vec<Length>>,
    /// Tables that are continued on another page; their caption, unit and head are repeated there.
    pub continued: BTreeSet<NodeId>,
    /// Tables that stay on one page because they fill at most half of it.
    pub whole: BTreeSet<NodeId>,
    /// The lines of a title: the number of characters before each break, including the breaks in the text itself.
    pub title_breaks: BTreeMap<NodeId, Vec<usize>>,
    /// Space above a block, in addition to its style's, that brings it back to the line grid after a table.
    pub gaps: BTreeMap<NodeId, Length>,
    /// The height of the drawing of each chart, without its caption.
    pub drawings: BTreeMap<NodeId, Length>,
    /// Indents that depend on the text: of a numbered 附件说明, and of a 署名 above its date.
    pub indents: BTreeMap<NodeId, Indents>,
    /// The page, from 1, on which each block begins.
    pub pages: BTreeMap<NodeId, u32>,
    /// The number of pages.
    pub page_count: u32,
}

/// The indents of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Indents {
    /// Of all lines, from the left edge of the text area.
    pub left: Length,
    /// Of the first line, in addition to `left`; negative for a hanging indent.
    pub first: Length,
    /// Of all lines, from the right edge.
    pub right: Length,
}
