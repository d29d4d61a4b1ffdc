//! D32: problems that no measure answers.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{CheckContext, rule};

rule! {
    /// 存在问题没有对应的改进措施。
    ///
    /// 为什么：第八节的措施要与第七节的问题一一对应，只说问题不说怎么改，会被退回。
    ///
    /// 例：问题 q1 没有哪条措施的 answers 里写着它。
    ///
    /// 怎么办：补一条措施，或在对应的措施的 answers 里写上问题的编号。
    UNANSWERED = "D32", "问题没有对应的措施", All, unanswered
}

fn unanswered(context: &CheckContext, findings: &mut Diagnostics) {
    let answers: Vec<_> = context.report.improvements.iter().flat_map(|m| &m.answers).collect();
    for problem in &context.report.problems {
        let Some(id) = &problem.id else { continue };
        if !answers.iter().any(|answer| answer.value == id.value) {
            let message = format!("问题 {} 没有对应的改进措施", id.value);
            let finding = Diagnostic::warning("D32", message).at(id.span);
            findings.push(
                finding.hint(format!("在对应的措施里写 answers: [{}]，或补一条措施", id.value)),
            );
        }
    }
}
