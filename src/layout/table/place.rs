//! A set table to pages: as many whole rows as fit, the head again on every page, a row split only if no page holds it.

use super::SetTable;
use super::rules::{Band, rules};
use super::tagging::TableTags;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::StyleSheet;
use crate::layout::pages::TagId;
use crate::layout::paragraph::Paragraph;
use crate::layout::sheet::Sheet;
use crate::layout::tags::Tags;
use crate::layout::text::Shaper;

/// Places a table from where the sheet is filled to, over as many pages as it needs. A row that is split is a note.
pub fn place(
    set: &SetTable,
    style: &StyleSheet,
    sheet: &mut Sheet,
    tags: &mut Tags,
    shaper: &mut Shaper,
    findings: &mut Diagnostics,
) {
    let tags = TableTags::new(set, tags);
    let fresh = sheet.is_fresh();
    for paragraph in [&set.caption, &set.unit].into_iter().flatten() {
        draw(paragraph, tags.caption, sheet);
    }
    let again = set.continued(style, &sheet.frame, shaper);
    let mut placing = Placing {
        set,
        tags,
        again,
        rows: set.rows.clone(),
        done: vec![0; set.cells.len()],
        next: 0,
    };
    placing.page(fresh, false, sheet, findings);
    while placing.next < set.rows.len() {
        sheet.turn();
        placing.again.iter().for_each(|paragraph| draw(paragraph, None, sheet));
        placing.page(true, true, sheet, findings);
    }
    if let Some(note) = &set.note {
        draw(note, placing.tags.note, sheet);
    }
    sheet.fill(Length::ZERO, Length::ZERO);
}

fn draw(paragraph: &Paragraph, tag: Option<TagId>, sheet: &mut Sheet) {
    for line in 0..paragraph.lines.len() {
        let y = sheet.pen();
        sheet.draw(tag, paragraph.runs(line, y));
        sheet.fill(paragraph.line, Length::ZERO);
    }
}

/// A table on its way to the pages.
struct Placing<'a, 'd> {
    set: &'a SetTable<'d>,
    tags: TableTags,
    /// What stands over the head on the pages after the first.
    again: Vec<Paragraph>,
    /// Height of what is left of each row, its upper rule included.
    rows: Vec<Length>,
    /// How many lines of each cell are drawn.
    done: Vec<usize>,
    /// The row that comes next.
    next: usize,
}

impl Placing<'_, '_> {
    /// Fills a page with rows. `whole` says that no page has more room than this one, so something must go on it.
    fn page(
        &mut self,
        whole: bool,
        continued: bool,
        sheet: &mut Sheet,
        findings: &mut Diagnostics,
    ) {
        let mut bands = self.repeated_head(continued, sheet);
        let head = bands.len();
        let end = sheet.pen() + sheet.room() - self.set.rule;
        let mut y = bands.last().map_or(sheet.pen(), Band::bottom);
        while self.next < self.rows.len() && self.fits(y, end, bands.len() > head) {
            let band = Band { row: self.next, top: y, height: self.rows[self.next], ends: true };
            y = band.bottom();
            bands.push(band);
            self.next += 1;
        }
        let stuck = whole && bands.len() == head;
        if self.next < self.rows.len()
            && (stuck || self.is_oversized(sheet))
            && (stuck || end - y >= self.set.strip())
        {
            findings.push(self.split_row());
            bands.push(Band {
                row: self.next,
                top: y,
                height: (end - y).max(self.set.strip()),
                ends: false,
            });
        }
        self.draw_bands(&bands, head, sheet);
        self.carry_over(bands.last().is_some_and(|band| !band.ends));
        if let (Some(first), Some(last)) = (bands.first(), bands.last()) {
            sheet.fill(last.bottom() + self.set.rule - first.top, Length::ZERO);
        }
    }

    /// The head on a page after the first, unless it would take half of the page.
    fn repeated_head(&self, continued: bool, sheet: &Sheet) -> Vec<Band> {
        let mut bands = Vec::new();
        if continued
            && self.next >= self.set.head
            && self.set.head_height() * 2 <= sheet.frame.height
        {
            let mut top = sheet.pen();
            for row in 0..self.set.head {
                let band = Band { row, top, height: self.set.rows[row], ends: true };
                top = band.bottom();
                bands.push(band);
            }
        }
        bands
    }

