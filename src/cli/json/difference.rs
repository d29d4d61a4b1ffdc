//! What changed between two reports, as `--json` says it.

use serde::Serialize;

use crate::base::source::Sources;
use crate::pipeline::{FactChange, FigureChange, FileLineChange, FindingChange, LineChange, Since};

/// A value of the facts that was changed, added (`before` is null) or removed (`after` is null).
#[derive(Serialize)]
pub(crate) struct ChangedFact {
    path: String,
    before: Option<String>,
    after: Option<String>,
    file: String,
    line: usize,
    column: usize,
}

impl ChangedFact {
    /// A change with its place.
    pub(crate) fn new(change: &FactChange, sources: &Sources) -> Self {
        let FactChange { path, before, after, place } = change;
        let (file, at) = sources.locate(*place);
        Self {
            path: path.clone(),
            before: before.clone(),
            after: after.clone(),
            file: file.into(),
            line: at.line,
            column: at.column,
        }
    }
}

/// A figure that reads differently; empty where it has no value.
#[derive(Serialize)]
pub(crate) struct ChangedFigure {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// As the report showed it.
    pub before: String,
    /// As the report shows it now.
    pub after: String,
    /// The names of the figures through which the change came, the fact first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub way: Vec<String>,
}

impl From<&FigureChange> for ChangedFigure {
    fn from(change: &FigureChange) -> Self {
        let text = |shown: &Option<String>| shown.clone().unwrap_or_default();
        Self {
            id: change.id.to_string(),
            name: change.name.clone(),
            before: text(&change.before),
            after: text(&change.after),
            way: change.way.clone(),
        }
    }
}

/// A line of the report that reads differently; empty where it was not, or is not any more.
#[derive(Serialize)]
pub(crate) struct ChangedLine {
    /// The report that it stands in, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<String>,
    section: String,
    page: Option<u32>,
    before: String,
    after: String,
}

impl ChangedLine {
    /// A change with the page on which its block begins.
    pub(crate) fn new(change: &LineChange, page: Option<u32>) -> Self {
        let LineChange { section, before, after, .. } = change;
        let (section, before, after) = (section.clone(), before.clone(), after.clone());
        Self { report: None, section, page, before, after }
    }

    /// The same with the report that it stands in.
    pub(crate) fn of_report(self, report: Option<&str>) -> Self {
        Self { report: report.map(String::from), ..self }
    }
}

impl From<&FileLineChange> for ChangedLine {
    fn from(change: &FileLineChange) -> Self {
        let FileLineChange { section, before, after, .. } = change;
        let (section, before, after) = (section.clone(), before.clone(), after.clone());
        Self { report: None, section, page: None, before, after }
    }
}

/// What reads differently from the last build.
#[derive(Serialize)]
pub(crate) struct SinceLast {
    /// Whether it was of another unit or year; then nothing is compared.
    is_another_report: bool,
    figures: Vec<ChangedFigure>,
    lines: Vec<ChangedLine>,
}

impl From<&Since> for SinceLast {
    fn from(since: &Since) -> Self {
        let Since { changes, is_another_report, .. } = since;
        let lines = changes.lines.iter().map(|line| ChangedLine::new(line, since.page(line)));
        Self {
            is_another_report: *is_another_report,
            figures: changes.figures.iter().map(ChangedFigure::from).collect(),
            lines: lines.collect(),
        }
    }
}

/// A finding that came or went.
#[derive(PartialEq, Eq, Serialize)]
pub(crate) struct ChangedFinding {
    code: &'static str,
    severity: &'static str,
    message: String,
    is_new: bool,
}

impl From<&FindingChange> for ChangedFinding {
    fn from(change: &FindingChange) -> Self {
        let FindingChange { code, message, is_new } = change;
        Self {
            code: code.id,
            severity: code.severity.key(),
            message: message.clone(),
            is_new: *is_new,
        }
    }
}
