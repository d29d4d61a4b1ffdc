//! A document to the texts that its files must have.

use jixiao::doc::plain_text;
use jixiao::doc::{BlockKind, Cell, Document};

/// The text of every cell of every table of a document, without white space.
pub(crate) fn cells(document: &Document) -> Vec<Vec<String>> {
    let tables = document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let text = |cell: &Cell| {
        squeeze(&cell.content.iter().map(|line| plain_text(line)).collect::<String>())
    };
    tables.map(|table| table.rows().flat_map(|row| row.cells.iter().map(text)).collect()).collect()
}

/// A text without any white space.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
