//! A typeset table to pages: as many whole rows as fit, the head on every page, a row split only if no page holds it.

use std::ops::Range;

use super::labels::is_label;
use super::rules::{PlacedRow, rules};
use super::tagging::TableTags;
use super::typeset::TypesetTable;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::length::Length;
use crate::doc::StyleSheet;
use crate::layout::page_builder::{Above, PageBuilder};
use crate::layout::pages::TagId;
use crate::layout::paragraph::Paragraph;
use crate::layout::tags::Tags;
use crate::layout::text::Shaper;

/// Places a table at the current position, on as many pages as it needs. A row that is split is a note (L01).
///
/// A table that is `joined` to the one above it shares its upper rule.
pub(crate) fn place(
    typeset: &TypesetTable,
    joined: bool,
    style: &StyleSheet,
    builder: &mut PageBuilder,
    tags: &mut Tags,
    shaper: &mut Shaper,
    findings: &mut Diagnostics,
) -> Continuation {
    let tags = TableTags::new(typeset, tags);
    // Under a caption of half a page there is more room on the next page.
    let fresh = builder.is_fresh() && typeset.over() * 2 <= builder.area.height;
    let over: Vec<_> = [&typeset.caption, &typeset.unit].into_iter().flatten().collect();
    draw_over(&over, typeset.spare, tags.caption, builder);
    let again = typeset.continued(style, &builder.area, shaper);
    let again = if height(&again) * 2 <= builder.area.height { again } else { Vec::new() };
    let mut placing = TablePlacement {
        typeset,
        tags,
        again,
        rows: typeset.rows.clone(),
        done: vec![0; typeset.cells.len()],
        next: 0,
        torn: None,
        joined,
        continuation: Continuation::default(),
    };
    placing.page(fresh, false, builder, findings);
    while placing.next < typeset.rows.len() {
        builder.new_page();
        if typeset.is_parted_by_sheets() && placing.torn.is_none() {
            placing.continuation.sheets.push(placing.next);
            builder.fill(BETWEEN_SHEETS, Length::ZERO);
        }
        let over: Vec<_> = placing.again.iter().collect();
        draw_over(&over, typeset.spare, None, builder);
        placing.page(true, true, builder, findings);
    }
    if let Some(note) = &typeset.note {
        builder.paragraph(placing.tags.note, note);
    }
    builder.above = Above::Table;
    placing.continuation
}

/// How a table goes on after its first page.
#[derive(Default)]
pub(crate) struct Continuation {
    /// The cells whose text is repeated at the top of a page: row and first column of each repetition.
    pub repeated: Vec<(usize, usize)>,
    /// The first rows of the sheets after the first that are tables of their own in Word.
    pub sheets: Vec<usize>,
}

/// The height of the paragraph that begins a sheet between two tables in Word.
pub(crate) const BETWEEN_SHEETS: Length = Length::milli(1000);

/// Draws caption and unit, with the spare space below the first of them.
fn draw_over(over: &[&Paragraph], spare: Length, tag: Option<TagId>, builder: &mut PageBuilder) {
    for (index, paragraph) in over.iter().enumerate() {
        builder.paragraph(tag, paragraph);
        if index == 0 {
            builder.fill(spare, Length::ZERO);
        }
    }
}

/// The most lines of a note that stays in one piece.
const LONG_NOTE: usize = 10;

fn height(paragraphs: &[Paragraph]) -> Length {
    paragraphs.iter().map(Paragraph::height).sum()
}

/// The state of a table while it is placed.
struct TablePlacement<'a, 'd> {
    typeset: &'a TypesetTable<'d>,
    tags: TableTags,
    /// The paragraphs above the repeated head on pages after the first.
    again: Vec<Paragraph>,
    /// The height of the rest of each row, with its upper rule.
    rows: Vec<Length>,
    /// The number of lines of each cell that are drawn.
    done: Vec<usize>,
    /// The next row.
    next: usize,
    /// A row whose first part is on the page before.
    torn: Option<usize>,
    /// Whether the rule above the next row is drawn already.
    joined: bool,
    continuation: Continuation,
}

/// The part of a page that the table fills.
struct PageFill {
    /// Its rows.
    placed_rows: Vec<PlacedRow>,
    /// How many of them are the repeated head, which is an artifact.
    again: usize,
    /// The top of the next row.
    y: Length,
    /// The lowest possible top of the last rule.
    end: Length,
    /// The height of the text area.
    height: Length,
    /// What programs that add space may add to the height of its rows.
    reserve: Length,
}

impl PageFill {
    fn push(&mut self, row: usize, height: Length, ends: bool) {
        let placed = PlacedRow { row, top: self.y, height, ends };
        self.y = placed.bottom();
        self.placed_rows.push(placed);
    }

    fn has_rows(&self) -> bool {
        self.placed_rows.len() > self.again
    }
}

