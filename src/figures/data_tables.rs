//! 单位自有的表 to figures: each cell, the total of each column, and its distance from the sum of the rows.

use rust_decimal::Decimal;

use super::build::Build;
use super::computed_columns::{computed_columns, row_name};
use crate::catalogue::FigureKey;
use crate::data::column_decimals::{decimals, with_decimals};
use crate::data::model::{DataCell, DataTable, Fact};

/// `data_tables.<table>.<row>.<column>`, `.total.<column>`, `.difference.<column>`.
pub(super) fn data_table(build: &mut Build, table: &DataTable) {
    let id = &table.id.value;
    for (index, column) in table.columns.iter().enumerate() {
        let Some(unit) = &column.unit else { continue };
        if column.formula.is_some() {
            continue;
        }
        let decimals = decimals(table, column);
        let (mut cells, mut group) = (Vec::new(), Vec::new());
        for row in &table.rows {
            let key = FigureKey::cell(id, &row.id.value, &column.id.value);
            let name = format!("{}{}", row_name(row), column.name.value);
            if row.is_subtotal {
                build.sum(key, &name, &std::mem::take(&mut group));
                continue;
            }
            let number = match row.cells.get(index) {
                Some(DataCell::Number(number)) => Some(as_printed(number, decimals)),
                _ => None,
            };
            build.counted(key.clone(), &name, number.as_ref(), &unit.value);
            cells.push(key.clone());
            group.push(key);
        }
        let total = FigureKey::column_total(id, &column.id.value);
        let name = format!("{}合计", column.name.value);
        let given = table.total.iter().find(|(of, _)| of.value == column.id.value);
        match given {
            Some((_, number)) => {
                let number = as_printed(number, decimals);
                build.counted(total.clone(), &name, Some(&number), &unit.value);
            }
            None => build.sum(total.clone(), &name, &cells),
        }
        let difference = FigureKey::column_difference(id, &column.id.value);
        build.remainder(difference, &format!("{name}与各行之差"), &total, &cells);
    }
    computed_columns(build, table);
}

/// A number with the decimals of its column, unless it has more.
fn as_printed(number: &Fact<Decimal>, decimals: u32) -> Fact<Decimal> {
    Fact { value: with_decimals(number.value, decimals), span: number.span }
}
