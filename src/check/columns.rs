//! E02 and E22: columns of amounts that do not add up: budgets by their steps, other columns by their parts.

use rust_decimal::Decimal;

use super::rule::{CheckContext, CheckRule, Needs};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::figures::Figure;

/// Columns of budgets and of last year that do not add up.
pub static COLUMNS: CheckRule = CheckRule::new(codes::E02, Needs::All, columns);

/// Totals and their parts, by id.
const GROUPS: [(&str, &[&str]); 3] = [
    ("expenditure.basic", &["expenditure.basic.personnel", "expenditure.basic.public"]),
    ("expenditure", &["expenditure.basic", "expenditure.project"]),
    (
        "three_public",
        &[
            "three_public.abroad",
            "three_public.vehicle_purchase",
            "three_public.vehicle_operation",
            "three_public.reception",
        ],
    ),
];

fn columns(context: &CheckContext, findings: &mut Diagnostics) {
    for figure in context.figures.iter() {
        if let Some(line) = figure.id.as_str().strip_suffix(".budget") {
            steps(context, line, figure, findings);
        }
    }
    let income: Vec<String> = context
        .report
        .income
        .parts
        .iter()
        .map(|part| format!("income.{}", part.id.value))
        .collect();
    let projects: Vec<String> =
        context.report.projects.iter().map(|one| format!("projects.{}", one.id.value)).collect();
    let groups = GROUPS
        .iter()
        .map(|(whole, parts)| (*whole, parts.iter().map(|part| part.to_string()).collect()));
    let listed = [("income", income), ("expenditure.project", projects)];
    let groups: Vec<(&str, Vec<String>)> = groups.chain(listed).collect();
    for (whole, parts) in &groups {
        for column in ["initial", "adjustment", "last_year", "last_year_budget"] {
            of_parts(context, &format!("{whole}.{column}"), column, parts, findings);
        }
    }
    // 项目的预算列 has no difference of its own among the figures.
    let (whole, parts) = &groups[groups.len() - 1];
    of_parts(context, &format!("{whole}.budget"), "budget", parts, findings);
}

/// 全年预算数 that is filled in beside the steps to it.
fn steps(context: &CheckContext, line: &str, budget: &Figure, findings: &mut Diagnostics) {
    let [initial, adjustment] =
        ["initial", "adjustment"].map(|column| context.figure(&format!("{line}.{column}")));
    let (Some(initial), Some(adjustment)) = (initial, adjustment) else { return };
    if budget.place.is_some() {
        compare(context, budget, &[initial, adjustment], findings);
    }
}

/// A column of a total that is filled in, against the same column of all its parts.
fn of_parts(
    context: &CheckContext,
    whole: &str,
    column: &str,
    parts: &[String],
    findings: &mut Diagnostics,
) {
    let Some(whole) = context.figure(whole) else { return };
    let parts: Option<Vec<_>> =
        parts.iter().map(|part| context.figure(&format!("{part}.{column}"))).collect();
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { return };
    // What comes from last year's file was checked there, and what is the sum of these parts cannot differ.
    let own = whole.inputs.iter().any(|input| parts.iter().all(|part| part.id != *input));
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
    let [opening, before] =
        ["carryover.opening", "carryover.last_year_closing"].map(|id| context.figure(id));
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
