//! The blocks of the document tree to the body of the Word file, section by section.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{AlignmentType, FieldCharType, LineSpacing, Paragraph, Run, SectionProperty};

use super::blocks::BodyWriter;
use super::chart::SizedChart;
use super::contents::{begin_contents, entry};
use super::drawing::{self, Drawn};
use super::ids::{self, AFTER_TABLE};
use super::page::{section, text_width};
use super::picture::SizedImage;
use super::runs::{Runs, bookmark, labelled};
use super::styles::before;
use super::xml::Malformed;
use crate::base::id::NodeId;
use crate::base::length::Length;
use crate::doc::{
    Block, BlockKind, Chart, Document, Image, Inline, InlineKind, LayoutFacts, Orientation, Part,
    Role, StyleSheet, keeps_next, mark_of_title, plain_text, run_in, stays_whole,
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
    pub(super) body: BodyWriter,
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
    /// The marks of attachments that texts refer to, and their labels.
    referred: BTreeMap<String, usize>,
    /// How many characters of a paragraph are a run-in heading.
    pub(super) leads: BTreeMap<NodeId, usize>,
    /// The block that begins a new page of its section.
    new_page: Option<NodeId>,
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
            referred: BTreeMap::new(),
            leads: BTreeMap::new(),
            new_page: None,
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
            self.leads = part.blocks.iter().map(|block| (block.id, run_in(block))).collect();
            self.leads.retain(|_, lead| *lead > 0);
            let blocks = self.layout_facts.in_order(&part.blocks);
            blocks.into_iter().for_each(|block| self.block(block, part.orientation));
            if self.body.count() == begun {
                // Otherwise its section would replace that of the part before it.
                self.push(Paragraph::new().style(AFTER_TABLE));
            }
            let section = section(self.sheet, self.runs.fonts, part.orientation);
            match parts.get(index + 1) {
                Some(next) => self.end_part(part, next, section),
                None => last = section,
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
        self.find_labels(document);
        self.named = document
            .inlines()
            .filter_map(|(_, inline)| match inline.kind {
                InlineKind::PageOf(node) => Some(node),
                _ => None,
            })
            .collect();
    }

    fn find_labels(&mut self, document: &Document) {
        let marks = document.blocks().filter(|block| block.role() == Role::AttachmentMark);
        let marks: BTreeSet<_> = marks.map(Block::number).collect();
        let labels = document.inlines().filter_map(|(_, inline)| match &inline.kind {
            InlineKind::Label { text, of, in_caption } => Some((text, *of, *in_caption)),
            _ => None,
        });
        for (text, of, in_caption) in labels {
            if !in_caption && marks.contains(text.as_str()) {
                self.referred.insert(text.clone(), of);
            }
            if in_caption || marks.contains(text.as_str()) {
                self.runs.labels.insert(of);
            }
        }
    }

    /// Adds the bookmark of a heading that the contents list refers to, and the start of the list's field.
    pub(super) fn marked(&self, node: NodeId, mut paragraph: Paragraph) -> Paragraph {
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

    /// Ends a part. The paragraph of a label does not take the section's properties, because LibreOffice cuts its bookmark
    /// then: the next part goes on in the same section on a new page, or the section ends in a paragraph of its own.
    fn end_part(&mut self, part: &Part, next: &Part, section: SectionProperty) {
        if !part.blocks.last().is_some_and(is_picture) {
            return self.end_section(section);
        }
        let first = next.blocks.first().filter(|block| {
            part.orientation == next.orientation
                && !is_picture(block)
                && !matches!(block.kind, BlockKind::Table(_))
        });
        match first {
            Some(first) => self.new_page = Some(first.id),
            None => self.push(Paragraph::new().style(AFTER_TABLE).section_property(section)),
        }
    }

    /// Puts the section's properties into the last paragraph, or into a new one after a table.
    fn end_section(&mut self, section: SectionProperty) {
        match self.body.last_paragraph() {
            Some(paragraph) => paragraph.property.section_property = Some(section),
            None => self.push(Paragraph::new().style(AFTER_TABLE).section_property(section)),
        }
    }

    /// Adds a paragraph.
    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.body.paragraph(paragraph);
    }

    fn block(&mut self, block: &Block, orientation: Orientation) {
        match &block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let paragraph = match self.referred.get(block.number()) {
                    Some(of) if block.role() == Role::AttachmentMark => {
                        let mark = Paragraph::new().style(ids::style_id(block.role()));
                        labelled(mark, block.number(), *of)
                    }
                    _ => self.paragraph(block.role(), block.number(), content, block.id),
                };
                let mut paragraph = self.placed(paragraph, block.role(), block.id);
                if let Some(mark) = self.marks.get(&block.id) {
                    paragraph = entry(paragraph, &format!("{mark}{}", plain_text(content)));
                }
                if self.kept.contains(&block.id) {
                    paragraph.property.keep_next = Some(true);
                    paragraph.property.keep_lines = Some(true);
                }
                if self.new_page == Some(block.id) {
                    paragraph = paragraph.page_break_before(true);
                }
                if stays_whole(block) {
                    paragraph.property.keep_lines = Some(true);
                }
                if self.layout_facts.lone_line_control.contains(&block.id) {
                    paragraph.property.widow_control = Some(true);
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
}

fn is_picture(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Chart(_) | BlockKind::Image(_))
}

fn kept(blocks: &[Block], sheet: &StyleSheet) -> BTreeSet<NodeId> {
    let styled = |block: &Block| sheet.of(block.role()).keep_next;
    let kept = blocks
        .iter()
        .enumerate()
        .filter(|(index, block)| keeps_next(blocks, *index, sheet) && !styled(block));
    kept.map(|(_, block)| block.id).collect()
}
