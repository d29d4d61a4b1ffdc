//! A last look over the finished document, before it is laid out: what no stage before should have left.
//!
//! - `code`: pieces of code: `${`, `{{`, ids, `true`.
//! - `doubled`: words that stand twice where two texts meet.
//! - `units`: the unit of a table beside the unit of its amounts, numbers that are typed into its cells.
//! - `marks`: marks and units that meet where two texts meet, sentences without an end, texts of marks alone.
//!
//! Each finding stands at the origin of its characters. What was reported in the facts is not reported again.

mod code;
mod doubled;
mod marks;
mod units;

use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::Origin;
use crate::base::source::Span;
use crate::doc::{BlockKind, Document, Inline, Role};
use crate::figures::Figures;

/// Looks at every text of a document. `escaped` are the texts of the facts that print `${` because they say `$${`.
pub(super) fn last_look(
    figures: &Figures,
    document: &Document,
    escaped: &[Span],
    findings: &mut Diagnostics,
) {
    let mut found = Vec::new();
    for text in texts(document) {
        code::look(&text, figures, escaped, &mut found);
        marks::look(&text, &mut found);
        doubled::look(&text, &mut found);
    }
    units::look(figures, document, &mut found);
    push_unknown(found.into_iter(), findings);
}

/// Adds findings that were not reported before.
pub(super) fn push_unknown(found: impl Iterator<Item = Diagnostic>, findings: &mut Diagnostics) {
    for finding in found {
        if !is_known(&finding, findings) {
            findings.push(finding);
        }
    }
}

/// Whether a finding on marks or code stands within the same value of the facts, or this very one.
fn is_known(finding: &Diagnostic, findings: &Diagnostics) -> bool {
    const SAME: [&Code; 6] =
        [codes::B01, codes::B02, codes::D09, codes::D15, codes::E13, codes::E21];
    let Some(place) = finding.labels.first().map(|label| label.span) else { return false };
    findings.iter().any(|known| {
        let within = known.labels.first().is_some_and(|label| {
            let at = label.span;
            at.source == place.source && at.start >= place.start && at.end <= place.end
        });
        within
            && (known.message == finding.message
                || SAME.iter().any(|code| code.id == known.code.id))
    })
}

/// A text that stands by itself: a paragraph, a heading, a paragraph of a cell.
struct PrintedText {
    /// What it is.
    role: Role,
    /// The number before it.
    number: String,
    /// Its characters, the number left out.
    characters: Vec<char>,
    /// Where each comes from: an index into `origins`.
    of: Vec<usize>,
    origins: Vec<Origin>,
    /// How many characters come from each.
    lengths: Vec<usize>,
    /// Whether the next text is of the same value of the facts.
    goes_on: bool,
    /// Whether the next text is a paragraph of the body, which it may be the title of.
    leads: bool,
}

impl PrintedText {
    fn new(role: Role, number: &str, content: &[Inline]) -> Self {
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

    fn string(&self) -> String {
        self.characters.iter().collect()
    }

    fn facts(&self, at: Option<&usize>) -> Option<Span> {
        at.and_then(|of| self.origins.get(*of)).and_then(|origin| origin.facts)
    }

    /// What is of the value of the facts that it ends with.
    fn last_value(&self) -> String {
        let last = self.facts(self.of.last());
        let own = self.of.iter().map(|of| self.facts(Some(of)) == last);
        self.characters.iter().zip(own).filter(|(_, own)| *own).map(|(c, _)| c).collect()
    }

    /// Where a pattern of characters stands, every time.
    fn find(&self, pattern: &str) -> Vec<usize> {
        let wanted: Vec<_> = pattern.chars().collect();
        let windows = self.characters.windows(wanted.len()).enumerate();
        windows.filter(|(_, window)| *window == wanted).map(|(at, _)| at).collect()
    }

    /// Whether some characters are a whole value of the facts.
    fn is_value(&self, from: usize, length: usize) -> bool {
        let of = self.of.get(from).copied().unwrap_or_default();
        let whole = self.lengths.get(of) == Some(&length);
        whole && self.origins.get(of).is_some_and(|origin| origin.facts.is_some())
    }

    /// A finding on some characters, at their origin; where two texts meet, at the one of the facts.
    fn report(&self, from: usize, length: usize, finding: Diagnostic) -> Diagnostic {
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
    fn around(&self, from: usize, length: usize) -> String {
        let (start, end) = (from.saturating_sub(6), (from + length + 6).min(self.characters.len()));
        self.characters[start..end].iter().collect()
    }
}

/// Every text of a document, in its order.
fn texts(document: &Document) -> Vec<PrintedText> {
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
