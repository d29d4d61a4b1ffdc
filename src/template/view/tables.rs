//! The unit's own tables, and which text cites which.

use super::Shown;
use super::build::Builder;
use super::tree::{Group, Node};
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::model::{
    DataCell, DataColumn, DataRow, DataTable, Fact, Prose, ProsePiece, Titled,
};

impl Builder<'_> {
    pub(super) fn data_table(&mut self, table: &DataTable) -> Node {
        let DataTable { id, title, columns, rows, total: _ } = table;
        let key = format!("{}.{}", keys::DATA_TABLES, id.value);
        let mut items = self.report.results.iter().flat_map(|group| &group.items);
        let cited = items.any(|item| cites(item, &id.value));
        let totals = columns.iter().skip(1).map(|column| {
            let total = FigureKey::column_total(&id.value, &column.id.value);
            cell(self.figure(&total))
        });
        let totals = totals.collect();
        let name = self.given(&format!("{key}.title"), &named(title));
        Group::of([
            ("id", self.given(&format!("{key}.id"), id).into()),
            ("title", name.into()),
            ("columns", columns.iter().map(|column| self.data_column(&key, column)).collect()),
            ("rows", rows.iter().map(|row| self.data_row(&key, table, row)).collect()),
            ("totals", totals),
            (
                "rounding_note",
                self.figure(&FigureKey::new(key.as_str(), Column::RoundingNote)).into(),
            ),
            ("cited", cited.into()),
        ])
        .into()
    }

    fn data_column(&mut self, table: &str, column: &DataColumn) -> Node {
        let DataColumn { id, name, unit } = column;
        let key = format!("{table}.columns.{}", id.value);
        let id = self.given(&format!("{key}.id"), id);
        let name = self.given(&format!("{key}.name"), name);
        let unit = self.words(&format!("{key}.unit"), unit.as_ref());
        Group::of([("id", id.into()), ("name", name.into()), ("unit", unit.into())]).into()
    }

    fn data_row(&mut self, above: &str, table: &DataTable, row: &DataRow) -> Node {
        let key = format!("{above}.{}", row.id.value);
        let cells = table.columns.iter().zip(&row.cells);
        let cells = cells.map(|(column, cell)| self.data_cell(&key, column, cell)).collect();
        let id = self.given(&format!("{key}.id"), &row.id);
        Group::of([("id", id.into()), ("cells", cells)]).into()
    }

    fn data_cell(&mut self, row: &str, column: &DataColumn, value: &DataCell) -> Node {
        let key = format!("{row}.{}", column.id.value);
        cell(match value {
            DataCell::Missing => self.marks.missing(&key),
            DataCell::Text(fact) => self.given(&key, fact),
            DataCell::Number(_) if self.has_figure(&key) => self.figure(&FigureKey::parse(&key)),
            DataCell::Number(fact) => {
                self.marks.shown(&key, Some(fact.span), &fact.value.to_string())
            }
        })
    }

    /// A table that a text cites.
    pub(super) fn cited_table(&mut self, table: &DataTable) -> Node {
        let id = self.given("data_tables.id", &table.id);
        let title = self.given("data_tables.title", &named(&table.title));
        Group::of([("id", id.into()), ("title", title.into())]).into()
    }
}

fn cell(value: Shown) -> Node {
    Group::of([("value", value.into())]).into()
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
