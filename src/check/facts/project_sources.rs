//! What projects have of a source of money, against what the whole unit has of it.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{CARRIED_OVER, Column, OTHER_SOURCE, UNIT_FUNDS, keys, money_source};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Funding;
use crate::figures::Figure;

/// Sources of which projects have more, or other, money than the unit.
pub(crate) static PROJECT_SOURCES: CheckRule =
    CheckRule::new(codes::E10, Needs::All, project_sources);

fn project_sources(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let mut rows = report.funding.iter();
    while let Some(row) = rows.next() {
        let code = row.source.value.as_str();
        let again = rows.clone().any(|other| other.source.value == code);
        let of_projects = report.projects.iter().flat_map(|project| &project.funding);
        let parts: Vec<_> = of_projects.filter(|part| part.source.value == code).collect();
        if !again && !parts.is_empty() && is_one_everywhere(code) {
            of_source(context, row, &parts).into_iter().for_each(|one| findings.push(one));
        }
    }
}

/// Whether a source is the same of projects as of the unit. 其他 is what is none of the others, whichever are listed, and
/// 财政拨款 covers several; 上年结转资金 has a rule of its own.
fn is_one_everywhere(code: &str) -> bool {
    let several = money_source(code).is_some_and(|source| source.covers_fiscal);
    ![OTHER_SOURCE, UNIT_FUNDS, CARRIED_OVER].contains(&code) && !several
}

fn of_source(context: &CheckContext, row: &Funding, parts: &[&Funding]) -> Option<Diagnostic> {
    let spent = context.of(&row.fact, Column::ProjectSpending);
    let basic = context.of(&row.fact, Column::BasicSpending).and_then(|one| number(context, one));
    let report = context.report;
    let all_listed = report.values.line(keys::PROJECT_SPENDING).amount(Column::Actual).is_none();
    // Without 基本支出 and the like all of it is of projects, and so are its other columns.
    let columns = [Column::Initial, Column::Budget, Column::LastYear];
    let whole = basic.is_some_and(|basic| basic.is_zero()) && all_listed;
    let exact = spent.filter(|_| all_listed).map(|spent| (spent, Column::Actual, "项目支出"));
    let others = columns.into_iter().filter(|_| whole);
    let others = others.filter_map(|one| Some((context.of(&row.fact, one)?, one, one.title())));
    let differs =
        exact.into_iter().chain(others).find_map(|side| differs(context, row, side, parts));
    let limits = [Column::Actual, Column::Budget].into_iter();
    differs.or_else(|| limits.filter_map(|one| beyond(context, row, one, parts)).next())
}

/// A column of all parts, each with its figure.
fn added<'a>(
    context: &'a CheckContext,
    parts: &[&Funding],
    column: Column,
) -> Option<(Decimal, Vec<&'a Figure>)> {
    let figures: Option<Vec<_>> = parts.iter().map(|part| context.of(&part.fact, column)).collect();
    let figures = figures?;
    let sum: Option<Decimal> = figures.iter().map(|one| number(context, one)).sum();
    Some((sum?, figures))
}

/// What the unit has of a source, where its projects together have another number.
fn differs(
    context: &CheckContext,
    row: &Funding,
    (whole, column, called): (&Figure, Column, &str),
    parts: &[&Funding],
) -> Option<Diagnostic> {
    let (sum, figures) = added(context, parts, column)?;
    let all = number(context, whole)?;
    if (sum - all).abs() <= context.slack(parts.len() + 1) {
        return None;
    }
    let shown = context.all_digits(sum);
    let message =
        format!("{}：部门整体的{called} {}，各项目合计 {shown}", row.name(), context.exact(whole));
    Some(at_all(context, message, whole, &figures))
}

/// What the unit has of a source, where its projects together have more.
fn beyond(
    context: &CheckContext,
    row: &Funding,
    column: Column,
    parts: &[&Funding],
) -> Option<Diagnostic> {
    let whole = context.of(&row.fact, column)?;
    let (sum, figures) = added(context, parts, column)?;
    if sum <= number(context, whole)? + context.slack(parts.len() + 1) {
        return None;
    }
    let message = format!(
        "{}：各项目的{}合计 {}，部门整体只有 {}",
        row.name(),
        column.title(),
        context.all_digits(sum),
        context.exact(whole)
    );
    Some(at_all(context, message, whole, &figures))
}

fn at_all(
    context: &CheckContext,
    message: String,
    whole: &Figure,
    parts: &[&Figure],
) -> Diagnostic {
    let finding = context.finding(message);
    let finding = parts
        .iter()
        .fold(finding, |finding, one| finding.label(context.place(one), one.name.clone()));
    finding
        .label(context.place(whole), "部门整体")
        .hint(format!(
            "核对项目的资金行和部门整体的{}，改掉错的一处",
            context.called(keys::FUNDING)
        ))
        .figure(&whole.id)
}
