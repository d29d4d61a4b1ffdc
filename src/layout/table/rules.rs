//! The rows of a table on a page to its rules: one line for each straight stretch.

use super::typeset::TypesetTable;
use crate::base::length::Length;
use crate::layout::pages::{DrawItem, Point};

/// A row, or a part of one, at its place on a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct PlacedRow {
    /// The index of the row.
    pub row: usize,
    /// The top of its upper rule, from the top of the page.
    pub top: Length,
    /// Its height with the upper rule, without the next one.
    pub height: Length,
    /// Whether the row ends here; if not, it is continued on the next page.
    pub ends: bool,
}

impl PlacedRow {
    /// Its lower edge, where the next rule begins.
    pub(super) fn bottom(&self) -> Length {
        self.top + self.height
    }
}

/// The rules around and between the cells of adjacent rows; a `joined` table has its upper rule already.
pub(super) fn rules(
    typeset: &TypesetTable,
    placed_rows: &[PlacedRow],
    joined: bool,
) -> Vec<DrawItem> {
    let mut out = Vec::new();
    for index in usize::from(joined)..=placed_rows.len() {
        across(typeset, placed_rows, index, &mut out);
    }
    for column in 0..typeset.edges.len() {
        down(typeset, placed_rows, column, &mut out);
    }
    out
}

/// The rules above row `index`, or below the last one.
fn across(
    typeset: &TypesetTable,
    placed_rows: &[PlacedRow],
    index: usize,
    out: &mut Vec<DrawItem>,
) {
    let y = match placed_rows.get(index) {
        Some(placed) => placed.top,
        None => placed_rows.last().map_or(Length::ZERO, PlacedRow::bottom),
    } + typeset.rule / 2;
    let outer = index == 0 || index == placed_rows.len();
    let ruled = |column| {
        outer
            || typeset.owner(placed_rows[index - 1].row, column)
                != typeset.owner(placed_rows[index].row, column)
    };
    for (from, to) in stretches(typeset.columns.len(), ruled) {
        let (left, right) =
            (typeset.edges[from] - typeset.rule / 2, typeset.edges[to] + typeset.rule / 2);
        out.push(stroke(Point { x: left, y }, Point { x: right, y }, typeset.rule));
    }
}

/// The rules to the left of `column`, or to the right of the last one.
fn down(typeset: &TypesetTable, placed_rows: &[PlacedRow], column: usize, out: &mut Vec<DrawItem>) {
    let x = typeset.edges[column];
    let outer = column == 0 || column == typeset.columns.len();
    let ruled = |placed: usize| {
        let row = placed_rows[placed].row;
        outer || typeset.owner(row, column - 1) != typeset.owner(row, column)
    };
    for (from, to) in stretches(placed_rows.len(), ruled) {
        let (top, bottom) = (placed_rows[from].top, placed_rows[to - 1].bottom() + typeset.rule);
        out.push(stroke(Point { x, y: top }, Point { x, y: bottom }, typeset.rule));
    }
}

/// The longest ranges within `0..count` in which `ruled` holds.
fn stretches(count: usize, ruled: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for index in (0..count).filter(|&index| ruled(index)) {
        match out.last_mut() {
            Some((_, to)) if *to == index => *to += 1,
            _ => out.push((index, index + 1)),
        }
    }
    out
}

fn stroke(from: Point, to: Point, width: Length) -> DrawItem {
    DrawItem::Rule { from, to, width }
}
