//! Answers to problems that are not there, and problems that no improvement answers.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::full_width;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;

/// Problems that no improvement answers.
pub(crate) static UNANSWERED: CheckRule = CheckRule::new(codes::D32, Needs::All, unanswered);

/// Reports improvements that answer problems which are not there.
///
/// It runs as soon as a file is read: an id that leads nowhere is as wrong as an unknown key.
pub fn unknown_problems(report: &Report, findings: &mut Diagnostics) {
    let known: Vec<_> = report.problems.iter().filter_map(|problem| problem.id.as_ref()).collect();
    for answer in report.improvements.iter().flat_map(|improvement| &improvement.answers) {
        // Where no problem could be read, that was reported before.
        if !report.problems.is_empty() && !known.iter().any(|id| id.value == answer.value) {
            let message = format!("没有编号是“{}”的问题", answer.value);
            let wide = full_width::list_full_width(&answer.value);
            let hint = "answers 里写 problems 中某一项的 id";
            let hint = if wide.is_empty() { hint.into() } else { format!("{wide}；{hint}") };
            findings
                .push(Diagnostic::new(mistakes::UNKNOWN_ID, message).at(answer.span).hint(hint));
        }
    }
}

fn unanswered(context: &CheckContext, findings: &mut Diagnostics) {
    let answers: Vec<_> = context.report.improvements.iter().flat_map(|m| &m.answers).collect();
    for problem in &context.report.problems {
        let Some(id) = &problem.id else { continue };
        if !answers.iter().any(|answer| answer.value == id.value) {
            let message = format!("问题 {} 没有对应的改进措施", id.value);
            let finding = context.finding(message).at(id.span);
            findings.push(
                finding.hint(format!("在对应的措施里写 answers: [{}]，或补一条措施", id.value)),
            );
        }
    }
}
