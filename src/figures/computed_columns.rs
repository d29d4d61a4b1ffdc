//! Columns of the unit's own tables that a formula computes: a figure for each row, and one for the totals.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{State, Value};
use super::formula::TOO_LARGE;
use crate::base::amount::{Amount, Unit, half_up};
use crate::catalogue::FigureKey;
use crate::data::column_decimals::{decimals, with_decimals};
use crate::data::formula::{ColumnFormula, Sign, parse};
use crate::data::model::{DataCell, DataColumn, DataRow, DataTable};

/// `data_tables.<table>.<row>.<column>` and `.total.<column>` of the columns that have a formula.
///
/// In the row of totals a formula is that of the totals, so that a price is all money over all copies.
pub(super) fn computed_columns(build: &mut Build, table: &DataTable) {
    for column in &table.columns {
        let Some(text) = &column.formula else { continue };
        let Ok(formula) = parse(&text.value, |word| table.column_named(word)) else { continue };
        for row in &table.rows {
            let name = format!("{}{}", row_name(row), column.name.value);
            computed(build, (table, column, &formula), &row.id.value, &name);
        }
        let name = format!("{}合计", column.name.value);
        computed(build, (table, column, &formula), TOTAL, &name);
    }
}

/// The row that adds up the others.
const TOTAL: &str = "total";

fn computed(
    build: &mut Build,
    (table, column, formula): (&DataTable, &DataColumn, &ColumnFormula),
    row: &str,
    name: &str,
) {
    let mut inputs = Vec::new();
    let state = value(build, &table.id.value, row, formula, &mut inputs);
    let unit = column.unit.as_ref().map_or("", |unit| unit.value.as_str());
    let state = match state {
        Ok(number) => State::Known(valued(number, unit, decimals(table, column))),
        Err(state) => state,
    };
    let words = column.formula.as_ref().map_or("", |formula| &formula.value);
    let key = FigureKey::cell(&table.id.value, row, &column.id.value);
    build.insert(key, name, state, words, &inputs);
}

/// A number in the unit of its column. What is no money is rounded to two decimals and has at least as many as its column.
fn valued(number: Decimal, unit: &str, decimals: u32) -> Value {
    match unit {
        unit if Unit::of_word(unit).is_some() => Value::Money(Amount::from_yuan(number)),
        "%" => {
            let percent = half_up(number * Decimal::ONE_HUNDRED, 2);
            Value::Count(with_decimals(percent, decimals), unit.into())
        }
        _ => Value::Count(with_decimals(half_up(number, 2), decimals), unit.into()),
    }
}

/// The number of a formula in a row, money in 元; else why it has none.
fn value(
    build: &Build,
    table: &str,
    row: &str,
    formula: &ColumnFormula,
    inputs: &mut Vec<FigureKey>,
) -> Result<Decimal, State> {
    match formula {
        ColumnFormula::Number(number) => Ok(*number),
        ColumnFormula::Cell(column) => input(build, FigureKey::cell(table, row, column), inputs),
        ColumnFormula::Total(column) => input(build, FigureKey::cell(table, TOTAL, column), inputs),
        ColumnFormula::Two(left, sign, right) => {
            let left = value(build, table, row, left, inputs);
            let right = value(build, table, row, right, inputs);
            let (left, right) = (left?, right?);
            let result = match sign {
                Sign::Plus => left.checked_add(right),
                Sign::Minus => left.checked_sub(right),
                Sign::Times => left.checked_mul(right),
                Sign::Over if right.is_zero() => {
                    return Err(State::NotApplicable("除数为0".into()));
                }
                Sign::Over => left.checked_div(right),
            };
            // What could not be multiplied by a hundred is too large to print.
            let limit = Decimal::from(10u128.pow(24));
            let fits = result.filter(|result| result.abs() < limit);
            fits.ok_or_else(|| State::NotApplicable(TOO_LARGE.into()))
        }
    }
}

fn input(build: &Build, key: FigureKey, inputs: &mut Vec<FigureKey>) -> Result<Decimal, State> {
    let number = build.number(&key).ok_or(State::Missing);
    if build.get(&key).is_some() && !inputs.contains(&key) {
        inputs.push(key);
    }
    number
}

/// What a row is about: its first words.
pub(super) fn row_name(row: &DataRow) -> &str {
    let words = row.cells.iter().find_map(|cell| match cell {
        DataCell::Text(text) => Some(text.value.as_str()),
        DataCell::Missing | DataCell::Number(_) => None,
    });
    words.unwrap_or(&row.id.value)
}
