//! Blocks to pages: spacing, the line grid, blocks that stay together, no widows and orphans.

use std::collections::{BTreeMap, VecDeque};

use super::chart::TypesetChart;
use super::contents::Contents;
use super::flow_block::{BlockStart, FlowBlock, Typeset, chain_end, chain_height, lines_to_take};
use super::image::TypesetImage;
use super::indents;
use super::leaders;
use super::page_builder::{Above, PageBuilder};
use super::pages::{Link, LinkTarget, OutlineEntry, Picture, Point, TagId};
use super::paragraph::Paragraph;
use super::table::{self, TableForm, TypesetTable};
use super::tags::Tags;
use super::text::{ShapedChar, Shaper};
use super::text_area::TextArea;
use super::titles;
use crate::base::diag::Diagnostics;
use crate::base::id::NodeId;
use crate::base::length::Length;
use crate::doc::{
    Align, Block, BlockKind, Document, Indents, LayoutFacts, Orientation, Role, StyleSheet, Table,
    TextStyle, keeps_next, mark_of_title, plain_text, stays_whole,
};

/// The state while a document is placed.
struct Flow<'a, 'p> {
    style: &'a StyleSheet,
    /// The largest font size of forms of a shape.
    sizes: &'a BTreeMap<String, Length>,
    shaper: &'p mut Shaper<'a>,
    findings: &'p mut Diagnostics,
    builder: PageBuilder,
    tags: Tags,
    outline: Vec<OutlineEntry>,
    contents: Contents,
    pictures: Vec<Picture>,
    places: BTreeMap<NodeId, LinkTarget>,
    layout_facts: LayoutFacts,
    /// The width of the widest number in the list of attachments.
    note_number: Length,
    /// The tables of the current form that are not placed yet.
    form: VecDeque<TypesetTable<'a>>,
}

