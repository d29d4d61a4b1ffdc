//! The blocks of the document tree to the body of the Word file, section by section.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{
    AlignmentType, FieldCharType, LineSpacing, Paragraph, Run, SectionProperty, SpecialIndentType,
    Tab, TabValueType,
};

use super::blocks::BodyWriter;
use super::chart::SizedChart;
use super::contents::{begin_contents, entry, leading};
use super::drawing::{self, Drawn};
use super::ids::{self, AFTER_TABLE, BETWEEN_TABLES, cell_style_id, style_id};
use super::page::{section, text_width};
use super::picture::SizedImage;
use super::runs::{ParagraphText, Runs, bookmark};
use super::styles::before;
use super::table::{TableBuilder, by_shares, open_below, twips};
use super::xml::Malformed;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::{NodeId, Origin};
use crate::base::length::Length;
use crate::doc::{
    Align, Block, BlockKind, Cell, Chart, Document, Image, Indents, Inline, InlineKind,
    LayoutFacts, Orientation, Part, Role, StyleSheet, Table, keeps_next, mark_of_title, plain_text,
    stays_whole,
};

/// The main part, and what it refers to.
pub(super) struct BuiltBody {
    /// The bytes of the main part.
    pub part: Vec<u8>,
    /// The charts and pictures, in document order.
    pub drawings: Vec<Drawn>,
}

/// Builds the body.
pub(super) struct BodyBuilder<'a> {
    /// The style sheet.
    pub sheet: &'a StyleSheet,
    /// The results of layout.
    pub layout_facts: &'a LayoutFacts,
    /// Writes text as runs.
    pub runs: Runs<'a>,
    body: BodyWriter,
    drawings: Vec<Drawn>,
    /// Headings that a contents list refers to.
    named: BTreeSet<NodeId>,
    /// Blocks that keep with the next one although their styles do not.
    kept: BTreeSet<NodeId>,
    /// The first and the last entry of the contents list, at which its field begins and ends.
    contents: Option<(NodeId, NodeId)>,
    /// The marks of attachments that it lists, by their titles.
    marks: BTreeMap<NodeId, String>,
    /// The number of heading levels that it lists.
    levels: u8,
}

impl<'a> BodyBuilder<'a> {
    /// An empty builder.
    pub(super) fn new(
        sheet: &'a StyleSheet,
        layout_facts: &'a LayoutFacts,
        runs: Runs<'a>,
    ) -> Self {
        let (drawings, named, kept) = Default::default();
        Self {
            sheet,
            layout_facts,
            runs,
            body: BodyWriter::begin(),
            drawings,
            named,
            kept,
            contents: None,
            marks: BTreeMap::new(),
            levels: 1,
        }
    }

    /// The body of a document. Every part but the last ends with the properties of its section; the last section's are
    /// those of the body.
    pub(super) fn build(mut self, document: &Document) -> Result<BuiltBody, Malformed> {
        self.find_contents(document);
        let parts: Vec<&Part> = document.parts.iter().filter(|p| !p.blocks.is_empty()).collect();
        let mut last = section(self.sheet, self.runs.fonts, Orientation::Portrait);
        for (index, part) in parts.iter().enumerate() {
            let begun = self.body.count();
            self.kept = kept(&part.blocks, self.sheet);
            let blocks = self.layout_facts.in_order(&part.blocks);
            blocks.into_iter().for_each(|block| self.block(block, part.orientation));
            if self.body.count() == begun {
                // Otherwise its section would replace that of the part before it.
                self.push(Paragraph::new().style(AFTER_TABLE));
            }
            let section = section(self.sheet, self.runs.fonts, part.orientation);
            if index + 1 < parts.len() {
                self.end_section(section);
            } else {
                last = section;
            }
        }
        if self.body.last_row().is_some() {
            self.push(Paragraph::new().style(AFTER_TABLE));
        }
        Ok(BuiltBody { part: self.body.finish(&last)?, drawings: self.drawings })
    }

    fn find_contents(&mut self, document: &Document) {
        let entries = document.blocks().filter(|block| block.role().is_contents_entry());
        let ids: Vec<_> = entries.map(|block| block.id).collect();
        self.contents = ids.first().copied().zip(ids.last().copied());
        let marked = document.parts.iter().flat_map(|part| part.blocks.windows(2));
        let marked =
            marked.filter_map(|pair| Some((pair[1].id, mark_of_title(&pair[1], Some(&pair[0]))?)));
        self.marks = marked.filter(|_| self.contents.is_some()).collect();
        let deep = document.blocks().any(|block| block.role() == Role::Contents2);
        self.levels = if deep { 2 } else { 1 };
        self.named = document
            .inlines()
            .filter_map(|(_, inline)| match inline.kind {
                InlineKind::PageOf(node) => Some(node),
                _ => None,
            })
            .collect();
    }

