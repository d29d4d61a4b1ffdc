//! Whole blocks, rows and paragraphs to marked ones.

use crate::base::id::{ChangeMark, Origin};
use crate::doc::{Block, BlockKind, Inline, InlineKind, Table, TableRow};

/// A block of which everything stands in one report only.
pub(super) fn block(mut block: Block, change: ChangeMark) -> Block {
    block.origin.change = Some(change);
    match &mut block.kind {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => inlines(content, change),
        BlockKind::Table(table) => whole_table(table, change),
        BlockKind::Chart(chart) => {
            for part in &mut chart.parts {
                inlines(&mut part.name, change);
                inlines(&mut part.label, change);
            }
            inlines(&mut chart.caption, change);
        }
        BlockKind::Image(image) => inlines(&mut image.caption, change),
    }
    block
}

fn whole_table(table: &mut Table, change: ChangeMark) {
    let Table { caption, unit, left, note, head, body, .. } = table;
    [caption, unit, left, note].into_iter().for_each(|words| inlines(words, change));
    for own in head.iter_mut().chain(body) {
        *own = row(std::mem::take(own), change);
    }
}

/// A row of which everything stands in one report only.
pub(super) fn row(mut row: TableRow, change: ChangeMark) -> TableRow {
    for cell in &mut row.cells {
        cell.origin.change = Some(change);
        cell.content.iter_mut().for_each(|content| inlines(content, change));
    }
    row
}

/// The same of some inlines.
pub(super) fn inlines(content: &mut [Inline], change: ChangeMark) {
    content.iter_mut().for_each(|inline| inline.origin.change = Some(change));
}

/// A paragraph of a cell that stands in one report only. One without words holds the mark in an inline without any.
pub(super) fn paragraph(content: &[Inline], change: ChangeMark) -> Vec<Inline> {
    let mut content = content.to_vec();
    if content.is_empty() {
        let kind = InlineKind::Text { text: String::new(), strong: false };
        content.push(Inline { origin: Origin::default(), kind });
    }
    inlines(&mut content, change);
    content
}
