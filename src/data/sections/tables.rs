//! 单位自有的表 (`data_tables`): columns that the unit names, rows that must fit them.

use crate::base::source::Span;
use crate::base::yaml::Entry;
use crate::data::fields::Fields;
use crate::data::model::{DataCell, DataColumn, DataRow, DataTable, Fact};
use crate::data::reader::Reader;
use rust_decimal::Decimal;

/// All tables of the unit, by id.
pub fn data_tables(f: &mut Fields) -> Vec<DataTable> {
    let tables = f.section("data_tables", |f| {
        let mut all = Vec::new();
        for entry in f.entries() {
            all.extend(table(f.reader, entry));
        }
        all
    });
    tables.unwrap_or_default()
}

fn table(reader: &mut Reader, entry: &Entry) -> Option<DataTable> {
    let path = format!("data_tables.{}", entry.key);
    let id = Fact { value: entry.key.clone(), span: entry.key_span };
    if !reader.is_id(&id, "表的编号") {
        return None;
    }
    Fields::read(reader, &entry.value, path, entry.key_span, |f| {
        let title = f.must_text("title", "表题");
        let columns = columns(f);
        let rows = rows(f, &columns);
        let total = f.section("total", |f| total(f, &columns)).unwrap_or_default();
        DataTable { id, title, columns, rows, total }
    })
}

fn columns(f: &mut Fields) -> Vec<DataColumn> {
    let columns = f.rows("columns", "列", |f| DataColumn {
        id: f.id("id", "编号"),
        name: f.must_text("name", "列名"),
        unit: f.text("unit", "单位"),
    });
    f.report_missing("columns", "列");
    f.reader.same_ids(columns.iter().map(|column| &column.id));
    columns
}

fn rows(f: &mut Fields, columns: &[DataColumn]) -> Vec<DataRow> {
    let rows = f.rows("rows", "行", |f| DataRow {
        id: f.id("id", "编号"),
        cells: columns.iter().map(|column| cell(f, column)).collect(),
    });
    f.reader.same_ids(rows.iter().map(|row| &row.id));
    rows
}

fn cell(f: &mut Fields, column: &DataColumn) -> DataCell {
    let Some(node) = f.node(&column.id.value) else { return DataCell::Missing };
    let called = format!("“{}”（{}）", column.name.value, f.path(&column.id.value));
    let cell = match column.unit {
        Some(_) => f.reader.signed_number(node, &called).map(DataCell::Number),
        // A cell of text may stand empty.
        None if node.text().is_some_and(|text| text.trim().is_empty()) => None,
        None => f.reader.text(node, &called).map(DataCell::Text),
    };
    cell.unwrap_or(DataCell::Missing)
}

fn total(f: &mut Fields, columns: &[DataColumn]) -> Vec<(Fact<String>, Fact<Decimal>)> {
    let mut all = Vec::new();
    for column in columns.iter().filter(|column| column.unit.is_some()) {
        let Some(node) = f.node(&column.id.value) else { continue };
        let called = format!("合计“{}”（{}）", column.name.value, f.path(&column.id.value));
        let span: Span = f.key_span(&column.id.value);
        let number = f.reader.signed_number(node, &called);
        all.extend(number.map(|n| (Fact { value: column.id.value.clone(), span }, n)));
    }
    all
}
