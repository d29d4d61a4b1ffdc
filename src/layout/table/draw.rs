//! The rows of a table on one page to rules and lines of text.

use super::labels::is_label;
use super::place::{PageFill, TablePlacement};
use super::rules::{PlacedRow, rules};
use crate::base::length::Length;
use crate::layout::page_builder::PageBuilder;

impl TablePlacement<'_, '_> {
    /// Draws rules and text of the rows of a page.
    pub(super) fn draw(&mut self, filled: &PageFill, builder: &mut PageBuilder) {
        let placed_rows = &filled.placed_rows;
        let joined = std::mem::take(&mut self.joined);
        builder.draw_items(None, rules(self.typeset, placed_rows, joined));
        for (index, placed) in placed_rows.iter().enumerate() {
            for column in 0..self.typeset.columns.len() {
                let Some(number) = self.typeset.owner(placed.row, column) else { continue };
                let place = self.typeset.cells[number].place;
                let above = index.checked_sub(1).map(|above| placed_rows[above].row);
                let goes_on =
                    above.is_some_and(|row| self.typeset.owner(row, column) == Some(number));
                let begins = place.row == placed.row || (index == filled.again && !goes_on);
                if place.column == column && begins {
                    self.draw_cell(number, &placed_rows[index..], index < filled.again, builder);
                }
            }
        }
    }

    /// Draws the lines of a cell that go on this page; the cell begins in the first of the rows, or reaches into it.
    fn draw_cell(
        &mut self,
        number: usize,
        placed_rows: &[PlacedRow],
        repeated: bool,
        builder: &mut PageBuilder,
    ) {
        let cell = &self.typeset.cells[number];
        let covered =
            placed_rows.iter().take_while(|placed| cell.place.row_range().contains(&placed.row));
        let (Some(first), Some(last)) = (placed_rows.first(), covered.last()) else { return };
        let top = first.top + self.typeset.rule + self.typeset.above;
        let room = (last.bottom() - self.typeset.above - top).or_zero();
        let ends = last.ends && last.row + 1 == cell.place.row_range().end;
        let all = cell.lines().count();
        let labels = first.row > cell.place.row && self.is_repeated(number, first.row);
        if labels && !repeated {
            self.continuation.repeated.push((first.row, cell.place.column));
        }
        let repeated = repeated || labels;
        let from = if repeated { 0 } else { self.done[number] };
        let fit = (room.to_milli() / cell.pitch().to_milli().max(1)) as usize;
        let take = if ends { all - from } else { fit.min(all - from) };
        let text = cell.pitch() * take as i64;
        let mut y = if take == all { top + (room - text).or_zero() / 2 } else { top };
        for (paragraph, line) in cell.lines().skip(from).take(take) {
            let tag = (!repeated).then(|| self.tags.of_text(self.typeset, number, paragraph));
            builder.draw(tag, cell.paragraphs[paragraph].runs(line, y));
            y += cell.pitch();
        }
        if !repeated {
            self.done[number] = from + take;
        }
    }

    /// Whether the text of a cell that begins above a row is repeated at the top of the row's page: a label, all of
    /// which is on a page before.
    fn is_repeated(&self, number: usize, row: usize) -> bool {
        let cell = &self.typeset.cells[number];
        is_label(cell) && self.done[number] == cell.lines().count() && self.torn != Some(row)
    }

    /// Makes the remaining rows high enough for the remaining lines of the cells that reach into them.
    pub(super) fn carry_over(&mut self, split: bool) {
        let Some(owners) = self.typeset.owners.get(self.next) else { return };
        if split {
            self.rows[self.next] = self.typeset.around();
        }
        for (column, number) in owners.iter().enumerate() {
            let Some(number) = *number else { continue };
            let cell = &self.typeset.cells[number];
            let begun = cell.place.row < self.next || split;
            if cell.place.column != column || !begun {
                continue;
            }
            let repeated = self.is_repeated(number, self.next);
            let done = if repeated { 0 } else { self.done[number] };
            let left = (cell.lines().count() - done) as i64;
            let need = self.typeset.around() + cell.pitch() * left;
            let end = cell.place.row_range().end;
            let below: Length = self.rows[self.next..end].iter().copied().sum();
            let there = self.height_above(number) + below;
            self.rows[end - 1] += (need - there).or_zero();
        }
    }
}