    /// Whether the next row fits above `end`; the last one takes the note with it, unless it is the `only` row there.
    fn fits(&self, y: Length, end: Length, others: bool) -> bool {
        let last = self.next + 1 == self.rows.len() && others;
        let note = self.set.note.as_ref().filter(|_| last).map_or(Length::ZERO, Paragraph::height);
        y + self.rows[self.next] + note <= end
    }

    /// Whether no page could hold the next row in one piece.
    fn is_oversized(&self, sheet: &Sheet) -> bool {
        let again: Length = self.again.iter().map(Paragraph::height).sum();
        let over = again + self.set.head_height() + self.set.rule;
        self.rows[self.next] > sheet.frame.height - over
    }

    fn split_row(&self) -> Diagnostic {
        let name = &self.set.table.name;
        let row = self.next + 1;
        let message = format!("表格“{name}”第 {row} 行高过一页，已拆开分页");
        let cell = self.set.cells.iter().find(|cell| cell.row == self.next);
        Diagnostic::note("L01", message)
            .at(cell.and_then(|cell| cell.cell.origin.span()))
            .hint("请缩短这一行最长的单元格，或放宽它的列")
    }

    /// Draws rules and text of a page's rows; the first `head` bands are the head once more, which means nothing.
    fn draw_bands(&mut self, bands: &[Band], head: usize, sheet: &mut Sheet) {
        sheet.ink(None, rules(self.set, bands));
        for (index, band) in bands.iter().enumerate() {
            for column in 0..self.set.columns.len() {
                let Some(number) = self.set.owner(band.row, column) else { continue };
                let cell = &self.set.cells[number];
                let begins = cell.row == band.row || index == head;
                if cell.column == column && begins {
                    self.draw_cell(number, &bands[index..], index < head, sheet);
                }
            }
        }
    }

    /// Draws what goes on this page of a cell that begins in, or reaches into, the first of the bands.
    fn draw_cell(&mut self, number: usize, bands: &[Band], repeated: bool, sheet: &mut Sheet) {
        let cell = &self.set.cells[number];
        let covered =
            bands.iter().take_while(|band| (cell.row..cell.row + cell.rows).contains(&band.row));
        let (Some(first), Some(last)) = (bands.first(), covered.last()) else { return };
        let top = first.top + self.set.rule + self.set.above;
        let room = (last.bottom() - self.set.above - top).or_zero();
        let ends = last.ends && last.row + 1 == cell.row + cell.rows;
        let from = if repeated { 0 } else { self.done[number] };
        let all = cell.lines().count();
        let fit = (room.to_milli() / cell.pitch().to_milli().max(1)) as usize;
        let take = if ends { all - from } else { fit.min(all - from) };
        let text = cell.pitch() * take as i64;
        let mut y = if take == all { top + (room - text).or_zero() / 2 } else { top };
        for (paragraph, line) in cell.lines().skip(from).take(take) {
            let tag = (!repeated).then(|| self.tags.of_text(self.set, number, paragraph));
            sheet.draw(tag, cell.paragraphs[paragraph].runs(line, y));
            y += cell.pitch();
        }
        if !repeated {
            self.done[number] = from + take;
        }
    }

    /// Makes the rows that are still to come high enough for what is left of the cells that reach into them.
    fn carry_over(&mut self, split: bool) {
        let Some(owners) = self.set.owners.get(self.next) else { return };
        if split {
            self.rows[self.next] = self.set.around();
        }
        for (column, number) in owners.iter().enumerate() {
            let Some(number) = *number else { continue };
            let cell = &self.set.cells[number];
            let begun = cell.row < self.next || split;
            if cell.column != column || !begun {
                continue;
            }
            let left = (cell.lines().count() - self.done[number]) as i64;
            let need = self.set.around() + cell.pitch() * left;
            let end = cell.row + cell.rows;
            let there: Length = self.rows[self.next..end].iter().copied().sum();
            self.rows[end - 1] += (need - there).or_zero();
        }
    }
}
