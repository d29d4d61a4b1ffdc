//! Blocks to pages: spacing, the line grid, what is kept together, no line left alone.

use super::frame::Frame;
use super::indents;
use super::pages::{OutlineEntry, TagKind};
use super::paragraph::Paragraph;
use super::sheet::{Above, Sheet};
use super::table::{self, SetTable};
use super::tags::Tags;
use super::text::Shaper;
use super::titles;
use crate::base::diag::Diagnostics;
use crate::base::length::Length;
use crate::doc::{
    Block, BlockKind, Document, Orientation, Resolved, Role, StyleSheet, TextStyle, block,
};

/// What a document has become so far.
struct Flow<'a, 'p> {
    style: &'a StyleSheet,
    shaper: &'p mut Shaper<'a>,
    findings: &'p mut Diagnostics,
    sheet: Sheet,
    tags: Tags,
    outline: Vec<OutlineEntry>,
    resolved: Resolved,
}

/// A flowed document.
pub struct Flowed {
    /// Its pages without their numbers.
    pub sheet: Sheet,
    /// Its tags.
    pub tags: Tags,
    /// Its headings.
    pub outline: Vec<OutlineEntry>,
    /// What Word must be told.
    pub resolved: Resolved,
}

/// A block that is set and waits for its place.
struct Piece<'a> {
    block: &'a Block,
    style: &'a TextStyle,
    set: Set<'a>,
}

enum Set<'a> {
    Text(Paragraph),
    Table(Box<SetTable<'a>>),
}

/// Flows every part of a document. A part without blocks has no page, unless it is the only one.
pub fn flow<'a>(
    document: &'a Document,
    style: &'a StyleSheet,
    shaper: &mut Shaper<'a>,
    findings: &mut Diagnostics,
) -> Flowed {
    let sheet = Sheet::new(Frame::new(style, Orientation::Portrait));
    let (tags, outline, resolved) = Default::default();
    let mut flow = Flow { style, shaper, findings, sheet, tags, outline, resolved };
    for part in document.parts.iter().filter(|part| !part.blocks.is_empty()) {
        flow.sheet.begin_part(Frame::new(style, part.orientation));
        flow.blocks(&part.blocks);
    }
    if flow.sheet.page() == 0 {
        flow.sheet.turn();
    }
    flow.resolved.page_count = flow.sheet.page();
    let Flow { sheet, tags, outline, resolved, .. } = flow;
    Flowed { sheet, tags, outline, resolved }
}

impl<'a> Flow<'a, '_> {
    /// Places blocks, each chain of those that stay with the next one together with the block that ends it.
    fn blocks(&mut self, blocks: &'a [Block]) {
        let mut chain = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let piece = self.set(block, blocks.get(index + 1));
            let ends = !piece.keeps_next();
            chain.push(piece);
            if ends {
                self.place_chain(std::mem::take(&mut chain));
            }
        }
        self.place_chain(chain);
    }

    fn set(&mut self, block: &'a Block, next: Option<&Block>) -> Piece<'a> {
        let style = self.style.of(block.role());
        let frame = self.sheet.frame;
        let set = match &block.kind {
            BlockKind::Table(table) => Set::Table(Box::new(SetTable::new(
                table,
                block,
                self.style,
                &frame,
                self.shaper,
                self.findings,
            ))),
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let mut chars = self.shaper.shape(block.role(), block.number(), content, block.id);
                if matches!(block.role(), Role::Title | Role::AttachmentTitle) {
                    let breaks = titles::divide(&mut chars, frame.width);
                    self.resolved.title_breaks.insert(block.id, breaks);
                }
                let indents = indents::of_words(block, &chars, next, self.style, self.shaper);
                if let Some(indents) = indents {
                    self.resolved.indents.insert(block.id, indents);
                }
                let indents = indents.unwrap_or_else(|| indents::of_style(style));
                Set::Text(Paragraph::in_frame(chars, style, indents, &frame))
            }
        };
        Piece { block, style, set }
    }

    fn place_chain(&mut self, chain: Vec<Piece<'a>>) {
        let need = |from| chain_end(&chain, &self.sheet.frame, from);
        let fits = |end: Length| end <= self.sheet.frame.height;
        let here = (self.sheet.y, self.sheet.above);
        if !self.sheet.is_fresh()
            && !fits(need(here))
            && fits(need((Length::ZERO, Above::PageStart)))
        {
            self.sheet.turn();
        }
        chain.into_iter().for_each(|piece| self.place(piece));
    }

    fn place(&mut self, piece: Piece<'a>) {
        let top = piece.top(&self.sheet.frame, (self.sheet.y, self.sheet.above));
        match &piece.set {
            Set::Text(paragraph) => self.place_text(&piece, paragraph, top),
            Set::Table(set) => {
                self.sheet.y = top.y;
                let page = self.sheet.page();
                table::place(
                    set,
                    self.style,
                    &mut self.sheet,
                    &mut self.tags,
                    self.shaper,
                    self.findings,
                );
                self.resolved.pages.insert(piece.block.id, page);
                self.resolved.columns.insert(piece.block.id, set.columns.clone());
                if self.sheet.page() > page {
                    self.resolved.continued.insert(piece.block.id);
                }
            }
        }
    }

    /// Places a paragraph, over as many pages as it needs.
    fn place_text(&mut self, piece: &Piece, paragraph: &Paragraph, mut top: Top) {
        let (style, block) = (piece.style, piece.block);
        let tag = self.tags.add(None, tag_kind(block, style), Some(block.id));
        let lines = paragraph.lines.len();
        let mut next = 0;
        while next < lines {
            let fit = (self.sheet.frame.height - top.y).or_zero().to_milli()
                / style.line.to_milli().max(1);
            let mut take = lines_to_take(lines - next, fit as usize, next == 0);
            if take == 0 && !self.sheet.is_fresh() {
                self.sheet.turn();
                top = piece.top(&self.sheet.frame, (Length::ZERO, Above::PageStart));
                continue;
            }
            take = take.max(1);
            self.sheet.y = top.y;
            if next == 0 {
                self.begin_block(block, style, top.gap);
            }
            for index in next..next + take {
                let y = self.sheet.pen();
                self.sheet.draw(Some(tag), paragraph.runs(index, y));
                self.sheet.fill(paragraph.line, Length::ZERO);
            }
            next += take;
            if next < lines {
                self.sheet.turn();
                top = Top { y: Length::ZERO, gap: Length::ZERO };
            }
        }
        self.sheet.above = Above::Block(lines_of(style, style.after));
    }

    /// Notes where a block begins.
    fn begin_block(&mut self, block: &Block, style: &TextStyle, gap: Length) {
        self.resolved.pages.insert(block.id, self.sheet.page());
        if gap > Length::ZERO {
            self.resolved.gaps.insert(block.id, gap);
        }
        if style.outline > 0 {
            let content = match &block.kind {
                BlockKind::Title(content)
                | BlockKind::Heading { content, .. }
                | BlockKind::Paragraph { content, .. } => content,
                BlockKind::Table(table) => &table.caption,
            };
            self.outline.push(OutlineEntry {
                level: style.outline,
                text: format!("{}{}", block.number(), block::plain_text(content)),
                page: self.sheet.page() as usize - 1,
                y: self.sheet.pen(),
            });
        }
    }
}

