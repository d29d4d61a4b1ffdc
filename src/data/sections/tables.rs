//! 单位自有的表 (`data_tables`): columns that the unit names, rows that must fit them.

use super::evaluation::place;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::named;
use crate::base::source::Span;
use crate::base::word_limits::MOST_COLUMNS;
use crate::base::yaml::Entry;
use crate::catalogue::Mapping;
use crate::data::fields::Fields;
use crate::data::formula::{TOO_DEEP, TOO_LONG, parse};
use crate::data::model::{DataCell, DataColumn, DataRow, DataTable, Fact, column_named};
use crate::data::reader::Reader;
use rust_decimal::Decimal;

/// All tables of the unit, by id.
pub(super) fn data_tables(f: &mut Fields) -> Vec<DataTable> {
    let tables = f.section("data_tables", |f| {
        let mut all = Vec::new();
        let declared = f.declared_below("");
        for entry in f.entries() {
            let path = f.path(&entry.key);
            all.extend(table(f.reader, (path, declared.clone()), entry));
        }
        all
    });
    tables.unwrap_or_default()
}

/// A table at its path.
fn table(
    reader: &mut Reader,
    (path, declared): (String, Mapping),
    entry: &Entry,
) -> Option<DataTable> {
    let id = Fact { value: entry.key.clone(), span: entry.key_span };
    if !reader.is_id(&id, "表的编号") {
        return None;
    }
    Fields::read(reader, &entry.value, path, declared, entry.key_span, |f| {
        let title = f.must_text("title");
        let place = place(f);
        let columns = columns(f);
        let rows = rows(f, &columns);
        let total = f.section("total", |f| total(f, &columns)).unwrap_or_default();
        DataTable { id, title, place, columns, rows, total }
    })
}

fn columns(f: &mut Fields) -> Vec<DataColumn> {
    let columns = f.rows("columns", |f| DataColumn {
        id: f.id("id"),
        name: f.must_text("name"),
        unit: f.unit("unit"),
        formula: f.text("formula"),
    });
    if let Some(first) = columns.get(MOST_COLUMNS) {
        f.reader.report(too_many(columns.len()).at(first.id.span));
    }
    f.reader.same_ids(columns.iter().map(|column| &column.id));
    columns.iter().for_each(|column| readable(f.reader, column, &columns));
    columns
}

fn too_many(count: usize) -> Diagnostic {
    let message = format!("这张表有 {count} 列，Word 的表格至多 {MOST_COLUMNS} 列");
    Diagnostic::new(codes::L05, message).hint("在 data_tables 里把列分到几张表，或把行和列对调")
}

/// Reports a formula that cannot be read, or that has no unit for its numbers.
fn readable(reader: &mut Reader, column: &DataColumn, all: &[DataColumn]) {
    let Some(formula) = &column.formula else { return };
    // A column cannot be computed from one that is computed too: the order of columns means nothing.
    let filled = |word: &str| {
        let id = column_named(all, word)?;
        all.iter().any(|one| one.id.value == id && one.formula.is_none()).then_some(id)
    };
    let wrong = match (parse(&formula.value, filled), &column.unit) {
        (Err(wrong), _) => wrong,
        (Ok(_), None) => "这一列没有写单位（unit）".into(),
        (Ok(_), Some(_)) => return,
    };
    let hint = match wrong.as_str() {
        TOO_LONG => "最多 1000 项；同样的几项加在一起的，写成乘",
        TOO_DEEP => "少套几层括号，先算的部分不套也一样的，去掉括号",
        _ => "算式里写列名或列的编号、数、＋－×÷、括号、合计（列）；不能用另一个算出来的列",
    };
    let message = format!("“{}”的算式不能用：{wrong}", column.name.value);
    reader.report(Diagnostic::new(codes::D08, message).at(formula.span).hint(hint));
}

fn rows(f: &mut Fields, columns: &[DataColumn]) -> Vec<DataRow> {
    // A column may be called so.
    let marked = columns.iter().all(|column| column.id.value != SUBTOTAL);
    let rows = f.rows("rows", |f| {
        let id = f.id("id");
        let is_subtotal = marked && f.flag(SUBTOTAL).is_some_and(|flag| flag.value);
        let cells = columns.iter().map(|column| cell(f, column, is_subtotal)).collect();
        DataRow { id, is_subtotal, cells }
    });
    f.reader.same_ids(rows.iter().map(|row| &row.id));
    let before = std::iter::once(true).chain(rows.iter().map(|row| row.is_subtotal));
    for (row, _) in rows.iter().zip(before).filter(|(row, before)| row.is_subtotal && *before) {
        let message = format!("小计“{}”上面没有可以相加的行", row.id.value);
        let hint = "小计写在它所加的各行下面；不是小计的，删去 subtotal";
        f.reader.report(Diagnostic::new(codes::D08, message).at(row.id.span).hint(hint));
    }
    rows
}

/// The key of a row that adds up those above it.
const SUBTOTAL: &str = "subtotal";

fn cell(f: &mut Fields, column: &DataColumn, is_subtotal: bool) -> DataCell {
    let Some(node) = f.node(&column.id.value) else { return DataCell::Missing };
    if is_subtotal && column.unit.is_some() && !node.is_null() {
        let message = format!("小计的“{}”由程序相加，不用填", column.name.value);
        f.reader.report(Diagnostic::new(codes::D08, message).at(node.span).hint("删去这一格"));
        return DataCell::Missing;
    }
    if column.formula.is_some() && !node.is_null() {
        let message = format!("“{}”由算式算出，不用填", column.name.value);
        f.reader.report(Diagnostic::new(codes::D08, message).at(node.span).hint("删去这一格"));
        return DataCell::Missing;
    }
    let called = named(&format!("“{}”", column.name.value), f.path(&column.id.value));
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
        let called = named(&format!("合计“{}”", column.name.value), f.path(&column.id.value));
        let span: Span = f.key_span(&column.id.value);
        let number = f.reader.signed_number(node, &called);
        all.extend(number.map(|n| (Fact { value: column.id.value.clone(), span }, n)));
    }
    all
}
