//! The columns and cells of tables in every row: widths that do not add up, cells too many or too few, rows without cells.

use super::{Found, Linted};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::pack::Shape;
use crate::pack::shape::RowShape;
use crate::template::grid::Grid;

/// Looks at every table.
pub(super) fn look(linted: &Linted<'_>, found: &mut Found) {
    for shape in &linted.pack.tables {
        widths(shape, found);
        if shape.columns.iter().all(|column| column.each.is_none()) {
            let mut grid = Grid::new(shape.columns.len());
            rows(&shape.head, &mut grid, found);
            rows(&shape.rows, &mut grid, found);
        }
        shape.head.iter().chain(&shape.rows).for_each(|row| empty(row, found));
    }
}

/// The whole width of a table, in thousandths.
const WHOLE: u32 = 1000;

/// Shares of the width that are more or less than the whole, whatever layout makes of them.
fn widths(shape: &Shape, found: &mut Found) {
    let sum = |share: fn(&crate::pack::shape::ColumnShape) -> u16| -> u32 {
        shape.columns.iter().map(|column| u32::from(share(column))).sum()
    };
    let (least, most) = (sum(|column| column.least), sum(|column| column.most));
    let repeats = shape.columns.iter().any(|column| column.each.is_some());
    let message = match () {
        () if least > WHOLE => format!("各栏最小的宽度加起来是 {}%，放不下", shown(least)),
        () if most < WHOLE && !repeats => {
            format!("各栏最大的宽度加起来只有 {}%，占不满", shown(most))
        }
        () => return,
    };
    let Some(place) = shape.columns.first().map(|column| column.span) else { return };
    let hint = "width: [最小, 最大] 是占表宽的百分比：最小的加起来不超过 100，最大的不少于 100";
    found.push(Diagnostic::new(codes::P19, message).at(place).hint(hint));
}

/// Thousandths as percent.
fn shown(thousandths: u32) -> String {
    match thousandths % 10 {
        0 => (thousandths / 10).to_string(),
        rest => format!("{}.{rest}", thousandths / 10),
    }
}

/// Rows whose cells do not fill the columns. Behind a cell that reaches down, rows are counted only as long as all of them
/// are always there.
fn rows(rows: &[RowShape], grid: &mut Grid, found: &mut Found) {
    for row in rows {
        let is_sure = row.each.is_none() && row.when.is_empty() && row.unless.is_empty();
        let repeats = row.cells.iter().any(|cell| cell.each.is_some());
        let reaches = row.cells.iter().any(|cell| cell.rows > 1);
        if repeats || reaches || !row.rows.is_empty() || !grid.is_closed() {
            return;
        }
        if row.cells.is_empty() {
            continue;
        }
        let mut alone = grid.clone();
        row.cells.iter().for_each(|cell| alone.fill(cell.columns, cell.rows));
        if !alone.end_row() {
            let cells: u32 = row.cells.iter().map(|cell| u32::from(cell.columns)).sum();
            let message = format!("这一行占 {cells} 列，表有 {} 列", grid.columns());
            let hint = "补上或删去格子；一格占几列写 columns";
            found.push(Diagnostic::new(codes::P10, message).at(row.span).hint(hint));
        }
        if is_sure {
            *grid = alone;
        }
    }
}

/// A row that has a condition and nothing that it holds for.
fn empty(row: &RowShape, found: &mut Found) {
    if row.cells.is_empty() && row.rows.is_empty() {
        let finding = Diagnostic::new(codes::P02, "这一行没有 cells");
        let hint = "写上 cells: [ … ]；条件和 cells 是一行的，写在同一个短横下面，上下对齐";
        found.push(finding.at(row.span).hint(hint));
    }
    row.rows.iter().for_each(|row| empty(row, found));
}