/// Where a block begins, and how much of the space over it only brings it back to the grid.
#[derive(Clone, Copy)]
struct Top {
    y: Length,
    gap: Length,
}

impl Piece<'_> {
    fn keeps_next(&self) -> bool {
        self.style.keep_next && matches!(self.set, Set::Text(_))
    }

    /// Where the block begins under what is `above`. A page that is turned swallows the space; text whose lines are the
    /// grid's begins on the grid.
    fn top(&self, frame: &Frame, (y, above): (Length, Above)) -> Top {
        let before = lines_of(self.style, self.style.before);
        let y = match above {
            Above::PartStart => before,
            Above::PageStart => Length::ZERO,
            Above::Block(after) => y + after + before,
        };
        let on_grid = self.style.line == frame.pitch && self.style.before.is_multiple_of(100);
        let over = y.to_milli().rem_euclid(frame.pitch.to_milli());
        match &self.set {
            Set::Text(_) if on_grid && over > 0 => {
                let gap = frame.pitch - Length::milli(over);
                Top { y: y + gap, gap }
            }
            _ => Top { y, gap: Length::ZERO },
        }
    }

    /// The least of the block that may stand at the foot of a page: a paragraph's first two lines, all of one that is
    /// too short to be parted, a table down to its first row.
    fn least(&self, frame: &Frame) -> Length {
        match &self.set {
            Set::Text(paragraph) if paragraph.lines.len() <= 3 => paragraph.height(),
            Set::Text(paragraph) => paragraph.line * 2,
            Set::Table(set) => set.least(frame),
        }
    }

    fn height(&self) -> Length {
        match &self.set {
            Set::Text(paragraph) => paragraph.height(),
            Set::Table(set) => set.height(),
        }
    }
}

/// How far down a chain reaches with the least of its last block.
fn chain_end(chain: &[Piece], frame: &Frame, from: (Length, Above)) -> Length {
    let mut at = from;
    let mut end = from.0;
    for (index, piece) in chain.iter().enumerate() {
        let top = piece.top(frame, at).y;
        let last = index + 1 == chain.len();
        end = top + if last { piece.least(frame) } else { piece.height() };
        at = (end, Above::Block(lines_of(piece.style, piece.style.after)));
    }
    end
}

/// How many of the `rest` lines of a paragraph go on a page where `fit` more fit: never one alone at its foot, and never
/// so many that one is left for the next page. None if that cannot be.
fn lines_to_take(rest: usize, fit: usize, first: bool) -> usize {
    if rest <= fit {
        return rest;
    }
    let take = if rest == fit + 1 { fit.saturating_sub(1) } else { fit };
    if first && take < 2 { 0 } else { take }
}

/// Hundredths of a style's lines.
fn lines_of(style: &TextStyle, hundredths: u16) -> Length {
    Length::twips((style.line * i64::from(hundredths) / 100).to_twips())
}

fn tag_kind(block: &Block, style: &TextStyle) -> TagKind {
    match &block.kind {
        BlockKind::Paragraph { .. } if style.outline > 0 => TagKind::Heading(style.outline),
        BlockKind::Title(_) => TagKind::Title,
        BlockKind::Heading { level, .. } => TagKind::Heading(*level),
        BlockKind::Paragraph { .. } => TagKind::Paragraph,
        BlockKind::Table(_) => TagKind::Table,
    }
}
