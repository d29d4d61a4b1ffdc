//! A table to its typeset form: widths of columns, heights of rows, broken text.

use std::ops::Range;

use super::cells::{self, Owners, TypesetCell};
use super::metrics::{TableLook, edges};
use super::{labels, torn, words};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::base::word_limits::MOST_COLUMNS;
use crate::doc::{Align, Block, Inline, Role, StyleSheet, Table, TextStyle};
use crate::layout::indents;
use crate::layout::linebreak::break_lines;
use crate::layout::paragraph::Paragraph;
use crate::layout::text::{BREAK, ShapedChar, Shaper, width};
use crate::layout::text_area::TextArea;

/// A table that is typeset but not placed.
pub(crate) struct TypesetTable<'d> {
    pub block: &'d Block,
    pub table: &'d Table,
    /// The width of each column.
    pub columns: Vec<Length>,
    /// The left edge of each column and the right edge of the last, at the centres of rules, from the left edge of the
    /// page.
    pub edges: Vec<Length>,
    pub cells: Vec<TypesetCell<'d>>,
    pub owners: Owners,
    /// The height of each row with its upper rule.
    pub rows: Vec<Length>,
    /// What programs that add space between Chinese characters and digits add to the height of each row; nothing in a table
    /// that is not fitted to its pages.
    pub reserves: Vec<Length>,
    /// Whether each row stays on the page of the row above it for the sake of a label.
    pub kept: Vec<bool>,
    /// The number of head rows.
    pub head: usize,
    pub caption: Option<Paragraph>,
    pub unit: Option<Paragraph>,
    pub note: Option<Paragraph>,
    /// The step of the style sheet's sizes in which its form is set.
    pub step: Option<usize>,
    pub rule: Length,
    pub above: Length,
    /// Space between caption and unit, or below a caption without unit, so that the table ends at [`BELOW`] above a line of
    /// the grid.
    pub spare: Length,
    /// The greatest line height of its cells.
    line: Length,
}

impl<'d> TypesetTable<'d> {
    /// Typesets a table from its shaped cells and the widths of its columns. A word that is wider than its column is a
    /// note (L02).
    pub(crate) fn new(
        (table, block): (&'d Table, &'d Block),
        (mut cells, owners, columns): (Vec<TypesetCell<'d>>, Owners, Vec<Length>),
        (look, step): (&TableLook, Option<usize>),
        style: &StyleSheet,
        area: &TextArea,
        shaper: &mut Shaper,
        findings: &mut Diagnostics,
    ) -> Self {
        if table.columns.len() > MOST_COLUMNS {
            findings.push(too_many_columns(table).at(block.origin.span()));
        }
        let edges = edges(&columns, area);
        cells.iter_mut().for_each(|cell| cell.break_lines(look, &edges));
        torn::report_torn(&cells, findings);
        let rows = cells::row_heights(&cells, owners.len(), look, |cell| cell.height());
        let reader = cells::row_heights(&cells, owners.len(), look, |cell| cell.reader_height);
        let reserves = reader.iter().zip(&rows).map(|(reader, row)| (*reader - *row).or_zero());
        let reserves =
            if step.is_some() { reserves.collect() } else { vec![Length::ZERO; rows.len()] };
        let kept = labels::rows_kept(&cells, &rows, look.rule + look.above * 2);
        let line = cells.iter().map(TypesetCell::pitch).max().unwrap_or_default();
        let mut beside = |role: Role, left: &[Inline], content: &[Inline]| {
            let step = step.filter(|_| role != Role::Caption);
            let own = style.of_cell(role, step);
            let chars = shaper.shape_styled(&own, content, block.id);
            let mut left = shaper.shape_styled(&own, left, block.id);
            words::join(&mut left, &look.words);
            if !left.is_empty() {
                return Some(at_both_ends(left, chars, &own, area));
            }
            (!chars.is_empty()).then(|| line_of(chars, &own, area))
        };
        Self {
            block,
            table,
            caption: beside(Role::Caption, &[], &table.caption),
            unit: beside(Role::UnitNote, &table.left, &table.unit),
            note: beside(Role::TableNote, &[], &table.note),
            columns,
            edges,
            head: table.head.len().min(owners.len()),
            cells,
            owners,
            rows,
            reserves,
            kept,
            step,
            rule: look.rule,
            above: look.above,
            spare: Length::ZERO,
            line,
        }
    }

    /// Makes the rows higher or lower, so that a table with a caption, which begins on the grid, ends at [`BELOW`] above a
    /// line of it. Some of what is missing goes below the caption, so that rows of all tables are about as high.
    pub(crate) fn settle(&mut self, area: &TextArea) {
        let height = self.height() + BELOW;
        if !self.is_captioned() || height > area.height || self.rows.is_empty() {
            return;
        }
        let over = Length::milli(height.to_milli().rem_euclid(area.pitch.to_milli()));
        let missing = if over == Length::ZERO { over } else { area.pitch - over };
        let halves = 2 * self.rows.len() as i64;
        let share = |length: Length| Length::twips((length / halves).to_milli() / 50);
        let more = share((missing - BELOW_CAPTION).or_zero());
        // Rounded up, so that what is left for the space below the caption is not negative.
        let less = share(over + Length::milli(50 * halves - 1));
        let lower = less < more && less <= LOWER && less < self.above;
        let (change, rest) =
            if lower { (-less, less * halves - over) } else { (more, missing - more * halves) };
        self.loosen(change);
        self.spare = rest;
    }

    /// Makes every row higher by twice `more`, or lower again.
    pub(crate) fn loosen(&mut self, more: Length) {
        self.above += more;
        self.rows.iter_mut().for_each(|row| *row += more * 2);
    }

    /// Whether it has a caption.
    pub(crate) fn is_captioned(&self) -> bool {
        self.caption.is_some()
    }

    /// Whether it stays on one page: one that is at most half a page high is not split, unless it continues a form.
    pub(crate) fn is_whole(&self, area: &TextArea) -> bool {
        !self.table.continues && self.height() * 2 <= area.height
    }

    /// The height at its beginning that may not be split: all of a table that stays whole; otherwise caption, unit,
    /// head and first row; only a strip of a first row that is higher than the text area.
    pub(crate) fn least(&self, area: &TextArea) -> Length {
        if self.is_whole(area) {
            return self.height();
        }
        let over = self.over() + self.head_height() + self.rule;
        let run = self.head..self.run_end(self.head);
        let first: Length = self.rows[run.clone()].iter().copied().sum();
        let first = first + self.reserve(run);
        if over + first <= area.height { over + first } else { over + self.strip() }
    }

    /// What programs that add space may add to the height of some rows.
    pub(crate) fn reserve(&self, rows: Range<usize>) -> Length {
        self.reserves.get(rows).unwrap_or_default().iter().copied().sum()
    }

    /// The same for all rows.
    pub(crate) fn reserve_of_all(&self) -> Length {
        self.reserve(0..self.rows.len())
    }

    /// Whether each of its sheets is a table of its own in Word, so that no program breaks it elsewhere: a form without
    /// caption that is fitted to its pages.
    pub(crate) fn is_parted_by_sheets(&self) -> bool {
        self.step.is_some() && self.caption.is_none()
    }

    /// The end of the rows that stay together with a row: those after it that stay with the row above them.
    pub(crate) fn run_end(&self, row: usize) -> usize {
        // Each skips by itself: a pair would be walked to.
        let rows = self.table.rows().skip(row + 1).zip(self.kept.iter().skip(row + 1));
        (row + 1 + rows.take_while(|(row, kept)| row.keep || **kept).count()).min(self.rows.len())
    }

    /// Whether it stands directly below the table above it, as a part of the same form.
    pub(crate) fn joins(&self) -> bool {
        self.table.continues && self.over() == Length::ZERO
    }

    /// The least height of a row that is worth splitting off: three lines.
    pub(crate) fn strip(&self) -> Length {
        self.around() + self.line * 3
    }

    /// The height of a row without its lines.
    pub(crate) fn around(&self) -> Length {
        self.rule + self.above * 2
    }

    /// Whether all cells that begin in a row are head cells, in the head or in the body.
    pub(crate) fn is_head_like(&self, row: usize) -> bool {
        let mut cells = self.cells.iter().filter(|cell| cell.place.row == row).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.cell.role == Role::TableHead)
    }

