//! Tables to set tables and then to pages: columns from content, cells that wrap, rows, rules, heads repeated.
//!
//! # The model, so that Word can be given the same numbers
//!
//! All lengths are whole twips. The table stands in the middle of the text area; its outer rules lie inside it, so its
//! columns together are at most the text's width less one rule.
//!
//! - **Across**: columns are measured between the middles of rules; a cell's text stands `side` inside them
//!   (`w:tblCellMar` left and right are `side`, `w:tblGrid` and `w:tcW` are the columns of
//!   [`LayoutFacts`](crate::doc::LayoutFacts)).
//! - **Down**: a row is its upper rule, `above`, its lines, `above`: `rule + 2 × above + lines × pitch`, the pitch being
//!   the exact line height of the cell's role; under the last row one rule more. LibreOffice lays out the same from
//!   `w:tblCellMar` top and bottom `above`, borders of `rule` and exact line spacing without `w:snapToGrid` (measured:
//!   lines of 20 pt, margins of 2.85 pt and rules of ½ pt gave rows of 26.2 pt, and one rule under the last).
//! - Text stands in the middle of its cell, and characters in the middle of their lines. LibreOffice puts the baseline of
//!   an exact line at four fifths of it, lower by `d = line × 4/5 − ((line − size) / 2 + 0.88 × size)`; top and bottom
//!   margins of `above − d` and `above + d` bring it to the same place there.
//! - A cell over several rows that needs more than they have lengthens the last of them.
//! - The caption is a paragraph with the table's unit, a paragraph at the right, under it; both keep with the table.
//!   Text after the table returns to the line grid; `LayoutFacts` hands the gap over.
//! - A table that goes on repeats its head under its caption with `（续表）` and its unit, as Word repeats the rows that
//!   hold them; `LayoutFacts` says which tables go on.

mod balance;
mod cells;
mod columns;
mod place;
mod rules;
mod tagging;

use super::indents;
use super::justify::Room;
use super::paragraph::Paragraph;
use super::text::{Char, Shaper};
use super::text_area::TextArea;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::{Block, Inline, Role, StyleSheet, Table, TextStyle};
use cells::{Owners, TypesetCell};
pub use place::place;

/// A table with everything set but its place.
pub struct TypesetTable<'d> {
    block: &'d Block,
    table: &'d Table,
    /// Width of each column.
    pub columns: Vec<Length>,
    /// Left edge of each column and right edge of the last, from the page's left edge, in the middle of rules.
    edges: Vec<Length>,
    cells: Vec<TypesetCell<'d>>,
    owners: Owners,
    /// Height of each row with its upper rule.
    rows: Vec<Length>,
    /// How many of the rows are its head.
    head: usize,
    caption: Option<Paragraph>,
    unit: Option<Paragraph>,
    note: Option<Paragraph>,
    rule: Length,
    above: Length,
    /// Height of its highest lines.
    line: Length,
}

impl<'d> TypesetTable<'d> {
    /// Sets a table in a frame; `form` are the tables that are one form with it, itself among them. A word that its cell
    /// is too narrow for is a note.
    pub fn new(
        table: &'d Table,
        block: &'d Block,
        form: &[(&'d Table, &'d Block)],
        style: &StyleSheet,
        frame: &TextArea,
        shaper: &mut Shaper,
        findings: &mut Diagnostics,
    ) -> Self {
        let looks = Looks::of(style);
        if table.columns.len() > MOST_COLUMNS {
            findings.push(too_many_columns(table).at(block.origin.span()));
        }
        let (mut cells, owners) = cells::shape(table, block, style, shaper, findings);
        let width = frame.width - looks.rule;
        let columns = widths_of_form(form, style, shaper, &looks, width);
        let columns =
            columns.unwrap_or_else(|| columns::widths(&table.columns, &cells, looks.side, width));
        let edges = edges(&columns, frame);
        cells.iter_mut().for_each(|cell| cell.set(style, &edges, looks.side));
        cells::report_torn(&cells, findings);
        let rows = cells::row_heights(&cells, owners.len(), style, &looks);
        let line = cells.iter().map(TypesetCell::pitch).max().unwrap_or_default();
        let mut beside = |role: Role, content: &[Inline]| {
            let chars = shaper.shape(role, "", content, block.id);
            (!chars.is_empty()).then(|| line_of(chars, style.of(role), frame))
        };
        Self {
            block,
            table,
            caption: beside(Role::Caption, &table.caption),
            unit: beside(Role::UnitNote, &table.unit),
            note: beside(Role::TableNote, &table.note),
            columns,
            edges,
            head: table.head.len().min(owners.len()),
            cells,
            owners,
            rows,
            rule: looks.rule,
            above: looks.above,
            line,
        }
    }

    /// Whether it begins with a caption.
    pub fn is_captioned(&self) -> bool {
        self.caption.is_some()
    }

