//! Tables of several sheets to one: where pages end is no change, so rows are compared as if none did.

use super::word_lines::{CellLines, Item, TableLines, starts};

/// Tables without text between them as one, without the heads and labels that are said again.
pub(super) fn without_sheets(items: Vec<Item>) -> Vec<Item> {
    let mut all: Vec<Item> = Vec::new();
    // The heads of the last table, which the next one may say again.
    let mut heads = Vec::new();
    for item in items {
        let mut table = match item {
            Item::Line(line) => {
                all.push(Item::Line(undescribed(line)));
                continue;
            }
            Item::Table(table) => table,
        };
        let own = said_above(&table);
        match all.last_mut() {
            Some(Item::Table(before)) => {
                if own == heads {
                    table.above.clear();
                    table.rows.drain(..table.heads);
                }
                before.rows.append(&mut group_head_left_out(&before.rows, table.rows));
            }
            _ => {
                table.heads = 0;
                all.push(Item::Table(table));
            }
        }
        heads = own;
    }
    for item in &mut all {
        if let Item::Table(table) = item {
            labels_go_on(&mut table.rows);
        }
    }
    all
}

/// A line without the description of a picture, which is no change.
fn undescribed(line: String) -> String {
    match line.split_once('[') {
        Some((before, _)) if line.starts_with("chart") => before.into(),
        _ => line,
    }
}

fn said_above(table: &TableLines) -> Vec<String> {
    let heads = table.rows[..table.heads].iter().map(|row| said(row));
    table.above.iter().cloned().chain(heads).collect()
}

fn said(row: &[CellLines]) -> String {
    row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
}

/// The rows of a sheet without the head row of the group in which it begins.
fn group_head_left_out(
    before: &[Vec<CellLines>],
    mut rows: Vec<Vec<CellLines>>,
) -> Vec<Vec<CellLines>> {
    let is_group = |row: &[CellLines]| row.iter().any(|cell| cell.merge == "+");
    let is_again = rows.first().is_some_and(|first| {
        is_group(first) && before.iter().any(|row| is_group(row) && said(row) == said(first))
    });
    if is_again {
        rows.remove(0);
    }
    rows
}

/// A label that is said again below its own rows goes on there.
fn labels_go_on(rows: &mut [Vec<CellLines>]) {
    // The label of each column in which one is open.
    let mut open: Vec<Option<(usize, String)>> = Vec::new();
    for row in rows {
        let places = starts(row);
        for (cell, start) in row.iter_mut().zip(places) {
            open.resize(open.len().max(start + cell.span), None);
            let label = open[start].clone().filter(|(span, _)| *span == cell.span);
            let is_again = |(_, text): &(usize, String)| {
                cell.text == *text || cell.text.is_empty() && cell.merge == "+"
            };
            open[start..start + cell.span].fill(None);
            match label.filter(|label| cell.merge == "^" || is_again(label)) {
                Some(label) => {
                    cell.merge = "^".into();
                    cell.text.clear();
                    cell.paragraphs.clear();
                    open[start] = Some(label);
                }
                None if cell.merge == "+" => {
                    open[start] = Some((cell.span, cell.text.clone()));
                }
                None => {}
            }
        }
    }
}
