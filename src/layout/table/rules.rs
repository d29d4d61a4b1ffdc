//! The grid of a table on a page to its rules: one stroke for each straight stretch.

use super::typeset::TypesetTable;
use crate::base::length::Length;
use crate::layout::pages::{DrawItem, Point};

/// A row, or the part of one, as it stands on a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Band {
    /// Which row.
    pub row: usize,
    /// Top edge of its upper rule, from the page's top.
    pub top: Length,
    /// Height with its upper rule, without the next one's.
    pub height: Length,
    /// Whether the row ends here; if not, it goes on on the next page.
    pub ends: bool,
}

impl Band {
    /// Its lower edge, where the next rule begins.
    pub fn bottom(&self) -> Length {
        self.top + self.height
    }
}

/// The rules around and between the cells of some bands that stand one under another.
pub fn rules(set: &TypesetTable, bands: &[Band]) -> Vec<DrawItem> {
    let mut out = Vec::new();
    for index in 0..=bands.len() {
        across(set, bands, index, &mut out);
    }
    for column in 0..set.edges.len() {
        down(set, bands, column, &mut out);
    }
    out
}

/// The strokes over band `index`, or under the last one.
fn across(set: &TypesetTable, bands: &[Band], index: usize, out: &mut Vec<DrawItem>) {
    let y = match bands.get(index) {
        Some(band) => band.top,
        None => bands.last().map_or(Length::ZERO, Band::bottom),
    } + set.rule / 2;
    let outer = index == 0 || index == bands.len();
    let ruled = |column| {
        outer || set.owner(bands[index - 1].row, column) != set.owner(bands[index].row, column)
    };
    for (from, to) in stretches(set.columns.len(), ruled) {
        let (left, right) = (set.edges[from] - set.rule / 2, set.edges[to] + set.rule / 2);
        out.push(stroke(Point { x: left, y }, Point { x: right, y }, set.rule));
    }
}

/// The strokes at the left of `column`, or at the right of the last one.
fn down(set: &TypesetTable, bands: &[Band], column: usize, out: &mut Vec<DrawItem>) {
    let x = set.edges[column];
    let outer = column == 0 || column == set.columns.len();
    let ruled = |band: usize| {
        let row = bands[band].row;
        outer || set.owner(row, column - 1) != set.owner(row, column)
    };
    for (from, to) in stretches(bands.len(), ruled) {
        let (top, bottom) = (bands[from].top, bands[to - 1].bottom() + set.rule);
        out.push(stroke(Point { x, y: top }, Point { x, y: bottom }, set.rule));
    }
}

/// The longest stretches of `0..count` in which `ruled` holds.
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
