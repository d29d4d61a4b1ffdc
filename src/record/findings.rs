//! Findings as a record has them, and back: their places by the name of the text and the bytes in it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics, Label};
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Sources, Span};

/// A finding.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenFinding<'a> {
    code: Cow<'a, str>,
    message: Cow<'a, str>,
    labels: Vec<WrittenLabel<'a>>,
    hints: Vec<Cow<'a, str>>,
    figure: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct WrittenLabel<'a> {
    source: Cow<'a, str>,
    bytes: (u32, u32),
    text: Cow<'a, str>,
}

/// Findings as a record has them.
pub(super) fn written<'a>(
    findings: &'a Diagnostics,
    sources: &'a Sources,
) -> Vec<WrittenFinding<'a>> {
    let label = |Label { span, text }: &'a Label| WrittenLabel {
        source: (&sources.get(span.source).name).into(),
        bytes: (span.start, span.end),
        text: text.into(),
    };
    let finding =
        |Diagnostic { code, message, labels, hints, figure }: &'a Diagnostic| WrittenFinding {
            code: code.id.into(),
            message: message.into(),
            labels: labels.iter().map(label).collect(),
            hints: hints.iter().map(Cow::from).collect(),
            figure: figure.as_ref().map(|id| id.as_str().into()),
        };
    findings.iter().map(finding).collect()
}

/// The findings that a record has. `source_of` gives the text with a name; findings of codes that there are not any more
/// are left out, and so are places in texts that are not there.
pub(super) fn read(
    findings: Vec<WrittenFinding>,
    mut source_of: impl FnMut(&str) -> Option<SourceId>,
) -> Diagnostics {
    let mut known: HashMap<String, Option<SourceId>> = HashMap::new();
    let mut all = Diagnostics::default();
    for finding in findings {
        let Some(code) = codes::find(&finding.code) else { continue };
        let mut read = Diagnostic::new(code, finding.message);
        for WrittenLabel { source, bytes: (start, end), text } in finding.labels {
            let id = known.entry(source.to_string()).or_insert_with(|| source_of(&source));
            read = read.label(id.map(|source| Span { source, start, end }), text);
        }
        let hints = finding.hints.into_iter();
        read = hints.fold(read, |read, hint| read.hint(hint));
        read.figure = finding.figure.map(FigureId::new);
        all.push(read);
    }
    all
}
