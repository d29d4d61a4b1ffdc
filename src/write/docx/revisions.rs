//! Marks of runs, paragraphs and rows to tracked changes (ECMA-376 part 1, 17.13.5).
//!
//! What docx-rs builds carries them among its properties, where Word has them only of paragraphs and rows; one pass puts those
//! of runs around the runs, and gives all of them author, date and number.

use docx_rs::{
    Delete, Insert, Paragraph, ParagraphChild, Run, TableCellContent, TableRow, TableRowChild,
};

use super::xml::{XmlElement, XmlNode};
use crate::base::id::ChangeMark;
use crate::doc::{Date, Part, Revision};

/// Marks a run.
pub(super) fn mark_run(run: &mut Run, change: ChangeMark) {
    match change {
        ChangeMark::Deleted => run.run_property.del = Some(Delete::new()),
        ChangeMark::Inserted => run.run_property.ins = Some(Insert::new_with_empty()),
    }
}

/// What a run is said to have as its style where its face was another one: docx-rs knows no changes of runs.
const FACE_BEFORE: &str = "face-before:";

/// Notes the face that a run had in the old report; `None` is that of its paragraph.
pub(super) fn had_face(run: Run, face: Option<&str>) -> Run {
    run.style(&format!("{FACE_BEFORE}{}", face.unwrap_or_default()))
}

/// Marks what a paragraph holds.
pub(super) fn mark_runs(children: &mut [ParagraphChild], change: ChangeMark) {
    for child in children {
        match child {
            ParagraphChild::Run(run) => mark_run(run, change),
            ParagraphChild::Hyperlink(link) => mark_runs(&mut link.children, change),
            _ => {}
        }
    }
}

/// Marks a whole paragraph: what it holds, and its end.
pub(super) fn mark_paragraph(paragraph: &mut Paragraph, change: ChangeMark) {
    mark_runs(&mut paragraph.children, change);
    mark_end(paragraph, change);
}

/// Marks the end of a paragraph (ECMA-376 17.13.5.15, 17.13.5.20).
pub(super) fn mark_end(paragraph: &mut Paragraph, change: ChangeMark) {
    let properties = &mut paragraph.property.run_property;
    match change {
        ChangeMark::Deleted => properties.del = Some(Delete::new()),
        ChangeMark::Inserted => properties.ins = Some(Insert::new_with_empty()),
    }
}

/// Marks the run of a drawing.
pub(super) fn mark_drawing(run: &mut XmlElement, change: ChangeMark) {
    let mark = match change {
        ChangeMark::Deleted => MARKS[1],
        ChangeMark::Inserted => MARKS[0],
    };
    let properties = XmlElement::new("w:rPr").child(XmlElement::new(mark));
    run.children.insert(0, XmlNode::Element(properties));
}

/// Marks a row with all that its cells hold (ECMA-376 17.13.5.12, 17.13.5.16).
pub(super) fn mark_row(row: &mut TableRow, change: ChangeMark) {
    match change {
        ChangeMark::Deleted => row.property.del = Some(Delete::new()),
        ChangeMark::Inserted => row.property.ins = Some(Insert::new_with_empty()),
    }
    for TableRowChild::TableCell(cell) in &mut row.cells {
        for content in &mut cell.children {
            if let TableCellContent::Paragraph(paragraph) = content {
                mark_paragraph(paragraph, change);
            }
        }
    }
}

/// The reports in which something stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Stands {
    /// The old one.
    pub in_old: bool,
    /// The new one.
    pub in_new: bool,
}

impl Stands {
    /// Where something with a mark stands.
    pub(super) fn of(change: Option<ChangeMark>) -> Self {
        Self {
            in_old: change != Some(ChangeMark::Inserted),
            in_new: change != Some(ChangeMark::Deleted),
        }
    }

    /// Where a paragraph stands.
    pub(super) fn of_paragraph(paragraph: &Paragraph) -> Self {
        let properties = &paragraph.property.run_property;
        Self { in_old: properties.ins.is_none(), in_new: properties.del.is_none() }
    }

    /// Where a part ends before another one.
    pub(super) fn of_end(part: &Part, rest: &[&Part]) -> Self {
        let follows = rest.iter().map(|part| Self::of(part.change()));
        let follows = follows.fold(Self::default(), |all, one| Self {
            in_old: all.in_old || one.in_old,
            in_new: all.in_new || one.in_new,
        });
        Self::of(part.change()).and(follows)
    }

    /// Where both stand.
    pub(super) fn and(self, other: Self) -> Self {
        Self { in_old: self.in_old && other.in_old, in_new: self.in_new && other.in_new }
    }

    /// Whether it stands in neither.
    pub(super) fn is_nowhere(self) -> bool {
        self == Self::default()
    }

    /// Marks a paragraph so that it stands there only; one that stands nowhere came and went.
    pub(super) fn mark(self, paragraph: &mut Paragraph) {
        if !self.in_old {
            mark_paragraph(paragraph, ChangeMark::Inserted);
        }
        if !self.in_new {
            mark_paragraph(paragraph, ChangeMark::Deleted);
        }
    }
}

