//! Two tables to one that shows both, row by row, as far as rows and their merged cells can stand for each other.

use super::blocks::Paired;
use super::change_mark;
use super::row_spans::{MergedRow, spanned};
use super::side::{RedlineSide, same_table, table_side};
use super::words::{Bag, keys, merged};
use crate::base::id::ChangeMark;
use crate::changes::{Matched, matched};
use crate::doc::{Cell, Inline, Table, TableRow, plain_text};

/// One table that shows both; `None` where the old one goes and the new one comes as a whole.
pub(super) fn merged_tables(old: &Table, new: &Table) -> Option<Table> {
    if old.columns.len() != new.columns.len() || old.head.len() != new.head.len() {
        return None;
    }
    let head_starts = |table: &Table| table.starts().into_iter().take(table.head.len());
    let is_like = head_starts(old).eq(head_starts(new))
        && old.head.iter().zip(&new.head).all(|(old, new)| are_of_one_shape(old, new));
    if !is_like {
        return None;
    }
    let heads = old.head.iter().zip(&new.head).map(|(old, new)| both(old, new));
    let table = Table {
        caption: merged(&old.caption, &new.caption),
        unit: merged(&old.unit, &new.unit),
        left: merged(&old.left, &new.left),
        note: merged(&old.note, &new.note),
        head: heads.collect(),
        body: spanned(body(old, new)),
        ..new.clone()
    };
    let is_sound = starts_stay(&table, old, new)
        && same_table(&table_side(&table, RedlineSide::Old), old)
        && same_table(&table_side(&table, RedlineSide::New), new);
    is_sound.then_some(table)
}

/// Whether every cell begins in the column that it has in its own table.
fn starts_stay(table: &Table, old: &Table, new: &Table) -> bool {
    let rows = || table.rows().zip(table.starts());
    let of = |side: RedlineSide| {
        let kept = rows().filter(move |(row, _)| row.change() != Some(side.without()));
        kept.map(|(_, starts)| starts)
    };
    of(RedlineSide::Old).eq(old.starts()) && of(RedlineSide::New).eq(new.starts())
}

fn body(old: &Table, new: &Table) -> Vec<MergedRow> {
    let starts = |table: &Table| table.starts().split_off(table.head.len());
    let (old_starts, new_starts) = (starts(old), starts(new));
    let texts = |rows: &[TableRow]| -> Vec<String> { rows.iter().map(text).collect() };
    let (old_texts, new_texts) = (texts(&old.body), texts(&new.body));
    let bags = |texts: &[String]| texts.iter().map(|text| Bag::of(text)).collect::<Vec<_>>();
    let (old_bags, new_bags) = (bags(&old_texts), bags(&new_texts));
    let item = |starts: &[Vec<usize>], texts: &[String], rows: &[TableRow]| -> Vec<_> {
        let shapes = rows.iter().map(shape);
        starts.iter().cloned().zip(texts.iter().cloned()).zip(shapes).collect::<Vec<_>>()
    };
    let olds = item(&old_starts, &old_texts, &old.body);
    let news = item(&new_starts, &new_texts, &new.body);
    let alike = |one: usize, other: usize| {
        let (of_old, of_new) = (&old.body[one], &new.body[other]);
        if old_starts[one] != new_starts[other] || !are_of_one_shape(of_old, of_new) {
            return 0;
        }
        likeness(of_old, of_new, old_bags[one].likeness(&new_bags[other]))
    };
    let all = matched(&olds, &news, alike).into_iter();
    all.map(|one| merged_row(one, &old.body, &new.body)).collect()
}

/// The least that two rows have in common where one stands for the other, in percent.
const LEAST: usize = 50;

/// Rows that begin with the same words are about the same thing, with quite other words about another one; those that begin a
/// group stand for each other, so that the label of the group has one place.
fn likeness(old: &TableRow, new: &TableRow, common: usize) -> usize {
    let name = |row: &TableRow| row.cells.iter().map(cell_text).find(|text| is_name(text));
    let begins_group = old.cells.iter().chain(&new.cells).any(|cell| cell.row_span > 1);
    match (name(old), name(new)) {
        (Some(of_old), Some(of_new)) if of_old == of_new => common + 100,
        (Some(of_old), Some(of_new)) if !begins_group && !are_alike(&of_old, &of_new) => 0,
        _ if common >= LEAST || begins_group => common + 1,
        _ => 0,
    }
}