/// A document after all its blocks are placed.
pub(super) struct Flowed {
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

/// Places the blocks of every part; `sizes` are the largest font sizes of forms. A part without blocks has no page, unless the document has no other.
pub(super) fn flow<'a>(
    document: &'a Document,
    style: &'a StyleSheet,
    sizes: &'a BTreeMap<String, Length>,
    shaper: &mut Shaper<'a>,
    findings: &mut Diagnostics,
) -> Flowed {
    let builder = PageBuilder::new(TextArea::new(style, Orientation::Portrait));
    let mut flow = Flow::new(style, sizes, shaper, findings, builder);
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
        sizes: &'a BTreeMap<String, Length>,
        shaper: &'p mut Shaper<'a>,
        findings: &'p mut Diagnostics,
        builder: PageBuilder,
    ) -> Self {
        let (tags, outline, contents, pictures, places, layout_facts, form) = Default::default();
        let note_number = Length::ZERO;
        Self {
            style,
            sizes,
            shaper,
            findings,
            builder,
            tags,
            outline,
            contents,
            pictures,
            places,
            layout_facts,
            note_number,
            form,
        }
    }

    /// Places blocks in chains: blocks that keep with the next one, and the block that ends the chain.
    fn blocks(&mut self, blocks: &'a [Block]) {
        let (mut chain, mut deferred) = (Vec::new(), None);
        self.note_number = indents::note_number(blocks, self.shaper);
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            let mut flow_block = self.typeset(block, index, blocks, &chain);
            if before.is_some_and(is_bare_table)
                && let Typeset::Table(table) = &flow_block.typeset
            {
                flow_block.apart = if table.joins() { -table.rule } else { BETWEEN_TABLES };
            }
            flow_block.together = flow_block.style.together
                && before.is_some_and(|before| before.role() == block.role());
            let ends = !keeps_next(blocks, index, self.style);
            flow_block.fewest_lines = self.fewest_lines(blocks, index, &flow_block);
            chain.push(flow_block);
            if ends {
                self.place_or_defer(std::mem::take(&mut chain), &mut deferred);
            }
        }
        self.place_chain(deferred.into_iter().collect());
        self.place_chain(chain);
    }

    /// Places a chain and the deferred table: the table first, unless the chain is text that may stand above it.
    ///
    /// A small table for which the page has no room is deferred if more than [`BLANK`] lines would stay empty; text of
    /// its section goes above it until it has room, or until the page is full.
    fn place_or_defer(&mut self, chain: Vec<FlowBlock<'a>>, deferred: &mut Option<FlowBlock<'a>>) {
        if let Some(table) = deferred.take() {
            if !may_stand_above_a_table(&chain) {
                self.place_chain(vec![table]);
            } else {
                let last = chain.last().map(|flow_block| flow_block.block.id);
                self.place_chain(chain);
                self.layout_facts.moved.extend(last.map(|last| (table.block.id, last)));
                return self.place_or_defer(vec![table], deferred);
            }
        }
        match chain.as_slice() {
            [table] if self.leaves_a_blank(table) => *deferred = chain.into_iter().next(),
            _ => self.place_chain(chain),
        }
    }

    /// Whether a table that stays on one page would leave more than [`BLANK`] lines of this page empty.
    fn leaves_a_blank(&self, flow_block: &FlowBlock) -> bool {
        let (area, here) = (self.builder.area, (self.builder.y, self.builder.above));
        let is_whole = match &flow_block.typeset {
            Typeset::Table(typeset) => typeset.is_whole(&area),
            Typeset::Chart(_) | Typeset::Image(_) => true,
            Typeset::Text(_) => false,
        };
        let fits = chain_end(std::slice::from_ref(flow_block), &area, here) <= area.height;
        let blank = area.height - flow_block.top(&area, here).y;
        !self.builder.is_fresh() && is_whole && !fits && blank > area.pitch * BLANK
    }

    fn typeset(
        &mut self,
        block: &'a Block,
        index: usize,
        blocks: &'a [Block],
        chain: &[FlowBlock<'a>],
    ) -> FlowBlock<'a> {
        let next = blocks.get(index + 1);
        let typeset = match &block.kind {
            BlockKind::Table(_) => {
                Typeset::Table(Box::new(self.typeset_table(&form(&blocks[index..]), chain)))
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
            BlockKind::Image(image) => {
                let (area, findings) = (self.builder.area, &mut *self.findings);
                let (style, shaper) = (self.style, &mut *self.shaper);
                Typeset::Image(TypesetImage::new(image, block, style, &area, shaper, findings))
            }
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let chars = self.shaper.shape(block.role(), block.number(), content, block.id);
                Typeset::Text(self.typeset_text(block, chars, next))
            }
        };
        let style = self.style.of(block.role());
        let mark = mark_of_title(block, index.checked_sub(1).map(|before| &blocks[before]));
        let (apart, fewest_lines) = (Length::ZERO, self.builder.area.fewest_lines);
        FlowBlock { block, style, mark, together: false, fewest_lines, apart, typeset }
    }

    /// The least number of lines of a paragraph at the foot or the top of a page: all of one that stays whole, two of one
    /// whose last line is too short to stand alone.
    fn fewest_lines(&mut self, blocks: &[Block], index: usize, flow_block: &FlowBlock) -> usize {
        let (block, area) = (flow_block.block, self.builder.area);
        let Typeset::Text(paragraph) = &flow_block.typeset else { return area.fewest_lines };
        let kept = !flow_block.style.keep_next && keeps_next(blocks, index, self.style);
        if (kept || stays_whole(block)) && paragraph.height() <= area.height {
            return paragraph.lines.len();
        }
        if block.role() != Role::Body || paragraph.lines.len() < 2 || !paragraph.ends_in_a_rest() {
            return area.fewest_lines;
        }
        self.layout_facts.lone_line_control.insert(block.id);
        area.fewest_lines.max(2)
    }

    /// The first table of a form that is typeset as a whole, or the next one of the form that is being placed.
    fn typeset_table(&mut self, form: &TableForm<'a>, chain: &[FlowBlock<'a>]) -> TypesetTable<'a> {
        if self.form.is_empty() {
            let (area, here) = (self.builder.area, (self.builder.y, self.builder.above));
            let start = chain_height(chain, &area, here);
            let shape = form.first().map(|(table, _)| table.name.as_str());
            let largest = shape.and_then(|shape| self.sizes.get(shape)).copied();
            let at = (start, largest);
            let tables = table::typeset(form, self.style, &area, at, self.shaper, self.findings);
            self.form = tables.into();
        }
        self.form.pop_front().expect("a form has a table")
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
        if block.role() == Role::Signature
            && let Some(signature) = self.divided_signature(block, &mut chars, next)
        {
            return signature;
        }
        let indents = match block.role() {
            Role::AttachmentNote => self.note_indents(block, &mut chars),
            _ => self.indents(block, &chars, next),
        };
        if block.role().is_contents_entry() {
            let rest = area.width - indents.left - indents.right + style.tracking;
            let room = (rest - indents.first, rest);
            chars = leaders::fill(chars, room, self.shaper);
        }
        Paragraph::in_text_area(chars, style, indents, &area)
    }

    /// A 署名 that is too long for one line above its date, in lines divided by sense and centred above it.
    fn divided_signature(
        &mut self,
        block: &Block,
        chars: &mut Vec<ShapedChar>,
        date: Option<&Block>,
    ) -> Option<Paragraph> {
        let area = self.builder.area;
        let room = indents::signature_room(date, self.style, self.shaper)?;
        let room = room.min(area.width);
        let breaks = titles::divide(chars, room);
        if breaks.is_empty() {
            return None;
        }
        self.layout_facts.title_breaks.insert(block.id, breaks);
        let indents = Indents { left: area.width - room, ..Indents::default() };
        self.layout_facts.indents.insert(block.id, indents);
        let style = TextStyle { align: Align::Center, ..self.style.of(block.role()).clone() };
        Some(Paragraph::in_text_area(std::mem::take(chars), &style, indents, &area))
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

    /// The indents of an entry of the list of attachments, whose text begins where that of all others does.
    fn note_indents(&mut self, block: &Block, chars: &mut [ShapedChar]) -> Indents {
        let style = self.style.of(block.role());
        let Some(note) = indents::attachment_note(block, chars, self.note_number, style) else {
            return indents::of_style(style);
        };
        if note.gap > Length::ZERO {
            self.layout_facts.tabbed.insert(block.id);
        }
        let indents = indents::without_a_rest(note.indents, chars, &self.builder.area);
        self.layout_facts.indents.insert(block.id, indents);
        indents
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
            Typeset::Image(typeset) => self.place_image(&flow_block, typeset),
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
            let (fit, fewest) = (self.fit(top.y, paragraph.line), flow_block.fewest_lines);
            let take = lines_to_take(lines - next, fit, fewest, next == 0);
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
        self.builder.above = flow_block.below();
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
        let (id, page) = (flow_block.block.id, self.builder.page());
        let joined = typeset.joins() && flow_block.apart < Length::ZERO && !self.builder.is_fresh();
        let (builder, tags) = (&mut self.builder, &mut self.tags);
        let repeated =
            table::place(typeset, joined, self.style, builder, tags, self.shaper, self.findings);
        self.layout_facts.columns.insert(id, typeset.columns.clone());
        if typeset.above != Length::twips(self.style.table.above.to_twips()) {
            self.layout_facts.margins.insert(id, typeset.above);
        }
        if typeset.spare > Length::ZERO {
            self.layout_facts.spare.insert(id, typeset.spare);
        }
        self.layout_facts.fits.extend(typeset.step.map(|step| (id, step)));
        self.layout_facts.joined.extend(joined.then_some(id));
        for cell in &typeset.cells {
            let (row, column) = (cell.place.row, cell.place.column);
            let breaks = cell.word_breaks();
            let breaks = breaks.map(|(paragraph, breaks)| ((id, row, column, paragraph), breaks));
            self.layout_facts.cell_breaks.extend(breaks);
        }
        if !repeated.is_empty() {
            self.layout_facts.repeated.insert(id, repeated);
        }
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

    fn place_image(&mut self, flow_block: &FlowBlock, typeset: &TypesetImage) {
        self.begin(flow_block, self.top(flow_block));
        self.layout_facts.images.insert(flow_block.block.id, typeset.size());
        let picture = typeset.place(flow_block.block, &mut self.builder, &mut self.tags);
        self.pictures.push(picture);
        self.builder.above = Above::Block(flow_block.after());
    }

    /// Moves to the start of a block and records its place.
    fn begin(&mut self, flow_block: &FlowBlock, top: BlockStart) {
        let (id, page) = (flow_block.block.id, self.builder.page());
        self.builder.y = top.y;
        self.layout_facts.pages.insert(id, page);
        let place = LinkTarget { page: page as usize - 1, y: self.builder.pen() };
        self.places.insert(id, place);
        if top.gap > Length::ZERO {
            self.layout_facts.gaps.insert(id, top.gap);
        }
        if flow_block.style.outline > 0 {
            let mark = flow_block.mark.as_deref().unwrap_or_default();
            let number = flow_block.block.number();
            let text = format!("{mark}{number}{}", plain_text(flow_block.words()));
            self.outline.push(OutlineEntry { level: flow_block.style.outline, text, place });
        }
    }
}

/// The most lines that may stay empty before a small table where text could stand.
const BLANK: i64 = 3;

/// Whether a chain is plain text, which may stand above a table that is written before it.
fn may_stand_above_a_table(chain: &[FlowBlock]) -> bool {
    let is_text = |flow_block: &FlowBlock| flow_block.block.role() == Role::Body;
    matches!(chain, [one] if is_text(one) && matches!(one.typeset, Typeset::Text(_)))
}

/// The height of the paragraph that Word needs between two tables.
const BETWEEN_TABLES: Length = Length::milli(1000);

/// Whether a block is a table without a note.
fn is_bare_table(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Table(table) if table.note.is_empty())
}

fn as_table(block: &Block) -> Option<(&Table, &Block)> {
    match &block.kind {
        BlockKind::Table(table) => Some((table, block)),
        _ => None,
    }
}

/// The tables at the beginning of some blocks that make up one form.
fn form(blocks: &[Block]) -> Vec<(&Table, &Block)> {
    let tables = blocks.iter().map_while(as_table).enumerate();
    let one = tables.take_while(|(at, (table, _))| *at == 0 || table.continues);
    one.map(|(_, table)| table).collect()
}