    /// Adds the bookmark of a heading that the contents list refers to, and the start of the list's field.
    fn marked(&self, node: NodeId, mut paragraph: Paragraph) -> Paragraph {
        let (mut before, number) = (Paragraph::new(), node.0 as usize);
        if self.named.contains(&node) {
            before = before.add_bookmark_start(number, bookmark(node));
            paragraph = paragraph.add_bookmark_end(number);
        }
        if self.contents.is_some_and(|(first, _)| first == node) {
            before = begin_contents(before, self.levels);
        }
        paragraph.children.splice(0..0, before.children);
        paragraph
    }

    /// Puts the section's properties into the last paragraph, or into a new one after a table.
    fn end_section(&mut self, section: SectionProperty) {
        match self.body.last_paragraph() {
            Some(paragraph) => paragraph.property.section_property = Some(section),
            None => self.push(Paragraph::new().style(AFTER_TABLE).section_property(section)),
        }
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.body.paragraph(paragraph);
    }

    fn block(&mut self, block: &Block, orientation: Orientation) {
        match &block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let paragraph = self.paragraph(block.role(), block.number(), content, block.id);
                let mut paragraph = self.placed(paragraph, block.role(), block.id);
                if let Some(mark) = self.marks.get(&block.id) {
                    paragraph = entry(paragraph, &format!("{mark}{}", plain_text(content)));
                }
                if self.kept.contains(&block.id) {
                    paragraph.property.keep_next = Some(true);
                    paragraph.property.keep_lines = Some(true);
                }
                if stays_whole(block) {
                    paragraph.property.keep_lines = Some(true);
                }
                if self.layout_facts.lone_line_control.contains(&block.id) {
                    paragraph.property.widow_control = Some(true);
                }
                if self.layout_facts.page_starts.contains(&block.id) {
                    paragraph.property.page_break_before = Some(true);
                }
                self.push(paragraph);
                if self.contents.is_some_and(|(_, last)| last == block.id) {
                    // The field must end in a paragraph before the one that holds the section's properties; otherwise
                    // LibreOffice counts the page numbers of that section to the list.
                    let end = Run::new().add_field_char(FieldCharType::End, false);
                    self.push(Paragraph::new().style(AFTER_TABLE).add_run(end));
                    self.push(Paragraph::new().style(AFTER_TABLE));
                }
            }
            BlockKind::Table(table) => self.table(table, block.id, orientation),
            BlockKind::Chart(chart) => self.chart(chart, block.id, orientation),
            BlockKind::Image(image) => self.image(image, block.id),
        }
    }

    fn paragraph(
        &mut self,
        role: Role,
        number: &str,
        content: &[Inline],
        node: NodeId,
    ) -> Paragraph {
        self.styled(style_id(role), role, number, content, node)
    }

    fn styled(
        &mut self,
        style: &str,
        role: Role,
        number: &str,
        content: &[Inline],
        node: NodeId,
    ) -> Paragraph {
        let words = self.words(number, content, node);
        let key = &self.sheet.of(role).face;
        let paragraph = self.runs.fill(Paragraph::new().style(style), words, key);
        self.marked(node, leading(paragraph, content))
    }

    /// A paragraph of a cell with breaks between words.
    fn broken(
        &mut self,
        style: &str,
        role: Role,
        content: &[Inline],
        breaks: Option<&[usize]>,
        node: NodeId,
    ) -> Paragraph {
        let words = ParagraphText { breaks, ..self.words("", content, node) };
        let key = &self.sheet.of(role).face;
        self.runs.fill(Paragraph::new().style(style), words, key)
    }

    fn words<'w>(&self, number: &'w str, content: &'w [Inline], node: NodeId) -> ParagraphText<'w>
    where
        'a: 'w,
    {
        ParagraphText {
            number,
            content,
            breaks: self.layout_facts.title_breaks.get(&node).map(Vec::as_slice),
            page: self.layout_facts.pages.get(&node).copied().unwrap_or(1),
            pages: self.layout_facts.page_count.max(1),
            pages_of: &self.layout_facts.pages,
            tab: self.layout_facts.tabbed.contains(&node),
        }
    }

    /// Adds the properties that layout computed for this block alone, which no style can hold.
    fn placed(&self, paragraph: Paragraph, role: Role, node: NodeId) -> Paragraph {
        let paragraph = match self.layout_facts.indents.get(&node) {
            Some(indents) if role == Role::Signature && self.is_divided(node) => {
                indented(paragraph, indents).align(AlignmentType::Center)
            }
            Some(indents) => indented(paragraph, indents),
            None => paragraph,
        };
        let Some(&gap) = self.layout_facts.gaps.get(&node) else { return paragraph };
        let before = before(self.sheet.of(role)) + gap;
        let before = u32::try_from(before.to_twips()).unwrap_or(0);
        paragraph.line_spacing(LineSpacing::new().before(before))
    }

    fn is_divided(&self, node: NodeId) -> bool {
        self.layout_facts.title_breaks.contains_key(&node)
    }

    fn chart(&mut self, chart: &Chart, node: NodeId, orientation: Orientation) {
        let width = text_width(&self.sheet.page, orientation);
        let height = self.layout_facts.drawings.get(&node).copied();
        let height = height.unwrap_or(width / 2);
        let drawn = SizedChart { chart: chart.clone(), width, height };
        let paragraph = Paragraph::new().style(ids::CHART);
        self.drawing(Drawn::Chart(drawn), paragraph, (&chart.caption, node));
    }

    fn image(&mut self, image: &Image, node: NodeId) {
        let size = self.layout_facts.images.get(&node).copied().unwrap_or_default();
        let drawn = Drawn::Image(SizedImage::new(image, size));
        let paragraph = Paragraph::new().style(ids::CHART).align(AlignmentType::Center);
        self.drawing(drawn, paragraph, (&image.caption, node));
    }

    /// A paragraph that holds a drawing, and its caption. The gap before both is put before the first.
    fn drawing(
        &mut self,
        drawn: Drawn,
        paragraph: Paragraph,
        (caption, node): (&[Inline], NodeId),
    ) {
        let twips = |length: Length| u32::try_from(length.to_twips()).unwrap_or(0);
        let above = before(self.sheet.of(Role::ChartCaption));
        let above = above + self.layout_facts.gaps.get(&node).copied().unwrap_or_default();
        let spacing = LineSpacing::new().before(twips(above));
        self.drawings.push(drawn);
        let drawing = drawing::run(&self.drawings, self.runs.findings);
        self.body.drawing(paragraph.line_spacing(spacing), drawing);
        if !caption.is_empty() {
            let caption = self.paragraph(Role::ChartCaption, "", caption, node);
            self.push(caption.line_spacing(LineSpacing::new().before(0)));
        }
    }

    /// Caption and unit above the table, note below it.
    ///
    /// Word repeats only head rows on the next page, so caption and unit of a table that is continued become head rows.
    fn table(&mut self, table: &Table, node: NodeId, orientation: Orientation) {
        let mut above = self.above_table(table, node, orientation);
        if !self.layout_facts.continued.contains(&node) {
            above.drain(..).for_each(|paragraph| self.push(paragraph));
        }
        self.grid(table, above, node, orientation);
        if !table.note.is_empty() {
            let step = self.layout_facts.fits.get(&node).copied();
            let align = self.sheet.of(Role::TableNote).align;
            let style = cell_style_id(Role::TableNote, align, step, self.sheet);
            let note = self.styled(&style, Role::TableNote, "", &table.note, node);
            self.push(note);
        }
    }

    /// Caption and unit. The gap goes before the first of them.
    fn above_table(
        &mut self,
        table: &Table,
        node: NodeId,
        orientation: Orientation,
    ) -> Vec<Paragraph> {
        let beside = unit_line(table);
        let above = [(Role::Caption, &table.caption), (Role::UnitNote, &beside)];
        let above = above.into_iter().filter(|(_, content)| !content.is_empty());
        let mut paragraphs = Vec::new();
        for (role, content) in above {
            let mut paragraph = self.paragraph(role, "", content, node);
            if role == Role::UnitNote && !table.left.is_empty() {
                paragraph = at_both_ends(paragraph, text_width(&self.sheet.page, orientation));
            }
            let first = paragraphs.is_empty();
            paragraphs.push(if first { self.placed(paragraph, role, node) } else { paragraph });
        }
        let spare = self.layout_facts.spare.get(&node).copied().unwrap_or_default();
        if spare > Length::ZERO
            && let Some(last) = paragraphs.pop()
        {
            let own = last.property.line_spacing.clone().unwrap_or_default();
            let twips = u32::try_from(spare.to_twips()).unwrap_or(0);
            let spaced = if paragraphs.is_empty() { own.after(twips) } else { own.before(twips) };
            paragraphs.push(last.line_spacing(spaced));
        }
        paragraphs
    }

    /// Separates two tables, which Word would otherwise join.
    fn keep_apart(&mut self, joined: bool) {
        let Some(above) = self.body.last_row() else { return };
        if joined {
            open_below(above);
        }
        self.push(Paragraph::new().style(if joined { BETWEEN_TABLES } else { AFTER_TABLE }));
    }

    fn grid(
        &mut self,
        table: &Table,
        above: Vec<Paragraph>,
        node: NodeId,
        orientation: Orientation,
    ) {
        if table.rows().next().is_none() || table.columns.is_empty() {
            table.rows().flat_map(|row| &row.cells).for_each(|cell| self.lost(cell));
            return above.into_iter().for_each(|paragraph| self.push(paragraph));
        }
        self.keep_apart(self.layout_facts.joined.contains(&node));
        let whole = text_width(&self.sheet.page, orientation) - self.sheet.table.rule;
        let measured =
            self.layout_facts.columns.get(&node).filter(|c| c.len() == table.columns.len());
        let widths = measured.cloned().unwrap_or_else(|| by_shares(table, whole));
        let mut grid = TableBuilder::new(twips(&widths));
        grid.whole = self.layout_facts.whole.contains(&node);
        grid.repeated = self.layout_facts.repeated.get(&node).map_or(&[], Vec::as_slice);
        grid.kept = self.layout_facts.label_rows.get(&node).map_or(&[], Vec::as_slice);
        let step = self.layout_facts.fits.get(&node).copied();
        let margin = self.layout_facts.margins.get(&node);
        grid.margins = margin.map(|margin| (*margin, self.sheet.table.side));
        if step.is_some() {
            grid.empty = cell_style_id(Role::TableCell, Align::Left, step, self.sheet);
        }
        // The cells borrow the rest of the builder.
        let mut body = std::mem::take(&mut self.body);
        let fill = |cell, place| self.cell(cell, place, step, node);
        let left_over = grid.table(table, above, &mut body, fill);
        self.body = body;
        left_over.into_iter().for_each(|cell| self.lost(cell));
    }

    fn lost(&mut self, cell: &Cell) {
        self.runs.findings.push(lost_cell(cell));
    }

    fn cell(
        &mut self,
        cell: &Cell,
        (row, column): (usize, usize),
        step: Option<usize>,
        node: NodeId,
    ) -> Vec<Paragraph> {
        let style = cell_style_id(cell.role, cell.align, step, self.sheet);
        let lines: &[Vec<Inline>] = if cell.content.is_empty() { &[vec![]] } else { &cell.content };
        let facts = self.layout_facts;
        let paragraphs = lines.iter().enumerate().map(|(index, content)| {
            let breaks = facts.cell_breaks.get(&(node, row, column, index)).map(Vec::as_slice);
            let paragraph = self.broken(&style, cell.role, content, breaks, node);
            match cell.indent {
                0 => paragraph,
                characters => {
                    let own = self.sheet.of_cell(cell.role, step);
                    let left = (own.size + own.tracking) * i64::from(characters);
                    indented(paragraph, &Indents { left, ..Indents::default() })
                }
            }
        });
        paragraphs.collect()
    }
}

