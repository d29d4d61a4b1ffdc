//! Cells to set cells and rows to heights.

use super::super::frame::Frame;
use super::super::linebreak::extent;
use super::super::paragraph::Paragraph;
use super::super::text::{Char, Shaper};
use super::Looks;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::{Block, Cell, Role, StyleSheet, Table};

/// A cell with its place in the grid and its text.
pub struct SetCell<'d> {
    /// The cell it is.
    pub cell: &'d Cell,
    /// Its first row.
    pub row: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    texts: Vec<Vec<Char>>,
    /// Its paragraphs, once its width is known.
    pub paragraphs: Vec<Paragraph>,
}

/// The cells with their characters, and which of them covers each place of the grid.
///
/// Spans end where the grid and the half of the table end. A cell that begins beyond the grid, or where another one
/// stands, is given the last free place there is at its left, so that no text is lost.
pub fn shape<'d>(
    table: &'d Table,
    block: &Block,
    shaper: &mut Shaper,
) -> (Vec<SetCell<'d>>, Vec<Vec<Option<usize>>>) {
    let (width, height) = (table.columns.len(), table.rows().count());
    let mut owners = vec![vec![None; width]; height];
    let mut cells = Vec::new();
    for (row, (cells_of_row, starts)) in table.rows().zip(table.starts()).enumerate() {
        let end = if row < table.head.len() { table.head.len() } else { height };
        for (cell, start) in cells_of_row.cells.iter().zip(starts) {
            let column = start.min(width.saturating_sub(1));
            let columns = usize::from(cell.column_span.max(1)).min(width - column.min(width));
            let rows = usize::from(cell.row_span.max(1)).min(end - row);
            let mut shape = |content: &Vec<_>| shaper.shape(cell.role, "", content, block.id);
            let texts = cell.content.iter().map(&mut shape).collect();
            for places in &mut owners[row..row + rows] {
                places[column..column + columns].fill(Some(cells.len()));
            }
            cells.push(SetCell { cell, row, rows, column, columns, texts, paragraphs: Vec::new() });
        }
    }
    (cells, owners)
}

impl SetCell<'_> {
    /// Width of its widest paragraph in one line.
    pub fn widest(&self) -> Length {
        self.texts.iter().map(|text| extent(text).0).max().unwrap_or_default()
    }

    /// Width of its longest word.
    pub fn longest(&self) -> Length {
        self.texts.iter().map(|text| extent(text).1).max().unwrap_or_default()
    }

    /// Breaks its text into lines between the edges of its columns.
    pub fn set(&mut self, style: &StyleSheet, edges: &[Length], side: Length, frame: &Frame) {
        let room = super::room(edges[self.column], edges[self.column + self.columns], side);
        let (text_style, align) = (style.of(self.cell.role), self.cell.align);
        let texts = std::mem::take(&mut self.texts);
        let set = |chars| Paragraph::in_room(chars, text_style, align, room, frame);
        self.paragraphs = texts.into_iter().map(set).collect();
    }

    /// Its lines: the paragraph and the line there.
    pub fn lines(&self) -> impl Iterator<Item = (usize, usize)> {
        let paragraphs = self.paragraphs.iter().enumerate();
        paragraphs.flat_map(|(index, paragraph)| {
            (0..paragraph.lines.len()).map(move |line| (index, line))
        })
    }

    /// Height of a line.
    pub fn pitch(&self) -> Length {
        self.paragraphs.first().map_or(Length::ZERO, |paragraph| paragraph.line)
    }

    /// Height of its text.
    pub fn height(&self) -> Length {
        self.paragraphs.iter().map(Paragraph::height).sum()
    }
}

/// The height of each row, its upper rule included.
pub fn row_heights(
    cells: &[SetCell],
    rows: usize,
    style: &StyleSheet,
    looks: &Looks,
) -> Vec<Length> {
    let around = looks.rule + looks.above * 2;
    let mut heights = vec![around + style.of(Role::TableCell).line; rows];
    for cell in cells.iter().filter(|cell| cell.rows == 1) {
        heights[cell.row] = heights[cell.row].max(around + cell.height());
    }
    for cell in cells.iter().filter(|cell| cell.rows > 1) {
        let covered = cell.row..cell.row + cell.rows;
        let there: Length = heights[covered.clone()].iter().copied().sum();
        heights[covered.end - 1] += (around + cell.height() - there).or_zero();
    }
    heights
}

/// Notes every cell in which a word had to be torn.
pub fn report_torn(cells: &[SetCell], findings: &mut Diagnostics) {
    for cell in cells {
        let torn = |paragraph: &Paragraph| paragraph.lines.iter().any(|line| line.torn);
        if let Some(paragraph) = cell.paragraphs.iter().find(|paragraph| torn(paragraph)) {
            let text: String = paragraph.chars.iter().map(|c| c.character).collect();
            findings.push(torn_word(&text).at(cell.cell.origin.span()));
        }
    }
}

fn torn_word(text: &str) -> Diagnostic {
    Diagnostic::note("L02", format!("表格中“{text}”比所在的列宽，已拆成两行"))
        .hint("请在模板的 tables/ 里放宽这一列，或缩短这个词")
}
