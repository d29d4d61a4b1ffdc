//! E24: lines of 三公经费 about which nothing is said.

use super::rule::{Subject, rule};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::data::model::Line;

rule! {
    /// “三公”经费的四项（出国、购车、用车、接待）里有的没有填。
    ///
    /// 为什么：只写接待费，不交代出国和公务用车，看报告的人不知道是没有发生还是漏填，合计也就不可信。
    ///
    /// 例：只填了 reception，没有填 abroad、vehicle_purchase、vehicle_operation。
    ///
    /// 怎么办：没有发生的填 0，例如 abroad: {budget: 0, actual: 0}；发生了的照实填。没有填不等于 0。
    SILENT_LINES = "E24", "“三公”经费有的项没有填", All, silent_lines
}

fn silent_lines(subject: &Subject, findings: &mut Diagnostics) {
    let three = &subject.report.three_public;
    if three.span.is_none() {
        let finding = Diagnostic::warning("E24", "没有填“三公”经费（three_public）")
            .at(subject.report.place("three_public"))
            .hint("四项都填上；没有发生的填 0，例如 abroad: {budget: 0, actual: 0}");
        findings.push(finding);
        return;
    }
    for (key, name, line) in [
        ("abroad", "因公出国（境）费", &three.abroad),
        ("vehicle_purchase", "公务用车购置费", &three.vehicle_purchase),
        ("vehicle_operation", "公务用车运行维护费", &three.vehicle_operation),
        ("reception", "公务接待费", &three.reception),
    ] {
        if let Some(what) = unsaid(line) {
            let path = format!("three_public.{key}");
            let finding = Diagnostic::warning("E24", format!("{name}没有填{what}（{path}）"))
                .at(subject.report.place(&path))
                .hint(format!("没有发生就填 0：{key}: {{budget: 0, actual: 0}}"));
            findings.push(finding);
        }
    }
}

/// What a line does not say.
fn unsaid(line: &Line) -> Option<&'static str> {
    let budget = line.budget.is_some() || line.initial.is_some();
    match (budget, line.actual.is_some()) {
        (true, true) => None,
        (true, false) => Some("决算数"),
        (false, true) => Some("预算数"),
        (false, false) => Some("预算数和决算数"),
    }
}