/// What stands at the left above a table, a tab, and its unit; the unit alone if nothing is at the left.
fn unit_line(table: &Table) -> Vec<Inline> {
    let tab = Inline { origin: Origin::default(), kind: InlineKind::Leader };
    let left = table.left.iter().cloned().chain([tab]);
    let left = left.take(if table.left.is_empty() { 0 } else { usize::MAX });
    left.chain(table.unit.iter().cloned()).collect()
}

/// A paragraph whose tab leads to the right edge of the text area.
fn at_both_ends(paragraph: Paragraph, width: Length) -> Paragraph {
    let position = usize::try_from(width.to_twips()).unwrap_or(0);
    let tab = Tab::new().val(TabValueType::Right).pos(position);
    paragraph.add_tab(tab).align(AlignmentType::Left)
}

fn kept(blocks: &[Block], sheet: &StyleSheet) -> BTreeSet<NodeId> {
    let styled = |block: &Block| sheet.of(block.role()).keep_next;
    let kept = blocks
        .iter()
        .enumerate()
        .filter(|(index, block)| keeps_next(blocks, *index, sheet) && !styled(block));
    kept.map(|(_, block)| block.id).collect()
}

fn indented(paragraph: Paragraph, indents: &Indents) -> Paragraph {
    let twips = |length: Length| i32::try_from(length.to_twips()).unwrap_or(0);
    let first = twips(indents.first);
    let first = if first < 0 {
        SpecialIndentType::Hanging(-first)
    } else {
        SpecialIndentType::FirstLine(first)
    };
    paragraph.indent(Some(twips(indents.left)), Some(first), Some(twips(indents.right)), None)
}

fn lost_cell(cell: &Cell) -> Diagnostic {
    let text: String = cell.content.iter().map(|p| plain_text(p)).collect();
    Diagnostic::new(codes::W02, format!("表格的列数不够，放不下这一格：“{text}”"))
        .at(cell.origin.span())
        .hint("请检查表格样式文件中的列数和合并的格数")
}
