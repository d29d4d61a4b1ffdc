//! Blocks in chains: those that keep together, and small tables that change places with text.

use super::super::flow_block::{FlowBlock, Typeset, chain_end};
use super::super::indents;
use super::super::page_builder::{Above, PageBuilder};
use super::super::pages::{Link, OutlineEntry, Picture};
use super::super::siblings::Siblings;
use super::super::tags::Tags;
use super::super::text::Shaper;
use super::super::text_area::TextArea;
use super::state::Flow;
use crate::base::diag::Diagnostics;
use crate::base::length::Length;
use crate::doc::{
    Block, BlockKind, Document, LayoutFacts, Orientation, Role, StyleSheet, keeps_next,
};

/// A document after all its blocks are placed.
pub(in super::super) struct Flowed {
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

/// Places the blocks of every part; `siblings` is what the forms of a shape share. A part without blocks has no page, unless
/// the document has no other.
pub(in super::super) fn flow<'a>(
    document: &'a Document,
    style: &'a StyleSheet,
    siblings: &'a Siblings,
    shaper: &mut Shaper<'a>,
    findings: &mut Diagnostics,
) -> Flowed {
    let builder = PageBuilder::new(TextArea::new(style, Orientation::Portrait));
    let mut flow = Flow::new(style, siblings, shaper, findings, builder);
    for part in document.parts.iter().filter(|part| !part.blocks.is_empty()) {
        flow.builder.begin_part(TextArea::of_part(style, part));
        flow.blocks(&part.blocks);
    }
    if flow.builder.page() == 0 {
        flow.builder.new_page();
    }
    flow.layout_facts.page_count = flow.builder.page();
    let uncounted = flow.builder.uncounted();
    flow.layout_facts.pages.retain(|_, page| *page > uncounted);
    flow.layout_facts.pages.values_mut().for_each(|page| *page -= uncounted);
    let links = flow.contents.finish(&flow.places);
    let Flow { builder, tags, outline, pictures, layout_facts, .. } = flow;
    Flowed { builder, tags, outline, links, pictures, layout_facts }
}

impl<'a> Flow<'a, '_> {
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
        self.place_chain(deferred.as_slice());
        self.place_chain(&chain);
    }

    /// Places a chain and the deferred table: the table first, unless the chain is text that may stand above it.
    ///
    /// A small table for which the page has no room is deferred if more than [`BLANK`] lines would stay empty; text of
    /// its section goes above it until it has room, or until the page is full. A picture is made smaller, if that is enough.
    fn place_or_defer(
        &mut self,
        mut chain: Vec<FlowBlock<'a>>,
        deferred: &mut Option<FlowBlock<'a>>,
    ) {
        if let Some(table) = deferred.take() {
            if !may_stand_above_a_table(&chain) {
                self.place_chain(&[table]);
            } else {
                let last = chain.last().map(|flow_block| flow_block.block.id);
                self.place_chain(&chain);
                self.layout_facts.moved.extend(last.map(|last| (table.block.id, last)));
                return self.place_or_defer(vec![table], deferred);
            }
        }
        let waits = match chain.as_mut_slice() {
            [one] => self.leaves_a_blank(one) && !self.shrink(one),
            _ => false,
        };
        if waits {
            *deferred = chain.pop();
        } else {
            self.place_chain(&chain);
        }
    }

    /// Makes a picture smaller that the page has not quite the room for; says whether it fits then.
    fn shrink(&self, flow_block: &mut FlowBlock) -> bool {
        let area = self.builder.area;
        let top = flow_block.top(&area, (self.builder.y, self.builder.above)).y;
        let Typeset::Image(image) = &mut flow_block.typeset else { return false };
        let above = image.size().above;
        image.shrink(area.height - top + above, &area)
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

    /// Places a chain on the current page, or on the next one if it fits only there.
    fn place_chain(&mut self, chain: &[FlowBlock]) {
        let (area, here) = (self.builder.area, (self.builder.y, self.builder.above));
        let reserve = self.builder.reserve;
        let fits = |from, reserve| chain_end(chain, &area, from) + reserve <= area.height;
        let next_page = (Length::ZERO, Above::PageStart);
        let loose = chain.iter().find(|flow_block| may_be_tight(flow_block));
        if let Some(signature) = loose.filter(|_| !self.builder.is_fresh() && !fits(here, reserve))
        {
            signature.tight.set(true);
            signature.tight.set(fits(here, reserve));
        }
        if !self.builder.is_fresh() && !fits(here, reserve) && fits(next_page, Length::ZERO) {
            if let Some(first) = chain.first() {
                self.keep_gap(first);
            }
            self.builder.new_page();
        }
        chain.iter().for_each(|flow_block| self.place(flow_block));
    }
}

/// Whether a block is a 署名 above which a line may be left out where its page has no room otherwise (GB/T 9704 7.3.5.4).
fn may_be_tight(flow_block: &FlowBlock) -> bool {
    flow_block.block.role() == Role::Signature && flow_block.style.before >= 200
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
