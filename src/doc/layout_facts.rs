//! What layout computes and Word cannot: widths, gaps, indents and page numbers, by node.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::block::Block;
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
    /// The step of [`TableStyle::fit`](super::style::TableStyle::fit) in which each table of a form is set.
    pub fits: BTreeMap<NodeId, usize>,
    /// The vertical distance of text from a rule in each table that is not set as the table style says.
    pub margins: BTreeMap<NodeId, Length>,
    /// Space below the caption of a table.
    pub spare: BTreeMap<NodeId, Length>,
    /// Tables that stand below text that follows them, with the last block of that text.
    pub moved: BTreeMap<NodeId, NodeId>,
    /// Tables whose first row stands directly below the last row of the table above, with one rule between them.
    pub joined: BTreeSet<NodeId>,
    /// The cells of each table whose text is repeated at the top of a page: row and first column of the repetition.
    pub repeated: BTreeMap<NodeId, Vec<(usize, usize)>>,
    /// The sheets of each form that begin within a group of rows, whose head row is repeated there: first row of the sheet and
    /// head row.
    pub heads_again: BTreeMap<NodeId, Vec<(usize, usize)>>,
    /// The first row of each sheet of a form that a table of its own begins: 0 of a table of the form that begins a sheet.
    pub sheets: BTreeMap<NodeId, Vec<usize>>,
    /// The rows of each table that stay on the page of the row above, as both hold the text of a label; not of tables that
    /// stay on one page.
    pub label_rows: BTreeMap<NodeId, Vec<usize>>,
    /// The lines of paragraphs in cells that are broken by words: table, row, first column and paragraph of the cell to the
    /// number of characters before each break.
    pub cell_breaks: BTreeMap<(NodeId, usize, usize, usize), Vec<usize>>,
    /// The lines of a title: the number of characters before each break, including the breaks in the text itself.
    pub title_breaks: BTreeMap<NodeId, Vec<usize>>,
    /// The lines of a paragraph that are set wider or narrower, because a program would end them elsewhere.
    pub retracked: BTreeMap<NodeId, Vec<RetrackedLine>>,
    /// Space above a block, in addition to its style's (less where a 署名 has no room otherwise), that brings it back to the
    /// line grid after a table; of a block that
    /// begins a page the space that it would have on the page before.
    pub gaps: BTreeMap<NodeId, Length>,
    /// The height of the drawing of each chart, without its caption.
    pub drawings: BTreeMap<NodeId, Length>,
    /// The size of each picture from a file.
    pub images: BTreeMap<NodeId, ImageSize>,
    /// Indents that depend on the text: of a numbered 附件说明, and of a 署名 above its date.
    pub indents: BTreeMap<NodeId, Indents>,
    /// Numbered paragraphs with a gap behind the number, which brings the text to the indent of the lines below.
    pub tabbed: BTreeSet<NodeId>,
    /// Paragraphs that leave no single line at the foot or the top of a page, because their last line is very short.
    pub lone_line_control: BTreeSet<NodeId>,
    /// The number of the page, from 1, on which each block begins; none on pages that are not counted.
    pub pages: BTreeMap<NodeId, u32>,
    /// The number of pages.
    pub page_count: u32,
    /// Of a document that shows two: the results of the layout of the old one.
    pub before: Option<Box<Self>>,
}

impl LayoutFacts {
    /// The blocks of a part in the order in which they stand on the pages.
    pub fn in_order<'b>(&self, blocks: &'b [Block]) -> Vec<&'b Block> {
        let mut order = Vec::with_capacity(blocks.len());
        let mut waiting: Vec<&Block> = Vec::new();
        for block in blocks {
            if self.moved.contains_key(&block.id) {
                waiting.push(block);
                continue;
            }
            order.push(block);
            let due = |waiting: &&Block| self.moved.get(&waiting.id) == Some(&block.id);
            order.extend(waiting.extract_if(.., |waiting| due(&*waiting)));
        }
        order.extend(waiting);
        order
    }
}

/// The size of a picture from a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ImageSize {
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// Space above it, except at the top of a page, with which it and its caption end on the grid.
    pub above: Length,
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

/// A full line with more tracking, so that it has no room for the beginning of the next one, or with less, so that it holds
/// its last characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RetrackedLine {
    /// Its characters among those of the paragraph, breaks not counted.
    pub chars: Range<usize>,
    /// What is added to the tracking of each, whole twips; negative for less.
    pub by: Length,
}
