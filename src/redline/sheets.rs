//! Tables that layout divides over pages otherwise in two documents to tables as the Word files have them: one for each
//! sheet of a form, with the labels that are repeated.

use std::collections::BTreeMap;

use super::blocks::Paired;
use super::{blocks, parts};
use crate::base::id::{NodeId, Origin};
use crate::doc::{
    Align, Block, BlockKind, Cell, Document, LayoutFacts, Role, Table, TableRow, plain_text,
};

/// A document with the results of its layout.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// The document; its blocks stand in the order of its pages.
    pub document: Document,
    /// The results.
    pub layout_facts: LayoutFacts,
}

/// Two documents in which every table is divided over pages as the one that stands for it, or as their Word files have it.
pub fn divided_alike(mut old: LaidOut, mut new: LaidOut) -> [LaidOut; 2] {
    let differing: Vec<(NodeId, NodeId)> = of_both(&old.document, &new.document)
        .into_iter()
        .filter(|(_, after)| matches!(after.kind, BlockKind::Table(_)))
        .filter(|(before, after)| {
            divisions(before, &old.layout_facts) != divisions(after, &new.layout_facts)
        })
        .map(|(before, after)| (before.id, after.id))
        .collect();
    for (before, after) in differing {
        divide(&mut old, before);
        divide(&mut new, after);
    }
    [old, new]
}

/// Where a table is divided: row, column of what is repeated, and what the row there is about.
fn divisions(block: &Block, facts: &LayoutFacts) -> Vec<(usize, usize, String)> {
    let BlockKind::Table(table) = &block.kind else { return Vec::new() };
    let sheets = facts.sheets.get(&block.id).into_iter().flatten().map(|row| (*row, usize::MAX));
    let repeated = facts.repeated.get(&block.id).into_iter().flatten().copied();
    let heads = facts.heads_again.get(&block.id).into_iter().flatten().copied();
    let about = |row: usize| {
        let cells = table.rows().nth(row).into_iter().flat_map(|row| &row.cells);
        let words = cells.flat_map(|cell| &cell.content).map(|content| plain_text(content));
        words.take(2).collect::<String>()
    };
    sheets.chain(repeated).chain(heads).map(|(row, column)| (row, column, about(row))).collect()
}

/// The blocks that stand for each other.
pub(super) fn of_both<'d>(old: &'d Document, new: &'d Document) -> Vec<(&'d Block, &'d Block)> {
    let parts = parts::paired(&old.parts, new).into_iter();
    let blocks = parts.flat_map(|pair| match pair {
        Paired::Both(old, new) => blocks::paired(&old.blocks(), &new.blocks()),
        Paired::Old(_) | Paired::New(_) => Vec::new(),
    });
    let both = blocks.filter_map(|pair| match pair {
        Paired::Both(old, new) => Some((old, new)),
        Paired::Old(_) | Paired::New(_) => None,
    });
    both.collect()
}

/// Puts a table for each sheet in the place of one.
fn divide(laid: &mut LaidOut, id: NodeId) {
    let first_free = laid.document.blocks().map(|block| block.id.0 + 1).max().unwrap_or_default();
    let sheets = laid.layout_facts.sheets.remove(&id).unwrap_or_default();
    let repeated = laid.layout_facts.repeated.remove(&id).unwrap_or_default();
    let heads = laid.layout_facts.heads_again.remove(&id).unwrap_or_default();
    let begins_sheet = sheets.first() == Some(&0);
    if begins_sheet {
        laid.layout_facts.sheets.insert(id, vec![0]);
    }
    for part in &mut laid.document.parts {
        let Some(at) = part.blocks.iter().position(|block| block.id == id) else { continue };
        let BlockKind::Table(table) = &part.blocks[at].kind else { continue };
        let cuts: Vec<usize> = sheets.iter().copied().filter(|row| *row > 0).collect();
        let whole = with_labels(table, &cuts, &repeated, &heads);
        let origin = part.blocks[at].origin.clone();
        let mut tables = Vec::new();
        let ends = cuts.iter().copied().chain([table.head.len() + table.body.len()]);
        let mut from = table.head.len();
        for (number, to) in (0..).zip(ends) {
            let own = if number == 0 { id } else { NodeId(first_free + number - 1) };
            let again = heads.iter().find(|(first, _)| *first == from).map(|(_, head)| *head);
            move_facts(&mut laid.layout_facts, (id, own), from..to, (table.head.len(), again));
            let mut body = whole[from - table.head.len()..to - table.head.len()].to_vec();
            body.splice(..0, again.map(|head| head_again(table, head, from..to)));
            let is_last = to == table.head.len() + table.body.len();
            let note = if is_last { table.note.clone() } else { Vec::new() };
            let continues = table.continues || number > 0;
            let kind = BlockKind::Table(Table { body, note, continues, ..table.clone() });
            tables.push(Block { id: own, origin: origin.clone(), kind });
            from = to;
        }
        part.blocks.splice(at..=at, tables);
        return;
    }
}

