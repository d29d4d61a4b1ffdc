//! The rows of two tables in one to how many of these rows each cell covers.

use crate::doc::TableRow;

/// A row of the marked table, and which row it is of the old and of the new one, from 0 in head or body.
pub(super) struct MergedRow {
    pub row: TableRow,
    pub old: Option<usize>,
    pub new: Option<usize>,
    /// How many rows its cells cover there.
    pub old_spans: Vec<u16>,
    pub new_spans: Vec<u16>,
}

/// The rows with the numbers of rows that their cells cover: up to the last row of either table that a cell covers there.
///
/// Rows that only one of the tables has may lie in between, and count.
pub(super) fn spanned(rows: Vec<MergedRow>) -> Vec<TableRow> {
    let place = |of: fn(&MergedRow) -> Option<usize>| -> Vec<usize> {
        let places = rows.iter().enumerate().filter(|(_, row)| of(row).is_some());
        places.map(|(place, _)| place).collect()
    };
    let (olds, news) = (place(|row| row.old), place(|row| row.new));
    let last = |places: &[usize], row: Option<usize>, span: Option<u16>| {
        let end = row? + usize::from(span?.max(1));
        places.get(end.min(places.len()).checked_sub(1)?).copied()
    };
    let ends: Vec<Vec<usize>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let cells = 0..row.row.cells.len();
            let end = |cell: usize| {
                let old = last(&olds, row.old, row.old_spans.get(cell).copied());
                let new = last(&news, row.new, row.new_spans.get(cell).copied());
                old.max(new).unwrap_or(at)
            };
            cells.map(end).collect()
        })
        .collect();
    let rows = rows.into_iter().zip(ends).enumerate();
    rows.map(|(at, (mut row, ends))| {
        for (cell, end) in row.row.cells.iter_mut().zip(ends) {
            cell.row_span = u16::try_from(end + 1 - at).unwrap_or(u16::MAX);
        }
        row.row
    })
    .collect()
}
