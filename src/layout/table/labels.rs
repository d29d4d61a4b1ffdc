//! Labels that cover several rows: the rows that stay together so that no page breaks the words of one.

use super::cells::TypesetCell;
use crate::base::length::Length;

/// The most lines of a label, which is repeated where its cell is continued on another page.
pub(super) const LABEL: usize = 4;

/// For each row whether it stays on the page of the row above it: both are needed for the text of a label that begins in
/// one of them or above. `around` is the height of a row without its lines.
pub(super) fn rows_kept(cells: &[TypesetCell], rows: &[Length], around: Length) -> Vec<bool> {
    let mut kept = vec![false; rows.len()];
    for cell in cells.iter().filter(|cell| cell.place.rows > 1 && is_label(cell)) {
        let need = cell.height() + around;
        let mut height = Length::ZERO;
        for row in cell.place.row_range() {
            kept[row] |= height > Length::ZERO;
            height += rows[row];
            if height >= need {
                break;
            }
        }
    }
    kept
}

/// Whether a cell has the few lines of a label.
pub(super) fn is_label(cell: &TypesetCell) -> bool {
    let written = cell.paragraphs.iter().any(|paragraph| !paragraph.chars.is_empty());
    written && cell.lines().count() <= LABEL
}
