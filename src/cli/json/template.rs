//! What `jixiao template` came to, as `--json` says it.

use serde::Serialize;

use crate::pipeline::{TemplateName, TextChange};
use crate::workspace::{TemplateFile, TemplateOrigin};

/// A file of a pack.
#[derive(Serialize)]
pub(crate) struct ListedTemplate {
    path: String,
    origin: &'static str,
    place: Option<String>,
}

impl From<&TemplateFile> for ListedTemplate {
    fn from(file: &TemplateFile) -> Self {
        let origin = match file.origin {
            TemplateOrigin::BuiltIn => "built_in",
            TemplateOrigin::Copied => "copied",
            TemplateOrigin::Outdated => "outdated",
            TemplateOrigin::Changed => "changed",
            TemplateOrigin::Added => "added",
        };
        let place = file.place.as_ref().map(|place| place.display().to_string());
        Self { path: file.path.clone(), origin, place }
    }
}

/// A file that differs from the built-in one.
#[derive(Serialize)]
pub(crate) struct ChangedTemplate {
    path: String,
    own: Vec<ChangedLines>,
    built_in: Vec<ChangedLines>,
    meeting: usize,
}

/// Lines that differ; `line` is the first of the new text, from 1.
#[derive(Serialize)]
struct ChangedLines {
    line: usize,
    removed: Vec<String>,
    added: Vec<String>,
}

impl ChangedTemplate {
    /// A file with what its user and what the program changed, and how many of these changes meet.
    pub(crate) fn new(
        path: &str,
        own: &[TextChange],
        built_in: &[TextChange],
        meeting: usize,
    ) -> Self {
        let lines = |changes: &[TextChange]| changes.iter().map(ChangedLines::from).collect();
        Self { path: path.into(), own: lines(own), built_in: lines(built_in), meeting }
    }
}

impl From<&TextChange> for ChangedLines {
    fn from(change: &TextChange) -> Self {
        let TextChange { new, removed, added, .. } = change;
        Self { line: new.start + 1, removed: removed.clone(), added: added.clone() }
    }
}

/// A name that templates may use.
#[derive(Serialize)]
pub(crate) struct NamedValue {
    name: String,
    title: String,
    kind: &'static str,
    unit: String,
    shown: Option<String>,
    files: Vec<String>,
}

impl From<&TemplateName> for NamedValue {
    fn from(one: &TemplateName) -> Self {
        let variable = &one.variable;
        Self {
            name: variable.name.clone(),
            title: variable.title.clone(),
            kind: variable.kind.word(),
            unit: variable.unit.clone(),
            shown: variable.shown.clone(),
            files: one.files.clone(),
        }
    }
}
