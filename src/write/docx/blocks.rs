//! The blocks of the body to Word's main part, each written once the next one begins: the trees of a long body would take
//! a hundred times its bytes.

use docx_rs::{BuildXML, Paragraph, SectionProperty, Table, TableRow};
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::normalize::normalize;
use super::revisions::Revisions;
use super::xml::{Malformed, XmlElement, XmlNode, declaration};
use crate::doc::Revision;

const BODY: &str = "w:body";

/// Writes the main part, with elements in schema order. What docx-rs builds is read back block by block, tables row by
/// row.
pub(super) struct BodyWriter {
    writer: Writer<Vec<u8>>,
    /// The name of the element around the body.
    root: String,
    open: OpenBlock,
    count: usize,
    /// Numbers tracked changes, if the document has any.
    revisions: Option<Revisions>,
    /// Whether all that docx-rs built so far could be read.
    sound: Result<(), Malformed>,
}

/// The last block, which may still change.
enum OpenBlock {
    None,
    /// A paragraph, and the run with its drawing.
    Paragraph(Box<Paragraph>, Option<XmlElement>),
    /// A table without the rows that are written, and how many of those to come are head rows.
    Table {
        name: String,
        last: Option<Box<TableRow>>,
        heads: usize,
    },
}

impl Default for BodyWriter {
    /// Nothing, in the place of one that is lent.
    fn default() -> Self {
        let (writer, root) = (Writer::new(Vec::new()), String::new());
        Self { writer, root, open: OpenBlock::None, count: 0, revisions: None, sound: Ok(()) }
    }
}

impl BodyWriter {
    /// A part whose body is empty; `revision` tells of tracked changes.
    pub(super) fn begin(revision: Option<&Revision>) -> Self {
        let mut part = Self { revisions: revision.map(Revisions::of), ..Self::default() };
        let shell = XmlElement::read(&docx_rs::Document::new().build());
        let root = shell.map_err(|malformed| part.sound = Err(malformed)).unwrap_or_default();
        part.emit(|writer| {
            writer.write_event(declaration())?;
            let mut starts = [root.tag(), BytesStart::new(BODY)].into_iter();
            starts.try_for_each(|start| writer.write_event(Event::Start(start)))
        });
        Self { root: root.name, ..part }
    }

