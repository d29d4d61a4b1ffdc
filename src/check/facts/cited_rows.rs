//! Cited cells of the unit's own tables against the row that the words before them name: 总馆接待读者${东城分馆的}人次.

use std::sync::Arc;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::id::FigureId;
use crate::catalogue::FigureKey;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataRow, DataTable, Prose, ProsePiece};

/// Citations of a row that the words before them do not name, but another one.
pub(crate) static CITED_ROWS: CheckRule = CheckRule::new(codes::E03, Needs::All, cited_rows);

fn cited_rows(context: &CheckContext, findings: &mut Diagnostics) {
    for prose in context.report.proses() {
        for (at, piece) in prose.pieces.iter().enumerate() {
            let ProsePiece::Cite(id, place) = piece else { continue };
            let Some((table, row)) = cited(context, id) else { continue };
            let clause = clause_before(prose, at);
            let Some(named) = row_named(table, &clause).filter(|one| *one.id.value != *row) else {
                continue;
            };
            let Some(figure) = context.figures.get(id) else { continue };
            let name = head(table, named).unwrap_or_default();
            let message = format!("前面写的是“{name}”，引用的是{}", figure.name);
            let finding = context
                .finding(message)
                .label(*place, "引用")
                .label(named.id.span, "写的那一行")
                .hint("改引用的编号，或改前面的字")
                .figure(&figure.id);
            findings.push(finding);
        }
    }
}

/// The table and the row of a citation: `data_tables.service.east.visitors`.
fn cited<'a>(context: &'a CheckContext, id: &FigureId) -> Option<(&'a DataTable, Arc<str>)> {
    let FigureKey::Cell { table, row, .. } = FigureKey::from(id) else { return None };
    Some((context.report.data_table(&table)?, row))
}

/// The words of a clause up to a citation; nothing where another citation stands between.
fn clause_before(prose: &Prose, at: usize) -> String {
    let before = at.checked_sub(1).and_then(|before| prose.pieces.get(before));
    let Some(ProsePiece::Text(words)) = before else { return String::new() };
    let clause = words.rsplit(['。', '；', '，', '、', '：', '\n']).next().unwrap_or_default();
    clause.trim().to_string()
}

/// The only row with whose words a clause begins, or begins behind 其中.
fn row_named<'t>(table: &'t DataTable, clause: &str) -> Option<&'t DataRow> {
    let clause = clause.strip_prefix("其中").unwrap_or(clause);
    let names = |row: &&DataRow| {
        head(table, row).is_some_and(|name| name.chars().count() > 1 && clause.contains(name))
    };
    let mut named = table.rows.iter().filter(names);
    let row = named.next().filter(|_| named.next().is_none())?;
    clause.starts_with(head(table, row)?).then_some(row)
}

/// What a row is called: its first cell of words.
fn head<'t>(table: &DataTable, row: &'t DataRow) -> Option<&'t str> {
    let column = table.columns.iter().position(|column| column.unit.is_none())?;
    match row.cells.get(column)? {
        DataCell::Text(words) => Some(words.value.trim()),
        _ => None,
    }
}
