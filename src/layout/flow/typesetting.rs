//! Blocks to typeset blocks: lines, indents, tables, charts and pictures, before they have a place.

use std::cell::Cell;

use super::super::chart::TypesetChart;
use super::super::flow_block::{FlowBlock, Typeset, chain_height};
use super::super::image::TypesetImage;
use super::super::paragraph::Paragraph;
use super::super::table::{self, TableForm, TypesetTable, words};
use super::super::text::{ShapedChar, width};
use super::super::{held, indents, leaders, titles};
use super::state::Flow;
use crate::base::length::Length;
use crate::doc::{
    Align, Block, BlockKind, Indents, Inline, Role, RunIn, Table, TextStyle, keeps_next,
    mark_of_title, stays_whole,
};

impl<'a> Flow<'a, '_> {
    pub(super) fn typeset(
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
                let chars = self.shape(block, content);
                Typeset::Text(self.typeset_text(block, chars, next))
            }
        };
        let style = self.style.of(block.role());
        let mark = mark_of_title(block, index.checked_sub(1).map(|before| &blocks[before]));
        let (apart, fewest_lines) = (Length::ZERO, self.builder.area.fewest_lines);
        let (together, tight) = (false, Cell::new(false));
        FlowBlock { block, style, mark, together, tight, fewest_lines, apart, typeset }
    }

    /// The characters of a paragraph, a run-in heading in the face of headings of the second level.
    fn shape(&mut self, block: &Block, content: &[Inline]) -> Vec<ShapedChar> {
        let own = self.style.of(block.role());
        let mut chars = self.shaper.shape_block(own, block, content);
        let lead = RunIn::of(block);
        if lead.most() > 0 {
            let style =
                TextStyle { face: self.style.of(Role::Heading2).face.clone(), ..own.clone() };
            let other = self.shaper.shape_block(&style, block, content);
            let pairs = chars.iter_mut().zip(other).enumerate();
            pairs
                .filter(|(at, (char, _))| lead.holds(*at, char.change))
                .for_each(|(_, (char, other))| *char = other);
        }
        // The mark of an attachment is a number without words.
        if block.origin.change.is_some() {
            chars.iter_mut().for_each(|char| char.change = block.origin.change);
        }
        chars
    }

    /// The least number of lines of a paragraph at the foot or the top of a page: all of one that stays whole, two of one
    /// whose last line is too short to stand alone.
    pub(super) fn fewest_lines(
        &mut self,
        blocks: &[Block],
        index: usize,
        flow_block: &FlowBlock,
    ) -> usize {
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
            let shared = shape.and_then(|shape| self.siblings.get(shape)).copied();
            let at = (start, shared.unwrap_or_default());
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
            if block.role() == Role::AttachmentTitle {
                words::join(&mut chars, &self.words);
            }
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
            Role::DateLine => self.date_indents(block),
            _ => self.indents(block, &chars, next),
        };
        if block.role().is_contents_entry() {
            let rest = area.width - indents.left - indents.right + style.tracking;
            let room = (rest - indents.first, rest);
            words::join(&mut chars, &self.words);
            let (filled, breaks) = leaders::fill(chars, room, self.shaper);
            if !breaks.is_empty() {
                self.layout_facts.title_breaks.insert(block.id, breaks);
            }
            chars = filled;
        }
        if is_running(block) {
            held::join(&mut chars);
        }
        let paragraph = Paragraph::in_text_area(chars, style, indents, &area);
        let retracked = paragraph.retracked();
        if is_running(block) && !retracked.is_empty() {
            self.layout_facts.retracked.insert(block.id, retracked);
        }
        if block.role() == Role::AttachmentNote {
            let breaks = paragraph.word_breaks().map(|breaks| (block.id, breaks));
            self.layout_facts.title_breaks.extend(breaks);
        }
        paragraph
    }

    /// A 署名 that is too wide for its date at its own place: in the fewest lines, divided by sense, and date and lines
    /// centred on one another.
    fn divided_signature(
        &mut self,
        block: &Block,
        chars: &mut Vec<ShapedChar>,
        date: Option<&Block>,
    ) -> Option<Paragraph> {
        let (area, style) = (self.builder.area, self.style.of(block.role()));
        let date = date.filter(|date| date.role() == Role::DateLine)?;
        let centre = indents::date_centre(date, self.style, self.shaper)?;
        if width(chars) <= centre * 2 {
            return None;
        }
        let breaks = titles::divide(chars, indents::signature_room(style, &area));
        let lines = chars.split(|char| char.class.is_break()).map(width);
        let wide = lines.max().unwrap_or_default();
        let middle = indents::signature_centre(wide, centre, style, &area);
        self.date_moves = (middle - centre).or_zero();
        let (indents, align) = if breaks.is_empty() {
            let right = Length::twips((middle - wide / 2).or_zero().to_twips());
            (Indents { right, ..Indents::default() }, style.align)
        } else {
            self.layout_facts.title_breaks.insert(block.id, breaks);
            let left = (area.width - middle * 2).or_zero();
            (Indents { left, ..Indents::default() }, Align::Center)
        };
        self.layout_facts.indents.insert(block.id, indents);
        let style = TextStyle { align, ..style.clone() };
        Some(Paragraph::in_text_area(std::mem::take(chars), &style, indents, &area))
    }

    /// The indents of a date that stands farther left than its style says, below a wide 署名.
    fn date_indents(&mut self, block: &Block) -> Indents {
        let own = indents::of_style(self.style.of(block.role()));
        let moved = std::mem::take(&mut self.date_moves);
        let right = Length::twips((own.right + moved).to_twips());
        let indents = Indents { right, ..own };
        if moved > Length::ZERO {
            self.layout_facts.indents.insert(block.id, indents);
        }
        indents
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
        words::join(chars, &self.words);
        words::join_last_number(chars);
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
}

/// Whether a block is running text or a heading within it.
fn is_running(block: &Block) -> bool {
    matches!(
        block.role(),
        Role::Body | Role::Heading1 | Role::Heading2 | Role::Heading3 | Role::Heading4
    )
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
