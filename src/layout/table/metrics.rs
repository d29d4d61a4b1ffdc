//! The dimensions of a table in whole twips: rules, margins, edges of columns, bounds of a cell's text.

use std::sync::Arc;

use crate::base::length::Length;
use crate::doc::{Role, StyleSheet, TextStyle};
use crate::layout::justify::LineBounds;
use crate::layout::text_area::TextArea;

/// How a table is set: its dimensions in whole twips and the text styles of its cells.
#[derive(Clone, Debug)]
pub(crate) struct TableLook {
    pub rule: Length,
    pub side: Length,
    pub above: Length,
    /// Words that are not broken, sorted.
    pub words: Arc<[Vec<char>]>,
    head: TextStyle,
    cell: TextStyle,
}

impl TableLook {
    /// The look of the table style, or of a step of [`TableStyle::fit`](crate::doc::style::TableStyle::fit).
    pub(crate) fn of(style: &StyleSheet, step: Option<usize>, words: &Arc<[Vec<char>]>) -> Self {
        let whole = |length: Length| Length::twips(length.to_twips());
        let table = &style.table;
        let above = step.and_then(|step| table.fit.get(step)).map_or(table.above, |s| s.above);
        Self {
            rule: whole(table.rule),
            side: whole(table.side),
            above: whole(above),
            words: Arc::clone(words),
            head: style.of_cell(Role::TableHead, step),
            cell: style.of_cell(Role::TableCell, step),
        }
    }

    /// The text style of a cell.
    pub(crate) fn text(&self, role: Role) -> &TextStyle {
        if role == Role::TableHead { &self.head } else { &self.cell }
    }

    /// The height of a row without its lines.
    pub(crate) fn around(&self) -> Length {
        self.rule + self.above * 2
    }
}

/// The edges of columns that are centred in the text area.
pub(super) fn edges(columns: &[Length], area: &TextArea) -> Vec<Length> {
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
pub(super) fn cell_bounds(from: Length, to: Length, side: Length) -> LineBounds {
    let width = (to - from - side * 2).max(Length::milli(1));
    LineBounds { left: from + side, width, measure: width }
}