    /// How many blocks there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph) {
        self.begin_block(OpenBlock::Paragraph(Box::new(paragraph), None));
    }

    /// Adds a paragraph that holds a drawing.
    pub(super) fn drawing(&mut self, paragraph: Paragraph, drawing: XmlElement) {
        self.begin_block(OpenBlock::Paragraph(Box::new(paragraph), Some(drawing)));
    }

    /// Adds a table whose rows follow, of which so many are head rows.
    pub(super) fn table(&mut self, table: &Table, heads: usize) {
        self.close();
        let Some(table) = self.read(&table.build()) else { return };
        self.emit(|writer| {
            writer.write_event(Event::Start(table.tag()))?;
            table.elements().try_for_each(|child| child.write_into(writer))
        });
        self.begin_block(OpenBlock::Table { name: table.name, last: None, heads });
    }

    /// Adds a row to the table that was added last.
    pub(super) fn row(&mut self, row: TableRow) {
        self.write_row();
        if let OpenBlock::Table { last, .. } = &mut self.open {
            *last = Some(Box::new(row));
        }
    }

    /// The last block, if it is a paragraph.
    pub(super) fn last_paragraph(&mut self) -> Option<&mut Paragraph> {
        match &mut self.open {
            OpenBlock::Paragraph(paragraph, _) => Some(paragraph),
            OpenBlock::Table { .. } | OpenBlock::None => None,
        }
    }

    /// The last row of the last block, if this is a table.
    pub(super) fn last_row(&mut self) -> Option<&mut TableRow> {
        match &mut self.open {
            OpenBlock::Table { last, .. } => last.as_deref_mut(),
            OpenBlock::Paragraph(..) | OpenBlock::None => None,
        }
    }

    /// Ends the body with the properties of its last section and gives the part. The old report's last section may have had
    /// others.
    pub(super) fn finish(
        mut self,
        section: &SectionProperty,
        old: Option<&SectionProperty>,
    ) -> Result<Vec<u8>, Malformed> {
        self.close();
        let mut section = self.read(&section.build());
        let old = old.and_then(|old| self.read(&old.build()));
        if let (Some(section), Some(mut old), Some(revisions)) =
            (&mut section, old, &mut self.revisions)
        {
            // A change tells nothing of footers (ECMA-376 17.13.5.32).
            old.children.retain(
                |node| !matches!(node, XmlNode::Element(e) if e.name == "w:footerReference"),
            );
            section.push(revisions.numbered("w:sectPrChange").child(old));
        }
        let root = std::mem::take(&mut self.root);
        self.emit(|writer| {
            section.iter().try_for_each(|section| section.write_into(writer))?;
            writer.write_event(Event::End(BytesEnd::new(BODY)))?;
            writer.write_event(Event::End(BytesEnd::new(root)))
        });
        self.sound.map(|()| self.writer.into_inner())
    }

    fn begin_block(&mut self, block: OpenBlock) {
        self.close();
        self.count += 1;
        self.open = block;
    }

    /// Writes what is left of the last block.
    fn close(&mut self) {
        self.write_row();
        match std::mem::replace(&mut self.open, OpenBlock::None) {
            OpenBlock::None => {}
            OpenBlock::Paragraph(paragraph, drawing) => {
                let Some(mut paragraph) = self.read(&paragraph.build()) else { return };
                drawing.into_iter().for_each(|drawing| paragraph.push(drawing));
                self.track(&mut paragraph);
                self.emit(|writer| paragraph.write_into(writer));
            }
            OpenBlock::Table { name, .. } => {
                self.emit(|writer| writer.write_event(Event::End(BytesEnd::new(name))));
            }
        }
    }

    /// Writes the row that may no longer change.
    fn write_row(&mut self) {
        let OpenBlock::Table { last, heads, .. } = &mut self.open else { return };
        let Some(row) = last.take() else { return };
        let is_head = *heads > 0;
        *heads = heads.saturating_sub(1);
        let Some(mut row) = self.read(&row.build()) else { return };
        if is_head {
            mark_head(&mut row);
        }
        self.track(&mut row);
        self.emit(|writer| row.write_into(writer));
    }

    /// An element that docx-rs built, in schema order.
    fn read(&mut self, built: &[u8]) -> Option<XmlElement> {
        let read = XmlElement::read(built);
        let mut element = read.map_err(|malformed| self.sound = Err(malformed)).ok()?;
        normalize(&mut element);
        Some(element)
    }

    fn track(&mut self, element: &mut XmlElement) {
        if let Some(revisions) = &mut self.revisions {
            revisions.track(element);
        }
    }

    fn emit(&mut self, write: impl FnOnce(&mut Writer<Vec<u8>>) -> std::io::Result<()>) {
        write(&mut self.writer).expect("writing to memory cannot fail");
    }
}

/// Marks a row as a head row, which Word repeats on every page (ECMA-376 17.4.49).
fn mark_head(row: &mut XmlElement) {
    // The properties of a row stand before its cells.
    if !row.elements().any(|element| element.name == "w:trPr") {
        row.children.insert(0, XmlNode::Element(XmlElement::new("w:trPr")));
    }
    row.ensure("w:trPr").push(XmlElement::new("w:tblHeader"));
}

#[cfg(test)]
mod tests {
    use docx_rs::{Run, TableCell};

    use super::*;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph::new().add_run(Run::new().add_text(text))
    }

    #[test]
    fn the_last_block_may_change_until_the_next_one_begins() {
        let mut body = BodyWriter::begin(None);
        body.paragraph(paragraph("甲"));
        body.last_paragraph().expect("a paragraph").property.keep_next = Some(true);
        body.table(&Table::new(vec![]), 1);
        assert!(body.last_paragraph().is_none() && body.last_row().is_none());
        for text in ["乙", "丙"] {
            body.row(TableRow::new(vec![TableCell::new().add_paragraph(paragraph(text))]));
        }
        *body.last_row().expect("a row") = TableRow::new(vec![TableCell::new()]).cant_split();
        body.drawing(Paragraph::new(), XmlElement::new("w:r").child(XmlElement::new("w:drawing")));
        assert_eq!(body.count(), 3);
        let part = body.finish(&SectionProperty::new(), None).expect("well formed");
        let read = XmlElement::read(&part).expect("well formed");
        let part = String::from_utf8(part).expect("UTF-8");
        let found = |piece: &str| part.find(piece).unwrap_or_else(|| panic!("{piece}: {part}"));
        let pieces = ["<w:keepNext/>", "甲", "<w:tblHeader/>", "乙", "<w:cantSplit/>"];
        let places =
            pieces.into_iter().chain(["</w:tbl>", "<w:drawing/>", "<w:sectPr>"]).map(found);
        assert!(places.is_sorted(), "{part}");
        assert!(!part.contains("丙") && part.matches("<w:tblHeader/>").count() == 1, "{part}");
        assert_eq!(read.elements().next().map(|body| body.elements().count()), Some(4));
    }
}
