//! The tables of the unit's own.

use rust_decimal::Decimal;

use super::fact::{Fact, Maybe};
use crate::base::amount::Unit;

/// 单位自有的表; the code knows nothing of its content.
#[derive(Clone, PartialEq, Debug)]
pub struct DataTable {
    /// Its name within ids: `reception`.
    pub id: Fact<String>,
    /// 表题.
    pub title: Fact<String>,
    /// The section at whose end it stands; without one it follows the text that cites it.
    pub place: Maybe<String>,
    /// 列.
    pub columns: Vec<DataColumn>,
    /// 行.
    pub rows: Vec<DataRow>,
    /// 合计, if the unit filled it in: a number for each column's id.
    pub total: Vec<(Fact<String>, Fact<Decimal>)>,
}

impl DataTable {
    /// What its title says that it is about: 乡村道路维修 of 乡村道路维修情况.
    pub fn subject(&self) -> &str {
        let title = self.title.value.trim();
        let ends = ["情况表", "统计表", "明细表", "情况", "统计", "明细", "表"];
        ends.iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title)
    }

    /// The rows that the total adds up: all but subtotals.
    pub fn counted_rows(&self) -> impl Iterator<Item = &DataRow> {
        self.rows.iter().filter(|row| !row.is_subtotal)
    }

    /// The id of the column that a formula means by an id or a name.
    pub fn column_named(&self, word: &str) -> Option<String> {
        column_named(&self.columns, word)
    }
}

/// 列.
#[derive(Clone, PartialEq, Debug)]
pub struct DataColumn {
    /// Its name within ids: `batches`.
    pub id: Fact<String>,
    /// 列名.
    pub name: Fact<String>,
    /// Unit of its numbers; a column of words has none.
    pub unit: Maybe<String>,
    /// What its numbers are computed by, as typed.
    pub formula: Maybe<String>,
}

impl DataColumn {
    /// Whether its numbers are amounts of money.
    pub fn is_money(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| Unit::of_word(&unit.value).is_some())
    }
}

/// 行.
#[derive(Clone, PartialEq, Debug)]
pub struct DataRow {
    /// Its name within ids: `province`.
    pub id: Fact<String>,
    /// Whether it adds up the rows above it, down from the subtotal before.
    pub is_subtotal: bool,
    /// One for each column, in the columns' order.
    pub cells: Vec<DataCell>,
}

/// 格.
#[derive(Clone, PartialEq, Debug)]
pub enum DataCell {
    /// Not filled in.
    Missing,
    /// Words.
    Text(Fact<String>),
    /// A number.
    Number(Fact<Decimal>),
}

/// The id of the column of this id or name, the spaces of its name left out.
pub fn column_named(columns: &[DataColumn], word: &str) -> Option<String> {
    let plain = |name: &str| name.split_whitespace().collect::<String>();
    let is = |column: &&DataColumn| column.id.value == word || plain(&column.name.value) == word;
    columns.iter().find(is).map(|column| column.id.value.clone())
}
