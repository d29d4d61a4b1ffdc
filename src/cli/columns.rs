//! Rows of cells to lines whose columns stand under each other on a terminal.

use unicode_width::UnicodeWidthStr;

/// Lines of a head and rows; a column is as wide as its widest cell that is no wider than the limit given with its head.
pub(super) fn lines<const N: usize>(
    head: [(&str, usize); N],
    rows: impl Iterator<Item = [String; N]>,
) -> Vec<String> {
    let mut all = vec![head.map(|(name, _)| name.to_string())];
    all.extend(rows);
    let width = |column: usize| {
        let widths = all.iter().map(|row| row[column].width());
        widths.filter(|width| *width <= head[column].1).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..N).map(width).collect();
    all.iter().map(|row| line(row, &widths)).collect()
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut out = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        out.push_str(cell);
        out.extend(std::iter::repeat_n(' ', 2 + width.saturating_sub(cell.width())));
    }
    out.truncate(out.trim_end().len());
    out
}
