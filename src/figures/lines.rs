//! Lines of amounts to figures: columns, groups with their totals and differences, rates.

use super::build::Build;
use super::columns::{columns, columns_but_actual, rates, titled};
use super::income::income_parts;
use super::projects::{money_rates, projects};
use super::scalars::filled_parts;
use crate::catalogue::{Column, FigureKey, Row, SumOf, keys};
use crate::data::Report;
use crate::data::model::{BudgetLine, SpendingItem};

/// A line of the catalogue with all that it is added up from; then its rates, and those that waited for it.
pub(super) fn line(build: &mut Build, report: &Report, row: &Row) {
    let stated = report.values.line(row.fact());
    match row.sum_of {
        SumOf::Nothing | SumOf::Balance | SumOf::Scores | SumOf::Same(_) | SumOf::Listed(_) => {
            columns(build, row.fact(), &row.name, &row.columns, stated)
        }
        SumOf::FilledParts => of_parts(build, report, row, stated),
        SumOf::Lines(facts) => of_lines(build, row, stated, facts),
        SumOf::Available => of_available(build, row, stated),
        SumOf::Items => of_items(build, report, row, stated),
        SumOf::Projects => of_projects(build, report, row, stated),
        SumOf::IncomeParts => {
            let parts = income_parts(build, report, &report.income_parts);
            group(build, row, stated, &parts);
        }
        SumOf::Rows | SumOf::FilledRows => {
            let parts: Vec<_> = report.catalogue.parts_of(row.fact()).collect();
            parts.iter().for_each(|part| unspent(build, report, part));
            parts.iter().for_each(|part| line(build, report, part));
            let counted = parts.iter().map(|part| part.fact().to_string());
            let all = row.sum_of == SumOf::Rows;
            let optional =
                |fact: &String| report.catalogue.row(fact).is_some_and(|part| part.optional);
            // A rare part that is zero adds nothing, whichever columns it has.
            let counted = counted.filter(|fact| match optional(fact) {
                true => report.values.line(fact).has_money(),
                false => all || report.values.line(fact).is_filled(),
            });
            group(build, row, stated, &counted.collect::<Vec<_>>());
        }
    }
    rates(build, row);
}

/// A rare line of which nothing was spent and no budget is filled in: there was none.
fn unspent(build: &mut Build, report: &Report, row: &Row) {
    let stated = report.values.line(row.fact());
    let spent = stated.amount(Column::Actual);
    let plan = [Column::Initial, Column::Budget];
    let planned = plan.iter().any(|column| stated.amount(*column).is_some());
    if !row.optional || planned || spent.is_none_or(|amount| !amount.value.is_zero()) {
        return;
    }
    for column in plan.into_iter().filter(|column| row.columns.contains(column)) {
        build.unstated_zero(row.figure(column), &titled(&row.name, column));
    }
}

/// A line of what there is to spend: what is not filled in of it is made as soon as income, spending and carryover are
/// there, that of last year only where somebody knows it.
fn of_available(build: &mut Build, row: &Row, stated: BudgetLine) {
    let (now, before) = (row.figure(Column::Actual), row.figure(Column::LastYear));
    let is_last_year_known = stated.amount(Column::LastYear).is_some()
        || build.previous_of(std::slice::from_ref(&now)).is_some();
    let made = |column: &&Column| row.figure(**column) != before || is_last_year_known;
    let columns: Vec<_> = row.columns.iter().filter(made).copied().collect();
    columns_but_actual(build, row.fact(), &row.name, &columns, stated);
    if let Some(amount) = stated.amount(Column::Actual) {
        build.money(now, &titled(&row.name, Column::Actual), Some(amount));
    }
}

/// A line whose 决算数 is that of its filled parts together.
fn of_parts(build: &mut Build, report: &Report, row: &Row, stated: BudgetLine) {
    let parts = filled_parts(build, report, row);
    let actual = row.figure(Column::Actual);
    if stated.amount(Column::Actual).is_none() && !parts.is_empty() {
        build.sum(actual.clone(), &titled(&row.name, Column::Actual), &parts);
    }
    columns(build, row.fact(), &row.name, &row.columns, stated);
    // A part that is left out is nothing: the others make up the whole.
    if !parts.is_empty() {
        let name = format!("{}与分项之差", row.name);
        build.remainder(row.figure(Column::Difference), &name, &actual, &parts);
    }
}

/// A line that is others together, column by column, where these are known.
fn of_lines(build: &mut Build, row: &Row, stated: BudgetLine, facts: &[&str]) {
    for &column in &row.columns {
        let parts: Vec<_> = facts.iter().map(|fact| FigureKey::new(*fact, column)).collect();
        let known = parts.iter().all(|part| build.is_known(part));
        if stated.amount(column).is_none() && known {
            build.sum(row.figure(column), &titled(&row.name, column), &parts);
        }
    }
    columns(build, row.fact(), &row.name, &row.columns, stated);
}

