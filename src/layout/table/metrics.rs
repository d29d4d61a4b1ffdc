//! The dimensions of a table in whole twips: rules, margins, edges of columns, bounds of a cell's text.

use crate::base::length::Length;
use crate::doc::StyleSheet;
use crate::layout::justify::LineBounds;
use crate::layout::text_area::TextArea;

/// The dimensions of the table style in whole twips.
pub struct TableMetrics {
    pub rule: Length,
    pub side: Length,
    pub above: Length,
}

impl TableMetrics {
    pub fn of(style: &StyleSheet) -> Self {
        let whole = |length: Length| Length::twips(length.to_twips());
        let table = &style.table;
        Self { rule: whole(table.rule), side: whole(table.side), above: whole(table.above) }
    }
}

/// The edges of columns that are centred in the text area.
pub fn edges(columns: &[Length], area: &TextArea) -> Vec<Length> {
    let all: Length = columns.iter().copied().sum();
    let mut x = area.left + (area.width - all) / 2;
    let mut edges = vec![x];
    for &column in columns {
        x += column;
        edges.push(x);
    }
    edges
}

/// The bounds of a cell's text between two edges.
pub fn cell_bounds(from: Length, to: Length, side: Length) -> LineBounds {
    let width = (to - from - side * 2).max(Length::milli(1));
    LineBounds { left: from + side, width, measure: width }
}
