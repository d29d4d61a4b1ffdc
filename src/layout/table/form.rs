//! The tables of a form to typeset tables of one size with common column widths, on as few pages as possible.

use super::asked;
use super::cells::{self, Owners, TypesetCell};
use super::columns;
use super::metrics::TableLook;
use super::place::place;
use super::typeset::{BELOW, TypesetTable};
use crate::base::diag::Diagnostics;
use crate::base::length::Length;
use crate::doc::{Block, StyleSheet, Table};
use crate::layout::page_builder::PageBuilder;
use crate::layout::remembered::Remembered;
use crate::layout::siblings::Shared;
use crate::layout::tags::Tags;
use crate::layout::text::Shaper;
use crate::layout::text_area::TextArea;

/// The tables of a form; a table that stands alone is a form of its own.
pub(crate) type TableForm<'d> = [(&'d Table, &'d Block)];

/// Typesets the tables of a form that begins `start` below the top of the text area.
///
/// A form that fits its pages is set in the first of the style sheet's sizes with which it takes the fewest pages and parts the
/// fewest groups of rows, from that on which its siblings share; the room that its pages have then goes to the rows. Any other table is set in the first
/// size in which no number is broken.
pub(crate) fn typeset<'d>(
    form: &TableForm<'d>,
    style: &StyleSheet,
    area: &TextArea,
    (start, shared): (Length, Shared),
    shaper: &mut Shaper,
    findings: &mut Diagnostics,
) -> Vec<TypesetTable<'d>> {
    let steps = steps(form, style, shared.step);
    if steps == [None] {
        let mut tables = with_whole_numbers(form, steps[0], style, area, shaper, findings);
        if let [alone] = tables.as_mut_slice() {
            end_on_the_grid(alone, style, area, start, shaper);
        }
        return tables;
    }
    let mut best: Option<(SheetCount, Vec<TypesetTable<'d>>, Diagnostics)> = None;
    for step in steps {
        let mut found = Diagnostics::default();
        let tables = set(form, step, style, area, shaper, &mut found);
        let sheets = sheet_count(&tables, style, area, start, shaper);
        if best.as_ref().is_none_or(|(fewest, ..)| sheets < *fewest) {
            best = Some((sheets, tables, found));
        }
        if sheets.pages == 1 {
            break;
        }
    }
    let (sheets, mut tables, found) = best.expect("there is at least one step");
    findings.extend(found);
    let most = shared.more.unwrap_or(ROOM).min(ROOM);
    give_room(&mut tables, sheets, most, style, area, start, shaper);
    tables
}

/// The sizes that a form may have, from a step on; `None` is that of the table style.
fn steps(form: &TableForm, style: &StyleSheet, first: usize) -> Vec<Option<usize>> {
    let Some(fit) = form.first().and_then(|(table, _)| table.fit) else { return vec![None] };
    let steps = style.table.fit.iter().enumerate();
    let allowed = steps.filter(|(number, step)| step.size >= fit.smallest && *number >= first);
    let steps: Vec<_> = allowed.map(|(number, _)| Some(number)).collect();
    if steps.is_empty() { vec![None] } else { steps }
}

/// The tables in a size, or in the first smaller one in which no number is broken and no text stands in single characters;
/// in the smallest if there is none. A text of pairs of characters asks for a smaller size too, if one cures it.
fn with_whole_numbers<'d>(
    form: &TableForm<'d>,
    step: Option<usize>,
    style: &StyleSheet,
    area: &TextArea,
    shaper: &mut Shaper,
    findings: &mut Diagnostics,
) -> Vec<TypesetTable<'d>> {
    let smaller = style.table.fit.iter().enumerate();
    let smaller = smaller.filter(|(_, smaller)| smaller.above >= style.table.above / 2);
    let smaller = smaller.map(|(number, _)| Some(number)).filter(|_| step.is_none());
    let mut first_whole = None;
    let mut last = None;
    for step in std::iter::once(step).chain(smaller) {
        let mut found = Diagnostics::default();
        let tables = set(form, step, style, area, shaper, &mut found);
        let cells = || tables.iter().flat_map(|table| &table.cells);
        let is_whole = !cells().any(|cell| cell.parts_a_number() || cell.is_squeezed(1));
        let is_good = is_whole && !cells().any(|cell| cell.is_squeezed(2));
        let one = Some((tables, found));
        if is_good {
            first_whole = one;
            break;
        }
        if is_whole && first_whole.is_none() {
            first_whole = one;
        } else {
            last = one;
        }
    }
    let (tables, found) = first_whole.or(last).expect("there is at least one size");
    findings.extend(found);
    tables
}

/// The tables in one size.
fn set<'d>(
    form: &TableForm<'d>,
    step: Option<usize>,
    style: &StyleSheet,
    area: &TextArea,
    shaper: &mut Shaper,
    findings: &mut Diagnostics,
) -> Vec<TypesetTable<'d>> {
    let look = TableLook::of(style, step, &shaper.cell_words);
    let mut shape = |(table, block): &(&'d Table, &'d Block)| {
        cells::shape(table, block, &look, shaper, findings)
    };
    let shaped: Vec<_> = form.iter().map(&mut shape).collect();
    let room = (look.side, area.width - look.rule);
    let widths = widths(form, &shaped, room, shaper.remembered());
    let tables = form.iter().zip(shaped).zip(widths);
    let typeset = tables.map(|((table, (cells, owners)), columns)| {
        let cells = (cells, owners, columns);
        TypesetTable::new(*table, cells, (&look, step), style, area, shaper, findings)
    });
    let mut typeset: Vec<_> = typeset.collect();
    if let [alone] = typeset.as_mut_slice() {
        alone.settle(area);
    }
    typeset
}