/// The columns of a line whose 决算 figure is a total: what is not given is the sum of the parts.
///
/// A part that the file does not have is left out; one that lacks a number leaves the sum without one, and says so by
/// being among its inputs.
fn group(build: &mut Build, row: &Row, stated: BudgetLine, parts: &[String]) {
    let fact = row.fact();
    let at = |column: Column| FigureKey::new(fact, column);
    let of_parts = |column: Column| -> Vec<FigureKey> {
        parts.iter().map(|part| FigureKey::new(part.as_str(), column)).collect()
    };
    for &column in row.columns.iter().filter(|column| **column != Column::Actual) {
        let computed = match column {
            Column::Budget => stated.amount(Column::Initial).is_some(),
            column => {
                let now = column.in_last_years_file().iter().take(1).map(|&now| at(now));
                build.previous_of(&now.collect::<Vec<_>>()).is_some()
                    && !is_stated_otherwise(build, &of_parts(column))
            }
        };
        let parts = of_parts(column);
        if stated.amount(column).is_none()
            && !computed
            && parts.iter().any(|part| build.is_known(part))
        {
            build.sum(at(column), &titled(&row.name, column), &parts);
        }
    }
    columns_but_actual(build, fact, &row.name, &row.columns, stated);
    let decided: Vec<_> = parts.iter().map(|part| build.decided(part)).collect();
    let whole = at(Column::Total);
    match stated.amount(Column::Actual) {
        Some(amount) => build.money(whole.clone(), &row.total_name, Some(amount)),
        None => build.sum(whole.clone(), &row.total_name, &decided),
    }
    let difference = format!("{}与分项之差", row.total_name);
    build.remainder(at(Column::Difference), &difference, &whole, &decided);
    let difference = format!("{}与分项之差", titled(&row.name, Column::Budget));
    let (key, budget) = (at(Column::BudgetDifference), at(Column::Budget));
    build.remainder(key, &difference, &budget, &of_parts(Column::Budget));
}

/// Whether all parts are known and this file states one of them differently from last year's does: then the total of last
/// year's file is not theirs.
fn is_stated_otherwise(build: &Build, parts: &[FigureKey]) -> bool {
    let differs = |part: &FigureKey| {
        let now = part.column().in_last_years_file().iter().take(1).map(|&now| part.with(now));
        let before = build.previous_of(&now.collect::<Vec<_>>());
        let own = build.get(part).filter(|one| !one.is_of_last_years_file());
        before.zip(own).is_some_and(|(before, own)| before.value() != own.value())
    };
    parts.iter().all(|part| build.is_known(part)) && parts.iter().any(differs)
}

/// A line whose 决算数 is the sum of its 科目, where each of them has a code.
fn of_items(build: &mut Build, report: &Report, row: &Row, stated: BudgetLine) {
    let all = report.items_of(row.fact());
    let items: Vec<_> = all.iter().filter_map(|one| item(build, row, one)).collect();
    let complete = !items.is_empty() && items.len() == all.len();
    let actual = row.figure(Column::Actual);
    if complete && stated.amount(Column::Actual).is_none() {
        build.sum(actual.clone(), &titled(&row.name, Column::Actual), &items);
    }
    columns(build, row.fact(), &row.name, &row.columns, stated);
    if complete {
        let name = format!("{}与科目之差", row.name);
        build.remainder(row.figure(Column::Difference), &name, &actual, &items);
    }
}

fn item(build: &mut Build, row: &Row, item: &SpendingItem) -> Option<FigureKey> {
    let code = item.code.as_ref()?;
    let key = FigureKey::new(keys::item_fact(row.fact(), &code.value), Column::Actual);
    build.money(key.clone(), &titled(&item.name.value, Column::Actual), item.actual.as_ref());
    Some(key)
}

/// A column that is not filled in and that every project knows.
fn column_of_projects(
    build: &mut Build,
    row: &Row,
    stated: BudgetLine,
    column: Column,
    projects: &[String],
) {
    let parts: Vec<_> = projects.iter().map(|part| FigureKey::new(part.as_str(), column)).collect();
    let key = row.figure(column);
    let now = column.in_last_years_file().iter().map(|&now| row.figure(now));
    let budgeted = !column.is_last_year() && stated.amount(Column::Budget).is_some();
    let is_stated = stated.amount(column).is_some()
        || budgeted
        || build.previous_of(&now.collect::<Vec<_>>()).is_some();
    if !is_stated && !parts.is_empty() && parts.iter().all(|part| build.is_known(part)) {
        build.sum(key, &titled(&row.name, column), &parts);
    }
}

/// A line whose 决算数 is that of all projects together.
fn of_projects(build: &mut Build, report: &Report, row: &Row, stated: BudgetLine) {
    let parts = projects(build, report, &report.projects);
    let actual = row.figure(Column::Actual);
    for column in [Column::Initial, Column::Adjustment, Column::LastYear] {
        column_of_projects(build, row, stated, column, &parts);
    }
    if !build.is_known(&row.figure(Column::Initial)) && stated.amount(Column::Initial).is_none() {
        column_of_projects(build, row, stated, Column::Budget, &parts);
    }
    if stated.amount(Column::Actual).is_none() && !parts.is_empty() {
        let total = FigureKey::new(keys::PROJECTS, Column::Total);
        build.same(actual.clone(), &titled(&row.name, Column::Actual), &total);
    }
    for column in [Column::Issued, Column::Arrived] {
        let all = FigureKey::new(keys::PROJECTS, column);
        if build.get(&all).is_some() {
            build.same(row.figure(column), &titled(&row.name, column), &all);
        }
    }
    columns(build, row.fact(), &row.name, &row.columns, stated);
    if !parts.is_empty() {
        money_rates(build, row.fact(), &row.name, Column::Actual);
        let parts: Vec<_> =
            parts.iter().map(|part| FigureKey::new(part.as_str(), Column::Actual)).collect();
        let name = format!("{}与各项目之差", row.name);
        build.remainder(row.figure(Column::Difference), &name, &actual, &parts);
    }
}
