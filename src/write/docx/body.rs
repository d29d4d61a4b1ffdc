//! The blocks of the document tree to the body of the Word file, section by section.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{FieldCharType, Paragraph, Run, SectionProperty};

use super::blocks::BodyWriter;
use super::contents::{begin_contents, entry};
use super::drawing::Drawn;
use super::ids::AFTER_TABLE;
use super::page::{SectionPages, section};
use super::revisions::{Stands, mark_paragraph};
use super::run_pieces::bookmark;
use super::runs::Runs;
use super::xml::Malformed;
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{
    Block, BlockKind, Document, InlineKind, LayoutFacts, Orientation, Part, Revision, Role,
    StyleSheet, keeps_next, mark_of_title, run_in, shown_text, stays_whole,
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
    pub(super) drawings: Vec<Drawn>,
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
    /// How many characters of a paragraph are a run-in heading.
    pub(super) leads: BTreeMap<NodeId, usize>,
    /// The block that begins a new page of its section.
    new_page: Option<NodeId>,
    /// The reports in which the last block so far is a table.
    pub(super) after_table: Stands,
}

impl<'a> BodyBuilder<'a> {
    /// An empty builder.
    pub(super) fn new(
        sheet: &'a StyleSheet,
        layout_facts: &'a LayoutFacts,
        runs: Runs<'a>,
        revision: Option<&Revision>,
    ) -> Self {
        let (drawings, named, kept, after_table) = Default::default();
        Self {
            sheet,
            layout_facts,
            runs,
            body: BodyWriter::begin(revision),
            drawings,
            named,
            kept,
            contents: None,
            marks: BTreeMap::new(),
            levels: 1,
            leads: BTreeMap::new(),
            new_page: None,
            after_table,
        }
    }

    /// The body of a document. Every part but the last ends with the properties of its section; the last section's are
    /// those of the body.
    pub(super) fn build(mut self, document: &Document) -> Result<BuiltBody, Malformed> {
        self.find_contents(document);
        let parts: Vec<&Part> = document.parts.iter().filter(|p| !p.blocks.is_empty()).collect();
        let mut last = section(self.sheet, self.runs.fonts, SectionPages::default());
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
            let before = index.checked_sub(1).and_then(|before| parts.get(before));
            let pages = SectionPages::of(part, before);
            let section = section(self.sheet, self.runs.fonts, pages);
            match parts.get(index + 1..) {
                Some(rest) if !rest.is_empty() => self.end_part(part, rest, section),
                _ => last = section,
            }
        }
        if !self.after_table.is_nowhere() {
            self.push_empty(self.after_table);
        }
        let old = self.last_sections(&parts);
        let old = old.map(|[old, new]| {
            last = new;
            old
        });
        Ok(BuiltBody { part: self.body.finish(&last, old.as_ref())?, drawings: self.drawings })
    }

    /// The last sections of the old and of the new report, if they are not those of the same orientation.
    fn last_sections(&self, parts: &[&Part]) -> Option<[SectionProperty; 2]> {
        let last = |without: ChangeMark| {
            parts
                .iter()
                .rev()
                .find(|part| part.change() != Some(without))
                .map(|part| SectionPages::of(part, None))
        };
        let of = [last(ChangeMark::Inserted)?, last(ChangeMark::Deleted)?];
        let sections = of.map(|of| section(self.sheet, self.runs.fonts, of));
        (of[0] != of[1]).then_some(sections)
    }

    /// Adds a paragraph without words, which stands in some of the reports.
    pub(super) fn push_empty(&mut self, stands: Stands) {
        let mut paragraph = Paragraph::new().style(AFTER_TABLE);
        stands.mark(&mut paragraph);
        self.push(paragraph);
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
        let captions = document.inlines().filter_map(|(_, inline)| match &inline.kind {
            InlineKind::Label { of, in_caption: true, .. } => Some(*of),
            _ => None,
        });
        self.runs.labels.extend(captions);
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
    fn end_part(&mut self, part: &Part, rest: &[&Part], section: SectionProperty) {
        let ends = Stands::of_end(part, rest);
        let Some(next) = rest.first().filter(|_| part.blocks.last().is_some_and(is_picture)) else {
            return self.end_section(section, ends);
        };
        let first = next.blocks.first().filter(|block| {
            SectionPages::of(part, None) == SectionPages::of(next, None)
                && !is_picture(block)
                && !matches!(block.kind, BlockKind::Table(_))
        });
        match first {
            Some(first) => self.new_page = Some(first.id),
            None => self.push_section(section, ends),
        }
    }

    /// Ends a section in a paragraph of its own.
    fn push_section(&mut self, section: SectionProperty, ends: Stands) {
        let mut paragraph = Paragraph::new().style(AFTER_TABLE).section_property(section);
        ends.mark(&mut paragraph);
        self.push(paragraph);
    }

    /// Puts the section's properties into the last paragraph, or into a new one after a table, or where the section does not
    /// end there in both reports.
    fn end_section(&mut self, section: SectionProperty, ends: Stands) {
        let fits = |paragraph: &&mut Paragraph| Stands::of_paragraph(paragraph) == ends;
        let apart = self.after_table.and(ends);
        match self.body.last_paragraph().filter(fits).filter(|_| apart.is_nowhere()) {
            Some(paragraph) => paragraph.property.section_property = Some(section),
            None => self.push_section(section, ends),
        }
    }

    /// Adds a paragraph.
    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.note(Stands::of_paragraph(&paragraph), false);
        self.body.paragraph(paragraph);
    }

    /// Notes that a table or something else was added that stands in some of the reports.
    pub(super) fn note(&mut self, stands: Stands, is_table: bool) {
        if stands.in_old {
            self.after_table.in_old = is_table;
        }
        if stands.in_new {
            self.after_table.in_new = is_table;
        }
    }

    fn block(&mut self, block: &Block, orientation: Orientation) {
        match &block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let paragraph = self.paragraph(block.role(), block.number(), content, block.id);
                let mut paragraph = self.placed(paragraph, block.role(), block.id);
                if let Some(mark) = self.marks.get(&block.id) {
                    paragraph = entry(paragraph, &format!("{mark}{}", shown_text(content)));
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
                if let Some(change) = block.origin.change {
                    mark_paragraph(&mut paragraph, change);
                }
                self.push(paragraph);
                if self.contents.is_some_and(|(_, last)| last == block.id) {
                    // The field must end in a paragraph before the one that holds the section's properties; otherwise
                    // LibreOffice counts the page numbers of that section to the list.
                    let stands = Stands::of(block.origin.change);
                    let end = Run::new().add_field_char(FieldCharType::End, false);
                    let mut end = Paragraph::new().style(AFTER_TABLE).add_run(end);
                    stands.mark(&mut end);
                    self.push(end);
                    self.push_empty(stands);
                }
            }
            BlockKind::Table(table) => self.table(table, block, orientation),
            BlockKind::Chart(chart) => self.chart(chart, block, orientation),
            BlockKind::Image(image) => self.image(image, block),
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
