//! A table to its typeset form: the widths of its columns, the heights of its rows, its text broken into lines.

use super::cells::{self, Owners, TypesetCell};
use super::columns;
use super::metrics::{TableMetrics, edges};
use crate::base::diag::Diagnostics;
use crate::base::length::Length;
use crate::doc::{Block, Inline, Role, StyleSheet, Table, TextStyle};
use crate::layout::indents;
use crate::layout::paragraph::Paragraph;
use crate::layout::text::{ShapedChar, Shaper};
use crate::layout::text_area::TextArea;

/// A table with everything set but its place.
pub struct TypesetTable<'d> {
    pub block: &'d Block,
    pub table: &'d Table,
    /// Width of each column.
    pub columns: Vec<Length>,
    /// Left edge of each column and right edge of the last, from the page's left edge, in the middle of rules.
    pub edges: Vec<Length>,
    pub cells: Vec<TypesetCell<'d>>,
    pub owners: Owners,
    /// Height of each row with its upper rule.
    pub rows: Vec<Length>,
    /// How many of the rows are its head.
    pub head: usize,
    pub caption: Option<Paragraph>,
    pub unit: Option<Paragraph>,
    pub note: Option<Paragraph>,
    pub rule: Length,
    pub above: Length,
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
        let metrics = TableMetrics::of(style);
        let (mut cells, owners) = cells::shape(table, block, style, shaper, findings);
        let width = frame.width - metrics.rule;
        let columns = widths_of_form(form, style, shaper, &metrics, width);
        let columns =
            columns.unwrap_or_else(|| columns::widths(&table.columns, &cells, metrics.side, width));
        let edges = edges(&columns, frame);
        cells.iter_mut().for_each(|cell| cell.break_lines(style, &edges, metrics.side));
        cells::report_torn(&cells, findings);
        let rows = cells::row_heights(&cells, owners.len(), style, &metrics);
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
            rule: metrics.rule,
            above: metrics.above,
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
    pub fn strip(&self) -> Length {
        self.around() + self.line * 3
    }

    /// What a row has beside its lines.
    pub fn around(&self) -> Length {
        self.rule + self.above * 2
    }

    /// Whether all cells that begin in a row are head cells, wherever in the table it is.
    pub fn is_head_like(&self, row: usize) -> bool {
        let mut cells = self.cells.iter().filter(|cell| cell.place.row == row).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.cell.role == Role::TableHead)
    }

    pub fn head_height(&self) -> Length {
        self.rows[..self.head].iter().copied().sum()
    }

    /// The cell that covers a place of the grid.
    pub fn owner(&self, row: usize, column: usize) -> Option<usize> {
        self.owners[row][column]
    }

    /// What stands over the head on the pages after the first: the caption with `（续表）`, if there is one, and the unit.
    pub fn continued(
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

/// The widths of the columns that all tables of a form have; `None` for a table by itself, or where the numbers of their
/// columns differ.
fn widths_of_form(
    form: &[(&Table, &Block)],
    style: &StyleSheet,
    shaper: &mut Shaper,
    metrics: &TableMetrics,
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
    Some(columns::widths(&first.columns, &cells, metrics.side, width))
}

/// A paragraph over or under a table.
fn line_of(chars: Vec<ShapedChar>, style: &TextStyle, frame: &TextArea) -> Paragraph {
    Paragraph::in_frame(chars, style, indents::of_style(style), frame)
}
