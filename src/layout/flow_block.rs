//! A set block to its place in the flow: where it begins, what of it must stay together, what it is to a reader.

use super::chart::TypesetChart;
use super::page_builder::Above;
use super::pages::TagKind;
use super::paragraph::Paragraph;
use super::table::TypesetTable;
use super::text_area::TextArea;
use crate::base::length::Length;
use crate::doc::{Block, BlockKind, Inline, TextStyle};

/// A block that is set and waits for its place.
pub struct FlowBlock<'a> {
    /// The block.
    pub block: &'a Block,
    /// The style of its text, a table's caption included.
    pub style: &'a TextStyle,
    /// Whether a block of the same role stands before it, and no space is wanted between the two.
    pub together: bool,
    /// What stands between it and what is above beside the spaces of their styles: a hair between two tables, which
    /// would be one in Word.
    pub apart: Length,
    /// What it was set to.
    pub typeset: Typeset<'a>,
}

/// A set paragraph, heading or title, a set table or chart.
pub enum Typeset<'a> {
    /// Lines.
    Text(Paragraph),
    /// Rows.
    Table(Box<TypesetTable<'a>>),
    /// A drawing.
    Chart(TypesetChart<'a>),
}

/// Where a block begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BlockStart {
    /// From the top of the frame.
    pub y: Length,
    /// How much of the space over it only brings it back to the grid.
    pub gap: Length,
}

impl FlowBlock<'_> {
    /// Whether it stays on the page of the block after it.
    pub fn keeps_next(&self) -> bool {
        self.style.keep_next && matches!(self.typeset, Typeset::Text(_))
    }

    /// Where it begins under what is `above`, with the frame filled to `y`.
    ///
    /// A turned page swallows the space over a block. A line as high as the grid's begins on the grid, unless its style
    /// wants parts of a line over it.
    pub fn top(&self, frame: &TextArea, (y, above): (Length, Above)) -> BlockStart {
        let before = if self.together { 0 } else { self.style.before };
        let before = self.style.lines(before);
        let y = match above {
            Above::PartStart => before,
            Above::PageStart => Length::ZERO,
            Above::Block(after) => y + after + before + self.apart,
        };
        let over = y.to_milli().rem_euclid(frame.pitch.to_milli());
        if over == 0 || !self.is_on_grid(frame) {
            return BlockStart { y, gap: Length::ZERO };
        }
        let gap = frame.pitch - Length::milli(over);
        BlockStart { y: y + gap, gap }
    }

    fn is_on_grid(&self, frame: &TextArea) -> bool {
        let captioned = match &self.typeset {
            Typeset::Chart(_) => return true,
            Typeset::Text(_) => true,
            Typeset::Table(typeset) => typeset.is_captioned(),
        };
        captioned && self.style.line == frame.pitch && self.style.before.is_multiple_of(100)
    }

    /// The least of it that may stand at the foot of a page: a paragraph's first two lines, all of one that is too short
    /// to be parted, a table down to its first row.
    pub fn least(&self, frame: &TextArea) -> Length {
        match &self.typeset {
            Typeset::Text(paragraph) if paragraph.lines.len() <= 3 => paragraph.height(),
            Typeset::Text(paragraph) => paragraph.line * 2,
            Typeset::Table(typeset) => typeset.least(frame),
            Typeset::Chart(typeset) => typeset.height(),
        }
    }

    /// The space under it.
    pub fn after(&self) -> Length {
        self.style.lines(self.style.after)
    }

    fn height(&self) -> Length {
        match &self.typeset {
            Typeset::Text(paragraph) => paragraph.height(),
            Typeset::Table(typeset) => typeset.height(),
            Typeset::Chart(typeset) => typeset.height(),
        }
    }

    /// What it is to a reader; a paragraph with an outline level is a heading.
    pub fn tag_kind(&self) -> TagKind {
        match &self.block.kind {
            BlockKind::Title(_) => TagKind::Title,
            BlockKind::Heading { level, .. } => TagKind::Heading(*level),
            BlockKind::Paragraph { .. } if self.style.outline > 0 => {
                TagKind::Heading(self.style.outline)
            }
            BlockKind::Paragraph { .. } => TagKind::Paragraph,
            BlockKind::Table(_) => TagKind::Table,
            BlockKind::Chart(_) => TagKind::Figure,
        }
    }

    /// The words of it that its style is for.
    pub fn words(&self) -> &[Inline] {
        match &self.block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => content,
            BlockKind::Table(table) => &table.caption,
            BlockKind::Chart(chart) => &chart.caption,
        }
    }
}

/// How far down a chain of pieces reaches with all of them but of the last only the least.
pub fn chain_end(chain: &[FlowBlock], frame: &TextArea, mut from: (Length, Above)) -> Length {
    let Some((last, before)) = chain.split_last() else { return from.0 };
    for flow_block in before {
        let end = flow_block.top(frame, from).y + flow_block.height();
        from = (end, Above::Block(flow_block.after()));
    }
    last.top(frame, from).y + last.least(frame)
}

/// How many of the `rest` lines of a paragraph go on a page where `fit` more fit: never its first one alone, and never so
/// many that one is left for the next page. None if that cannot be.
pub fn lines_to_take(rest: usize, fit: usize, first: bool) -> usize {
    if rest <= fit {
        return rest;
    }
    let take = if rest == fit + 1 { fit.saturating_sub(1) } else { fit };
    if first && take < 2 { 0 } else { take }
}