    pub(crate) fn head_height(&self) -> Length {
        self.rows[..self.head].iter().copied().sum()
    }

    /// The cell that covers a grid position.
    pub(crate) fn owner(&self, row: usize, column: usize) -> Option<usize> {
        self.owners[row][column]
    }

    /// The paragraphs above the repeated head on pages after the first: the caption with `（续表）`, if there is one, and
    /// the unit.
    pub(crate) fn continued(
        &self,
        style: &StyleSheet,
        area: &TextArea,
        shaper: &mut Shaper,
    ) -> Vec<Paragraph> {
        let mut caption = |_: &Paragraph| {
            let mut chars = shaper.shape(Role::Caption, &self.table.caption, self.block.id);
            chars.extend(shaper.shape_text(Role::Caption, &style.table.continued));
            line_of(chars, style.of(Role::Caption), area)
        };
        self.caption.as_ref().map(&mut caption).into_iter().chain(self.unit.clone()).collect()
    }

    /// The height of the whole table in one piece.
    pub(crate) fn height(&self) -> Length {
        let note = self.note.as_ref().map_or(Length::ZERO, Paragraph::height);
        self.over() + self.rows.iter().copied().sum() + self.rule + note
    }

    /// The height of caption and unit.
    pub(crate) fn over(&self) -> Length {
        let above = [&self.caption, &self.unit].into_iter().flatten();
        above.map(Paragraph::height).sum::<Length>() + self.spare
    }
}

/// The distance from the last rule of a table, or from its note, to the line of text below it: as far as the characters
/// of a caption are from the line above it.
pub(crate) const BELOW: Length = Length::milli(8000);

/// How much of what is missing to a line of the grid goes below the caption of a table.
const BELOW_CAPTION: Length = Length::milli(6000);

/// The most by which text moves nearer to rules.
const LOWER: Length = Length::milli(750);

fn too_many_columns(table: &Table) -> Diagnostic {
    let (name, count) = (&table.name, table.columns.len());
    let message = format!("表格“{name}”有 {count} 列，Word 的表格至多 {MOST_COLUMNS} 列");
    Diagnostic::new(codes::L05, message).hint("把列分到几张表里，或把行和列对调")
}

/// A paragraph with `left` at the left edge and `right` at the right edge of its last line.
fn at_both_ends(
    mut left: Vec<ShapedChar>,
    right: Vec<ShapedChar>,
    style: &TextStyle,
    area: &TextArea,
) -> Paragraph {
    let lines = break_lines(&left, area.width, area.width);
    let used = lines.last().map_or(Length::ZERO, |line| line.natural) + width(&right);
    let last = left.len() - 1;
    if used <= area.width {
        left[last].advance += area.width - used;
    } else {
        left.push(BREAK);
    }
    left.extend(right);
    line_of(left, &TextStyle { align: Align::Left, ..style.clone() }, area)
}

/// A paragraph above or below a table.
fn line_of(chars: Vec<ShapedChar>, style: &TextStyle, area: &TextArea) -> Paragraph {
    Paragraph::in_text_area(chars, style, indents::of_style(style), area)
}
