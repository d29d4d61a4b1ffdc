//! D30: facts that the eight sections need and that are not filled in.

use super::rule::{CheckContext, CheckRule, Needs};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::data::Report;

/// Facts that the sections print and that are not filled in.
pub static MISSING: CheckRule = CheckRule::new(codes::D30, Needs::All, missing);

/// Figures that the sections print: id, the key to fill in, and its name.
const FIGURES: [(&str, &str, &str); 12] = [
    ("organization.offices.count", "organization.offices.count", "内设股室数"),
    ("staff.established", "staff.established", "编制数"),
    ("staff.actual", "staff.actual", "在职人数"),
    ("staff.last_year", "staff.last_year", "上年在职人数"),
    ("evaluation.score", "evaluation.score", "自评分"),
    ("income.total", "income.total", "收入总计"),
    ("expenditure.total", "expenditure.total", "支出合计"),
    ("expenditure.basic.personnel.actual", "expenditure.basic.personnel.actual", "人员经费决算数"),
    ("expenditure.basic.public.actual", "expenditure.basic.public.actual", "公用经费决算数"),
    ("expenditure.basic.public.budget", "expenditure.basic.public.budget", "公用经费预算数"),
    ("expenditure.project.actual", "expenditure.project.actual", "项目支出决算数"),
    ("assets.utilization", "assets.utilization", "固定资产利用率"),
];

fn missing(context: &CheckContext, findings: &mut Diagnostics) {
    for (id, path, name) in FIGURES {
        let known = context.figure(id).is_some_and(|figure| figure.value().is_some());
        if !known && !is_not_applicable(context, id) {
            findings.push(unfilled(context.report, path, name));
        }
    }
    for (path, name, filled) in texts(context.report) {
        if !filled {
            findings.push(unfilled(context.report, path, name));
        }
    }
}

fn is_not_applicable(context: &CheckContext, id: &str) -> bool {
    let state = context.figure(id).map(|figure| &figure.state);
    matches!(state, Some(crate::figures::State::NotApplicable(_)))
}

fn unfilled(report: &Report, path: &str, name: &str) -> Diagnostic {
    Diagnostic::new(codes::D30, format!("没有填{name}（{path}）"))
        .at(report.place(path))
        .hint("补上它，报告里相应的句子才完整")
}

/// Texts that the sections print: key, name, whether it is filled in.
fn texts(report: &Report) -> Vec<(&'static str, &'static str, bool)> {
    let Report { organization, evaluation, goals, management, .. } = report;
    vec![
        ("organization.duties", "职能职责", !organization.duties.is_empty()),
        ("evaluation.group", "评价小组", !evaluation.group.is_empty()),
        ("evaluation.steps", "自评步骤", !evaluation.steps.is_empty()),
        ("evaluation.submission", "报送时间", evaluation.submission.is_some()),
        ("goals.expected", "年度总体目标", goals.expected.is_some()),
        ("goals.basis", "目标设置情况", goals.basis.is_some()),
        ("income.parts", "收入构成", !report.income.parts.is_empty()),
        ("management.procedure", "项目实施程序", management.procedure.is_some()),
        ("management.supervision", "项目监管", management.supervision.is_some()),
        ("management.asset_safety", "资产管理安全性", management.asset_safety.is_some()),
        ("results", "整体绩效", !report.results.is_empty()),
        ("problems", "存在问题", !report.problems.is_empty()),
        ("measures", "改进措施", !report.improvements.is_empty()),
    ]
}
