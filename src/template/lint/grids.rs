//! The columns and cells of tables in every row: widths that do not add up, cells too many or too few, rows without cells.

use super::linted::{LintFindings, Linted};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::doc::numbering::chinese;
use crate::pack::shape::RowShape;
use crate::pack::{PackText, Shape, TextPiece};
use crate::template::grid::Grid;

/// Looks at every table.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    for shape in &linted.pack.tables {
        widths(shape, found);
        numbered(shape, found);
        if shape.columns.iter().all(|column| column.each.is_none()) {
            let mut grid = Grid::new(shape.columns.len());
            rows(&shape.head, &mut grid, found);
            rows(&shape.rows, &mut grid, found);
        }
        shape.head.iter().chain(&shape.rows).for_each(|row| empty(row, found));
    }
    continued(linted, found);
}

/// A row whose label is numbered though no other has the number before it.
fn numbered(shape: &Shape, found: &mut LintFindings) {
    let texts = labels(&shape.rows);
    for text in &texts {
        let Some(number) = number_of(text).filter(|number| *number > 1) else { continue };
        let has_one_before = texts.iter().any(|text| number_of(text) == Some(number - 1));
        if !has_one_before {
            let message = "这一格手打了编号，表里没有它前面的号";
            let finding = Diagnostic::new(codes::T23, message).at(text.span);
            found.push(finding.hint("删去手打的编号，或把前面各行也编上"));
        }
    }
}

/// The first text of each row.
fn labels(rows: &[RowShape]) -> Vec<&PackText> {
    let mut texts = Vec::new();
    for row in rows {
        texts.extend(row.cells.first().map(|cell| &cell.text));
        texts.extend(labels(&row.rows));
    }
    texts
}

/// The number in brackets at the beginning of a text: 7 of （七）.
fn number_of(text: &PackText) -> Option<usize> {
    let Some(TextPiece::Words(words)) = text.pieces.first() else { return None };
    let (number, _) = words.strip_prefix('（')?.split_once('）')?;
    (1..=10).find(|count| chinese(*count) == number).map(|count| count as usize)
}

/// Tables that are one form with the one before them, and have other columns.
fn continued(linted: &Linted<'_>, found: &mut LintFindings) {
    let shape = |name: &str| linted.pack.tables.iter().find(|shape| shape.name == name);
    for (_, prepared) in super::linted::printed(linted) {
        let names = super::placed::in_order(&prepared.nodes);
        for pair in names.windows(2) {
            let (Some(before), Some(next)) = (shape(&pair[0]), shape(&pair[1])) else { continue };
            if !next.continues || before.columns.len() != next.columns.len() {
                continue;
            }
            let mut columns = before.columns.iter().zip(&next.columns);
            let other = columns.find(|(a, b)| (a.least, a.most) != (b.least, b.most));
            if let Some((_, column)) = other {
                let message = format!("与上面的表“{}”连成一张，这一栏的宽度却不同", before.name);
                let finding = Diagnostic::new(codes::P19, message).at(column.span);
                found.push(finding.hint("连成一张的表（continues: true），各栏的 width 写得一样"));
            }
        }
    }
}

/// The whole width of a table, in thousandths.
const WHOLE: u32 = 1000;

/// Shares of the width that are more or less than the whole, whatever layout makes of them.
fn widths(shape: &Shape, found: &mut LintFindings) {
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
fn rows(rows: &[RowShape], grid: &mut Grid, found: &mut LintFindings) {
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
            let place = row.cells.first().map_or(row.span, |cell| cell.text.span);
            found.push(Diagnostic::new(codes::P10, message).at(place).hint(hint));
        }
        if is_sure {
            *grid = alone;
        }
    }
}

/// A row that has a condition and nothing that it holds for.
fn empty(row: &RowShape, found: &mut LintFindings) {
    if row.cells.is_empty() && row.rows.is_empty() {
        let finding = Diagnostic::new(codes::P02, "这一行没有 cells");
        let hint = "写上 cells: [ … ]；条件和 cells 是一行的，写在同一个短横下面，上下对齐";
        found.push(finding.at(row.span).hint(hint));
    }
    row.rows.iter().for_each(|row| empty(row, found));
}
