//! E02 and E22: columns of amounts that do not add up: budgets by their steps, other columns by their parts.

use rust_decimal::Decimal;

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, Kind, Row, SumOf, keys};
use crate::check::rule::{CheckContext, rule};
use crate::data::Report;
use crate::figures::Figure;

rule! {
    /// 预算或上年的各列对不上：全年预算数不等于年初预算数加追加追减数；合计的一列不等于各分项同列之和。
    ///
    /// 判断：n 个数，差额不超过 0.005×(n+1)（数据文件的金额单位）的算尾差，不提示。
    ///
    /// 例：年初预算 1922.76＋追加 767.86＝2690.62，全年预算填 2690.26。
    ///
    /// 怎么办：对照预算指标账和上年决算核对；全年预算可以不填，由程序相加。
    COLUMNS = "E02", "预算、上年各列对不上", All, columns
}

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
    let finding = Diagnostic::error("E02", message).label(context.place(whole), whole.name.clone());
    let finding = parts
        .iter()
        .fold(finding, |finding, part| finding.label(context.place(part), part.name.clone()));
    findings.push(finding.hint("核对合计和每个分项，改掉错的一个").figure(&whole.id));
}

rule! {
    /// 年初结转结余与上年年末结转结余不同。
    ///
    /// 为什么：上年年末的就是本年年初的；不同的，要有调整的依据。
    ///
    /// 例：年初结转结余 20.00，上年年末 2.00。
    ///
    /// 怎么办：对照上年决算核对；确有调整的，在正文里说明。
    OPENING = "E22", "年初与上年年末结转结余不同", All, opening
}

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
    let finding = Diagnostic::warning("E22", message)
        .label(opening.place, opening.name.clone())
        .label(before.place, before.name.clone());
    findings.push(finding.hint("对照上年决算核对；确有调整的，在正文里说明").figure(&opening.id));
}
