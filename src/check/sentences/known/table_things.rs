//! The cells and totals of the unit's own tables to things that a sentence can name.

use rust_decimal::Decimal;

use super::thing::{KnownValue, Thing, known_of, pieces};
use super::which::Which;
use crate::catalogue::FigureKey;
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataTable};
use crate::figures::Value;
use crate::statements::quantity::{Quantity, quantity_of};

/// Names of columns that name nothing by themselves.
const PLAIN: [&str; 10] =
    ["金额", "数量", "合计", "小计", "个数", "人数", "人次", "次数", "面积", "批次"];

/// A column of a table that has a unit.
struct NumberColumn<'a> {
    table: &'a DataTable,
    place: usize,
    name: String,
    unit: &'a str,
    quantity: Quantity,
    /// How many of the quantity its unit is.
    scale: Decimal,
}

/// The cells and totals of one of the unit's own tables.
pub(super) fn of_table(context: &CheckContext, table: &DataTable, things: &mut Vec<Thing>) {
    for (place, column) in table.columns.iter().enumerate() {
        let Some(unit) = &column.unit else { continue };
        let (quantity, scale) = quantity_of(&unit.value);
        let name = column.name.value.trim().to_string();
        let column = NumberColumn { table, place, name, unit: &unit.value, quantity, scale };
        column.add_total(context, things);
        column.add_rows(context, things);
    }
}

impl NumberColumn<'_> {
    /// The number of the column in a row.
    fn cell(&self, context: &CheckContext, row: &str) -> Option<KnownValue> {
        let column = &self.table.columns[self.place].id.value;
        let figure = context.figures.find(&FigureKey::cell(&self.table.id.value, row, column))?;
        let value = match figure.value()? {
            Value::Count(count, _) => count.checked_mul(self.scale)?,
            Value::Money(amount) => amount.yuan(),
            Value::Percent(percent) => *percent,
            Value::Ratio(_) | Value::Words(_) => return None,
        };
        Some(known_of(context, figure, value, Which::Actual))
    }

    /// The total by the column's name, and loosely by words of the table's title.
    fn add_total(&self, context: &CheckContext, things: &mut Vec<Thing>) {
        let Some(total) = self.cell(context, "total") else { return };
        // 支出 of a table's rows is not the 支出 of the unit: an amount is named by its row.
        if self.quantity == Quantity::Money {
            return;
        }
        let cells = self.table.counted_rows().filter_map(|row| self.cell(context, &row.id.value));
        let all: Vec<_> = cells.chain([total]).collect();
        if !PLAIN.contains(&self.name.as_str()) && self.name.chars().count() > 2 {
            let names = vec![pieces(&self.name)];
            things.push(Thing::new(names, self.quantity.clone(), all.clone()));
        }
        // 全年共接收档案; an amount is never named so loosely: 支出合计 is the unit's.
        let words = title_words(self.table).into_iter().chain(pieces(&self.name));
        let loose = words.filter(|word| word.chars().count() > 1).collect();
        things.push(Thing { loose, ..Thing::new(Vec::new(), self.quantity.clone(), all) });
    }

    /// Each cell by the name of its row and of the column.
    fn add_rows(&self, context: &CheckContext, things: &mut Vec<Thing>) {
        let head = self.table.columns.iter().position(|column| column.unit.is_none());
        for row in self.table.counted_rows() {
            let words = head.and_then(|head| row.cells.get(head));
            let (Some(DataCell::Text(words)), Some(cell)) =
                (words, self.cell(context, &row.id.value))
            else {
                continue;
            };
            let words = words.value.trim();
            let mut named = pieces(&self.name);
            named.insert(0, words.to_string());
            let mut names = vec![named];
            // 少儿图书7400册: the unit names the column where no other has it.
            if self.has_own_unit() && words.chars().count() >= 3 {
                names.push(vec![words.to_string()]);
            }
            // 全年门诊122300人次，其中骨伤科38600人次: the total names the column where several have its unit.
            let whole = self.cell(context, "total").map(|total| total.value);
            if !self.has_own_unit()
                && words.chars().count() >= 3
                && self.quantity != Quantity::Money
            {
                let names = vec![vec![words.to_string()]];
                let thing = Thing::new(names, self.quantity.clone(), vec![cell.clone()]);
                things.extend(whole.map(|_| Thing { whole, ..thing }));
            }
            let row = Some((self.table.id.value.clone(), row.id.value.clone()));
            things.push(Thing { row, ..Thing::new(names, self.quantity.clone(), vec![cell]) });
        }
    }

    /// Whether no other column of the table has its unit.
    fn has_own_unit(&self) -> bool {
        let is_like = |unit: &str| unit == self.unit;
        !self.table.columns.iter().enumerate().any(|(other, column)| {
            other != self.place && column.unit.as_ref().is_some_and(|one| is_like(&one.value))
        })
    }
}

/// The words of a table's title, in pieces of two characters: 档案、接收.
fn title_words(table: &DataTable) -> Vec<String> {
    pieces(table.subject())
}
