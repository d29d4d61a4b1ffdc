//! A typeset block to its place on a page: where it starts, which part must stay together, what tag it has.

use std::cell::Cell;

use super::chart::TypesetChart;
use super::image::TypesetImage;
use super::page_builder::Above;
use super::pages::TagKind;
use super::paragraph::Paragraph;
use super::table::{BELOW, TypesetTable};
use super::text_area::TextArea;
use crate::base::length::Length;
use crate::doc::{Block, BlockKind, Inline, Role, TextStyle};

/// A block that is typeset but not placed.
pub(super) struct FlowBlock<'a> {
    /// The block.
    pub block: &'a Block,
    /// The style of its text; for a table, chart or picture, the style of its caption.
    pub style: &'a TextStyle,
    /// The mark of the attachment that it is the title of: `附件1　`.
    pub mark: Option<String>,
    /// Whether the block before it has the same role and its style leaves out the space between the two.
    pub together: bool,
    /// Whether a line less stands above it than its style says: a 署名 that has no room otherwise.
    pub tight: Cell<bool>,
    /// The least number of lines of a paragraph at the foot or the top of a page.
    pub fewest_lines: usize,
    /// Space above it in addition to that of the styles: between two tables, which Word would otherwise join.
    pub apart: Length,
    /// Its typeset form.
    pub typeset: Typeset<'a>,
}

/// The typeset form of a block.
pub(super) enum Typeset<'a> {
    /// A paragraph, heading or title in lines.
    Text(Paragraph),
    /// A table with its column widths and row heights.
    Table(Box<TypesetTable<'a>>),
    /// A chart with its draw items.
    Chart(TypesetChart<'a>),
    /// A picture with its size.
    Image(TypesetImage<'a>),
}

/// The start of a block on a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct BlockStart {
    /// From the top of the text area.
    pub y: Length,
    /// The part of the space above it that only brings it back to the grid.
    pub gap: Length,
}

impl FlowBlock<'_> {
    /// Where it starts below what is `above`, on a page that is filled to `y`.
    ///
    /// At the top of a page the space before a block is left out, except at the start of a part. A block whose line height
    /// is the grid's pitch starts on the grid, unless its style has a space before that is not a whole number of lines.
    pub(super) fn top(&self, area: &TextArea, (y, above): (Length, Above)) -> BlockStart {
        let before = if self.together { 0 } else { self.style.before };
        let before = self.style.lines(before) - self.tightened();
        let below = if above == Above::Table { self.below_table() } else { Length::ZERO };
        let y = match above {
            Above::PartStart => before,
            Above::PageStart => Length::ZERO,
            Above::Block(after) => y + after + before + self.apart,
            Above::Table => y + below + before + self.apart,
        };
        let over = y.to_milli().rem_euclid(area.pitch.to_milli());
        let own = self.own_space(above);
        if over == 0 || !self.is_on_grid(area) {
            return BlockStart { y: y + own, gap: below + own };
        }
        let gap = area.pitch - Length::milli(over) + own;
        BlockStart { y: y + gap, gap: below + gap }
    }

    /// What is left out above a 署名 that has no room otherwise.
    pub(super) fn tightened(&self) -> Length {
        if self.tight.get() { self.style.line } else { Length::ZERO }
    }

    /// The space above a picture, which depends on its size.
    fn own_space(&self, above: Above) -> Length {
        match &self.typeset {
            Typeset::Image(image) if above != Above::PageStart => image.size().above,
            _ => Length::ZERO,
        }
    }

    /// Whether it is a note under a table, which belongs to it.
    fn is_table_note(&self) -> bool {
        self.block.role() == Role::TableNote
    }

    /// The least distance from a table above it; a table without caption or unit has none, nor has a note.
    fn below_table(&self) -> Length {
        match &self.typeset {
            Typeset::Table(typeset) if typeset.over() == Length::ZERO => Length::ZERO,
            Typeset::Text(_) if self.is_table_note() => Length::ZERO,
            _ => BELOW,
        }
    }

    fn is_on_grid(&self, area: &TextArea) -> bool {
        let captioned = match &self.typeset {
            Typeset::Chart(_) | Typeset::Image(_) => return true,
            Typeset::Text(_) => true,
            Typeset::Table(typeset) => typeset.is_captioned(),
        };
        captioned && self.style.line == area.pitch && self.style.before.is_multiple_of(100)
    }

    /// The least height of it that may stand at the foot of a page: one or two lines of a paragraph, all of a paragraph
    /// that is too short to be split, a table up to its first row.
    pub(super) fn least(&self, area: &TextArea) -> Length {
        match &self.typeset {
            Typeset::Text(paragraph) if paragraph.lines.len() < self.fewest_lines * 2 => {
                paragraph.height()
            }
            Typeset::Text(paragraph) => paragraph.line * self.fewest_lines as i64,
            Typeset::Table(typeset) => typeset.least(area),
            Typeset::Chart(typeset) => typeset.height(),
            Typeset::Image(typeset) => typeset.height(),
        }
    }

    /// The space after it.
    pub(super) fn after(&self) -> Length {
        self.style.lines(self.style.after)
    }

    /// What is above the block after it.
    pub(super) fn below(&self) -> Above {
        match &self.typeset {
            Typeset::Table(_) => Above::Table,
            Typeset::Text(_) if self.is_table_note() => Above::Table,
            Typeset::Text(_) | Typeset::Chart(_) | Typeset::Image(_) => Above::Block(self.after()),
        }
    }

    fn height(&self) -> Length {
        match &self.typeset {
            Typeset::Text(paragraph) => paragraph.height(),
            Typeset::Table(typeset) => typeset.height(),
            Typeset::Chart(typeset) => typeset.height(),
            Typeset::Image(typeset) => typeset.height(),
        }
    }

    /// The tag of the block; a paragraph with an outline level is a heading.
    pub(super) fn tag_kind(&self) -> TagKind {
        match &self.block.kind {
            BlockKind::Title(_) => TagKind::Title,
            BlockKind::Heading { level, .. } => TagKind::Heading(*level),
            BlockKind::Paragraph { .. } if self.style.outline > 0 => {
                TagKind::Heading(self.style.outline)
            }
            BlockKind::Paragraph { .. } => TagKind::Paragraph,
            BlockKind::Table(_) => TagKind::Table,
            BlockKind::Chart(_) | BlockKind::Image(_) => TagKind::Figure,
        }
    }

    /// The inlines that its style applies to.
    pub(super) fn words(&self) -> &[Inline] {
        match &self.block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => content,
            BlockKind::Table(table) => &table.caption,
            BlockKind::Chart(chart) => &chart.caption,
            BlockKind::Image(image) => &image.caption,
        }
    }
}

