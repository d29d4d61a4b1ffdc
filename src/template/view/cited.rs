//! Which of the unit's own tables the text of a result cites.

use crate::data::model::{Piece, Prose, ResultGroup, Titled};

/// Whether any item of a group cites a figure of a table.
pub fn by_group(group: &ResultGroup, table: &str) -> bool {
    group.items.iter().any(|item| by_item(item, table))
}

/// Whether an item cites a figure of a table.
pub fn by_item(item: &Titled, table: &str) -> bool {
    item.text.as_ref().is_some_and(|text| cites(text, table)) || cites(&item.title, table)
}

fn cites(prose: &Prose, table: &str) -> bool {
    let of_table = |id: &str| {
        let rest = id.strip_prefix("data_tables.").and_then(|rest| rest.strip_prefix(table));
        rest.is_some_and(|rest| rest.starts_with('.'))
    };
    prose.pieces.iter().any(|piece| match piece {
        Piece::Cite(id, _) => of_table(id.as_str()),
        Piece::Text(_) => false,
    })
}
