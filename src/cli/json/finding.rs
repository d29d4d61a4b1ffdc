//! A finding to JSON: all of it for `--json`, its first place alone for `check --format json`.

use serde::Serialize;

use crate::base::diag::{self, Diagnostic};
use crate::base::id::FigureId;
use crate::base::source::Sources;

/// A finding with everything that is known of it.
#[derive(Serialize)]
pub(crate) struct Finding {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    message: String,
    labels: Vec<JsonLabel>,
    hints: Vec<String>,
    figure: Option<String>,
}

/// A place and the words about it, empty if there are none.
#[derive(Serialize)]
struct JsonLabel {
    file: String,
    /// Lines and columns count from 1, columns in characters; the end is the place behind the last character.
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    /// Bytes of the file's text, without a byte order mark, from 0.
    start_byte: u32,
    end_byte: u32,
    text: String,
}

impl Finding {
    /// Takes a finding out of a run; the texts it points at may go afterwards.
    pub(crate) fn new(finding: &Diagnostic, sources: &Sources) -> Self {
        Self {
            code: finding.code.id,
            severity: finding.severity().key(),
            title: finding.code.title,
            message: finding.message.clone(),
            labels: finding.labels.iter().map(|one| JsonLabel::new(one, sources)).collect(),
            hints: finding.hints.clone(),
            figure: finding.figure.as_ref().map(FigureId::to_string),
        }
    }
}

impl JsonLabel {
    fn new(label: &diag::Label, sources: &Sources) -> Self {
        let span = label.span;
        let source = sources.get(span.source);
        let [start, end] = [span.start, span.end].map(|byte| source.position(byte as usize));
        Self {
            file: source.name.clone(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start_byte: span.start,
            end_byte: span.end,
            text: label.text.clone(),
        }
    }
}

/// A finding as `check --format json` has it since its first version.
#[derive(Serialize)]
pub(crate) struct BriefFinding<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    hint: Option<String>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    figure: Option<&'a str>,
}

impl<'a> From<&'a Finding> for BriefFinding<'a> {
    /// The finding with its first place.
    fn from(finding: &'a Finding) -> Self {
        let place = finding.labels.first();
        Self {
            code: finding.code,
            severity: finding.severity,
            message: &finding.message,
            hint: (!finding.hints.is_empty()).then(|| finding.hints.join("；")),
            file: place.map(|place| place.file.as_str()),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            figure: finding.figure.as_deref(),
        }
    }
}
