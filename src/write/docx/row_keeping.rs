//! Rows that stay on the page of the row after them, in either report, to properties of their paragraphs.

use docx_rs::{
    Paragraph, ParagraphPropertyChange, TableCellContent, TableRow as DocxRow, TableRowChild,
};

use super::revisions::Stands;
use crate::base::id::ChangeMark;
use crate::doc::{Table, TableRow};

/// How the rows of a table stay together in one report.
#[derive(Clone, Copy, Default)]
pub(super) struct RowKeeping<'t> {
    /// Whether the table stays on one page, so that every row keeps with the next.
    pub whole: bool,
    /// Whether caption and unit stand in rows of it.
    pub has_rows_above: bool,
    /// Rows that stay on the page of the row above them, sorted.
    pub kept: &'t [usize],
    /// Whether those are all: what the rows say of themselves is said of the new report.
    pub are_all: bool,
}

/// The rows of a table, and how they stay together in either report.
pub(super) struct KeptRows<'t> {
    table: &'t Table,
    rows: Vec<&'t TableRow>,
    old: Option<RowKeeping<'t>>,
    new: RowKeeping<'t>,
}

impl<'t> KeptRows<'t> {
    /// The rows of a table; `old` is known of a table that stands in two reports.
    pub(super) fn of(table: &'t Table, old: Option<RowKeeping<'t>>, new: RowKeeping<'t>) -> Self {
        Self { table, rows: table.rows().collect(), old, new }
    }

    /// A row that keeps with the next one, or the last one with the note, where it does; `None` is a row above them all.
    pub(super) fn keep(&self, mut row: DocxRow, index: Option<usize>) -> DocxRow {
        let new = self.keeps(index, self.new, ChangeMark::Deleted);
        let old = self.old.map(|old| self.keeps(index, old, ChangeMark::Inserted));
        for TableRowChild::TableCell(cell) in &mut row.cells {
            for content in &mut cell.children {
                if let TableCellContent::Paragraph(paragraph) = content {
                    keep_with_next(paragraph, old.unwrap_or(new), new);
                }
            }
        }
        row
    }

    fn keeps(&self, index: Option<usize>, side: RowKeeping, without: ChangeMark) -> bool {
        let Some(index) = index else {
            return side.whole && side.has_rows_above && !self.rows.is_empty();
        };
        let mut below = self.rows.iter().enumerate().skip(index + 1);
        match below.find(|(_, row)| row.change() != Some(without)) {
            Some((at, row)) => {
                let own = row.keep && !side.are_all;
                side.whole || own || side.kept.binary_search(&at).is_ok()
            }
            None => self.table.note.iter().any(|inline| inline.origin.change != Some(without)),
        }
    }
}

/// Keeps a paragraph of a row with what follows, as it stands in both reports or in one.
fn keep_with_next(paragraph: &mut Paragraph, old: bool, new: bool) {
    let stands = Stands::of_paragraph(paragraph);
    let property = &mut paragraph.property;
    let before = property.clone();
    if if stands.in_new { new } else { old } {
        property.keep_next = Some(true);
    }
    let kept = old.then_some(true);
    match &mut property.paragraph_property_change {
        Some(change) => change.property.keep_next = kept,
        None if old != new && stands.in_old && stands.in_new => {
            let mut before = before;
            before.keep_next = kept;
            let change = ParagraphPropertyChange::new().property(before);
            property.paragraph_property_change = Some(change);
        }
        None => {}
    }
}
