//! Tables and charts as a record has them, and back.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::inline::{WrittenText, figure, origin, read, written};
use crate::base::length::Length;
use crate::doc::{
    Align, Cell, Chart, ChartKind, ChartPart, Fit, Role, Table, TableColumn, TableRow,
};

/// A table.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenTable<'a> {
    name: Cow<'a, str>,
    caption: WrittenText<'a>,
    unit: WrittenText<'a>,
    left: WrittenText<'a>,
    continues: bool,
    fit: Option<i64>,
    columns: Vec<(u16, u16)>,
    head: Vec<WrittenRow<'a>>,
    body: Vec<WrittenRow<'a>>,
    note: WrittenText<'a>,
}

#[derive(Serialize, Deserialize)]
struct WrittenRow<'a> {
    keep: bool,
    cells: Vec<WrittenCell<'a>>,
}

#[derive(Serialize, Deserialize)]
struct WrittenCell<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figure: Option<Cow<'a, str>>,
    role: Cow<'a, str>,
    align: WrittenAlign,
    #[serde(default, skip_serializing_if = "is_zero")]
    indent: u8,
    /// Columns and rows that it covers.
    span: (u16, u16),
    content: Vec<WrittenText<'a>>,
}

fn is_zero(number: &u8) -> bool {
    *number == 0
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenAlign {
    Justify,
    Left,
    Center,
    Right,
}

/// The role with this key in `style.yaml`.
pub(super) fn role(key: &str) -> Option<Role> {
    Role::ALL.iter().find(|(_, known)| *known == key).map(|(role, _)| *role)
}

impl<'a> WrittenTable<'a> {
    /// A table as a record has it.
    pub(super) fn of(table: &'a Table) -> Self {
        let Table { name, caption, unit, left, continues, fit, columns, head, body, note } = table;
        Self {
            name: name.into(),
            caption: written(caption),
            unit: written(unit),
            left: written(left),
            continues: *continues,
            fit: fit.map(|Fit { smallest }| smallest.to_milli()),
            columns: columns.iter().map(|TableColumn { least, most }| (*least, *most)).collect(),
            head: head.iter().map(WrittenRow::of).collect(),
            body: body.iter().map(WrittenRow::of).collect(),
            note: written(note),
        }
    }

    /// The table; `None` if it has an unknown role.
    pub(super) fn read(self) -> Option<Table> {
        let rows = |rows: Vec<WrittenRow>| -> Option<Vec<TableRow>> {
            rows.into_iter().map(WrittenRow::read).collect()
        };
        let columns = self.columns.into_iter().map(|(least, most)| TableColumn { least, most });
        Some(Table {
            name: self.name.into(),
            caption: read(self.caption),
            unit: read(self.unit),
            left: read(self.left),
            continues: self.continues,
            fit: self.fit.map(|smallest| Fit { smallest: Length::milli(smallest) }),
            columns: columns.collect(),
            head: rows(self.head)?,
            body: rows(self.body)?,
            note: read(self.note),
        })
    }
}

impl<'a> WrittenRow<'a> {
    fn of(row: &'a TableRow) -> Self {
        let TableRow { cells, keep } = row;
        Self { keep: *keep, cells: cells.iter().map(WrittenCell::of).collect() }
    }

    fn read(self) -> Option<TableRow> {
        let cells = self.cells.into_iter().map(WrittenCell::read).collect::<Option<_>>()?;
        Some(TableRow { cells, keep: self.keep })
    }
}

impl<'a> WrittenCell<'a> {
    fn of(cell: &'a Cell) -> Self {
        let Cell { origin, role, align, indent, column_span, row_span, content } = cell;
        Self {
            figure: figure(origin),
            role: role.key().into(),
            align: match align {
                Align::Justify => WrittenAlign::Justify,
                Align::Left => WrittenAlign::Left,
                Align::Center => WrittenAlign::Center,
                Align::Right => WrittenAlign::Right,
            },
            indent: *indent,
            span: (*column_span, *row_span),
            content: content.iter().map(|paragraph| written(paragraph)).collect(),
        }
    }

    fn read(self) -> Option<Cell> {
        let (column_span, row_span) = self.span;
        Some(Cell {
            origin: origin(self.figure),
            role: role(&self.role)?,
            align: match self.align {
                WrittenAlign::Justify => Align::Justify,
                WrittenAlign::Left => Align::Left,
                WrittenAlign::Center => Align::Center,
                WrittenAlign::Right => Align::Right,
            },
            indent: self.indent,
            column_span,
            row_span,
            content: self.content.into_iter().map(read).collect(),
        })
    }
}

/// A chart.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenChart<'a> {
    name: Cow<'a, str>,
    is_pie: bool,
    caption: WrittenText<'a>,
    parts: Vec<WrittenChartPart<'a>>,
}

#[derive(Serialize, Deserialize)]
struct WrittenChartPart<'a> {
    name: WrittenText<'a>,
    label: WrittenText<'a>,
    value: String,
}

impl<'a> WrittenChart<'a> {
    /// A chart as a record has it.
    pub(super) fn of(chart: &'a Chart) -> Self {
        let Chart { name, kind, caption, parts } = chart;
        let part = |ChartPart { name, label, value }: &'a ChartPart| WrittenChartPart {
            name: written(name),
            label: written(label),
            value: value.to_string(),
        };
        Self {
            name: name.into(),
            is_pie: *kind == ChartKind::Pie,
            caption: written(caption),
            parts: parts.iter().map(part).collect(),
        }
    }

    /// The chart; `None` if a value is no number.
    pub(super) fn read(self) -> Option<Chart> {
        let part = |part: WrittenChartPart| {
            let value: Decimal = part.value.parse().ok()?;
            Some(ChartPart { name: read(part.name), label: read(part.label), value })
        };
        Some(Chart {
            name: self.name.into(),
            kind: if self.is_pie { ChartKind::Pie } else { ChartKind::Bar },
            caption: read(self.caption),
            parts: self.parts.into_iter().map(part).collect::<Option<_>>()?,
        })
    }
}