/// Numbers the tracked changes of a part.
#[derive(Default)]
pub(super) struct Revisions {
    author: String,
    date: Option<String>,
    count: usize,
}

/// The number of the first tracked change; those of bookmarks are lower.
const FIRST: usize = 1 << 25;

const MARKS: [&str; 2] = ["w:ins", "w:del"];

impl Revisions {
    /// Changes of an author and a day.
    pub(super) fn of(revision: &Revision) -> Self {
        let moment =
            |Date { year, month, day }: Date| format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
        Self { author: revision.author.clone(), date: revision.date.map(moment), count: 0 }
    }

    /// An element with the marks of its runs around them, and all marks numbered.
    pub(super) fn track(&mut self, element: &mut XmlElement) {
        let children = std::mem::take(&mut element.children);
        for child in children {
            let mut child = match child {
                XmlNode::Element(child) => child,
                text @ XmlNode::Text(_) => {
                    element.children.push(text);
                    continue;
                }
            };
            match child.name.as_str() {
                "w:r" => {
                    self.tell_face(&mut child);
                    match taken_mark(&mut child) {
                        Some(mark) => self.push_run(element, mark, child),
                        None => element.push(child),
                    }
                }
                name if MARKS.contains(&name) => element.push(self.numbered(name)),
                "w:pPrChange" => {
                    let mut change = self.numbered("w:pPrChange");
                    change.children = child.children;
                    element.push(change);
                }
                _ => {
                    self.track(&mut child);
                    element.push(child);
                }
            }
        }
        if element.name == "w:trPr" {
            // They stand behind all other properties of a row.
            let is_mark = |node: &XmlNode| matches!(node, XmlNode::Element(e) if MARKS.contains(&e.name.as_str()));
            element.children.sort_by_key(is_mark);
        }
    }

    /// Adds a run to the change that it goes on with, or to a new one.
    fn push_run(&mut self, element: &mut XmlElement, mark: &'static str, run: XmlElement) {
        if let Some(XmlNode::Element(last)) = element.children.last_mut()
            && last.name == mark
        {
            last.push(run);
            return;
        }
        let change = self.numbered(mark).child(run);
        element.push(change);
    }

    /// Tells of the face that a run had (ECMA-376 17.13.5.31).
    fn tell_face(&mut self, run: &mut XmlElement) {
        let Some(properties) = run.elements_mut().find(|child| child.name == "w:rPr") else {
            return;
        };
        let is_note = |node: &XmlNode| {
            let XmlNode::Element(XmlElement { name, attributes, .. }) = node else { return None };
            let value = attributes.first().filter(|_| name == "w:rStyle");
            value.and_then(|(_, value)| value.strip_prefix(FACE_BEFORE)).map(String::from)
        };
        let Some(face) = properties.children.iter().find_map(is_note) else { return };
        properties.children.retain(|node| is_note(node).is_none());
        let mut old = properties.clone();
        with_face(&mut old, &face);
        properties.push(self.numbered("w:rPrChange").child(old));
    }

    /// A change with its number, author and date.
    pub(super) fn numbered(&mut self, name: &str) -> XmlElement {
        let number = FIRST + self.count;
        self.count += 1;
        let change =
            XmlElement::new(name).attribute("w:id", number).attribute("w:author", &self.author);
        match &self.date {
            Some(date) => change.attribute("w:date", date),
            None => change,
        }
    }
}

/// Gives the properties of a run another face, or with an empty name that of its paragraph.
fn with_face(properties: &mut XmlElement, face: &str) {
    const SLOTS: [&str; 4] = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
    let fonts = properties.ensure("w:rFonts");
    fonts.attributes.retain(|(name, _)| !SLOTS.contains(&name.as_str()));
    if !face.is_empty() {
        let slots = SLOTS.iter().map(|slot| (slot.to_string(), face.to_string()));
        fonts.attributes.splice(0..0, slots);
    }
    let is_empty = |node: &XmlNode| matches!(node, XmlNode::Element(e) if e.name == "w:rFonts" && e.attributes.is_empty());
    properties.children.retain(|node| !is_empty(node));
}

/// Takes the mark out of the properties of a run; what was deleted has elements of its own.
fn taken_mark(run: &mut XmlElement) -> Option<&'static str> {
    let is = |node: &XmlNode, name: &str| matches!(node, XmlNode::Element(e) if e.name == name);
    let at = run.children.iter().position(|node| is(node, "w:rPr"))?;
    let XmlNode::Element(properties) = &mut run.children[at] else { return None };
    let found = |name: &&str| properties.children.iter().any(|node| is(node, name));
    let mark = MARKS.into_iter().find(found)?;
    properties.children.retain(|node| !MARKS.iter().any(|name| is(node, name)));
    if properties.children.is_empty() {
        run.children.remove(at);
    }
    if mark == "w:del" {
        for element in run.elements_mut() {
            match element.name.as_str() {
                "w:t" => element.name = "w:delText".into(),
                "w:instrText" => element.name = "w:delInstrText".into(),
                _ => {}
            }
        }
    }
    Some(mark)
}
