//! The cells of a form that ask for width, with their rows.

use super::cells::TypesetCell;

/// A cell of a form.
pub(super) struct Asked<'c> {
    /// The cell, with its text.
    pub cell: &'c TypesetCell<'c>,
    /// Its row, counted through the form.
    pub row: usize,
}

/// The cells of a table that has `before` rows of its form before it.
pub(super) fn ask<'c>(
    cells: &'c [TypesetCell<'c>],
    before: usize,
) -> impl Iterator<Item = Asked<'c>> {
    cells.iter().map(move |cell| Asked { cell, row: before + cell.place.row })
}
