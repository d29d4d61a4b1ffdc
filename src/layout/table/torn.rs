//! Cells with broken words and numbers to findings.

use super::cells::TypesetCell;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::layout::paragraph::Paragraph;

/// Reports every cell with a broken word as a note, and the numbers broken in a table as one warning (L02).
pub(super) fn report_torn(cells: &[TypesetCell], findings: &mut Diagnostics) {
    let mut numbers = Vec::new();
    for cell in cells {
        let torn = |paragraph: &Paragraph| paragraph.lines.iter().any(|line| line.torn);
        let Some(paragraph) = cell.paragraphs.iter().find(|paragraph| torn(paragraph)) else {
            continue;
        };
        let text: String = paragraph.chars.iter().map(|c| c.character).collect();
        let place = cell.cell.origin.span();
        if text.chars().all(|c| c.is_ascii_digit() || "-.,%—".contains(c)) {
            numbers.push((text, place));
        } else {
            findings.push(torn_word(&text).at(place));
        }
    }
    if let Some((first, place)) = numbers.first() {
        findings.push(torn_numbers(first, numbers.len()).at(*place));
    }
}

fn torn_word(text: &str) -> Diagnostic {
    Diagnostic::new(codes::L02, format!("表格中“{text}”比所在的列宽，已拆成两行"))
        .hint("请在模板的 tables/ 里放宽这一列，或缩短这个词")
}

fn torn_numbers(first: &str, count: usize) -> Diagnostic {
    let message = format!("表格的列太窄，{count} 个数被拆成几行，如“{first}”");
    Diagnostic::new(codes::L06, message)
        .hint("减少这张表的列，分成几张表，或放到横排的附件里；也可以在模板的 tables/ 里调整列宽")
}
