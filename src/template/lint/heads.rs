//! The heads of tables against what stands under them: a unit that is said twice, a budget under the head of what was spent.

use super::linted::{LintFindings, Linted};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::Span;
use crate::pack::shape::RowShape;
use crate::pack::{PackText, Shape, TextPiece};

/// Looks at every table.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    let unit = linted.pack.outline.money.unit.word();
    for shape in &linted.pack.tables {
        if shape.unit.as_ref().is_some_and(|text| says_only(text, unit)) {
            for head in heads(shape) {
                twice(head, unit, found);
            }
        }
        if shape.columns.iter().all(|column| column.each.is_none()) {
            exchanged(shape, found);
        }
    }
}

/// Whether a text above a table says the unit of money, and no other.
fn says_only(text: &PackText, unit: &str) -> bool {
    match &text.pieces[..] {
        [TextPiece::Words(words), TextPiece::Cite(path)] => {
            words.trim() == "单位：" && path.name == "unit"
        }
        [TextPiece::Words(words)] => words.trim().strip_prefix("单位：") == Some(unit),
        _ => false,
    }
}

fn heads(shape: &Shape) -> impl Iterator<Item = &PackText> {
    let rows = shape.head.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
    shape.columns.iter().filter_map(|column| column.head.as_ref()).chain(rows)
}

fn twice(head: &PackText, unit: &str, found: &mut LintFindings) {
    let [TextPiece::Words(words)] = &head.pieces[..] else { return };
    let is_said =
        [format!("（{unit}）"), format!("({unit})")].iter().any(|said| words.ends_with(said));
    if is_said {
        let message = format!("单位写了两处：表的 unit 已经写了{unit}");
        let finding = Diagnostic::new(codes::T21, message).at(head.span);
        found.push(finding.hint("删去表头里的；各列单位不同的，删去 unit，每一列各写各的"));
    }
}

/// What heads and the last word of names say: of a budget, and of what was spent.
const SAID: [(&str, &str); 2] = [("预算", "budget"), ("决算", "actual")];

/// A column whose head says the one and whose cells all cite the other.
fn exchanged(shape: &Shape, found: &mut LintFindings) {
    let mut all = Vec::new();
    rows(&shape.rows, &mut all);
    let is_plain = |row: &&RowShape| {
        row.cells.iter().all(|cell| cell.each.is_none() && cell.columns == 1 && cell.rows == 1)
    };
    let plain: Vec<_> = all.into_iter().filter(is_plain).collect();
    for (index, column) in shape.columns.iter().enumerate() {
        let Some(head) = column.head.as_ref() else { continue };
        let [TextPiece::Words(words)] = &head.pieces[..] else { continue };
        let said: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let cells = plain.iter().filter(|row| row.cells.len() == shape.columns.len());
        let cited: Vec<_> = cells.filter_map(|row| last_word(&row.cells[index].text)).collect();
        for ((word, name), (other, others)) in SAID.iter().zip(SAID.iter().rev()) {
            let is_said = said.starts_with(word) && !said.contains(other);
            let is_other = !cited.is_empty() && cited.iter().all(|(last, _)| last == others);
            if let Some((_, place)) = cited.first().filter(|_| is_said && is_other) {
                let message = format!("表头是“{said}”，这一列引用的都是{other}数（{others}）");
                let finding = Diagnostic::new(codes::T27, message).at(*place);
                let finding = finding.label(head.span, "表头");
                found.push(finding.hint(format!("引用改成 {name}，或改正表头")));
            }
        }
    }
}

fn rows<'s>(shapes: &'s [RowShape], all: &mut Vec<&'s RowShape>) {
    for row in shapes {
        all.push(row);
        rows(&row.rows, all);
    }
}

/// The last word of the one name that a cell cites, and where.
fn last_word(text: &PackText) -> Option<(&str, Span)> {
    match &text.pieces[..] {
        [TextPiece::Cite(path)] => Some((path.name.rsplit('.').next()?, path.span)),
        _ => None,
    }
}
