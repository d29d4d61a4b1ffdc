//! A column of typed shares in a table of the unit's own against the column that they are shares of.

use rust_decimal::Decimal;

use crate::base::amount::{fixed, half_up};
use crate::base::diag::Diagnostics;
use crate::check::rule::CheckContext;
use crate::data::model::{DataCell, DataColumn, DataTable, Fact};

/// Names of columns of shares.
const SHARES: [&str; 8] =
    ["占比", "比重", "占比重", "所占比例", "所占比重", "占比例", "构成比", "占合计比重"];

/// Shares that are not those of any column, where most of the others are those of one.
pub(super) fn share_columns(context: &CheckContext, findings: &mut Diagnostics) {
    for table in &context.report.data_tables {
        let shares = table.columns.iter().enumerate().filter(|(_, column)| is_of_shares(column));
        for (place, _) in shares {
            of_column(context, table, place, findings);
        }
    }
}

fn is_of_shares(column: &DataColumn) -> bool {
    let percent = column.unit.as_ref().is_some_and(|unit| unit.value == "%");
    percent && column.formula.is_none() && SHARES.contains(&column.name.value.trim())
}

fn of_column(context: &CheckContext, table: &DataTable, place: usize, findings: &mut Diagnostics) {
    let bases = table.columns.iter().enumerate().filter_map(|(at, column)| {
        let unit = column.unit.as_ref().filter(|unit| unit.value != "%")?;
        (!unit.value.is_empty()).then(|| rows_of(table, at, place))?
    });
    // The column of which most shares are, and the rows whose shares are not.
    let judged = bases.map(|rows| {
        let (right, wrong): (Vec<_>, Vec<_>) = rows.into_iter().partition(ShareRow::is_right);
        (right.len(), wrong)
    });
    let Some((right, wrong)) = judged.max_by_key(|(right, _)| *right) else { return };
    if right <= wrong.len() {
        return;
    }
    for row in wrong {
        let (share, real) = (row.share.value, row.exact());
        let message = format!(
            "{}÷{}×100% = {}%，表里填 {}%",
            row.part.normalize(),
            row.whole.normalize(),
            fixed(half_up(real, 2), 2),
            share
        );
        let finding = context.finding(message).at(row.share.span);
        findings.push(finding.hint("改占比，或核对这一行的数；占比可以由程序算：列里写 formula"));
    }
}

/// A row's number, the sum of its column, and the share that is typed.
struct ShareRow<'a> {
    part: Decimal,
    whole: Decimal,
    share: &'a Fact<Decimal>,
}

impl ShareRow<'_> {
    fn exact(&self) -> Decimal {
        self.part / self.whole * Decimal::ONE_HUNDRED
    }

    /// Whether the share is rounded or cut from the exact one.
    fn is_right(&self) -> bool {
        let last = Decimal::new(1, self.share.value.scale());
        (self.exact() - self.share.value).abs() <= last
    }
}

/// The rows that have both numbers; nothing where one has no number in the column, or it adds up to nothing.
fn rows_of(table: &DataTable, base: usize, share: usize) -> Option<Vec<ShareRow<'_>>> {
    let number = |cell: &DataCell| match cell {
        DataCell::Number(number) => Some(number.value),
        _ => None,
    };
    let rows = || table.counted_rows();
    let parts: Option<Vec<_>> = rows().map(|row| number(row.cells.get(base)?)).collect();
    let whole: Decimal = parts.as_ref()?.iter().sum();
    let rows = rows().filter_map(|row| match (row.cells.get(base), row.cells.get(share)) {
        (Some(DataCell::Number(part)), Some(DataCell::Number(share))) => {
            Some(ShareRow { part: part.value, whole, share })
        }
        _ => None,
    });
    (whole > Decimal::ZERO).then(|| rows.collect())
}
