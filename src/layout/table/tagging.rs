//! A typeset table to its tags: caption, rows, cells, and paragraphs for cells with several.

use super::typeset::TypesetTable;
use crate::doc::Role;
use crate::layout::pages::{TagId, TagKind};
use crate::layout::tags::Tags;

/// The tags of a table.
pub(super) struct TableTags {
    /// The tag of the caption and the unit.
    pub caption: Option<TagId>,
    /// The tag of the note, which is not part of the table.
    pub note: Option<TagId>,
    cells: Vec<TagId>,
}

impl TableTags {
    /// Adds the tags of a table in reading order.
    pub(super) fn new(typeset: &TypesetTable, tags: &mut Tags) -> Self {
        let node = Some(typeset.block.id);
        let table = tags.add(None, TagKind::Table, node);
        let captioned = typeset.caption.is_some() || typeset.unit.is_some();
        let caption = captioned.then(|| tags.add(Some(table), TagKind::Caption, node));
        let mut cells = Vec::new();
        let mut row = None;
        for (number, cell) in typeset.cells.iter().enumerate() {
            if number == 0 || typeset.cells[number - 1].place.row != cell.place.row {
                row = Some(tags.add(Some(table), TagKind::Row, node));
            }
            let (columns, rows) = (cell.place.columns as u16, cell.place.rows as u16);
            let kind = match cell.cell.role {
                Role::TableHead => TagKind::HeadCell { columns, rows },
                _ => TagKind::Cell { columns, rows },
            };
            let tag = tags.add(row, kind, node);
            cells.push(tag);
            if cell.paragraphs.len() > 1 {
                cell.paragraphs.iter().for_each(|_| {
                    tags.add(Some(tag), TagKind::Paragraph, node);
                });
            }
        }
        let note = typeset.note.as_ref().map(|_| tags.add(None, TagKind::Paragraph, node));
        Self { caption, note, cells }
    }

    /// The tag of a paragraph of a cell; the cell's own if it has only one.
    pub(super) fn of_text(&self, typeset: &TypesetTable, cell: usize, paragraph: usize) -> TagId {
        let TagId(own) = self.cells[cell];
        let several = typeset.cells[cell].paragraphs.len() > 1;
        TagId(if several { own + 1 + paragraph as u32 } else { own })
    }
}
