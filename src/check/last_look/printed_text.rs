//! A document to its texts, each with the origin of every character.

use crate::base::diag::Diagnostic;
use crate::base::id::Origin;
use crate::base::source::Span;
use crate::doc::{BlockKind, Document, Inline, Role};

/// A text that stands by itself: a paragraph, a heading, a paragraph of a cell.
pub(super) struct PrintedText {
    /// What it is.
    pub(super) role: Role,
    /// The number before it.
    pub(super) number: String,
    /// Its characters, the number left out.
    pub(super) characters: Vec<char>,
    /// Where each comes from: an index into `origins`.
    pub(super) of: Vec<usize>,
    pub(super) origins: Vec<Origin>,
    /// How many characters come from each.
    pub(super) lengths: Vec<usize>,
    /// Whether the next text is of the same value of the facts.
    pub(super) goes_on: bool,
    /// Whether the next text is a paragraph of the body, which it may be the title of.
    pub(super) leads: bool,
}

impl PrintedText {
    pub(super) fn new(role: Role, number: &str, content: &[Inline]) -> Self {
        let (mut characters, mut of, mut origins) = (Vec::new(), Vec::new(), Vec::new());
        let mut lengths = Vec::new();
        for inline in content {
            let before = characters.len();
            characters.extend(inline.as_text().chars());
            of.resize(characters.len(), origins.len());
            origins.push(inline.origin.clone());
            lengths.push(characters.len() - before);
        }
        let (number, goes_on, leads) = (number.into(), false, false);
        Self { role, number, characters, of, origins, lengths, goes_on, leads }
    }

    pub(super) fn string(&self) -> String {
        self.characters.iter().collect()
    }

    pub(super) fn facts(&self, at: Option<&usize>) -> Option<Span> {
        at.and_then(|of| self.origins.get(*of)).and_then(|origin| origin.facts)
    }

    /// What is of the value of the facts that it ends with.
    pub(super) fn last_value(&self) -> String {
        let last = self.facts(self.of.last());
        let own = self.of.iter().map(|of| self.facts(Some(of)) == last);
        self.characters.iter().zip(own).filter(|(_, own)| *own).map(|(c, _)| c).collect()
    }

    /// Where a pattern of characters stands, every time.
    pub(super) fn find(&self, pattern: &str) -> Vec<usize> {
        let wanted: Vec<_> = pattern.chars().collect();
        let windows = self.characters.windows(wanted.len()).enumerate();
        windows.filter(|(_, window)| *window == wanted).map(|(at, _)| at).collect()
    }

    /// Whether some characters are a whole value of the facts.
    pub(super) fn is_value(&self, from: usize, length: usize) -> bool {
        let of = self.of.get(from).copied().unwrap_or_default();
        let whole = self.lengths.get(of) == Some(&length);
        whole && self.origins.get(of).is_some_and(|origin| origin.facts.is_some())
    }

    /// A finding on some characters, at their origin; where two texts meet, at the one of the facts.
    pub(super) fn report(&self, from: usize, length: usize, finding: Diagnostic) -> Diagnostic {
        let last = (from + length).clamp(1, self.of.len().max(1)) - 1;
        let places = [from, last].map(|at| self.of.get(at).and_then(|of| self.origins.get(*of)));
        let origins: Vec<_> = places.into_iter().flatten().collect();
        let of_facts = origins.iter().find(|origin| origin.facts.is_some());
        let origin = of_facts.or(origins.first());
        let finding = finding.at(origin.and_then(|origin| origin.span()));
        let template = origin.filter(|origin| origin.facts.is_some());
        finding.label(template.and_then(|origin| origin.template), "印在这里")
    }

    /// Some characters around a place, for messages.
    pub(super) fn around(&self, from: usize, length: usize) -> String {
        let (start, end) = (from.saturating_sub(6), (from + length + 6).min(self.characters.len()));
        self.characters[start..end].iter().collect()
    }
}

/// Every text of a document, in its order.
pub(super) fn texts(document: &Document) -> Vec<PrintedText> {
    let mut all = Vec::new();
    for block in document.blocks() {
        let role = block.role();
        match &block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                all.push(PrintedText::new(role, block.number(), content));
            }
            BlockKind::Table(table) => {
                all.push(PrintedText::new(Role::Caption, "", &table.caption));
                all.push(PrintedText::new(Role::UnitNote, "", &table.left));
                all.push(PrintedText::new(Role::UnitNote, "", &table.unit));
                let cells = table.rows().flat_map(|row| &row.cells);
                let paragraphs = cells.flat_map(|cell| cell.content.iter().map(|p| (cell.role, p)));
                all.extend(paragraphs.map(|(role, content)| PrintedText::new(role, "", content)));
                all.push(PrintedText::new(Role::TableNote, "", &table.note));
            }
            BlockKind::Image(image) => {
                all.push(PrintedText::new(Role::ChartCaption, "", &image.caption))
            }
            BlockKind::Chart(chart) => {
                all.push(PrintedText::new(Role::ChartCaption, "", &chart.caption));
                for part in &chart.parts {
                    all.push(PrintedText::new(Role::TableCell, "", &part.name));
                    all.push(PrintedText::new(Role::TableCell, "", &part.label));
                }
            }
        }
    }
    all.retain(|text| !matches!(text.role, Role::Contents1 | Role::Contents2));
    let next = |text: &PrintedText| (text.facts(text.of.first()), text.role == Role::Body);
    let following: Vec<_> = all.iter().skip(1).map(next).collect();
    for (text, (next, body)) in all.iter_mut().zip(following) {
        text.goes_on = next.is_some() && text.facts(text.of.last()) == next;
        text.leads = body;
    }
    all
}