impl TablePlacement<'_, '_> {
    /// Fills a page with rows. `whole` says that no page has more space than this one, so at least a part of a row must
    /// go on it.
    fn page(
        &mut self,
        whole: bool,
        continued: bool,
        builder: &mut PageBuilder,
        findings: &mut Diagnostics,
    ) {
        let mut filled = self.begin_page(continued, builder);
        while self.next < self.rows.len() && self.fits(&filled) {
            filled.push(self.next, self.rows[self.next], true);
            filled.reserve += self.typeset.reserve(self.next..self.next + 1);
            self.next += 1;
        }
        let must_split = whole && !filled.has_rows();
        let mut splits =
            self.next < self.rows.len() && (must_split || self.may_split(&filled, builder));
        if self.next < self.rows.len() && !splits {
            self.give_heads_back(&mut filled, whole);
        }
        if splits {
            findings.push(self.split_row());
            let strip = (filled.end - filled.y).max(self.typeset.strip());
            // Where not even the least part of a row fits, its end may; so every page takes something of the table.
            let ends = self.rows[self.next] <= strip;
            filled.push(self.next, if ends { self.rows[self.next] } else { strip }, ends);
            self.next += usize::from(ends);
            splits = !ends;
        }
        if !filled.placed_rows.is_empty() {
            self.draw(&filled, builder);
            self.torn = splits.then_some(self.next);
            self.carry_over(splits);
            builder.reserve += filled.reserve;
            builder.fill(filled.y + self.typeset.rule - builder.pen(), Length::ZERO);
        }
    }

    /// An empty page, or one with the repeated head, unless that would take half of the page or all that is left of it.
    fn begin_page(&self, continued: bool, builder: &PageBuilder) -> PageFill {
        let y = builder.pen();
        let end = y + builder.room() - builder.reserve - self.typeset.rule;
        let height = builder.area.height;
        let (placed_rows, reserve) = Default::default();
        let mut filled = PageFill { placed_rows, again: 0, y, end, height, reserve };
        let head = self.typeset.head_height();
        let low = head * 2 <= builder.area.height && y + head + self.typeset.strip() <= end;
        if continued && low && self.next >= self.typeset.head {
            (0..self.typeset.head).for_each(|row| filled.push(row, self.typeset.rows[row], true));
            filled.again = self.typeset.head;
        }
        filled
    }

    /// Removes rows of head cells from the foot of the page: they stay with the row below, as in Word, where paragraphs
    /// of that role keep with the next. On a `whole` page one row stays.
    fn give_heads_back(&mut self, filled: &mut PageFill, whole: bool) {
        let least = filled.again + usize::from(whole);
        while filled.placed_rows.len() > least && self.typeset.is_head_like(self.next - 1) {
            filled.y = filled.placed_rows.pop().map_or(filled.y, |placed| placed.top);
            self.next -= 1;
        }
    }

    /// The height of the next row with the rows that stay with it, unless they would take half a page.
    fn run_height(&self, filled: &PageFill) -> (Length, bool) {
        let end = self.typeset.run_end(self.next);
        let height = |rows: Range<usize>| {
            self.rows[rows.clone()].iter().copied().sum::<Length>() + self.typeset.reserve(rows)
        };
        let (all, one) = (height(self.next..end), height(self.next..self.next + 1));
        if filled.has_rows() && all * 2 <= filled.height {
            (all, end == self.rows.len())
        } else {
            (one, self.next + 1 == self.rows.len())
        }
    }

    /// Whether the next row fits on the page; the last row needs space for the note too, of a long one for its first two
    /// lines, unless it is the only one there.
    fn fits(&self, filled: &PageFill) -> bool {
        let (height, last) = self.run_height(filled);
        let note = self.typeset.note.as_ref().filter(|_| last && filled.has_rows());
        let note = note.map_or(Length::ZERO, |note| match note.lines.len() {
            ..=LONG_NOTE => note.height(),
            _ => note.line * 2,
        });
        filled.y + filled.reserve + height + note <= filled.end
    }

    /// Whether no page can hold the next row in one piece, and enough of it fits on this page.
    fn may_split(&self, filled: &PageFill, builder: &PageBuilder) -> bool {
        self.is_oversized(builder) && filled.end - filled.y >= self.typeset.strip()
    }

    fn is_oversized(&self, builder: &PageBuilder) -> bool {
        let over = height(&self.again) + self.typeset.head_height() + self.typeset.rule;
        self.rows[self.next] > builder.area.height - over
    }

    fn split_row(&self) -> Diagnostic {
        let name = &self.typeset.table.name;
        let row = self.next + 1;
        let message = format!("表格“{name}”第 {row} 行高过一页，已拆开分页");
        let cell = self.typeset.cells.iter().find(|cell| cell.place.row == self.next);
        Diagnostic::new(codes::L01, message)
            .at(cell.and_then(|cell| cell.cell.origin.span()))
            .hint("请缩短这一行最长的单元格，或放宽它的列")
    }

    /// Draws rules and text of the rows of a page.
    fn draw(&mut self, filled: &PageFill, builder: &mut PageBuilder) {
        let placed_rows = &filled.placed_rows;
        let joined = std::mem::take(&mut self.joined);
        builder.draw_items(None, rules(self.typeset, placed_rows, joined));
        for (index, placed) in placed_rows.iter().enumerate() {
            for column in 0..self.typeset.columns.len() {
                let Some(number) = self.typeset.owner(placed.row, column) else { continue };
                let place = self.typeset.cells[number].place;
                let begins = place.row == placed.row || index == filled.again;
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
    fn carry_over(&mut self, split: bool) {
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
            let there: Length = self.rows[self.next..end].iter().copied().sum();
            self.rows[end - 1] += (need - there).or_zero();
        }
    }
}
