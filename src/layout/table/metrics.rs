//! The lengths of a table in whole twips: its rules and margins, the edges of its columns, the room of a cell's text.

use crate::base::length::Length;
use crate::doc::StyleSheet;
use crate::layout::justify::LineBounds;
use crate::layout::text_area::TextArea;

/// The lengths of the table style in whole twips.
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

/// The edges of columns that stand in the middle of the text area.
pub fn edges(columns: &[Length], frame: &TextArea) -> Vec<Length> {
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
pub fn cell_bounds(from: Length, to: Length, side: Length) -> LineBounds {
    let width = (to - from - side * 2).max(Length::milli(1));
    LineBounds { left: from + side, width, measure: width }
}
