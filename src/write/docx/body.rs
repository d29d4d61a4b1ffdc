//! The blocks of the document tree to the body of the Word file, section by section.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{FieldCharType, Paragraph, ParagraphProperty, Run, SectionProperty};

use super::blocks::BodyWriter;
use super::both_reports::{ReportSide, replaced_labels};
use super::contents::begin_contents;
use super::drawing::Drawn;
use super::ids::{AFTER_TABLE, style_id};
use super::listed::ListedAttachment;
use super::page::{SectionPages, section};
use super::revisions::Stands;
use super::run_pieces::bookmark;
use super::runs::Runs;
use super::shared_ends::SharedEnds;
use super::xml::Malformed;
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{
    Block, BlockKind, Document, InlineKind, LayoutFacts, Orientation, Part, Revision, Role, RunIn,
    StyleSheet, stays_whole,
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
    /// Blocks that keep with the next one although their styles do not, in the old and in the new report.
    pub(super) kept: [BTreeSet<NodeId>; 2],
    /// The first and the last entry of the contents list, at which its field begins and ends.
    contents: Option<(NodeId, NodeId)>,
    /// The attachments that it lists, by their titles, as the old and the new report have them.
    listed: BTreeMap<NodeId, ListedAttachment>,
    /// The number of heading levels that it lists.
    levels: u8,
    /// How many characters of a paragraph are a run-in heading.
    pub(super) leads: BTreeMap<NodeId, RunIn>,
    /// The block that begins a new page of its section.
    new_page: Option<NodeId>,
    /// Paragraphs whose end stands for that of another one.
    pub(super) ends: SharedEnds,
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
            listed: BTreeMap::new(),
            levels: 1,
            leads: BTreeMap::new(),
            new_page: None,
            ends: SharedEnds::default(),
            after_table,
        }
    }

    /// The body of a document. Every part but the last ends with the properties of its section; the last section's are
    /// those of the body.
    pub(super) fn build(mut self, document: &Document) -> Result<BuiltBody, Malformed> {
        self.find_contents(document);
        let parts: Vec<&Part> = document.parts.iter().filter(|p| !p.blocks.is_empty()).collect();
        self.ends = SharedEnds::of(&parts);
        let mut last = section(self.sheet, self.runs.fonts, SectionPages::default());
        for (index, part) in parts.iter().enumerate() {
            let begun = self.body.count();
            self.kept = self.kept_in_both(&part.blocks);
            self.leads = part.blocks.iter().map(|block| (block.id, RunIn::of(block))).collect();
            self.leads.retain(|_, lead| lead.most() > 0);
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
            let empty = self.ends.empty();
            self.push(empty);
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
        let entries: Vec<_> = entries.collect();
        self.contents = entries.first().zip(entries.last()).map(|(one, other)| (one.id, other.id));
        if let Some(first) = entries.first() {
            let pairs = document.parts.iter().flat_map(|part| part.blocks.windows(2));
            let lists = Stands::of(first.origin.change);
            let listed = pairs.map(|pair| (pair[1].id, ListedAttachment::of(pair, lists)));
            self.listed = listed.filter(|(_, listed)| !listed.is_nowhere()).collect();
        }
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
        self.runs.replaced = replaced_labels(document);
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

    /// The properties of the paragraph of a text in one of the reports.
    fn properties(&self, block: &Block, side: ReportSide) -> ParagraphProperty {
        let (role, node) = (block.role(), block.id);
        let mut property =
            self.placed(Paragraph::new().style(style_id(role)), block, side).property;
        let is_kept = side.kept.contains(&node);
        property.keep_next = is_kept.then_some(true);
        property.keep_lines = (is_kept || stays_whole(block)).then_some(true);
        property.page_break_before = (self.new_page == Some(node)).then_some(true);
        property.widow_control = side.facts.lone_line_control.contains(&node).then_some(true);
        property
    }

    fn block(&mut self, block: &Block, orientation: Orientation) {
        match &block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                let (role, number) = (block.role(), block.number());
                let mut paragraph = self.paragraph(role, number, content, block.id);
                if let Some(listed) = self.listed.get(&block.id) {
                    paragraph = listed.put_into(paragraph);
                }
                let own = self.in_both(block.origin.change, |side| self.properties(block, side));
                self.ends.end(&mut paragraph, block, own);
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
