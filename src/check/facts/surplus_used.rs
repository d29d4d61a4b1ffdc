//! 使用非财政拨款结余 where no money but that of the budget was short.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, keys, money_source};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Funding;
use crate::figures::Figure;

/// Surplus that was used though nothing was short.
pub(crate) static SURPLUS_USED: CheckRule = CheckRule::new(codes::E22, Needs::All, surplus_used);

/// Only of a unit without others below it: what one of them lacks does not show in the sum of all.
fn surplus_used(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(used) = context.stated(keys::SURPLUS_USED) else { return };
    let is_some =
        number(context, used).is_some_and(|used| used.is_sign_positive() && !used.is_zero());
    if !is_some || !context.report.subordinates.is_empty() {
        return;
    }
    let others = context.report.funding.iter().filter(|row| !is_of_budget(&row.source.value));
    let sides: Option<Vec<_>> = others.map(|row| both_sides(context, row)).collect();
    let Some(sides) = sides.filter(|sides| !sides.is_empty()) else { return };
    let is_covered = |(came, went): &(&Figure, &Figure)| {
        number(context, came).zip(number(context, went)).is_some_and(|(came, went)| came >= went)
    };
    if !sides.iter().all(is_covered) {
        return;
    }
    let message = format!(
        "{} {}，而财政拨款以外的各种资金收入都不少于支出，没有要弥补的差额",
        used.name,
        context.exact(used)
    );
    let finding = context.finding(message).label(context.place(used), used.name.clone());
    let finding = sides
        .iter()
        .fold(finding, |finding, (_, went)| finding.label(context.place(went), went.name.clone()));
    let hint = "核对 carryover 的 surplus_used 和各种资金的支出（expenditure.funding）：用结余安排的支出，列在它的来源里，这个来源的支出就大于收入";
    findings.push(finding.hint(hint).figure(&used.id));
}

/// Whether a source is money of the budget, by itself or by who pays it.
fn is_of_budget(code: &str) -> bool {
    money_source(code).is_none_or(|source| source.is_fiscal || source.covers_fiscal)
}

/// What came in from a source and what was spent of it.
fn both_sides<'a>(context: &'a CheckContext, row: &Funding) -> Option<(&'a Figure, &'a Figure)> {
    let of = |column| context.of(&row.fact, column).filter(|one| one.value().is_some());
    Some((of(Column::Received)?, of(Column::Actual)?))
}
