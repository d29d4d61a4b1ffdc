//! Cells that show the same to one cell over several rows, as a path of indicators is printed.

use crate::doc::{Cell, TableRow, plain_text};

/// A cell with what merging needs to know of it.
pub(super) struct BuiltCell {
    /// The cell.
    pub cell: Cell,
    /// Its first column.
    pub column: usize,
    /// Whether it may be one with the cell above it.
    pub merge: bool,
}

/// A row of such cells.
pub(super) struct BuiltRow {
    /// Its cells.
    pub cells: Vec<BuiltCell>,
    /// Whether it stays on the page of the row above.
    pub keep: bool,
}

/// Rows to rows in which cells that may merge reach down over those below that show the same.
///
/// A cell is one with the one above it if both may merge, begin in the same column, are as wide, show the same words
/// (not none), and the nearest such cell at its left is one with that above it too: 数量指标 of one 一级指标 is never one
/// with 数量指标 of another.
pub(super) fn rows(built: Vec<BuiltRow>) -> Vec<TableRow> {
    let mut rows: Vec<TableRow> = Vec::new();
    let mut open: Vec<OpenCell> = Vec::new();
    for (number, BuiltRow { cells, keep }) in built.into_iter().enumerate() {
        let mut row = TableRow { keep, ..TableRow::default() };
        let mut still_open = Vec::new();
        let mut left_is_one = true;
        for BuiltCell { cell, column, merge } in cells {
            if !merge {
                row.cells.push(cell);
                continue;
            }
            let above = open.iter().find(|above| above.takes(&cell, column, number));
            match above.filter(|_| left_is_one) {
                Some(above) => {
                    let first = &mut rows[above.row].cells[above.index];
                    first.row_span += cell.row_span;
                    still_open.push(OpenCell {
                        end: number + usize::from(cell.row_span),
                        ..above.clone()
                    });
                }
                None => {
                    left_is_one = false;
                    still_open.push(OpenCell::new(&cell, column, number, row.cells.len()));
                    row.cells.push(cell);
                }
            }
        }
        open.retain(|above| above.end > number + 1);
        open.extend(still_open);
        rows.push(row);
    }
    rows
}

/// A cell that those under it may become one with.
#[derive(Clone)]
struct OpenCell {
    row: usize,
    index: usize,
    column: usize,
    columns: u16,
    /// The row under its last one.
    end: usize,
    text: Vec<String>,
}

impl OpenCell {
    fn new(cell: &Cell, column: usize, row: usize, index: usize) -> Self {
        let end = row + usize::from(cell.row_span);
        Self { row, index, column, columns: cell.column_span, end, text: words(cell) }
    }

    fn takes(&self, cell: &Cell, column: usize, row: usize) -> bool {
        let below = (self.column, self.columns, self.end) == (column, cell.column_span, row);
        below && self.text.iter().any(|line| !line.is_empty()) && self.text == words(cell)
    }
}

fn words(cell: &Cell) -> Vec<String> {
    cell.content.iter().map(|paragraph| plain_text(paragraph)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::Origin;
    use crate::doc::{Align, Inline, Role};

    fn cell(text: &str, column: usize, merge: bool) -> BuiltCell {
        let content = vec![vec![Inline::text(text, Origin::default())]];
        let (role, align, origin) = (Role::TableCell, Align::Left, Origin::default());
        let cell = Cell { origin, role, align, indent: 0, column_span: 1, row_span: 1, content };
        BuiltCell { cell, column, merge }
    }

    fn row(cells: Vec<BuiltCell>) -> BuiltRow {
        BuiltRow { cells, keep: false }
    }

    fn path(path: &[&str]) -> BuiltRow {
        let last = path.len() - 1;
        row(path.iter().enumerate().map(|(at, text)| cell(text, at, at < last)).collect())
    }

    fn shown(rows: &[TableRow]) -> Vec<String> {
        let cell = |cell: &Cell| format!("{}{}", words(cell).concat(), cell.row_span);
        rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn equal_paths_merge_from_the_left() {
        let paths =
            [["产", "数", "一"], ["产", "数", "二"], ["产", "质", "三"], ["效", "质", "四"]];
        let merged = rows(paths.iter().map(|p| path(p)).collect());
        assert_eq!(shown(&merged), ["产3 数2 一1", "二1", "质1 三1", "效1 质1 四1"]);
    }

    #[test]
    fn empty_cells_and_other_columns_do_not_merge() {
        let merged = rows(vec![path(&["", "甲", "一"]), path(&["", "甲", "二"])]);
        assert_eq!(shown(&merged), ["1 甲1 一1", "1 甲1 二1"]);
        let above = row(vec![cell("甲", 0, true), cell("乙", 1, true)]);
        let below = row(vec![cell("乙", 0, true), cell("甲", 1, true)]);
        let merged = rows(vec![above, below]);
        assert_eq!(shown(&merged), ["甲1 乙1", "乙1 甲1"]);
    }
}
