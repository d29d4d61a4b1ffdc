//! D32: problems that no measure answers.

use super::rule::{CheckContext, CheckRule, Needs};
use crate::base::codes;
use crate::base::diag::Diagnostics;

/// Problems that no improvement answers.
pub static UNANSWERED: CheckRule = CheckRule::new(codes::D32, Needs::All, unanswered);

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
