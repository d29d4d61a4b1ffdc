//! E20: numbers that cannot be larger than another, or may be only with an explanation.

use rust_decimal::Decimal;

use super::rule::{CheckContext, CheckRule, Needs};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::data::model::{DataCell, DataTable};
use crate::figures::{Figure, Value};

/// Numbers above their limit.
pub static LIMITS: CheckRule = CheckRule::new(codes::E20, Needs::All, limits);

/// What may not be larger than what: ids, and what to do if it is.
const PAIRS: [(&str, &str, &str); 6] = [
    ("staff.actual", "staff.established", "核对编制和在职人数；确实超编的，在正文里说明口径和原因"),
    ("assets.in_use", "assets.total", "在用资产不能多于总额，核对两个数"),
    ("buildings.actual_area", "buildings.approved_area", "核对面积；确实超规模的，说明原因"),
    (
        "buildings.actual_investment",
        "buildings.approved_investment",
        "核对投资；确实超概算的，说明原因",
    ),
    ("three_public.abroad.trips", "three_public.abroad.people", "一个团组至少一人次，核对两个数"),
    (
        "three_public.vehicle_purchase.count",
        "three_public.vehicle_operation.fleet",
        "购置的车辆计入保有量，核对两个数",
    ),
];

fn limits(context: &CheckContext, findings: &mut Diagnostics) {
    for (small, large, hint) in PAIRS {
        if let (Some(small), Some(large)) = (context.figure(small), context.figure(large)) {
            findings_of(context, small, large, hint, findings);
        }
    }
    context.report.data_tables.iter().for_each(|table| visits(table, findings));
    counted_nothing(context, findings);
}

fn findings_of(
    context: &CheckContext,
    small: &Figure,
    large: &Figure,
    hint: &str,
    findings: &mut Diagnostics,
) {
    let numbers = (number(small), number(large));
    let (Some(part), Some(whole)) = numbers else { return };
    if part <= whole {
        return;
    }
    let [part, whole] = [small, large].map(|figure| context.exact(figure));
    let message = format!("{} {part} 大于{} {whole}", small.name, large.name);
    let finding = context
        .finding(message)
        .label(context.place(small), small.name.clone())
        .label(context.place(large), large.name.clone())
        .hint(hint);
    findings.push(finding.figure(&small.id));
}

fn number(figure: &Figure) -> Option<Decimal> {
    match figure.value()? {
        Value::Money(amount) => Some(amount.yuan()),
        Value::Count(number, _) => Some(*number),
        Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => None,
    }
}

/// Rows of a table with 批 and 人次 that has more of the first than of the second.
fn visits(table: &DataTable, findings: &mut Diagnostics) {
    let column = |unit: &str| {
        let is = |column: &crate::data::model::DataColumn| {
            column.unit.as_ref().is_some_and(|of| of.value == unit)
        };
        table.columns.iter().position(is)
    };
    let (Some(batches), Some(people)) = (column("批"), column("人次")) else { return };
    for row in &table.rows {
        let (Some(DataCell::Number(few)), Some(DataCell::Number(many))) =
            (row.cells.get(batches), row.cells.get(people))
        else {
            continue;
        };
        if few.value > many.value {
            let message = format!("批次 {} 大于人次 {}", few.value, many.value);
            let finding = Diagnostic::new(codes::E20, message)
                .label(few.span, "批次")
                .label(many.span, "人次")
                .hint("一批至少一人次，核对两个数是不是填反了");
            findings.push(finding);
        }
    }
}

/// Spending on nothing, and things without spending: 出国费 without 团组, 购置费 without 购置数.
fn counted_nothing(context: &CheckContext, findings: &mut Diagnostics) {
    for (line, count) in
        [("abroad", "trips"), ("vehicle_purchase", "count"), ("vehicle_operation", "fleet")]
    {
        let [spent, things] =
            ["actual", count].map(|key| context.figure(&format!("three_public.{line}.{key}")));
        let (Some(spent), Some(things)) = (spent, things) else { continue };
        let (Some(money), Some(number)) = (number(spent), number(things)) else { continue };
        if !money.is_zero() && number.is_zero() {
            let message = format!("{} {}，{}却是 0", spent.name, context.exact(spent), things.name);
            let finding = context
                .finding(message)
                .label(things.place, things.name.clone())
                .label(spent.place, spent.name.clone())
                .hint("有支出就有对应的数量，核对两个数");
            findings.push(finding.figure(&things.id));
        }
    }
}
