//! E02 and E22: columns of amounts that do not add up: budgets by their steps, other columns by their parts.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, Kind, Row, SumOf, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;
use crate::figures::Figure;

/// Columns of budgets and of last year that do not add up.
pub static COLUMNS: CheckRule = CheckRule::new(codes::E02, Needs::All, columns);

fn columns(context: &CheckContext, findings: &mut Diagnostics) {
    let budgets = context.figures.iter().filter(|one| one.key.column() == Column::Budget);
    budgets.for_each(|budget| steps(context, budget, findings));
    for (whole, parts) in groups(context.report) {
        for column in
            [Column::Initial, Column::Adjustment, Column::LastYear, Column::LastYearBudget]
        {
            of_parts(context, whole, column, &parts, findings);
        }
        // 项目的预算列 has no difference of its own among the figures.
        if whole == keys::PROJECT_SPENDING {
            of_parts(context, whole, Column::Budget, &parts, findings);
        }
    }
}

/// Facts that are added up, with their parts.
fn groups(report: &Report) -> Vec<(&str, Vec<&str>)> {
    let lines = report.catalogue.rows().filter(|row| row.kind == Kind::Line);
    let parts = |row: &'_ Row| match row.sum_of {
        SumOf::Nothing | SumOf::Items => Vec::new(),
        SumOf::Rows | SumOf::FilledRows => report
            .catalogue
            .rows()
            .filter(|part| part.part_of.as_deref() == Some(row.fact()))
            .map(Row::fact)
            .collect(),
        SumOf::IncomeParts => report.income_parts.iter().map(|one| one.fact.as_str()).collect(),
        SumOf::Projects => report.projects.iter().map(|one| one.fact.as_str()).collect(),
    };
    lines.map(|row| (row.fact(), parts(row))).filter(|(_, parts)| !parts.is_empty()).collect()
}

/// 全年预算数 that is filled in beside the steps to it.
fn steps(context: &CheckContext, budget: &Figure, findings: &mut Diagnostics) {
    let [initial, adjustment] = [Column::Initial, Column::Adjustment]
        .map(|column| context.figures.find(&budget.key.with(column)));
    let (Some(initial), Some(adjustment)) = (initial, adjustment) else { return };
    if budget.place.is_some() {
        compare(context, budget, &[initial, adjustment], findings);
    }
}

/// A column of a total that is filled in, against the same column of all its parts.
fn of_parts(
    context: &CheckContext,
    whole: &str,
    column: Column,
    parts: &[&str],
    findings: &mut Diagnostics,
) {
    let Some(whole) = context.of(whole, column) else { return };
    let parts: Option<Vec<_>> = parts.iter().map(|part| context.of(part, column)).collect();
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { return };
    // What comes from last year's file was checked there, and what is the sum of these parts cannot differ.
    let own = whole.inputs.iter().any(|input| parts.iter().all(|part| part.key != *input));
    let filled = whole.place.is_some_and(|place| place.source == context.report.source);
    if filled || (own && whole.place.is_none()) {
        compare(context, whole, &parts, findings);
    }
}

fn compare(context: &CheckContext, whole: &Figure, parts: &[&Figure], findings: &mut Diagnostics) {
    let unit = context.figures.unit;
    let numbers: Option<Vec<_>> =
        parts.iter().map(|part| part.money().map(|money| money.of(unit))).collect();
    let (Some(numbers), Some(right)) = (numbers, whole.money()) else { return };
    let sum: Decimal = numbers.iter().sum();
    if (sum - right.of(unit)).abs() <= context.slack(parts.len()) {
        return;
    }
    let shown: Vec<_> = parts.iter().map(|part| context.exact(part)).collect();
    let message = format!(
        "{}对不上：{} = {sum:.2}，填报 {}",
        whole.name,
        shown.join(" ＋ "),
        context.exact(whole)
    );
    let finding = context.finding(message).label(context.place(whole), whole.name.clone());
    let finding = parts
        .iter()
        .fold(finding, |finding, part| finding.label(context.place(part), part.name.clone()));
    findings.push(finding.hint("核对合计和每个分项，改掉错的一个").figure(&whole.id));
}

/// What was left at the beginning against the end of last year.
pub static OPENING: CheckRule = CheckRule::new(codes::E22, Needs::All, opening);

fn opening(context: &CheckContext, findings: &mut Diagnostics) {
    let [opening, before] = [keys::OPENING, keys::LAST_YEAR_CLOSING].map(|key| context.stated(key));
    let (Some(opening), Some(before)) = (opening, before) else { return };
    let (Some(now), Some(then)) = (opening.money(), before.money()) else { return };
    let own = before.place.is_some_and(|place| place.source == context.report.source);
    if now == then || !own {
        return;
    }
    let [start, end] = [opening, before].map(|figure| context.exact(figure));
    let message = format!("{} {start}，{} {end}，两者应相同", opening.name, before.name);
    let finding = context
        .finding(message)
        .label(opening.place, opening.name.clone())
        .label(before.place, before.name.clone());
    findings.push(finding.hint("对照上年决算核对；确有调整的，在正文里说明").figure(&opening.id));
}
