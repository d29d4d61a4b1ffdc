//! A pack with a report for each project: whether anything of it says which one, or all reports are the same.

use super::files::PackFiles;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{Sources, Span};

/// What files of the pack begin a name of the project at hand with.
const OF_PROJECT: &str = "project.";

/// Reports a pack none of whose files names the project.
pub(super) fn check(files: &PackFiles, sources: &Sources, findings: &mut Diagnostics) {
    let mut texts = files.first().values().map(|id| sources.get(*id).text.as_str());
    if texts.any(names_project) {
        return;
    }
    let Some(outline) = files.first().get("report.yaml") else { return };
    let line = sources.get(*outline).text.split_inclusive('\n').scan(0, |start, line| {
        *start += line.len();
        Some((*start - line.len(), line.trim_end()))
    });
    let (start, line) =
        line.into_iter().find(|(_, line)| line.starts_with("each:")).unwrap_or((0, ""));
    let message = "each: projects 是一个项目一份报告，可没有一处引用 project，份份都一样";
    let finding = Diagnostic::new(codes::P04, message);
    let place = Span::new(*outline, start..start + line.len());
    findings.push(finding.at(place).hint(
        "整个单位一份报告的，删去这一行；一个项目一份的，写 extends: project，标题、章节里引用 ${project.name}、{{ project.name }}",
    ));
}

/// Whether a text says a name of the project at hand, and not `expenditure.project.actual`.
fn names_project(text: &str) -> bool {
    text.match_indices(OF_PROJECT).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
    })
}