/// The body rows of a table in which cells that reach over the end of a sheet, or are repeated, are cells of their own on
/// either side.
///
/// A cell that begins in a head row that is repeated goes on there.
fn with_labels(
    table: &Table,
    cuts: &[usize],
    repeated: &[(usize, usize)],
    heads: &[(usize, usize)],
) -> Vec<TableRow> {
    let head = table.head.len();
    let starts = table.starts();
    let mut rows = table.body.clone();
    // What is put into a row stands in columns in which no cell of its own begins.
    let mut added: BTreeMap<(usize, usize), Cell> = BTreeMap::new();
    for (at, row) in table.body.iter().enumerate() {
        for (index, cell) in row.cells.iter().enumerate() {
            let (row, column) = (head + at, starts[head + at][index]);
            let end = (row + usize::from(cell.row_span)).min(head + rows.len());
            let again = |row: &usize| repeated.contains(&(*row, column));
            let parted: Vec<usize> =
                (row + 1..end).filter(|row| cuts.contains(row) || again(row)).collect();
            let ends = parted.iter().copied().skip(1).chain([end]);
            for (from, to) in parted.iter().copied().zip(ends) {
                if heads.contains(&(from, row)) {
                    continue;
                }
                let row_span = (to - from) as u16;
                let new = if again(&from) { cell.clone() } else { blank(cell) };
                added.insert((from, column), Cell { row_span, ..new });
            }
            if let Some(first) = parted.first() {
                rows[at].cells[index].row_span = (first - row) as u16;
            }
        }
    }
    for ((row, column), cell) in added.into_iter().rev() {
        let at = starts[row].iter().filter(|start| **start < column).count();
        rows[row - head].cells.insert(at, cell);
    }
    rows
}

/// The head row of a group as it is repeated above the rows of a sheet, with the cells that cover those.
fn head_again(table: &Table, head: usize, rows: std::ops::Range<usize>) -> TableRow {
    let mut again = table.body[head - table.head.len()].clone();
    for cell in &mut again.cells {
        let end = rows.end.min(head + usize::from(cell.row_span));
        cell.row_span = 1 + end.saturating_sub(rows.start) as u16;
    }
    again
}

/// The rest of a cell without its words.
fn blank(cell: &Cell) -> Cell {
    let (origin, role, align, indent) = (Origin::default(), Role::TableCell, Align::Left, 0);
    Cell { origin, role, align, indent, content: vec![Vec::new()], ..cell.clone() }
}

/// Gives what is known of some body rows of a table to the table of these rows, and what is known of all of it.
fn move_facts(
    facts: &mut LayoutFacts,
    (from, to): (NodeId, NodeId),
    rows: std::ops::Range<usize>,
    (head, again): (usize, Option<usize>),
) {
    let above = head + usize::from(again.is_some());
    let moved = |row: usize| match row < head {
        true => Some(row),
        false if again == Some(row) => Some(head),
        false => rows.contains(&row).then(|| row - rows.start + above),
    };
    if from != to {
        copy(&mut facts.columns, from, to);
        copy(&mut facts.fits, from, to);
        copy(&mut facts.margins, from, to);
        copy(&mut facts.spare, from, to);
        copy(&mut facts.pages, from, to);
        for set in [&mut facts.continued, &mut facts.whole] {
            if set.contains(&from) {
                set.insert(to);
            }
        }
        facts.sheets.insert(to, vec![0]);
        let kept = facts.label_rows.get(&from).cloned().unwrap_or_default();
        facts.label_rows.insert(to, kept.into_iter().filter_map(moved).collect());
        let breaks: Vec<_> = facts
            .cell_breaks
            .range((from, 0, 0, 0)..(NodeId(from.0 + 1), 0, 0, 0))
            .filter_map(|((_, row, column, paragraph), breaks)| {
                Some(((to, moved(*row)?, *column, *paragraph), breaks.clone()))
            })
            .collect();
        facts.cell_breaks.extend(breaks);
    }
}

fn copy<T: Clone>(map: &mut BTreeMap<NodeId, T>, from: NodeId, to: NodeId) {
    if let Some(value) = map.get(&from).cloned() {
        map.insert(to, value);
    }
}
