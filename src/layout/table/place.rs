//! A typeset table to pages: as many whole rows as fit, the head on every page, a row split only if no page holds it.

use std::ops::Range;

use super::rules::PlacedRow;
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
    /// The sheets that begin within a group, whose head row is repeated: first row and head row.
    pub heads: Vec<(usize, usize)>,
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
pub(super) struct TablePlacement<'a, 'd> {
    pub(super) typeset: &'a TypesetTable<'d>,
    pub(super) tags: TableTags,
    /// The paragraphs above the repeated head on pages after the first.
    pub(super) again: Vec<Paragraph>,
    /// The height of the rest of each row, with its upper rule.
    pub(super) rows: Vec<Length>,
    /// The number of lines of each cell that are drawn.
    pub(super) done: Vec<usize>,
    /// The next row.
    pub(super) next: usize,
    /// A row whose first part is on the page before.
    pub(super) torn: Option<usize>,
    /// Whether the rule above the next row is drawn already.
    pub(super) joined: bool,
    pub(super) continuation: Continuation,
}

/// The part of a page that the table fills.
pub(super) struct PageFill {
    /// Its rows.
    pub(super) placed_rows: Vec<PlacedRow>,
    /// How many of them are repeated head rows, which are artifacts.
    pub(super) again: usize,
    /// The top of the next row.
    pub(super) y: Length,
    /// The lowest possible top of the last rule.
    pub(super) end: Length,
    /// The height of the text area.
    pub(super) height: Length,
    /// What programs that add space may add to the height of its rows.
    pub(super) reserve: Length,
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

    /// An empty page, or one with the repeated head and that of the group that it begins in, unless one would take half of
    /// the page or all that is left of it.
    fn begin_page(&mut self, continued: bool, builder: &PageBuilder) -> PageFill {
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
        let head = self.head_again().filter(|_| continued);
        let height = head.map_or(Length::ZERO, |head| self.typeset.rows[head]);
        if let Some(head) = head
            && height * 2 <= builder.area.height
            && filled.y + height + self.typeset.strip() <= end
        {
            filled.push(head, height, true);
            filled.again += 1;
            self.continuation.heads.push((self.next, head));
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
}
