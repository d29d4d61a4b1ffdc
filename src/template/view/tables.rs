//! The unit's own tables, and which text cites which.

use serde::Serialize;

use super::Shown;
use super::build::Builder;
use crate::data::model::{self, Fact, Prose, ProsePiece, Titled};

/// 单位自有的表.
#[derive(Serialize)]
pub struct DataTable {
    /// 编号.
    pub id: Shown,
    /// 表题.
    pub title: Shown,
    /// 列.
    pub columns: Vec<DataColumn>,
    /// 行.
    pub rows: Vec<DataRow>,
    /// 合计, one for each column but the first.
    pub totals: Vec<DataCell>,
    /// Whether the text of a result cites it.
    pub cited: bool,
}

/// 列.
#[derive(Serialize)]
pub struct DataColumn {
    /// 编号.
    pub id: Shown,
    /// 列名.
    pub name: Shown,
    /// 单位.
    pub unit: Shown,
}

/// 行.
#[derive(Serialize)]
pub struct DataRow {
    /// 编号.
    pub id: Shown,
    /// One for each column.
    pub cells: Vec<DataCell>,
}

/// 格.
#[derive(Serialize)]
pub struct DataCell {
    /// What stands in it.
    pub value: Shown,
}

/// A table that a text cites.
#[derive(Serialize)]
pub struct CitedTable {
    /// 编号.
    pub id: Shown,
    /// 表题.
    pub title: Shown,
}

impl Builder<'_> {
    pub(super) fn data_table(&mut self, table: &model::DataTable) -> DataTable {
        let id = format!("data_tables.{}", table.id.value);
        let columns = table.columns.iter();
        let others = table.columns.iter().skip(1);
        let mut items = self.report.results.iter().flat_map(|group| &group.items);
        let cited = items.any(|item| cites(item, &table.id.value));
        DataTable {
            id: self.given(&format!("{id}.id"), &table.id),
            title: self.given(&format!("{id}.title"), &named(&table.title)),
            columns: columns.map(|column| self.data_column(&id, column)).collect(),
            rows: table.rows.iter().map(|row| self.data_row(&id, table, row)).collect(),
            totals: others.map(|column| self.data_total(&id, column)).collect(),
            cited,
        }
    }

    fn data_column(&mut self, table: &str, column: &model::DataColumn) -> DataColumn {
        let id = format!("{table}.columns.{}", column.id.value);
        DataColumn {
            id: self.given(&format!("{id}.id"), &column.id),
            name: self.given(&format!("{id}.name"), &column.name),
            unit: self.words(&format!("{id}.unit"), &column.unit),
        }
    }

    fn data_row(&mut self, above: &str, table: &model::DataTable, row: &model::DataRow) -> DataRow {
        let id = format!("{above}.{}", row.id.value);
        let cells = table.columns.iter().zip(&row.cells);
        let cells = cells.map(|(column, cell)| self.data_cell(&id, column, cell));
        DataRow { cells: cells.collect(), id: self.given(&format!("{id}.id"), &row.id) }
    }

    fn data_cell(
        &mut self,
        row: &str,
        column: &model::DataColumn,
        cell: &model::DataCell,
    ) -> DataCell {
        let key = format!("{row}.{}", column.id.value);
        let value = match cell {
            model::DataCell::Missing => self.marks.missing(&key),
            model::DataCell::Text(fact) => self.given(&key, fact),
            model::DataCell::Number(_) if self.has_figure(&key) => {
                self.figure(row, &column.id.value)
            }
            model::DataCell::Number(fact) => {
                self.marks.shown(&key, Some(fact.span), &fact.value.to_string())
            }
        };
        DataCell { value }
    }

    fn data_total(&mut self, table: &str, column: &model::DataColumn) -> DataCell {
        DataCell { value: self.figure(&format!("{table}.total"), &column.id.value) }
    }

    pub(super) fn cited_table(&mut self, table: &model::DataTable) -> CitedTable {
        CitedTable {
            id: self.given("data_tables.id", &table.id),
            title: self.given("data_tables.title", &named(&table.title)),
        }
    }
}

/// A table's title without the 表 at its end, which the pack puts there.
fn named(title: &Fact<String>) -> Fact<String> {
    let value = title.value.strip_suffix('表').filter(|rest| !rest.is_empty());
    Fact { value: value.unwrap_or(&title.value).to_string(), span: title.span }
}

/// Whether an item's title or text cites a figure of a table.
pub(super) fn cites(item: &Titled, table: &str) -> bool {
    let text = item.text.as_ref().is_some_and(|text| prose_cites(text, table));
    text || prose_cites(&item.title, table)
}

fn prose_cites(prose: &Prose, table: &str) -> bool {
    let of_table = |id: &str| {
        let rest = id.strip_prefix("data_tables.").and_then(|rest| rest.strip_prefix(table));
        rest.is_some_and(|rest| rest.starts_with('.'))
    };
    prose.pieces.iter().any(|piece| match piece {
        ProsePiece::Cite(id, _) => of_table(id.as_str()),
        ProsePiece::Text(_) => false,
    })
}
