//! Blocks to pages: spacing, the line grid, blocks that stay together, no widows and orphans.

use std::collections::BTreeMap;

use super::chart::TypesetChart;
use super::contents::Contents;
use super::flow_block::{BlockStart, FlowBlock, Typeset, chain_end, lines_to_take};
use super::indents;
use super::leaders;
use super::page_builder::{Above, PageBuilder};
use super::pages::{Link, OutlineEntry, Picture, Point, TagId, Target};
use super::paragraph::Paragraph;
use super::table::{self, TypesetTable};
use super::tags::Tags;
use super::text::{ShapedChar, Shaper};
use super::text_area::TextArea;
use super::titles;
use crate::base::diag::Diagnostics;
use crate::base::id::NodeId;
use crate::base::length::Length;
use crate::doc::{
    Block, BlockKind, Document, Indents, LayoutFacts, Orientation, Role, StyleSheet, Table,
    plain_text,
};

/// The state while a document is placed.
struct Flow<'a, 'p> {
    style: &'a StyleSheet,
    shaper: &'p mut Shaper<'a>,
    findings: &'p mut Diagnostics,
    builder: PageBuilder,
    tags: Tags,
    outline: Vec<OutlineEntry>,
    contents: Contents,
    pictures: Vec<Picture>,
    places: BTreeMap<NodeId, Target>,
    layout_facts: LayoutFacts,
}

/// A document after all its blocks are placed.
pub struct Flowed {
    /// Its pages without their numbers.
    pub builder: PageBuilder,
    /// Its tags.
    pub tags: Tags,
    /// Its headings.
    pub outline: Vec<OutlineEntry>,
    /// Its links.
    pub links: Vec<Link>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// What the Word writer needs to know.
    pub layout_facts: LayoutFacts,
}

/// Places the blocks of every part. A part without blocks has no page, unless the document has no other.
pub fn flow<'a>(
    document: &'a Document,
    style: &'a StyleSheet,
    shaper: &mut Shaper<'a>,
    findings: &mut Diagnostics,
) -> Flowed {
    let builder = PageBuilder::new(TextArea::new(style, Orientation::Portrait));
    let mut flow = Flow::new(style, shaper, findings, builder);
    for part in document.parts.iter().filter(|part| !part.blocks.is_empty()) {
        flow.builder.begin_part(TextArea::new(style, part.orientation));
        flow.blocks(&part.blocks);
    }
    if flow.builder.page() == 0 {
        flow.builder.new_page();
    }
    flow.layout_facts.page_count = flow.builder.page();
    let links = flow.contents.finish(&flow.places);
    let Flow { builder, tags, outline, pictures, layout_facts, .. } = flow;
    Flowed { builder, tags, outline, links, pictures, layout_facts }
}

impl<'a, 'p> Flow<'a, 'p> {
    fn new(
        style: &'a StyleSheet,
        shaper: &'p mut Shaper<'a>,
        findings: &'p mut Diagnostics,
        builder: PageBuilder,
    ) -> Self {
        let (tags, outline, contents, pictures, places, layout_facts) = Default::default();
        Self {
            style,
            shaper,
            findings,
            builder,
            tags,
            outline,
            contents,
            pictures,
            places,
            layout_facts,
        }
    }

