//! A column of an own table to the decimals that its numbers are printed with.

use rust_decimal::Decimal;

use super::formula::parse;
use super::model::{DataCell, DataColumn, DataTable};

/// With how many decimals a column prints its numbers: as many as one of them is typed with. What a formula adds up or
/// takes away has as many as the columns that it names; what it multiplies or divides has two.
pub fn decimals(table: &DataTable, column: &DataColumn) -> u32 {
    if let Some(formula) = &column.formula {
        let formula = parse(&formula.value, |word| table.column_named(word));
        let added = formula.ok().filter(|_| !column.is_money()).and_then(|all| all.added());
        let named = |id: &&DataColumn| added.as_ref().is_some_and(|all| all.contains(&id.id.value));
        let columns = table.columns.iter().filter(named);
        let typed = columns.map(|one| if one.formula.is_some() { 2 } else { decimals(table, one) });
        return if added.is_some() { typed.max().unwrap_or(2) } else { 2 };
    }
    let at = table.columns.iter().position(|one| one.id.value == column.id.value);
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at?));
    let typed = cells.filter_map(|cell| match cell {
        DataCell::Number(number) => Some(number.value.scale()),
        DataCell::Missing | DataCell::Text(_) => None,
    });
    typed.max().unwrap_or(0)
}

/// A number with so many decimals at least.
pub fn with_decimals(mut number: Decimal, decimals: u32) -> Decimal {
    number.rescale(number.scale().max(decimals));
    number
}
