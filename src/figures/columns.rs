//! The columns of one line of amounts to figures: what is stated, and a budget from its steps.

use super::build::Build;
use super::figure::Value;
use crate::catalogue::{Column, FigureKey, Row};
use crate::data::model::BudgetLine;

/// The columns of a line.
///
/// A budget that is not given is 年初预算 and 追加追减 together, if the first is given. Where only 年初预算 is given, nothing
/// was added or taken away.
pub(super) fn columns(
    build: &mut Build,
    fact: &str,
    name: &str,
    columns: &[Column],
    stated: BudgetLine,
) {
    columns_but_actual(build, fact, name, columns, stated);
    let key = FigureKey::new(fact, Column::Actual);
    build.money(key, &titled(name, Column::Actual), stated.amount(Column::Actual));
}

/// The name of a column's figure: 公用经费预算数.
pub(super) fn titled(name: &str, column: Column) -> String {
    format!("{name}{}", column.title())
}

/// The columns of a line but 决算数.
pub(super) fn columns_but_actual(
    build: &mut Build,
    fact: &str,
    name: &str,
    columns: &[Column],
    stated: BudgetLine,
) {
    let at = |column: Column| FigureKey::new(fact, column);
    for &column in columns.iter().filter(|column| **column != Column::Actual) {
        let (key, title) = (at(column), titled(name, column));
        let amount = stated.amount(column);
        if column.is_last_year() {
            let value = amount.map(|amount| (Value::Money(amount.value), amount.span));
            let now: Vec<_> = column.in_last_years_file().iter().map(|&now| at(now)).collect();
            build.last_year(key, &title, value, &now);
            continue;
        }
        if column == Column::Adjustment && is_unadjusted(stated) {
            build.unstated_zero(key, &title);
            continue;
        }
        let steps = [Column::Initial, Column::Adjustment].map(|step| build.is_known(&at(step)));
        match (column, amount, steps) {
            (Column::Budget, None, [true, true]) => {
                build.sum(key, &title, &[at(Column::Initial), at(Column::Adjustment)]);
            }
            // What comes to an unknown beginning has an unknown end.
            (Column::Budget, None, [false, true]) => {
                build.sum(key, &title, &[at(Column::Initial), at(Column::Adjustment)]);
            }
            (Column::Budget, None, [true, false]) => {
                build.same(key, &title, &at(Column::Initial));
            }
            _ => build.money(key, &title, amount),
        }
    }
}

/// Whether a line says its 年初预算数 and nothing of what came to it: its 追加追减数 is then 0.
pub(super) fn is_unadjusted(stated: BudgetLine) -> bool {
    let left_out = |column| stated.amount(column).is_none();
    !left_out(Column::Initial) && left_out(Column::Adjustment) && left_out(Column::Budget)
}

/// The rates of a row. One over a figure that comes later is made when that figure is there.
pub(super) fn rates(build: &mut Build, row: &Row) {
    for rate in &row.rates {
        let sides = (rate.part.key(row), rate.whole.key(row));
        build.rate_when_known(row.figure(rate.column), row.rate_name(rate), sides);
    }
}
