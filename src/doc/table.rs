//! Tables of the document tree: caption, unit, columns, head rows, body rows, merged cells.

use super::inline::{Inline, plain_text};
use super::style::{Align, Role};
use crate::base::id::{ChangeMark, Origin};
use crate::base::length::Length;

/// A table with its caption, unit and note.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The name of its shape in the pack: `income`.
    pub name: String,
    /// The caption above it, with its number: `表1　收入构成表`.
    pub caption: Vec<Inline>,
    /// The text above it at the right: `单位：万元`; empty if there is none.
    pub unit: Vec<Inline>,
    /// The text at the left of the line of `unit`: `填报单位：某局`; empty if there is none.
    pub left: Vec<Inline>,
    /// Whether it forms one form with the table directly above it: both have the same column widths.
    pub continues: bool,
    /// Whether layout chooses size and row height so that the form takes as few pages as possible; counts for the first
    /// table of a form and holds for all of it.
    pub fit: Option<Fit>,
    /// The columns of the grid.
    pub columns: Vec<TableColumn>,
    /// The head rows, repeated on every page that the table reaches.
    pub head: Vec<TableRow>,
    /// The body rows.
    pub body: Vec<TableRow>,
    /// The note below it; empty if there is none.
    pub note: Vec<Inline>,
}

/// How far a form may shrink.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fit {
    /// The least font size; 0 for all sizes of the style sheet.
    pub smallest: Length,
}

/// A column of the grid.
#[derive(Clone, PartialEq, Debug)]
pub struct TableColumn {
    /// The least share of the table's width, in thousandths.
    pub least: u16,
    /// The greatest share of the table's width, in thousandths.
    pub most: u16,
}

/// A row of cells.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableRow {
    /// Its cells from left to right, without grid positions that are covered by merged cells.
    pub cells: Vec<Cell>,
    /// Whether it stays on the page of the row above: 总分 and signatures.
    pub keep: bool,
}

impl TableRow {
    /// The one of two reports in which the row stands, if it does not stand in both; all its cells have this mark.
    pub fn change(&self) -> Option<ChangeMark> {
        let first = self.cells.first()?.origin.change?;
        self.cells.iter().all(|cell| cell.origin.change == Some(first)).then_some(first)
    }
}

/// A cell; it may cover several grid positions.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// Where it was written: template line, facts and figure.
    pub origin: Origin,
    /// `TableHead` for a head cell, `TableCell` for any other.
    pub role: Role,
    /// The alignment: amounts at the right, words at the left or centred.
    pub align: Align,
    /// The indent of its text from the left, in characters: rows that belong to the one above.
    pub indent: u8,
    /// The number of columns it covers, at least 1.
    pub column_span: u16,
    /// The number of rows it covers, at least 1.
    pub row_span: u16,
    /// Its paragraphs; one empty paragraph for an empty cell.
    pub content: Vec<Vec<Inline>>,
}

impl Cell {
    /// The number of characters at the beginning of a paragraph below which its other lines begin: `其中：`, or as many
    /// spaces. 0 if they begin at the left edge, or if the cell is not aligned there.
    pub fn hanging(&self, paragraph: &[Inline]) -> usize {
        let text = plain_text(paragraph);
        let spaces = text.chars().take_while(|c| *c == '\u{3000}').count();
        match self.align {
            Align::Left if text.starts_with(LEAD) => LEAD.chars().count(),
            Align::Left => spaces,
            Align::Center | Align::Right | Align::Justify => 0,
        }
    }
}

/// What the first of the parts of an item begins with.
const LEAD: &str = "其中：";

impl Table {
    /// All rows, head rows first.
    pub fn rows(&self) -> impl Iterator<Item = &TableRow> {
        self.head.iter().chain(&self.body)
    }

    /// Its inlines with the role of each: caption, unit, cells row by row, note.
    pub fn inlines(&self) -> impl Iterator<Item = (Role, &Inline)> {
        let cells = self.rows().flat_map(|row| &row.cells);
        let cells = cells.flat_map(|cell| cell.content.iter().flatten().map(|i| (cell.role, i)));
        in_role(Role::Caption, &self.caption)
            .chain(in_role(Role::UnitNote, &self.left))
            .chain(in_role(Role::UnitNote, &self.unit))
            .chain(cells)
            .chain(in_role(Role::TableNote, &self.note))
    }

    /// The grid column at which each cell of each row begins, with row and column spans taken into account.
    ///
    /// Rows are counted through head and body; a row span ends with the head or the body that it begins in.
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
