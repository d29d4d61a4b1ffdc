//! D30: facts that the eight sections need and that are not filled in.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Kind, Row};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;
use crate::data::model::{Goals, Management};
use crate::figures::State;

/// Facts that the sections print and that are not filled in.
pub static MISSING: CheckRule = CheckRule::new(codes::D30, Needs::All, missing);

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
    Diagnostic::new(codes::D30, format!("没有填{name}（{path}）"))
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
