//! E10: rows of funding that are empty, or do not make up the whole.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;
use crate::data::model::{Funding, Project};

/// Rows of funding that are empty or do not make up the whole.
pub static FUNDING: CheckRule = CheckRule::new(codes::E10, Needs::All, funding);

fn funding(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for project in &report.projects {
        if project.funding.is_empty() {
            findings.push(no_funding(project));
        }
        for row in &project.funding {
            row_of(report, &project.name.value, row, findings);
        }
    }
    report.funding.iter().for_each(|row| row_of(report, "部门整体", row, findings));
    for column in [Column::Initial, Column::Budget, Column::Actual] {
        whole(context, column, findings);
    }
}

fn no_funding(project: &Project) -> Diagnostic {
    let message = format!("项目“{}”没有填资金来源（funding）", project.name.value);
    Diagnostic::new(codes::E10, message)
        .at(project.name.span)
        .hint("每个来源一行：年初预算、全年预算、决算数")
}

fn row_of(report: &Report, owner: &str, row: &Funding, findings: &mut Diagnostics) {
    let line = report.values.line(&row.fact);
    let actual = line.amount(Column::Actual);
    let what = match (line.has_budget(), actual) {
        (false, Some(actual)) if !actual.value.is_zero() => "预算数",
        (true, None) => "决算数",
        _ => return unbudgeted(report, owner, row, findings),
    };
    let message = format!("{owner}的{}没有填{what}", row.name());
    let place = actual.map_or(row.source.span, |actual| actual.span);
    findings.push(Diagnostic::new(codes::E10, message).at(place).hint("补上它；没有的填 0"));
}

/// Money spent from a source that had none.
fn unbudgeted(report: &Report, owner: &str, row: &Funding, findings: &mut Diagnostics) {
    let line = report.values.line(&row.fact);
    let zero = |column: Column| line.amount(column).is_none_or(|fact| fact.value.is_zero());
    let nothing = [Column::Initial, Column::Budget, Column::Adjustment].into_iter().all(zero);
    let Some(actual) =
        line.amount(Column::Actual).filter(|actual| nothing && !actual.value.is_zero())
    else {
        return;
    };
    let message = format!("{owner}的{}预算数是 0，却有决算数", row.name());
    let finding = Diagnostic::new(codes::E10, message).at(actual.span);
    findings.push(finding.hint("核对是不是填错了来源，或漏填了预算数"));
}

/// The sources of the whole unit against its total.
fn whole(context: &CheckContext, column: Column, findings: &mut Diagnostics) {
    let rows = &context.report.funding;
    let figures: Option<Vec<_>> = rows
        .iter()
        .map(|row| context.of(&row.fact, column).filter(|figure| figure.money().is_some()))
        .collect();
    let Some(figures) = figures.filter(|figures| !figures.is_empty()) else { return };
    let total = match column {
        Column::Actual => context.decided(keys::EXPENDITURE),
        column => context.of(keys::EXPENDITURE, column),
    };
    let Some(total) = total else { return };
    let unit = context.figures.unit;
    let Some(right) = total.money().map(|money| money.of(unit)) else { return };
    let sum: Decimal = figures.iter().filter_map(|f| f.money()).map(|money| money.of(unit)).sum();
    if (sum - right).abs() <= context.slack(figures.len()) {
        return;
    }
    let parts: Vec<_> = figures.iter().map(|figure| context.exact(figure)).collect();
    let message = format!(
        "各资金来源之和 {} = {sum:.2}，{}是 {}",
        parts.join(" ＋ "),
        total.name,
        context.exact(total)
    );
    let finding = context.finding(message).label(context.place(total), total.name.clone());
    let finding = figures
        .iter()
        .fold(finding, |finding, figure| finding.label(context.place(figure), figure.name.clone()));
    findings
        .push(finding.hint("照指标账和决算数核对各来源（expenditure.funding）").figure(&total.id));
}
