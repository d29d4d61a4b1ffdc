//! D30: facts that the eight sections need and that are not filled in.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Kind, Row};
use crate::check::rule::{CheckContext, rule};
use crate::data::Report;
use crate::data::model::{Goals, Management};
use crate::figures::State;

rule! {
    /// 八节正文要用的内容没有填，报告里相应的句子或表格会缺。
    ///
    /// 为什么：缺项是这类报告被退回的常见原因；没有填不等于 0，程序不会替你补。
    ///
    /// 例：没有填编制数（staff.established），在职人员控制率就算不出来。
    ///
    /// 怎么办：照提示的键补上；确实没有的，金额填 0。
    MISSING = "D30", "正文要用的内容没有填", All, missing
}

fn missing(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let filled = filled(report);
    let is_held = |row: &&Row| matches!(row.kind, Kind::Prose | Kind::List);
    let needed = || report.catalogue.rows().filter(|row| !row.needs.is_empty());
    for row in needed().filter(|row| !is_held(row)) {
        for (column, name) in &row.needs {
            let key = row.figure(*column);
            let state = context.figures.find(&key).map(|figure| &figure.state);
            if !matches!(state, Some(State::Known(_) | State::NotApplicable(_))) {
                findings.push(unfilled(report, &key.to_string(), name));
            }
        }
    }
    for row in needed().filter(is_held) {
        if !filled.iter().any(|(key, filled)| *filled && *key == row.key) {
            row.needs.iter().for_each(|(_, name)| findings.push(unfilled(report, &row.key, name)));
        }
    }
}

fn unfilled(report: &Report, path: &str, name: &str) -> Diagnostic {
    Diagnostic::warning("D30", format!("没有填{name}（{path}）"))
        .at(report.place(path))
        .hint("补上它，报告里相应的句子才完整")
}

/// Lists and running text by key, and whether they are filled in.
fn filled(report: &Report) -> Vec<(&'static str, bool)> {
    let Goals { expected, achieved: _, basis } = &report.goals;
    let Management { procedure, supervision, asset_safety, thrift: _ } = &report.management;
    vec![
        ("organization.duties", !report.duties.is_empty()),
        ("evaluation.group", !report.group.is_empty()),
        ("evaluation.steps", !report.steps.is_empty()),
        ("evaluation.submission", report.submission.is_some()),
        ("goals.expected", expected.is_some()),
        ("goals.basis", basis.is_some()),
        ("income.parts", !report.income_parts.is_empty()),
        ("management.procedure", procedure.is_some()),
        ("management.supervision", supervision.is_some()),
        ("management.asset_safety", asset_safety.is_some()),
        ("results", !report.results.is_empty()),
        ("problems", !report.problems.is_empty()),
        ("measures", !report.improvements.is_empty()),
    ]
}
