//! 项目 and 资金来源 to figures.

use rust_decimal::Decimal;

use super::build::Build;
use super::columns::{columns, is_unadjusted};
use super::split_sources::split;
use crate::catalogue::{Column, FigureKey, PROJECT_KINDS, keys};
use crate::data::Report;
use crate::data::model::{Funding, Project};

/// The figures of each project and of all together; gives their facts.
pub(super) fn projects(build: &mut Build, report: &Report, projects: &[Project]) -> Vec<String> {
    let facts: Vec<_> = projects.iter().map(|one| project(build, report, one)).collect();
    if !facts.is_empty() {
        for (column, total) in [
            (Column::Initial, Column::Initial),
            (Column::Budget, Column::Budget),
            (Column::Actual, Column::Total),
            (Column::Issued, Column::Issued),
            (Column::Arrived, Column::Arrived),
        ] {
            let parts = of(&facts, column);
            let name = format!("各项目{}合计", column.title());
            build.sum(FigureKey::new(keys::PROJECTS, total), &name, &parts);
        }
        execution_rate(build, keys::PROJECTS, "项目预算执行率", Column::Total);
        money_rates(build, keys::PROJECTS, "项目", Column::Total);
    }
    for kind in PROJECT_KINDS {
        let members: Vec<_> = projects.iter().filter(|one| kind.is(one.kind())).collect();
        let members: Vec<_> = members.iter().map(|one| one.fact.clone()).collect();
        if !members.is_empty() {
            for column in [Column::Initial, Column::Budget, Column::Actual, Column::LastYear] {
                let name = format!("{}{}", kind.name, column.title());
                build.sum(FigureKey::new(kind.fact(), column), &name, &of(&members, column));
            }
        }
    }
    for (fact, project) in facts.iter().zip(projects) {
        let name = format!("{}占各项目的比重", project.name.value);
        let (part, whole) = (
            FigureKey::new(fact.as_str(), Column::Actual),
            FigureKey::new(keys::PROJECTS, Column::Total),
        );
        build.ratio(part.with(Column::Share), &name, &part, &whole);
    }
    facts
}

fn project(build: &mut Build, report: &Report, project: &Project) -> String {
    let fact = project.fact.clone();
    let parts = sources(build, report, &project.funding);
    for column in [
        Column::Initial,
        Column::Adjustment,
        Column::Budget,
        Column::Actual,
        Column::LastYear,
        Column::Issued,
        Column::Arrived,
    ] {
        let name = format!("{}{}", project.name.value, column.title());
        build.sum(FigureKey::new(fact.as_str(), column), &name, &of(&parts, column));
    }
    let name = format!("{}预算执行率", project.name.value);
    execution_rate(build, &fact, &name, Column::Actual);
    money_rates(build, &fact, &project.name.value, Column::Actual);
    fact
}

/// 到位率 and 支出率 of what was issued and what arrived.
pub(super) fn money_rates(build: &mut Build, fact: &str, name: &str, actual: Column) {
    let at = |column| FigureKey::new(fact, column);
    let arrived = at(Column::Arrived);
    build.ratio(
        at(Column::ArrivalRate),
        &format!("{name}资金到位率"),
        &arrived,
        &at(Column::Issued),
    );
    build.ratio(at(Column::SpendingRate), &format!("{name}资金支出率"), &at(actual), &arrived);
}

/// The columns of each source of the whole unit's money, and their sums. What a single source does not say of a column is what the others
/// leave of the whole.
pub(super) fn funding_of_unit(build: &mut Build, report: &Report, funding: &[Funding]) {
    split(build, report, funding);
    spent_of_both(build, report, funding);
    for column in [Column::Initial, Column::Adjustment, Column::Actual] {
        rest(build, report, funding, column);
    }
    for column in [Column::Budget, Column::LastYear] {
        rest_of_known(build, report, funding, column);
    }
    let facts = sources(build, report, funding);
    for column in [
        Column::Received,
        Column::Actual,
        Column::BasicSpending,
        Column::ProjectSpending,
        Column::LastYear,
    ] {
        let name = format!("各种资金{}合计", column.title());
        let key = FigureKey::new(keys::FUNDING, column);
        // What is not known of each source may be known of all.
        match whole_of_half(build, column, &of(&facts, column)) {
            Some(whole) => build.same(key, &name, &whole),
            None => build.sum(key, &name, &of(&facts, column)),
        }
    }
}

/// 基本支出 or 项目支出 of the whole unit, where some but not all sources know theirs.
fn whole_of_half(build: &Build, column: Column, rows: &[FigureKey]) -> Option<FigureKey> {
    let fact = match column {
        Column::BasicSpending => keys::BASIC,
        Column::ProjectSpending => keys::PROJECT_SPENDING,
        _ => return None,
    };
    let known = rows.iter().filter(|row| build.is_known(row)).count();
    let whole = build.decided(fact);
    ((1..rows.len()).contains(&known) && build.is_known(&whole)).then_some(whole)
}