    /// Places blocks in chains: blocks that keep with the next one, and the block that ends the chain.
    fn blocks(&mut self, blocks: &'a [Block]) {
        let mut chain = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            let mut flow_block = self.typeset(block, index, blocks);
            if before.is_some_and(is_bare_table) && matches!(flow_block.typeset, Typeset::Table(_))
            {
                flow_block.apart = BETWEEN_TABLES;
            }
            flow_block.together = flow_block.style.together
                && before.is_some_and(|before| before.role() == block.role());
            let ends = !flow_block.keeps_next();
            chain.push(flow_block);
            if ends {
                self.place_chain(std::mem::take(&mut chain));
            }
        }
        self.place_chain(chain);
    }

    fn typeset(&mut self, block: &'a Block, index: usize, blocks: &'a [Block]) -> FlowBlock<'a> {
        let next = blocks.get(index + 1);
        let typeset = match &block.kind {
            BlockKind::Table(table) => {
                let form = form(index, blocks);
                Typeset::Table(Box::new(self.typeset_table(block, table, &form)))
            }
            BlockKind::Chart(chart) => {
                let area = self.builder.area;
                let findings = &mut *self.findings;
                Typeset::Chart(TypesetChart::new(
                    chart,
                    block,
                    self.style,
                    &area,
                    self.shaper,
                    findings,
                ))
            }
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let chars = self.shaper.shape(block.role(), block.number(), content, block.id);
                Typeset::Text(self.typeset_text(block, chars, next))
            }
        };
        let style = self.style.of(block.role());
        FlowBlock { block, style, together: false, apart: Length::ZERO, typeset }
    }

    fn typeset_table(
        &mut self,
        block: &'a Block,
        table: &'a Table,
        form: &[(&'a Table, &'a Block)],
    ) -> TypesetTable<'a> {
        let area = self.builder.area;
        TypesetTable::new(table, block, form, self.style, &area, self.shaper, self.findings)
    }

    fn typeset_text(
        &mut self,
        block: &Block,
        mut chars: Vec<ShapedChar>,
        next: Option<&Block>,
    ) -> Paragraph {
        let (style, area) = (self.style.of(block.role()), self.builder.area);
        if matches!(block.role(), Role::Title | Role::AttachmentTitle) {
            let breaks = titles::divide(&mut chars, area.width);
            self.layout_facts.title_breaks.insert(block.id, breaks);
        }
        let indents = self.indents(block, &chars, next);
        if block.role().is_contents_entry() {
            let rest = area.width - indents.left - indents.right + style.tracking;
            let room = (rest - indents.first, rest);
            chars = leaders::fill(chars, room, self.shaper);
        }
        Paragraph::in_text_area(chars, style, indents, &area)
    }

    fn indents(&mut self, block: &Block, chars: &[ShapedChar], next: Option<&Block>) -> Indents {
        match indents::of_words(block, chars, next, self.style, self.shaper) {
            Some(indents) => {
                self.layout_facts.indents.insert(block.id, indents);
                indents
            }
            None => indents::of_style(self.style.of(block.role())),
        }
    }

    /// Places a chain on the current page, or on the next one if it fits only there.
    fn place_chain(&mut self, chain: Vec<FlowBlock<'a>>) {
        let (area, here) = (self.builder.area, (self.builder.y, self.builder.above));
        let fits = |from| chain_end(&chain, &area, from) <= area.height;
        let next_page = (Length::ZERO, Above::PageStart);
        if !self.builder.is_fresh() && !fits(here) && fits(next_page) {
            self.builder.new_page();
        }
        chain.into_iter().for_each(|flow_block| self.place(flow_block));
    }

    fn place(&mut self, flow_block: FlowBlock<'a>) {
        match &flow_block.typeset {
            Typeset::Text(paragraph) => self.place_text(&flow_block, paragraph),
            Typeset::Table(typeset) => self.place_table(&flow_block, typeset),
            Typeset::Chart(typeset) => self.place_chart(&flow_block, typeset),
        }
    }

    /// Places a paragraph, on as many pages as it needs.
    fn place_text(&mut self, flow_block: &FlowBlock, paragraph: &Paragraph) {
        let listed = self.contents.tag(flow_block.block, &mut self.tags);
        let tag = listed.unwrap_or_else(|| {
            self.tags.add(None, flow_block.tag_kind(), Some(flow_block.block.id))
        });
        let lines = paragraph.lines.len();
        let mut next = 0;
        while next < lines {
            let top = if next == 0 { self.top(flow_block) } else { BlockStart::default() };
            let take = lines_to_take(lines - next, self.fit(top.y, paragraph.line), next == 0);
            if take == 0 && !self.builder.is_fresh() {
                self.builder.new_page();
                continue;
            }
            if next == 0 {
                self.begin(flow_block, top);
            }
            let end = next + take.max(1);
            (next..end).for_each(|line| self.draw_line(flow_block.block, paragraph, line, tag));
            next = end;
            if next < lines {
                self.builder.new_page();
            }
        }
        self.builder.above = Above::Block(flow_block.after());
    }

    fn top(&self, flow_block: &FlowBlock) -> BlockStart {
        flow_block.top(&self.builder.area, (self.builder.y, self.builder.above))
    }

    /// The number of lines that fit on the page below `y`.
    fn fit(&self, y: Length, line: Length) -> usize {
        let room = (self.builder.area.height - y).or_zero();
        (room.to_milli() / line.to_milli().max(1)) as usize
    }

    fn draw_line(&mut self, block: &Block, paragraph: &Paragraph, line: usize, tag: TagId) {
        let (y, area, page) = (self.builder.pen(), self.builder.area, self.builder.page());
        let runs = paragraph.runs(line, y);
        if let Some(first) = runs.first() {
            let to = Point { x: area.left + area.width, y: y + paragraph.line };
            let corners = [Point { x: first.origin.x, y }, to];
            self.contents.add_link(block, tag, page as usize - 1, corners);
        }
        self.builder.draw(Some(tag), runs);
        self.builder.fill(paragraph.line, Length::ZERO);
    }

    fn place_table(&mut self, flow_block: &FlowBlock, typeset: &TypesetTable) {
        let top = self.top(flow_block);
        self.begin(flow_block, top);
        if typeset.is_whole(&self.builder.area) {
            self.layout_facts.whole.insert(flow_block.block.id);
        }
        let page = self.builder.page();
        let (builder, tags) = (&mut self.builder, &mut self.tags);
        table::place(typeset, self.style, builder, tags, self.shaper, self.findings);
        self.layout_facts.columns.insert(flow_block.block.id, typeset.columns.clone());
        if self.builder.page() > page {
            self.layout_facts.continued.insert(flow_block.block.id);
        }
    }

    fn place_chart(&mut self, flow_block: &FlowBlock, typeset: &TypesetChart) {
        self.begin(flow_block, self.top(flow_block));
        self.layout_facts.drawings.insert(flow_block.block.id, typeset.drawing());
        let picture = typeset.place(flow_block.block, &mut self.builder, &mut self.tags);
        self.pictures.push(picture);
        self.builder.above = Above::Block(flow_block.after());
    }

    /// Moves to the start of a block and records its place.
    fn begin(&mut self, flow_block: &FlowBlock, top: BlockStart) {
        let (id, page) = (flow_block.block.id, self.builder.page());
        self.builder.y = top.y;
        self.layout_facts.pages.insert(id, page);
        let place = Target { page: page as usize - 1, y: self.builder.pen() };
        self.places.insert(id, place);
        if top.gap > Length::ZERO {
            self.layout_facts.gaps.insert(id, top.gap);
        }
        if flow_block.style.outline > 0 {
            let text = format!("{}{}", flow_block.block.number(), plain_text(flow_block.words()));
            self.outline.push(OutlineEntry { level: flow_block.style.outline, text, place });
        }
    }
}

/// The height of the paragraph that Word needs between two tables.
const BETWEEN_TABLES: Length = Length::milli(1000);

/// Whether a block is a table without a note.
fn is_bare_table(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Table(table) if table.note.is_empty())
}

/// The tables that make up one form with the table at an index, itself included.
fn form(index: usize, blocks: &[Block]) -> Vec<(&Table, &Block)> {
    let table = |at: usize| match &blocks.get(at)?.kind {
        BlockKind::Table(table) => Some((table, &blocks[at])),
        _ => None,
    };
    let continues = |at: usize| table(at).is_some_and(|(table, _)| table.continues);
    let mut first = index;
    while first > 0 && continues(first) && table(first - 1).is_some() {
        first -= 1;
    }
    let mut end = index + 1;
    while continues(end) {
        end += 1;
    }
    (first..end).filter_map(table).collect()
}
