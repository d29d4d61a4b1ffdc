//! Two document trees to the lines in which they differ: paragraphs, headings, captions, rows, notes.

use std::collections::BTreeSet;

use super::matching::{Matched, matched};
use super::words::{WordChange, likeness, word_changes};
use crate::base::id::NodeId;
use crate::base::sha256::sha256;
use crate::doc::{
    Block, BlockKind, Cell, Document, Image, Inline, Role, Table, TableRow, mark_of_title,
    plain_text,
};

/// A line that reads differently, came or went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineChange {
    /// The headings that it stands under, and for a row the caption of its table: in the report that has it.
    pub section: String,
    /// What the row of a table is about: its first words. Empty for any other line.
    pub row: String,
    /// What it was about in the old report.
    pub row_before: String,
    /// The names of its columns, cell by cell, if it is a row that is about nothing; of no other line.
    pub columns: Vec<String>,
    /// As it was; empty if it was added.
    pub before: String,
    /// As it is; empty if it was removed.
    pub after: String,
    /// The stretches in which both differ.
    pub words: Vec<WordChange>,
    /// Its block in the old document.
    pub old_block: Option<NodeId>,
    /// Its block in the new document.
    pub new_block: Option<NodeId>,
}

/// A line of a document.
struct ComparedLine {
    section: String,
    row: String,
    columns: Vec<String>,
    /// What it is: two lines of different kinds are never one line that changed.
    kind: LineKind,
    text: String,
    block: NodeId,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum LineKind {
    /// A block of one text, by its role.
    Text(&'static str),
    /// The caption of a table, chart or picture.
    Caption,
    /// A row of the table of this name, or a part of the chart.
    Row(String),
    /// The note of a table.
    Note,
    /// A picture, by its id in the facts.
    Picture(String),
}

/// The lines that differ, in the order of the new document.
pub(super) fn lines(old: &Document, new: &Document) -> Vec<LineChange> {
    let (before, after) = (lines_of(old), lines_of(new));
    let keys = |lines: &[ComparedLine]| -> Vec<(LineKind, String)> {
        lines.iter().map(|line| (line.kind.clone(), line.text.clone())).collect()
    };
    let alike = |old: usize, new: usize| match before[old].kind == after[new].kind {
        true => likeness(&before[old].text, &after[new].text),
        false => 0,
    };
    let mut all = Vec::new();
    for one in matched(&keys(&before), &keys(&after), alike) {
        all.push(match one {
            Matched::Same(..) => continue,
            Matched::Replaced(old, new) => {
                change(Some(&before[old]), &after[new], Some(&after[new]))
            }
            Matched::Removed(old) => change(Some(&before[old]), &before[old], None),
            Matched::Added(new) => change(None, &after[new], Some(&after[new])),
        });
    }
    all
}

fn change(
    old: Option<&ComparedLine>,
    shown: &ComparedLine,
    new: Option<&ComparedLine>,
) -> LineChange {
    let text = |line: Option<&ComparedLine>| line.map_or(String::new(), |line| line.text.clone());
    let (before, after) = (text(old), text(new));
    let words = word_changes(&before, &after);
    LineChange {
        section: shown.section.clone(),
        row: shown.row.clone(),
        row_before: old.unwrap_or(shown).row.clone(),
        columns: shown.columns.clone(),
        before,
        after,
        words,
        old_block: old.map(|line| line.block),
        new_block: new.map(|line| line.block),
    }
}

/// Every line of a document that is not empty; contents lists repeat headings and are left out.
fn lines_of(document: &Document) -> Vec<ComparedLine> {
    let mut all = Vec::new();
    let mut headings: Vec<(u8, String)> = Vec::new();
    let mut above: Option<&Block> = None;
    for block in document.blocks() {
        match &block.kind {
            BlockKind::Heading { level, number, content } => {
                headings.retain(|(other, _)| other < level);
                headings.push((*level, format!("{number}{}", text(content))));
            }
            _ if block.role() == Role::AttachmentMark => {
                let mark: String = block.inlines().map(|(_, inline)| inline.as_text()).collect();
                headings = vec![(1, format!("{}{mark}", block.number()))];
            }
            _ if block.role() == Role::AttachmentNote => headings = vec![(1, "附件说明".into())],
            _ if matches!(block.role(), Role::Signature | Role::DateLine) => {
                headings = vec![(1, "落款".into())];
            }
            _ if block.role() == Role::AttachmentTitle => {
                let mark = mark_of_title(block, above).unwrap_or_default();
                let title: String = block.inlines().map(|(_, inline)| inline.as_text()).collect();
                headings = vec![(1, format!("{mark}{title}"))];
            }
            _ => {}
        }
        let lines = of_block(block).into_iter().filter(|(_, text, ..)| !text.is_empty());
        all.extend(lines.map(|(kind, text, row, columns)| {
            let is_row = matches!(kind, LineKind::Row(_));
            let caption = Some(caption(block)).filter(|words| is_row && !words.is_empty());
            let above = headings.iter().map(|(_, heading)| heading.clone());
            let section = above.chain(caption).collect::<Vec<_>>().join(" › ");
            ComparedLine { section, row, columns, kind, text, block: block.id }
        }));
        above = Some(block);
    }
    all
}

/// A line of a block: what a row is about, or if it is about nothing the names of its columns.
type BlockLine = (LineKind, String, String, Vec<String>);

/// The lines of a block.
fn of_block(block: &Block) -> Vec<BlockLine> {
    let role = block.role();
    let plain = |kind, text: String| (kind, text, String::new(), Vec::new());
    match &block.kind {
        _ if matches!(role, Role::Contents1 | Role::Contents2) => Vec::new(),
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => {
            let kind = LineKind::Text(role.key());
            vec![plain(kind, format!("{}{}", block.number(), text(content)))]
        }
        BlockKind::Table(table) => {
            let unit = [&table.caption, &table.left, &table.unit].map(|words| text(words));
            let unit: Vec<_> = unit.into_iter().filter(|words| !words.is_empty()).collect();
            let (starts, labels) = (table.starts(), label_columns(table));
            let row = |(index, (row, starts)): (usize, (&TableRow, &Vec<usize>))| {
                let name = name_of(row, starts, &labels);
                let columns = || columns_of(table, index, starts);
                let columns = if name.is_empty() { columns() } else { Vec::new() };
                (LineKind::Row(table.name.clone()), of_row(row), name, columns)
            };
            let caption = plain(LineKind::Caption, unit.join("　"));
            let note = plain(LineKind::Note, text(&table.note));
            let rows = table.rows().zip(&starts).enumerate().map(row);
            std::iter::once(caption).chain(rows).chain([note]).collect()
        }
        BlockKind::Chart(chart) => {
            let parts = chart.parts.iter().map(|part| {
                let (name, label) = (text(&part.name), text(&part.label));
                (LineKind::Row(chart.name.clone()), format!("{name} | {label}"), name, Vec::new())
            });
            let caption = plain(LineKind::Caption, text(&chart.caption));
            std::iter::once(caption).chain(parts).collect()
        }
        BlockKind::Image(image) => {
            let picture = plain(LineKind::Picture(image.name.clone()), of_picture(image));
            vec![picture, plain(LineKind::Caption, text(&image.caption))]
        }
    }
}

/// What is seen of a picture and said of it: a file by the beginning of its digest.
fn of_picture(Image { name, description, width, file, .. }: &Image) -> String {
    let width = width.map(|width| match width % 100 {
        0 => format!("，宽 {}%", width / 100),
        part => format!("，宽 {}.{part:02}%", width / 100),
    });
    let width = width.unwrap_or_default();
    let content = match file.bytes.is_empty() {
        true => "不在记录里".to_string(),
        false => sha256(&file.bytes)[..8].to_string(),
    };
    format!("图片 {name}（说明“{description}”{width}，内容 {content}）")
}

/// The caption of a table or chart.
fn caption(block: &Block) -> String {
    match &block.kind {
        BlockKind::Table(table) => text(&table.caption),
        BlockKind::Chart(chart) => text(&chart.caption),
        _ => String::new(),
    }
}

/// The columns with cells that several rows of the body share: 绩效指标, 产出指标.
fn label_columns(table: &Table) -> BTreeSet<usize> {
    let mut labels = BTreeSet::new();
    for (row, starts) in table.rows().zip(table.starts()).skip(table.head.len()) {
        let cells = row.cells.iter().zip(starts);
        labels.extend(cells.filter(|(cell, _)| cell.row_span > 1).map(|(_, start)| start));
    }
    labels
}

/// What a row is about: the words of the first cell that is no label of several rows and no number; of a row of labels
/// and numbers the last label.
fn name_of(row: &TableRow, starts: &[usize], labels: &BTreeSet<usize>) -> String {
    let cells = row.cells.iter().zip(starts);
    let named = cells.map(|(cell, start)| (labels.contains(start), cell_text(cell)));
    let named: Vec<_> = named.filter(|(_, text)| is_name(text.trim())).collect();
    let own = named.iter().find(|(label, _)| !label).or(named.last());
    own.map_or(String::new(), |(_, text)| text.trim().to_string())
}

/// The names of the columns in which the cells of a row begin: the last words above each.
fn columns_of(table: &Table, index: usize, starts: &[usize]) -> Vec<String> {
    let all_starts = table.starts();
    let rows = || table.rows().zip(&all_starts).take(index);
    let above = |column: usize, (row, starts): (&TableRow, &Vec<usize>)| {
        let at = starts.iter().rposition(|start| *start <= column)?;
        let cell = &row.cells[at];
        let is_above = column < starts[at] + usize::from(cell.column_span.max(1));
        Some(cell_text(cell)).filter(|text| is_above && text.chars().any(char::is_alphabetic))
    };
    let name = |column| rows().filter_map(|row| above(column, row)).last().unwrap_or_default();
    starts.iter().map(|column| name(*column)).collect()
}

/// Whether words name something: they are no number, and no comparison with one. What they are counted by is part of a name:
/// `1.公务用车购置和维护经费`.
fn is_name(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = behind.len() < text.len()
        && behind
            .strip_prefix(['.', '．', '、'])
            .is_some_and(|name| name.starts_with(char::is_alphabetic));
    let is_value = |c: char| c.is_ascii_digit() || "-—≥≤＞＜".contains(c);
    counted || !text.is_empty() && !text.starts_with(is_value)
}

fn cell_text(cell: &Cell) -> String {
    let paragraphs = cell.content.iter().map(|paragraph| text(paragraph));
    paragraphs.collect::<Vec<_>>().join(" ")
}

fn of_row(row: &TableRow) -> String {
    let cells: Vec<_> = row.cells.iter().map(cell_text).collect();
    if cells.iter().all(String::is_empty) { String::new() } else { cells.join(" | ") }
}

fn text(content: &[Inline]) -> String {
    plain_text(content)
}