/// 决算数 of sources that have 基本支出 and 项目支出 instead, where several have none. What a single one leaves out is
/// the rest of the whole.
fn spent_of_both(build: &mut Build, report: &Report, funding: &[Funding]) {
    let left_out = |row: &&Funding| report.values.line(&row.fact).amount(Column::Actual).is_none();
    let rows: Vec<_> = funding.iter().filter(left_out).collect();
    for row in rows.iter().filter(|_| rows.len() > 1) {
        let line = report.values.line(&row.fact);
        let halves = [Column::BasicSpending, Column::ProjectSpending];
        if !halves.iter().all(|half| line.amount(*half).is_some()) {
            continue;
        }
        let key = |column| FigureKey::new(row.fact.as_str(), column);
        let title = |column: Column| format!("{}{}", row.name(), column.title());
        for half in halves {
            build.money(key(half), &title(half), line.amount(half));
        }
        build.sum(key(Column::Actual), &title(Column::Actual), &halves.map(key));
    }
}

fn rest(build: &mut Build, report: &Report, funding: &[Funding], column: Column) {
    let made: Vec<_> = funding
        .iter()
        .filter(|row| build.is_known(&FigureKey::new(row.fact.as_str(), column)))
        .map(|row| row.fact.as_str())
        .collect();
    let is_left_out = |row: &&Funding| {
        let line = report.values.line(&row.fact);
        let none = column == Column::Adjustment && is_unadjusted(line);
        line.amount(column).is_none() && !none && !made.contains(&row.fact.as_str())
    };
    let (left_out, stated): (Vec<_>, Vec<_>) = funding.iter().partition(is_left_out);
    let [only] = left_out.as_slice() else { return };
    // A row with 全年预算 alone has no steps to it.
    let line = report.values.line(&only.fact);
    if column != Column::Actual && line.amount(Column::Budget).is_some() {
        return;
    }
    let whole = match column {
        Column::Actual => FigureKey::new(keys::EXPENDITURE, Column::Total),
        column => FigureKey::new(keys::EXPENDITURE, column),
    };
    if !build.is_known(&whole) {
        return;
    }
    let name = format!("{}{}", only.name(), column.title());
    let key = FigureKey::new(only.fact.as_str(), column);
    let others: Vec<_> =
        stated.iter().map(|row| FigureKey::new(row.fact.as_str(), column)).collect();
    for (row, other) in stated.iter().zip(&others) {
        let name = format!("{}{}", row.name(), column.title());
        match report.values.line(&row.fact).amount(column) {
            Some(amount) => build.money(other.clone(), &name, Some(amount)),
            None => build.unstated_zero(other.clone(), &name),
        }
    }
    build.rest(key, &name, &whole, &others);
}

/// A column that a single source does not say, where the others and the whole do: 全年预算 where 年初预算 of the whole is not
/// known, 上年决算. Nothing where no other source says it, or where less than nothing is left.
fn rest_of_known(build: &mut Build, report: &Report, funding: &[Funding], column: Column) {
    let (known, unknown): (Vec<_>, Vec<_>) =
        funding.iter().partition(|row| says(build, report, row, column));
    let [only] = unknown.as_slice() else { return };
    let key = |row: &Funding| FigureKey::new(row.fact.as_str(), column);
    for row in &known {
        let line = report.values.line(&row.fact);
        columns(build, &row.fact, row.name(), Column::OF_FUNDING, line);
    }
    let whole = FigureKey::new(keys::EXPENDITURE, column);
    let others: Vec<_> = known.iter().map(|row| key(row)).collect();
    let spent: Option<Vec<_>> = others.iter().map(|other| build.number(other)).collect();
    let (Some(total), Some(spent)) = (build.number(&whole), spent) else { return };
    if !spent.is_empty() && spent.iter().sum::<Decimal>() <= total {
        let name = format!("{}{}", only.name(), column.title());
        build.rest(key(only), &name, &whole, &others);
    }
}

/// Whether the file, or last year's, says a column of a source.
fn says(build: &Build, report: &Report, row: &Funding, column: Column) -> bool {
    let at = |column| FigureKey::new(row.fact.as_str(), column);
    let stated = |column| report.values.line(&row.fact).amount(column).is_some();
    let before: Vec<_> = column.in_last_years_file().iter().map(|&now| at(now)).collect();
    let begun = || stated(Column::Initial) || build.is_known(&at(Column::Initial));
    match column {
        Column::Budget => stated(column) || begun(),
        _ => stated(column) || build.previous_of(&before).is_some(),
    }
}

/// The columns of each source of money; gives their facts.
pub(super) fn sources(build: &mut Build, report: &Report, funding: &[Funding]) -> Vec<String> {
    let source = |row: &Funding, build: &mut Build| {
        let (fact, name) = (row.fact.clone(), row.name());
        columns(build, &fact, name, Column::OF_FUNDING, report.values.line(&fact));
        execution_rate(build, &fact, &format!("{name}预算执行率"), Column::Actual);
        money_rates(build, &fact, name, Column::Actual);
        fact
    };
    funding.iter().map(|row| source(row, build)).collect()
}

fn execution_rate(build: &mut Build, fact: &str, name: &str, actual: Column) {
    let at = |column| FigureKey::new(fact, column);
    build.ratio(at(Column::ExecutionRate), name, &at(actual), &at(Column::Budget));
}

fn of(facts: &[String], column: Column) -> Vec<FigureKey> {
    facts.iter().map(|fact| FigureKey::new(fact.as_str(), column)).collect()
}
