//! Typeset blocks to their places on pages, with what the Word file takes over from there.

use super::super::caption_below;
use super::super::chart::TypesetChart;
use super::super::flow_block::{BlockStart, FlowBlock, Typeset, lines_to_take};
use super::super::image::TypesetImage;
use super::super::page_builder::Above;
use super::super::pages::{LinkTarget, OutlineEntry, Point, TagId};
use super::super::paragraph::Paragraph;
use super::super::table::{self, BETWEEN_SHEETS, TypesetTable};
use super::state::Flow;
use crate::base::length::Length;
use crate::doc::{Block, shown_text};

impl Flow<'_, '_> {
    pub(super) fn place(&mut self, flow_block: &FlowBlock) {
        match &flow_block.typeset {
            Typeset::Text(paragraph) => self.place_text(flow_block, paragraph),
            Typeset::Table(typeset) => self.place_table(flow_block, typeset),
            Typeset::Chart(typeset) => self.place_chart(flow_block, typeset),
            Typeset::Image(typeset) => self.place_image(flow_block, typeset),
        }
    }

    /// Notes the gap above a block that begins a page because the block with its gap has no room on the page before: Word
    /// needs the gap to find the same, and leaves it out at the top of the page.
    pub(super) fn keep_gap(&mut self, flow_block: &FlowBlock) {
        let gap = self.top(flow_block).gap;
        if gap > Length::ZERO && !matches!(flow_block.typeset, Typeset::Table(_)) {
            self.layout_facts.gaps.insert(flow_block.block.id, gap);
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
                if next == 0 {
                    self.keep_gap(flow_block);
                }
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
        let begins_sheet =
            self.builder.is_fresh() && typeset.table.continues && typeset.is_parted_by_sheets();
        if begins_sheet {
            self.layout_facts.sheets.insert(id, vec![0]);
            self.builder.fill(BETWEEN_SHEETS, Length::ZERO);
            self.builder.above = Above::PageStart;
        }
        let (builder, tags) = (&mut self.builder, &mut self.tags);
        let continuation =
            table::place(typeset, joined, self.style, builder, tags, self.shaper, self.findings);
        self.layout_facts.columns.insert(id, typeset.columns.clone());
        if typeset.above != Length::twips(self.style.table.above.to_twips()) {
            self.layout_facts.margins.insert(id, typeset.above);
        }
        if typeset.spare > Length::ZERO {
            self.layout_facts.spare.insert(id, typeset.spare);
        }
        self.layout_facts.fits.extend(typeset.step.map(|step| (id, step)));
        let unit = typeset.unit.as_ref().filter(|_| typeset.caption.is_none());
        let retracked = unit.map(Paragraph::retracked).filter(|lines| !lines.is_empty());
        self.layout_facts.retracked.extend(retracked.map(|lines| (id, lines)));
        self.layout_facts.joined.extend(joined.then_some(id));
        for cell in &typeset.cells {
            let (row, column) = (cell.place.row, cell.place.column);
            let breaks = cell.word_breaks();
            let breaks = breaks.map(|(paragraph, breaks)| ((id, row, column, paragraph), breaks));
            self.layout_facts.cell_breaks.extend(breaks);
        }
        if !continuation.repeated.is_empty() {
            self.layout_facts.repeated.insert(id, continuation.repeated);
        }
        if !continuation.heads.is_empty() {
            self.layout_facts.heads_again.insert(id, continuation.heads);
        }
        if !continuation.sheets.is_empty() {
            self.layout_facts.sheets.entry(id).or_default().extend(continuation.sheets);
        }
        if self.builder.page() > page {
            self.layout_facts.continued.insert(id);
        }
        let kept: Vec<_> = (0..typeset.kept.len()).filter(|row| typeset.kept[*row]).collect();
        if !kept.is_empty() && !self.layout_facts.whole.contains(&id) {
            self.layout_facts.label_rows.insert(id, kept);
        }
    }

    fn place_chart(&mut self, flow_block: &FlowBlock, typeset: &TypesetChart) {
        self.begin(flow_block, self.top(flow_block));
        self.layout_facts.drawings.insert(flow_block.block.id, typeset.drawing());
        self.divide_caption(flow_block.block, typeset.caption());
        let picture = typeset.place(flow_block.block, &mut self.builder, &mut self.tags);
        self.pictures.push(picture);
        self.builder.above = Above::Block(flow_block.after());
    }

    fn place_image(&mut self, flow_block: &FlowBlock, typeset: &TypesetImage) {
        self.begin(flow_block, self.top(flow_block));
        self.layout_facts.images.insert(flow_block.block.id, typeset.size());
        self.divide_caption(flow_block.block, typeset.caption());
        let picture = typeset.place(flow_block.block, &mut self.builder, &mut self.tags);
        self.pictures.push(picture);
        self.builder.above = Above::Block(flow_block.after());
    }

    /// Notes where the lines of a caption below a chart or a picture end.
    fn divide_caption(&mut self, block: &Block, caption: Option<&Paragraph>) {
        let breaks = caption.map(caption_below::breaks).filter(|breaks| !breaks.is_empty());
        self.layout_facts.title_breaks.extend(breaks.map(|breaks| (block.id, breaks)));
    }

    /// Moves to the start of a block and records its place.
    fn begin(&mut self, flow_block: &FlowBlock, top: BlockStart) {
        let (id, page) = (flow_block.block.id, self.builder.page());
        self.builder.y = top.y;
        self.layout_facts.pages.insert(id, page);
        let place = LinkTarget { page: page as usize - 1, y: self.builder.pen() };
        self.places.insert(id, place);
        let gap = top.gap - flow_block.tightened();
        if gap != Length::ZERO {
            self.layout_facts.gaps.insert(id, gap);
        }
        if flow_block.style.outline > 0 {
            let mark = flow_block.mark.as_deref().unwrap_or_default();
            let number = flow_block.block.number();
            let text = format!("{mark}{number}{}", shown_text(flow_block.words()));
            self.outline.push(OutlineEntry { level: flow_block.style.outline, text, place });
        }
    }
}
