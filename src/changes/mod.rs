//! Two reports of one unit to what changed between them: facts, figures, lines of the document, findings.

mod excerpt;
mod facts;
mod figures;
mod file_lines;
mod findings;
mod lines;
mod matching;
mod notice;
mod report_state;
mod sequences;
mod texts;
mod words;

pub use excerpt::Piece;
pub use facts::FactChange;
pub use figures::FigureChange;
pub use file_lines::{FileLineChange, file_line_changes};
pub use findings::{FindingChange, only_in};
pub use lines::LineChange;
pub(crate) use matching::{Matched, matched};
pub use notice::notice;
pub use report_state::ReportState;
pub use texts::{TextChange, text_changes};
pub use words::WordChange;
pub(crate) use words::tokens;

use crate::doc::Document;
use crate::figures::Figures;

/// What changed, each thing once, in the order of the new report.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Changes {
    /// Values of the facts.
    pub facts: Vec<FactChange>,
    /// Figures whose value or state is another.
    pub figures: Vec<FigureChange>,
    /// Paragraphs, headings, captions and rows that read differently.
    pub lines: Vec<LineChange>,
    /// Findings that came or went.
    pub findings: Vec<FindingChange>,
}

impl Changes {
    /// Whether nothing changed.
    pub fn are_none(&self) -> bool {
        let Self { facts, figures, lines, findings } = self;
        facts.is_empty() && figures.is_empty() && lines.is_empty() && findings.is_empty()
    }
}

/// What changed in figures and lines alone.
pub fn report_changes(old: (&Figures, &Document), new: (&Figures, &Document)) -> Changes {
    Changes {
        figures: figures::figures((old.0, Some(old.1)), (new.0, Some(new.1))),
        lines: lines::lines(old.1, new.1),
        ..Changes::default()
    }
}

/// What changed from `old` to `new`. Lines are compared where both have a document.
pub fn changes(old: &ReportState, new: &ReportState) -> Changes {
    let documents = old.document.zip(new.document);
    Changes {
        facts: facts::facts(old, new),
        figures: figures::figures((old.figures, old.document), (new.figures, new.document)),
        lines: documents.map(|(old, new)| lines::lines(old, new)).unwrap_or_default(),
        findings: findings::findings(old.findings, new.findings),
    }
}