    /// Whether it stays on one page: half a page or less is not worth parting. What goes on with a form fills the page
    /// that the form is on.
    pub fn is_whole(&self, frame: &TextArea) -> bool {
        !self.table.continues && self.height() * 2 <= frame.height
    }

    /// Height of what may not be parted at its beginning: all of a table that stays whole; of any other caption, unit,
    /// head and first row; of a first row higher than the frame only a strip.
    pub fn least(&self, frame: &TextArea) -> Length {
        if self.is_whole(frame) {
            return self.height();
        }
        let over = self.over() + self.head_height() + self.rule;
        let first = self.rows.get(self.head).copied().unwrap_or_default();
        if over + first <= frame.height { over + first } else { over + self.strip() }
    }

    /// The least of a row that is worth being split off: three lines.
    fn strip(&self) -> Length {
        self.around() + self.line * 3
    }

    /// What a row has beside its lines.
    fn around(&self) -> Length {
        self.rule + self.above * 2
    }

    /// Whether all cells that begin in a row are head cells, wherever in the table it is.
    fn is_head_like(&self, row: usize) -> bool {
        let mut cells = self.cells.iter().filter(|cell| cell.place.row == row).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.cell.role == Role::TableHead)
    }

    fn head_height(&self) -> Length {
        self.rows[..self.head].iter().copied().sum()
    }

    /// The cell that covers a place of the grid.
    fn owner(&self, row: usize, column: usize) -> Option<usize> {
        self.owners[row][column]
    }

    /// What stands over the head on the pages after the first: the caption with `（续表）`, if there is one, and the unit.
    fn continued(
        &self,
        style: &StyleSheet,
        frame: &TextArea,
        shaper: &mut Shaper,
    ) -> Vec<Paragraph> {
        let mut caption = |_: &Paragraph| {
            let mut chars = shaper.shape(Role::Caption, "", &self.table.caption, self.block.id);
            chars.extend(shaper.shape_text(Role::Caption, &style.table.continued));
            line_of(chars, style.of(Role::Caption), frame)
        };
        self.caption.as_ref().map(&mut caption).into_iter().chain(self.unit.clone()).collect()
    }

    /// Height of all of it in one piece.
    pub fn height(&self) -> Length {
        let note = self.note.as_ref().map_or(Length::ZERO, Paragraph::height);
        self.over() + self.rows.iter().copied().sum() + self.rule + note
    }

    /// Height of caption and unit.
    fn over(&self) -> Length {
        [&self.caption, &self.unit].into_iter().flatten().map(Paragraph::height).sum()
    }
}

/// The most columns that Word opens a table with.
const MOST_COLUMNS: usize = 63;

fn too_many_columns(table: &Table) -> Diagnostic {
    let (name, count) = (&table.name, table.columns.len());
    Diagnostic::error(
        "L05",
        format!("表格“{name}”有 {count} 列，Word 的表格至多 {MOST_COLUMNS} 列"),
    )
    .hint("把列分到几张表里，或把行和列对调")
}

/// The widths of the columns that all tables of a form have; `None` for a table by itself, or where the numbers of their
/// columns differ.
fn widths_of_form(
    form: &[(&Table, &Block)],
    style: &StyleSheet,
    shaper: &mut Shaper,
    looks: &Looks,
    width: Length,
) -> Option<Vec<Length>> {
    let [(first, _), _, ..] = form else { return None };
    let mut quiet = Diagnostics::default();
    let (mut cells, mut rows) = (Vec::new(), 0);
    for (table, block) in form {
        if table.columns.len() != first.columns.len() {
            return None;
        }
        let (mut shaped, owners) = cells::shape(table, block, style, shaper, &mut quiet);
        shaped.iter_mut().for_each(|cell| cell.place.row += rows);
        cells.extend(shaped);
        rows += owners.len();
    }
    Some(columns::widths(&first.columns, &cells, looks.side, width))
}

/// A paragraph over or under a table.
fn line_of(chars: Vec<Char>, style: &TextStyle, frame: &TextArea) -> Paragraph {
    Paragraph::in_frame(chars, style, indents::of_style(style), frame)
}

/// The lengths of the table style in whole twips.
struct Looks {
    rule: Length,
    side: Length,
    above: Length,
}

impl Looks {
    fn of(style: &StyleSheet) -> Self {
        let whole = |length: Length| Length::twips(length.to_twips());
        let table = &style.table;
        Self { rule: whole(table.rule), side: whole(table.side), above: whole(table.above) }
    }
}

/// The edges of columns that stand in the middle of the text area.
fn edges(columns: &[Length], frame: &TextArea) -> Vec<Length> {
    let all: Length = columns.iter().copied().sum();
    let mut x = frame.left + (frame.width - all) / 2;
    let mut edges = vec![x];
    for &column in columns {
        x += column;
        edges.push(x);
    }
    edges
}

/// The room of a cell's text between two edges.
fn room(from: Length, to: Length, side: Length) -> Room {
    let width = (to - from - side * 2).max(Length::milli(1));
    Room { left: from + side, width, measure: width }
}