/// The end of a chain on a page, with the full height of each block but the last and the least height of the last.
pub(super) fn chain_end(chain: &[FlowBlock], area: &TextArea, mut from: (Length, Above)) -> Length {
    let Some((last, before)) = chain.split_last() else { return from.0 };
    for flow_block in before {
        let end = flow_block.top(area, from).y + flow_block.height();
        from = (end, flow_block.below());
    }
    last.top(area, from).y + last.least(area)
}

/// The end of a chain on a page, with the full height of each block.
pub(super) fn chain_height(
    chain: &[FlowBlock],
    area: &TextArea,
    mut from: (Length, Above),
) -> Length {
    for flow_block in chain {
        let end = flow_block.top(area, from).y + flow_block.height();
        from = (end, flow_block.below());
    }
    match from.1 {
        Above::Block(after) => from.0 + after,
        Above::PartStart | Above::PageStart | Above::Table => from.0,
    }
}

/// How many of the `rest` lines of a paragraph go on a page that has space for `fit`: at least `fewest` of its first
/// lines, and never so many that fewer are left for the next page. 0 if that is impossible.
pub(super) fn lines_to_take(rest: usize, fit: usize, fewest: usize, first: bool) -> usize {
    if rest <= fit {
        return rest;
    }
    let take = fit.min(rest.saturating_sub(fewest));
    if first && take < fewest { 0 } else { take }
}
