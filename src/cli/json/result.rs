//! What each command came to, as `--json` says it.

use std::path::Path;

use serde::Serialize;

use super::difference::{ChangedFact, ChangedFigure, ChangedFinding, ChangedLine, SinceLast};
use super::template::{ChangedTemplate, ListedTemplate, NamedValue};
use crate::base::codes::{Code, Severity};
use crate::base::diag::Diagnostics;
use crate::base::source::Sources;
use crate::pipeline::{Provenance, ReadNumber};

/// The `result` of a command.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum CommandResult {
    /// `build`: a report for each facts file.
    Build { reports: Vec<WrittenReport> },
    /// `check`: how many findings each facts file has.
    Check { files: Vec<Tally> },
    /// `check --explain`: a page of the register.
    Page { code: &'static str, severity: &'static str, title: &'static str, page: String },
    /// `explain`: figures with what they come from.
    Explain { figures: Vec<Explained> },
    /// `new`, `template new`, `template eject`: the files that were made.
    New { created: Vec<String> },
    /// `set`: the values that were changed, the figures that read differently, and whether the file was written.
    Set { changes: Vec<ChangedValue>, figures: Vec<ChangedFigure>, written: bool },
    /// `diff`: what changed from one report to the other.
    Diff {
        facts: Vec<ChangedFact>,
        figures: Vec<ChangedFigure>,
        lines: Vec<ChangedLine>,
        findings: Vec<ChangedFinding>,
    },
    /// `verify`: what each file is.
    Verify { files: Vec<VerifiedFile> },
    /// `schema`: the JSON Schema of facts files.
    Schema { schema: String },
    /// `template list`: the packs, and the files of one.
    Templates { packs: Vec<String>, pack: String, files: Vec<ListedTemplate>, strays: Vec<String> },
    /// `template diff`: the files of a pack that differ from the built-in ones.
    TemplateChanges { pack: String, files: Vec<ChangedTemplate> },
    /// `template lint`: the pack that was checked.
    Lint { pack: String },
    /// `template vars`: the names that templates may use.
    Names { names: Vec<NamedValue> },
    /// `fonts`: the faces of each stack, the folders that were searched.
    Fonts { stacks: Vec<FontStack>, folders: Vec<String> },
    /// `--help` and `--version`, and the file of `template show`.
    Text { text: String },
}

impl CommandResult {
    /// The page of a code.
    pub(crate) fn page(code: &Code) -> Self {
        let Code { id, severity, title, .. } = *code;
        Self::Page { code: id, severity: severity.key(), title, page: code.page() }
    }
}

/// A value that was changed: the whole lines that it is in, none before for a new key.
#[derive(Serialize)]
pub(crate) struct ChangedValue {
    /// Where it is in the facts.
    pub path: String,
    /// The first line, from 1.
    pub line: usize,
    /// The lines before the change.
    pub before: String,
    /// The lines after it.
    pub after: String,
}

/// How many findings a facts file has.
#[derive(Serialize)]
pub(crate) struct Tally {
    facts: String,
    errors: usize,
    warnings: usize,
    notes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    statements: Option<Vec<StatedNumber>>,
}

/// A number of the running text with what it was read as, or why it was not read.
#[derive(Serialize)]
struct StatedNumber {
    line: usize,
    column: usize,
    text: String,
    role: Option<&'static str>,
    basis: &'static str,
    label: String,
    part_of: Option<String>,
    unread: Option<&'static str>,
}

impl Tally {
    /// Counts a file's findings.
    pub(crate) fn new(facts: &Path, findings: &Diagnostics) -> Self {
        Self {
            facts: facts.display().to_string(),
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            notes: findings.count(Severity::Note),
            statements: None,
        }
    }

    /// The same with the numbers of the running text.
    pub(crate) fn with_statements(self, numbers: &[ReadNumber], sources: &Sources) -> Self {
        let stated = |number: &ReadNumber| {
            let place = sources.locate(number.place).1;
            StatedNumber {
                line: place.line,
                column: place.column,
                text: number.text.clone(),
                role: number.role,
                basis: number.basis,
                label: number.label.clone(),
                part_of: number.part_of.clone(),
                unread: number.unread,
            }
        };
        Self { statements: Some(numbers.iter().map(stated).collect()), ..self }
    }
}

/// A report that was to be built: the files that were written, none where it could not be made.
#[derive(Serialize)]
pub(crate) struct WrittenReport {
    /// Its facts file and findings.
    #[serde(flatten)]
    pub tally: Tally,
    /// The pack that the command named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// The project that it is about, in a pack with a report for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// What was written, by this build or by an earlier one.
    pub files: Vec<WrittenFile>,
    /// The files that show what changed from an older report, if they were asked for.
    pub redline: Vec<WrittenFile>,
    /// Whether nothing had to be made, so that the files are as they were.
    pub unchanged: bool,
    /// What reads differently from the report that was there before; null where there was none.
    pub since: Option<SinceLast>,
}

/// A file that was looked into.
#[derive(Serialize)]
pub(crate) struct VerifiedFile {
    /// Where it is.
    pub file: String,
    /// `as_written`, `saved_again`, `edited`, `touched`, `not_ours`, `damaged`, `too_large`.
    pub verdict: &'static str,
    /// Whether it says that it shows two reports, with marks.
    pub redline: bool,
    /// The id of the make that it states.
    pub make: Option<String>,
    /// The facts file that it was made from, if there is a record.
    pub facts: Option<String>,
    /// Whether that file is as it was then; null where there is no record.
    pub facts_unchanged: Option<bool>,
    /// What does not read as it was written.
    pub changes: Vec<ChangedLine>,
}

/// A file that was written.
#[derive(Serialize)]
pub(crate) struct WrittenFile {
    /// `docx`, `pdf`.
    pub format: &'static str,
    /// Where it is.
    pub path: String,
    /// How many pages the report has.
    pub pages: usize,
    /// How long the file is.
    pub bytes: usize,
}

/// A figure with its provenance; `inputs` are provenances too.
#[derive(Serialize)]
pub(crate) struct Explained {
    id: String,
    name: String,
    formula: String,
    arithmetic: Option<String>,
    exact: Option<String>,
    shown: String,
    reason: Option<String>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    inputs: Vec<Explained>,
    report: Vec<String>,
}

impl From<Provenance> for Explained {
    fn from(provenance: Provenance) -> Self {
        let Provenance { id, name, formula, arithmetic, exact, shown, reason, .. } = provenance;
        let (line, column) = provenance.place.as_ref().map(|at| (at.line, at.column)).unzip();
        Self {
            id: id.to_string(),
            name,
            formula,
            arithmetic,
            exact,
            shown,
            reason,
            file: provenance.place.map(|at| at.file),
            line,
            column,
            inputs: provenance.inputs.into_iter().map(Self::from).collect(),
            report: provenance.stands,
        }
    }
}

/// A stack of the pack: its official name and the faces found for it, the first of which is used.
#[derive(Serialize)]
pub(crate) struct FontStack {
    /// The official name.
    pub official: String,
    /// Family and file of each face.
    pub faces: Vec<FoundFace>,
}

/// A face that was found.
#[derive(Serialize)]
pub(crate) struct FoundFace {
    /// Its family.
    pub family: String,
    /// Its file.
    pub path: String,
}
