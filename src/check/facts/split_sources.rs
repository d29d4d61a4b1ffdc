//! 收入, 基本支出 and 项目支出 of each source of money, against what it spent and against the totals.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, keys, money_source};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Funding, IncomePart};
use crate::figures::Figure;

/// Rows of 资金来源 whose columns do not agree with each other or with the totals.
pub(crate) static SPLIT_SOURCES: CheckRule = CheckRule::new(codes::E10, Needs::All, split_sources);

/// The columns of the table of sources, each with the fact whose total it makes up.
const COLUMNS: [(Column, &str); 3] = [
    (Column::Received, keys::INCOME),
    (Column::BasicSpending, keys::BASIC),
    (Column::ProjectSpending, keys::PROJECT_SPENDING),
];

fn split_sources(context: &CheckContext, findings: &mut Diagnostics) {
    let rows = &context.report.funding;
    let off: Vec<_> = rows.iter().filter_map(|row| spent_otherwise(context, row)).collect();
    for row in rows {
        left_out_columns(context, row, findings);
        received_otherwise(context, row, findings);
    }
    let rows_differ = !off.is_empty();
    off.into_iter().for_each(|finding| findings.push(finding));
    // A row that does not fit breaks its column too.
    for (column, fact) in
        COLUMNS.iter().filter(|(column, _)| !rows_differ || *column == Column::Received)
    {
        whole(context, *column, fact, findings);
    }
}

/// A row that leaves out a column which another row has.
fn left_out_columns(context: &CheckContext, row: &Funding, findings: &mut Diagnostics) {
    let states =
        |row: &Funding, column| context.report.values.line(&row.fact).amount(column).is_some();
    let stated = |column| context.report.funding.iter().any(|other| states(other, column));
    let others = |column| match column {
        // Who fills in one of the two has both in the table.
        Column::BasicSpending | Column::ProjectSpending => {
            stated(Column::BasicSpending) || stated(Column::ProjectSpending)
        }
        column => stated(column),
    };
    let missing: Vec<_> = COLUMNS.iter().map(|(column, _)| *column).collect();
    let known = |column| context.of(&row.fact, column).is_some_and(|one| one.value().is_some());
    let missing: Vec<_> = missing
        .into_iter()
        .filter(|column| others(*column) && !known(*column))
        .map(Column::called)
        .collect();
    if missing.is_empty() {
        return;
    }
    let message = format!("资金来源{}没有填{}，表里印“—”", row.name(), missing.join("、"));
    findings.push(context.finding(message).at(row.source.span).hint("补上它；没有的填 0"));
}

/// 基本支出 and 项目支出 of a row that are not what it spent. With 经营支出 and the like there is more to it, but not to money
/// of the budget, which pays none of the three.
fn spent_otherwise(context: &CheckContext, row: &Funding) -> Option<Diagnostic> {
    let of = |column| context.of(&row.fact, column);
    let parts = [of(Column::BasicSpending)?, of(Column::ProjectSpending)?];
    let spent = of(Column::Actual)?;
    let sum: Decimal = parts.iter().map(|part| number(context, part)).sum::<Option<_>>()?;
    let gap = number(context, spent)? - sum;
    let rare = [keys::OPERATING, keys::PAID_UPWARD, keys::PAID_TO_AFFILIATED];
    let is_fiscal = money_source(&row.source.value).is_some_and(|source| source.is_fiscal);
    let rare = rare.iter().any(|fact| context.report.values.line(fact).has_money());
    let more = rare && !is_fiscal;
    if gap.abs() <= context.slack(2) || (more && gap.is_sign_positive()) {
        return None;
    }
    let [basic, project] = parts.map(|part| context.exact(part));
    let message = format!(
        "{}：基本支出 {basic} ＋ 项目支出 {project} = {}，{}是 {}",
        row.name(),
        context.all_digits(sum),
        spent.name,
        context.exact(spent)
    );
    let finding = parts.iter().fold(context.finding(message), |finding, part| {
        finding.label(part.place, part.name.clone())
    });
    let hint = match rare && is_fiscal {
        true => {
            "经营支出、上缴上级支出、对附属单位补助支出不用财政拨款开支，核对这一来源的三个数，把这些支出列到别的来源"
        }
        false => {
            "核对这一来源的基本支出、项目支出和决算数；决算数没有填的，是由支出合计减出来的，也核对支出合计"
        }
    };
    Some(finding.label(context.place(spent), spent.name.clone()).hint(hint).figure(&spent.id))
}

/// A column that every row states against its total.
fn whole(context: &CheckContext, column: Column, fact: &str, findings: &mut Diagnostics) {
    let rows = &context.report.funding;
    let figures: Option<Vec<&Figure>> =
        rows.iter().map(|row| context.of(&row.fact, column)).collect();
    let (Some(figures), Some(total)) = (figures, context.decided(fact)) else { return };
    let sum: Option<Decimal> = figures.iter().map(|one| number(context, one)).sum();
    let (Some(sum), Some(all)) = (sum, number(context, total)) else { return };
    if figures.is_empty() || (sum - all).abs() <= context.slack(figures.len()) {
        return;
    }
    let message = format!(
        "各资金来源的{}合计 {}，{}是 {}",
        column.title(),
        context.all_digits(sum),
        total.name,
        context.exact(total)
    );
    let finding = context.finding(message).label(context.place(total), total.name.clone());
    let finding = figures
        .iter()
        .fold(finding, |finding, one| finding.label(context.place(one), one.name.clone()));
    findings.push(finding.hint("核对各来源的这一列和合计，改掉错的一个").figure(&total.id));
}

/// 收入 of a row that is not that of the parts of income with its source.
fn received_otherwise(context: &CheckContext, row: &Funding, findings: &mut Diagnostics) {
    let Some(received) = context.of(&row.fact, Column::Received) else { return };
    let parts = of_source(&context.report.income_parts, &row.source.value);
    let came: Option<Decimal> =
        parts.iter().map(|part| number(context, context.of(&part.fact, Column::Actual)?)).sum();
    let (Some(stated), Some(came)) = (number(context, received), came) else { return };
    if parts.is_empty() || (stated - came).abs() <= context.slack(parts.len()) {
        return;
    }
    let message = format!(
        "资金来源{}的收入 {}，收入构成里是 {}",
        row.name(),
        context.exact(received),
        context.all_digits(came)
    );
    let finding = context.finding(message).label(received.place, "资金来源");
    let finding =
        parts.iter().fold(finding, |finding, part| finding.label(part.name.span, "收入构成"));
    findings.push(finding.hint("两处是一个数，改掉错的一个").figure(&received.id));
}

/// The parts of income that have exactly this source.
fn of_source<'a>(parts: &'a [IncomePart], code: &str) -> Vec<&'a IncomePart> {
    let mut found = Vec::new();
    for part in parts {
        match part.source.as_ref().is_some_and(|source| source.value == code) {
            true => found.push(part),
            false => found.extend(of_source(&part.parts, code)),
        }
    }
    found
}
