//! A marked document to one of the two that it shows.

use super::parts;
use super::words::{WordKey, keys};
use crate::base::digest::digest;
use crate::base::id::{ChangeMark, Origin};
use crate::doc::{Block, BlockKind, Document, Inline, Table, TableRow, change_of};

/// One of the two documents that a marked one shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RedlineSide {
    /// The old one: all changes rejected.
    Old,
    /// The new one: all changes accepted.
    New,
}

impl RedlineSide {
    /// The mark of what does not stand in it.
    pub(super) fn without(self) -> ChangeMark {
        match self {
            Self::Old => ChangeMark::Inserted,
            Self::New => ChangeMark::Deleted,
        }
    }
}

/// The old or the new document of a marked one.
pub fn side(marked: &Document, of: RedlineSide) -> Document {
    let parts = marked.parts.iter().map(|part| {
        part.with(part.blocks.iter().filter_map(|block| block_side(block, of)).collect())
    });
    Document { meta: marked.meta.clone(), parts: parts.filter(|p| !p.blocks.is_empty()).collect() }
}

fn block_side(block: &Block, of: RedlineSide) -> Option<Block> {
    if block.origin.change == Some(of.without()) {
        return None;
    }
    let mut block = block.clone();
    block.origin.change = None;
    match &mut block.kind {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => *content = words(content, of),
        BlockKind::Table(table) => *table = table_side(table, of),
        BlockKind::Chart(chart) => {
            for part in &mut chart.parts {
                part.name = words(&part.name, of);
                part.label = words(&part.label, of);
            }
            chart.caption = words(&chart.caption, of);
        }
        BlockKind::Image(image) => image.caption = words(&image.caption, of),
    }
    Some(block)
}

/// The old or the new table of a marked one.
pub(super) fn table_side(table: &Table, of: RedlineSide) -> Table {
    Table {
        caption: words(&table.caption, of),
        unit: words(&table.unit, of),
        left: words(&table.left, of),
        note: words(&table.note, of),
        head: rows(&table.head, of),
        body: rows(&table.body, of),
        ..table.clone()
    }
}

/// The rows that stand in one of the tables; a cell covers as many of them as are left.
fn rows(rows: &[TableRow], of: RedlineSide) -> Vec<TableRow> {
    let stays = |row: &TableRow| row.change() != Some(of.without());
    let kept = rows.iter().enumerate().filter(|(_, row)| stays(row));
    kept.map(|(at, row)| {
        let mut row = row.clone();
        for cell in &mut row.cells {
            let covered = rows[at..].iter().take(usize::from(cell.row_span.max(1)));
            let left = covered.filter(|row| stays(row)).count();
            cell.row_span = u16::try_from(left).unwrap_or(u16::MAX);
            cell.origin.change = None;
            let last = cell.content.len().saturating_sub(1);
            let content = cell.content.iter().enumerate();
            let content = content
                .filter(|(at, content)| *at == last || change_of(content) != Some(of.without()));
            cell.content = content.map(|(_, content)| words(content, of)).collect();
        }
        row
    })
    .collect()
}

fn words(content: &[Inline], of: RedlineSide) -> Vec<Inline> {
    let kept = content.iter().filter(|inline| inline.origin.change != Some(of.without()));
    kept.map(|inline| {
        let origin = Origin { change: None, ..inline.origin.clone() };
        Inline { origin, kind: inline.kind.clone() }
    })
    .collect()
}

/// Whether two documents read the same: the body and each attachment, blocks, numbers, words with their weight, rows and
/// cells. How text is divided into pages and inlines, where it comes from, and contents lists, which are made from headings,
/// do not count.
pub fn same_words(one: &Document, other: &Document) -> bool {
    let words = |document: &Document| -> Vec<Vec<WordKey>> {
        let mut all = vec![Vec::new()];
        for part in &document.parts {
            if parts::title(part).is_some() {
                all.push(Vec::new());
            }
            all.last_mut()
                .expect("there is a body")
                .extend(part.blocks.iter().flat_map(block_keys));
        }
        all
    };
    words(one) == words(other)
}

/// What a block is compared as.
pub(super) fn block_keys(block: &Block) -> Vec<WordKey> {
    if block.role().is_contents_entry() {
        return Vec::new();
    }
    let mut all = vec![WordKey::Text(format!("\u{0}{}", block.role().key()), false)];
    match &block.kind {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => {
            let number = Inline::text(block.number(), Origin::default());
            let content: Vec<_> = [number].into_iter().chain(content.iter().cloned()).collect();
            all.extend(keys(&content));
        }
        BlockKind::Table(table) => all.extend(table_keys(table)),
        BlockKind::Chart(chart) => {
            let words = chart.parts.iter().flat_map(|part| part.name.iter().chain(&part.label));
            all.extend(words.chain(&chart.caption).flat_map(|one| keys(std::slice::from_ref(one))));
        }
        BlockKind::Image(image) => {
            let file = digest([image.file.bytes.as_slice()]);
            all.push(WordKey::Text(format!("\u{0}{file} {:?}", image.width), false));
            all.extend(keys(&image.caption));
        }
    }
    all
}

fn table_keys(table: &Table) -> Vec<WordKey> {
    let mark = |text: String| WordKey::Text(format!("\u{0}{text}"), false);
    let mut all = Vec::new();
    for words in [&table.caption, &table.left, &table.unit, &table.note] {
        all.push(mark("words".into()));
        all.extend(keys(words));
    }
    for row in table.rows() {
        all.push(mark("row".into()));
        for cell in &row.cells {
            let spans = (cell.column_span.max(1), cell.row_span.max(1), cell.indent);
            all.push(mark(format!("{} {:?} {spans:?}", cell.role.key(), cell.align)));
            let empty = [Vec::new()];
            let content = if cell.content.is_empty() { &empty[..] } else { &cell.content };
            content.iter().for_each(|content| {
                all.push(mark("paragraph".into()));
                all.extend(keys(content));
            });
        }
    }
    all
}

/// Whether two tables read the same, with the same rows and cells.
pub(super) fn same_table(one: &Table, other: &Table) -> bool {
    one.head.len() == other.head.len() && table_keys(one) == table_keys(other)
}
