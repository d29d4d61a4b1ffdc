//! Tables as meaning: caption, unit, columns, head rows, body rows, merged cells.

use super::inline::Inline;
use super::style::{Align, Role};
use crate::base::id::Origin;

/// A table with all that belongs to it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The pack's name for its shape: `income`.
    pub name: String,
    /// The caption above it, with its number: `表1　收入构成表`.
    pub caption: Vec<Inline>,
    /// What stands above it at the right: `单位：万元`; empty if nothing.
    pub unit: Vec<Inline>,
    /// Whether it is one form with the table right above it: their columns are equally wide.
    pub continues: bool,
    /// One for each column of the grid.
    pub columns: Vec<Column>,
    /// The rows at its head, repeated on every page it reaches.
    pub head: Vec<Row>,
    /// The other rows.
    pub body: Vec<Row>,
    /// A note under it; empty if none.
    pub note: Vec<Inline>,
}

/// A column of the grid.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Its least share of the table's width, in thousandths.
    pub least: u16,
    /// Its greatest share of the table's width, in thousandths.
    pub most: u16,
}

/// A row of cells.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    /// Its cells from left to right. Grid places that a cell above or at the left covers have none.
    pub cells: Vec<Cell>,
}

/// A cell; it may cover several places of the grid.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// Where it comes from.
    pub origin: Origin,
    /// `TableHead` for a head, `TableCell` for any other.
    pub role: Role,
    /// Across: amounts stand right, words left or centred.
    pub align: Align,
    /// How many columns it covers, at least 1.
    pub column_span: u16,
    /// How many rows it covers, at least 1.
    pub row_span: u16,
    /// Its paragraphs; one empty paragraph for an empty cell.
    pub content: Vec<Vec<Inline>>,
}

impl Table {
    /// All rows, the head's first.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.head.iter().chain(&self.body)
    }

    /// Its inlines with the role of each: caption, unit, cells row by row, note.
    pub fn inlines(&self) -> impl Iterator<Item = (Role, &Inline)> {
        let cells = self.rows().flat_map(|row| &row.cells);
        let cells = cells.flat_map(|cell| cell.content.iter().flatten().map(|i| (cell.role, i)));
        in_role(Role::Caption, &self.caption)
            .chain(in_role(Role::UnitNote, &self.unit))
            .chain(cells)
            .chain(in_role(Role::TableNote, &self.note))
    }

    /// The grid column at which each cell of each row begins, spans taken into account.
    ///
    /// Rows are numbered through head and body; a row span never leaves its half.
    pub fn starts(&self) -> Vec<Vec<usize>> {
        let mut covered = vec![0u16; self.columns.len()];
        let mut starts = Vec::new();
        for row in self.rows() {
            let mut at = 0;
            let mut row_starts = Vec::new();
            for cell in &row.cells {
                while covered.get(at).is_some_and(|&rows| rows > 0) {
                    at += 1;
                }
                row_starts.push(at);
                for column in at..(at + cell.column_span as usize).min(covered.len()) {
                    covered[column] = cell.row_span;
                }
                at += cell.column_span as usize;
            }
            for rows in &mut covered {
                *rows = rows.saturating_sub(1);
            }
            starts.push(row_starts);
        }
        starts
    }
}

fn in_role(role: Role, content: &[Inline]) -> impl Iterator<Item = (Role, &Inline)> {
    content.iter().map(move |inline| (role, inline))
}
