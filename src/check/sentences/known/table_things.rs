//! The cells and totals of the unit's own tables to things that a sentence can name.

use super::thing::{Thing, known_of, pieces};
use super::which::Which;
use crate::catalogue::FigureKey;
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataTable};
use crate::figures::{Figure, Value};
use crate::statements::quantity::{Quantity, quantity_of};

/// The cells and totals of one of the unit's own tables.
pub(super) fn of_table(context: &CheckContext, table: &DataTable, things: &mut Vec<Thing>) {
    let head = table.columns.iter().position(|column| column.unit.is_none());
    for (place, column) in table.columns.iter().enumerate() {
        let Some(unit) = &column.unit else { continue };
        let (quantity, scale) = quantity_of(&unit.value);
        let cell = |figure: &Figure| {
            let value = match figure.value()? {
                Value::Count(count, _) => *count * scale,
                Value::Money(amount) => amount.yuan(),
                Value::Percent(percent) => *percent,
                Value::Ratio(_) | Value::Words(_) => return None,
            };
            Some(known_of(context, figure, value, Which::Actual))
        };
        let of = |row: &str| {
            let key = FigureKey::cell(&table.id.value, row, &column.id.value);
            context.figures.find(&key).and_then(cell)
        };
        let total = of("total");
        let cells = table.rows.iter().filter_map(|row| of(&row.id.value));
        let all: Vec<_> = cells.chain(total.clone()).collect();
        let name = column.name.value.trim().to_string();
        let plain = matches!(
            name.as_str(),
            "金额"
                | "数量"
                | "合计"
                | "小计"
                | "个数"
                | "人数"
                | "人次"
                | "次数"
                | "面积"
                | "批次"
        );
        // 支出 of a table's rows is not the 支出 of the unit: an amount is named by its row.
        let named_alone = !plain && quantity != Quantity::Money && name.chars().count() > 2;
        if total.is_some() && named_alone && !all.is_empty() {
            things.push(Thing::new(vec![pieces(&name)], quantity.clone(), all.clone()));
        }
        // 全年共接收档案; an amount is never named so loosely: 支出合计 is the unit's.
        if total.is_some() && quantity != Quantity::Money {
            let loose = title_words(table)
                .into_iter()
                .chain(pieces(&name))
                .filter(|word| word.chars().count() > 1);
            let thing = Thing::new(Vec::new(), quantity.clone(), all);
            things.push(Thing { loose: loose.collect(), ..thing });
        }
        for row in &table.rows {
            let words = head.and_then(|head| row.cells.get(head));
            let (Some(DataCell::Text(words)), Some(cell)) = (words, of(&row.id.value)) else {
                continue;
            };
            let mut named = pieces(&name);
            named.insert(0, words.value.trim().to_string());
            let mut names = vec![named];
            let other_units = table.columns.iter().enumerate().filter(|(other, column)| {
                *other != place && column.unit.as_ref().is_some_and(|one| one.value == unit.value)
            });
            // 少儿图书7400册: the unit names the column where no other has it.
            if other_units.count() == 0 && words.value.trim().chars().count() >= 3 {
                names.push(vec![words.value.trim().to_string()]);
            }
            let row = (table.id.value.clone(), row.id.value.clone());
            let thing = Thing::new(names, quantity.clone(), vec![cell]);
            things.push(Thing { row: Some(row), ..thing });
        }
    }
}

/// The words of a table's title, in pieces of two characters: 档案、接收.
fn title_words(table: &DataTable) -> Vec<String> {
    let title = table.title.value.trim();
    let ends = ["情况表", "统计表", "明细表", "情况", "统计", "明细", "表"];
    let title = ends.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title);
    pieces(title)
}
