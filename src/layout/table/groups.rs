//! A row to the head row of its group: what a sheet that begins within the group repeats.

use super::place::TablePlacement;
use super::typeset::TypesetTable;
use crate::base::length::Length;

/// The head row of the group that a row of the body stands in: a row of head cells above it, one of which covers it too.
pub(super) fn head_of_group(typeset: &TypesetTable, row: usize) -> Option<usize> {
    let owners = typeset.owners.get(row)?.iter().flatten();
    let starts = owners.map(|cell| typeset.cells[*cell].place.row);
    let above = starts.filter(|start| (typeset.head..row).contains(start));
    above.filter(|start| typeset.is_head_like(*start)).min()
}

impl TablePlacement<'_, '_> {
    /// The head row of a group that the next sheet begins with, if that sheet is a table of its own.
    pub(super) fn head_again(&self) -> Option<usize> {
        let begins_a_sheet = self.typeset.is_parted_by_sheets() && self.torn.is_none();
        head_of_group(self.typeset, self.next).filter(|_| begins_a_sheet)
    }

    /// The height that a cell finds in the head row that is repeated above the next one.
    pub(super) fn height_above(&self, cell: usize) -> Length {
        let head = self.head_again();
        let own = head.filter(|head| self.typeset.cells[cell].place.row == *head);
        own.map_or(Length::ZERO, |head| self.typeset.rows[head])
    }
}
