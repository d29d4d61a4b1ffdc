//! What the shape of a table says at two places, so that one of them is not meant.

use super::shape::{ColumnShape, RowShape, Shape};
use super::text::Path;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};

/// Reports heads and lists that stand at two places.
pub(super) fn report(shape: &Shape, findings: &mut Diagnostics) {
    headed(&shape.columns, &shape.head, findings);
    listed(shape.each.as_ref(), &shape.rows, findings);
}

/// Heads of columns that no one sees, since head rows stand in their place.
fn headed(columns: &[ColumnShape], head: &[RowShape], findings: &mut Diagnostics) {
    let of_column = columns.iter().find_map(|column| column.head.as_ref());
    if let Some((text, row)) = of_column.zip(head.first()) {
        let finding = Diagnostic::new(codes::P05, "表头写了两处，columns 里的 head 不会印出");
        let finding = finding.label(text.span, "不会印出").label(row.span, "印的是这里");
        findings.push(finding.hint("只留一处：表头不止一行的写 head:，columns 里不写 head"));
    }
}

/// A table for each item whose rows are all items again.
fn listed(each: Option<&Path>, rows: &[RowShape], findings: &mut Diagnostics) {
    let of_rows = rows.iter().filter_map(|row| row.each.as_ref());
    let twice = each.and_then(|each| of_rows.into_iter().find(|row| row.name == each.name));
    if let Some((each, row)) = each.zip(twice) {
        let message =
            format!("整张表和这一行都写了 each: {}：每项一张表，张张又列出全部", row.name);
        let finding = Diagnostic::new(codes::P05, message).label(row.span, "这一行");
        let finding = finding.label(each.span, "整张表");
        findings.push(finding.hint("一张表里一项一行的，删去最上面的 each"));
    }
}