/// Whether one name may be another one for the same, however far parts hang below their whole.
fn are_alike(one: &str, other: &str) -> bool {
    Bag::of(one.trim()).likeness(&Bag::of(other.trim())) >= LEAST
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.starts_with(|c: char| c.is_ascii_digit() || "-—".contains(c))
}

fn merged_row(one: Matched, old: &[TableRow], new: &[TableRow]) -> MergedRow {
    let spans = |row: &TableRow| row.cells.iter().map(|cell| cell.row_span).collect::<Vec<_>>();
    match one {
        Matched::Same(before, after) | Matched::Replaced(before, after) => MergedRow {
            row: both(&old[before], &new[after]),
            old: Some(before),
            new: Some(after),
            old_spans: spans(&old[before]),
            new_spans: spans(&new[after]),
        },
        Matched::Removed(before) => MergedRow {
            row: change_mark::row(old[before].clone(), ChangeMark::Deleted),
            old: Some(before),
            new: None,
            old_spans: spans(&old[before]),
            new_spans: Vec::new(),
        },
        Matched::Added(after) => MergedRow {
            row: change_mark::row(new[after].clone(), ChangeMark::Inserted),
            old: None,
            new: Some(after),
            old_spans: Vec::new(),
            new_spans: spans(&new[after]),
        },
    }
}

/// What two rows must have alike to stand for each other, beside the columns in which their cells begin.
fn shape(row: &TableRow) -> Vec<(&'static str, u8, u8, u16)> {
    let of = |cell: &Cell| (cell.role.key(), cell.align as u8, cell.indent, cell.column_span);
    row.cells.iter().map(of).collect()
}

fn are_of_one_shape(old: &TableRow, new: &TableRow) -> bool {
    !new.cells.is_empty() && shape(old) == shape(new)
}

fn both(old: &TableRow, new: &TableRow) -> TableRow {
    let cells = old.cells.iter().zip(&new.cells);
    let cells = cells.map(|(old, new)| Cell { content: paragraphs(old, new), ..new.clone() });
    TableRow { cells: cells.collect(), keep: new.keep }
}

/// The paragraphs of a cell. The last of both are one, as no mark ends it.
fn paragraphs(old: &Cell, new: &Cell) -> Vec<Vec<Inline>> {
    let none: &[Vec<Inline>] = &[Vec::new()];
    let before = if old.content.is_empty() { none } else { old.content.as_slice() };
    let after = if new.content.is_empty() { none } else { new.content.as_slice() };
    let (Some((old_last, old)), Some((new_last, new))) = (before.split_last(), after.split_last())
    else {
        return Vec::new();
    };
    let all = |content: &[Vec<Inline>]| -> Vec<_> { content.iter().map(|one| keys(one)).collect() };
    let bag = |content: &[Inline]| Bag::of(&plain_text(content));
    let is_empty = |content: &[Inline]| plain_text(content).is_empty();
    let alike = |one: usize, other: usize| {
        let common = bag(&old[one]).likeness(&bag(&new[other]));
        let stands_for = !is_empty(&old[one]) && !is_empty(&new[other]) && common >= LEAST;
        if stands_for { common } else { 0 }
    };
    let marked = matched(&all(old), &all(new), alike).into_iter().map(|one| {
        match Paired::from((one, &refs(old)[..], &refs(new)[..])) {
            Paired::Both(old, new) => merged(old, new),
            Paired::Old(old) => change_mark::paragraph(old, ChangeMark::Deleted),
            Paired::New(new) => change_mark::paragraph(new, ChangeMark::Inserted),
        }
    });
    marked.chain([merged(old_last, new_last)]).collect()
}

fn refs(content: &[Vec<Inline>]) -> Vec<&[Inline]> {
    content.iter().map(Vec::as_slice).collect()
}

fn text(row: &TableRow) -> String {
    row.cells.iter().map(cell_text).collect::<Vec<_>>().join(" | ")
}

fn cell_text(cell: &Cell) -> String {
    let paragraphs = cell.content.iter().map(|paragraph| plain_text(paragraph));
    paragraphs.collect::<Vec<_>>().join("\n")
}