/// The column widths of each table: common ones, unless the numbers of columns differ.
fn widths(
    form: &TableForm,
    shaped: &[(Vec<TypesetCell>, Owners)],
    room: (Length, Length),
    remembered: &mut Remembered,
) -> Vec<Vec<Length>> {
    let count = form.first().map_or(0, |(table, _)| table.columns.len());
    let shrinks = form.first().is_some_and(|(table, _)| table.fit.is_some());
    if form.iter().any(|(table, _)| table.columns.len() != count) {
        let own = form.iter().zip(shaped).map(|((table, _), (cells, _))| {
            let asked: Vec<_> = asked::ask(cells, 0).collect();
            columns::widths(&table.columns, &asked, room, shrinks, remembered)
        });
        return own.collect();
    }
    let mut asked = Vec::new();
    let mut rows = 0;
    for (cells, owners) in shaped {
        asked.extend(asked::ask(cells, rows));
        rows += owners.len();
    }
    let common = form
        .first()
        .map(|(table, _)| columns::widths(&table.columns, &asked, room, shrinks, remembered));
    vec![common.unwrap_or_default(); form.len()]
}

/// The most that text of a form moves away from rules where its pages have room, and the steps in which more is tried.
const ROOM: Length = Length::milli(2500);
const ROOMIER: Length = Length::milli(250);

/// Makes the rows of a form higher by what its pages have room for.
fn give_room(
    tables: &mut [TypesetTable],
    fewest: SheetCount,
    most: Length,
    style: &StyleSheet,
    area: &TextArea,
    start: Length,
    shaper: &mut Shaper,
) {
    let mut more = Length::twips(most.to_milli() / 250 * 5);
    tables.iter_mut().for_each(|table| table.loosen(more));
    while more > Length::ZERO && sheet_count(tables, style, area, start, shaper) > fewest {
        more -= ROOMIER;
        tables.iter_mut().for_each(|table| table.loosen(-ROOMIER));
    }
}

/// What a form leaves free at the foot of its sheet: programs round the heights of rows.
const SPARE: Length = Length::milli(2500);

/// The sheets of a form; fewer are better, and of as many those that part fewer groups of rows from their heads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct SheetCount {
    pages: u32,
    parted: usize,
}

/// The sheets of a form after its tables are placed on trial.
fn sheet_count(
    tables: &[TypesetTable],
    style: &StyleSheet,
    area: &TextArea,
    start: Length,
    shaper: &mut Shaper,
) -> SheetCount {
    let all: Length = tables.iter().map(|table| table.height() + table.reserve_of_all()).sum();
    let area = TextArea { height: area.height - SPARE, ..*area };
    if start + all <= area.height {
        return SheetCount { pages: 1, parted: 0 };
    }
    let (builder, parted) = placed(tables, style, &area, start, shaper);
    SheetCount { pages: builder.page(), parted }
}

/// The pages after the tables are placed on trial, and how many groups of rows are parted by them.
fn placed(
    tables: &[TypesetTable],
    style: &StyleSheet,
    area: &TextArea,
    start: Length,
    shaper: &mut Shaper,
) -> (PageBuilder, usize) {
    let (mut tags, mut findings) = (Tags::default(), Diagnostics::default());
    let mut builder = PageBuilder::new(*area);
    builder.new_page();
    builder.fill(start, Length::ZERO);
    let mut parted = 0;
    for table in tables {
        let joined = table.joins();
        let apart = if joined { -table.rule } else { Length::ZERO };
        if builder.y + builder.reserve + apart + table.least(area) > area.height {
            builder.new_page();
        } else {
            builder.fill(apart, Length::ZERO);
        }
        let (tags, findings) = (&mut tags, &mut findings);
        let continuation = place(table, joined, style, &mut builder, tags, shaper, findings);
        parted += continuation.heads.len();
    }
    (builder, parted)
}

/// The steps in which the rows of a table over pages are made higher, and their number.
const LOOSER: Length = Length::milli(250);
const STEPS: usize = 11;

/// How many of these steps rows are made lower by at most.
const LOWER: i64 = 3;

/// The most rows of a table that is placed on trial several times.
const MANY: usize = 120;

/// Makes the rows of a table that goes over pages a little higher, so that it ends near [`BELOW`] above a line of the grid.
fn end_on_the_grid(
    table: &mut TypesetTable,
    style: &StyleSheet,
    area: &TextArea,
    start: Length,
    shaper: &mut Shaper,
) {
    let fits = table.is_whole(area) || start + table.height() <= area.height;
    if fits || !table.is_captioned() || table.rows.len() > MANY {
        return;
    }
    let mut gap = |table: &TypesetTable| {
        let end = placed(std::slice::from_ref(table), style, area, start, shaper).0.y + BELOW;
        let over = end.to_milli().rem_euclid(area.pitch.to_milli());
        if over == 0 { 0 } else { area.pitch.to_milli() - over }
    };
    table.loosen(-(LOOSER * LOWER));
    let mut best = (gap(table), 0);
    for step in 1..=STEPS {
        table.loosen(LOOSER);
        best = best.min((gap(table), step));
    }
    table.loosen(-(LOOSER * (STEPS - best.1) as i64));
}
