//! What a report prints beside the two numbers that it is made of: differences from budgets, rates, shares.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::Value;
use crate::base::amount::Ratio;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::{DataColumn, DataRow, DataTable};

/// All spending, where the table of funds prints what it was last year.
pub(super) fn all_spent(build: &Build) -> Vec<&'static str> {
    let last_year = |fact| build.number(&FigureKey::new(fact, Column::LastYear));
    let printed =
        last_year(keys::FUNDING).is_some_and(|all| Some(all) == last_year(keys::EXPENDITURE));
    printed.then_some(keys::EXPENDITURE).into_iter().collect()
}

/// How far lines are beyond their budgets, of those that the table of a line prints with both.
pub(super) fn gaps_of(build: &Build, report: &Report, of: &str) -> Vec<FigureKey> {
    let parts = report.catalogue.parts_of(keys::THREE_PUBLIC).map(|row| row.fact());
    let lines: Vec<_> = match of {
        keys::THREE_PUBLIC => parts.collect(),
        keys::EXPENDITURE => vec![of],
        _ => Vec::new(),
    };
    lines.into_iter().filter_map(|fact| gap_key(build, fact)).collect()
}

/// 超出预算 of a line that is beyond it: what a text prints.
fn gap_key(build: &Build, fact: &str) -> Option<FigureKey> {
    let key = FigureKey::new(fact, Column::BudgetGap);
    build.number(&key).filter(|gap| gap.is_sign_positive() && !gap.is_zero()).map(|_| key)
}

/// The rates that the table of a line prints beside both of their sides.
pub(super) fn rates_of(report: &Report, of: &str) -> Vec<FigureKey> {
    if of != keys::THREE_PUBLIC {
        return Vec::new();
    }
    let lines = report.catalogue.parts_of(of).map(|row| row.fact());
    let lines = lines.map(|fact| FigureKey::new(fact, Column::CompletionRate));
    lines.chain([FigureKey::new(of, Column::ControlRate)]).collect()
}

/// Whether a column of the unit's own table holds shares.
pub(super) fn is_share(column: &DataColumn) -> bool {
    let percent = column.unit.as_ref().is_some_and(|unit| unit.value == "%");
    percent && ["占比", "比重", "比例"].iter().any(|word| column.name.value.ends_with(word))
}

pub(super) fn cells(table: &DataTable, column: &DataColumn) -> Vec<FigureKey> {
    let cell = |row: &DataRow| FigureKey::cell(&table.id.value, &row.id.value, &column.id.value);
    table.counted_rows().map(cell).collect()
}

/// Whether a printed rate is not that of the two printed numbers.
pub(super) fn rate_misses(build: &Build, key: &FigureKey) -> bool {
    let Some(figure) = build.get(key) else { return false };
    let (Some(Value::Ratio(ratio)), [part, whole]) = (figure.value(), figure.inputs.as_slice())
    else {
        return false;
    };
    let sides = printed(build, part).zip(printed(build, whole));
    let of_printed = sides.and_then(|(part, whole)| Ratio::new(part, whole));
    of_printed.is_some_and(|printed| printed.rounded_percent() != ratio.rounded_percent())
}

/// What the table of funds holds as 支出 that is neither 基本支出 nor 项目支出.
pub(super) fn rare_spending(build: &Build, report: &Report) -> Option<String> {
    let split = build.figures.iter().any(|figure| {
        let divides =
            matches!(figure.key.column(), Column::BasicSpending | Column::ProjectSpending);
        divides && figure.key.is_in(keys::FUNDING) && build.number(&figure.key).is_some()
    });
    let kinds = report.catalogue.parts_of(keys::EXPENDITURE).filter(|row| row.optional);
    let rare = kinds.filter_map(|row| {
        let key = row.value();
        let spent = build.number(&key).filter(|spent| !spent.is_zero());
        let shown = build.get(&key).map(|figure| build.figures.shown(figure));
        spent.and(shown).map(|shown| format!("{}{shown}", row.name))
    });
    let rare: Vec<_> = rare.collect();
    (split && !rare.is_empty()).then(|| format!("支出含{}", rare.join("、")))
}

/// An amount as it is printed.
pub(super) fn printed(build: &Build, key: &FigureKey) -> Option<Decimal> {
    build.figures.style.plain(build.get(key)?.money()?).parse().ok()
}
