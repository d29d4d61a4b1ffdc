//! Amounts that are not zero and are printed as 0.00.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, Value};

/// Amounts that rounding takes away.
pub(crate) static ROUNDED_AWAY: CheckRule = CheckRule::new(codes::E19, Needs::Lists, rounded_away);

/// So many are shown at their place.
const SHOWN: usize = 3;

fn rounded_away(context: &CheckContext, findings: &mut Diagnostics) {
    let is_filled =
        |figure: &&Figure| figure.place.is_some_and(|place| place.source == context.report.source);
    let all: Vec<_> =
        context.figures.iter().filter(is_filled).filter(|one| is_lost(context, one)).collect();
    let Some(first) = all.first() else { return };
    let more = if all.len() > 1 { format!("等 {} 处", all.len()) } else { String::new() };
    let unit = context.figures.unit().word();
    let message = format!(
        "{} {}{more}不是 0，按{unit}印作 {}",
        first.name,
        context.exact(first),
        context.figures.number(first)
    );
    let finding = all
        .iter()
        .take(SHOWN)
        .fold(context.finding(message), |finding, one| finding.label(one.place, one.name.clone()));
    findings
        .push(finding.hint("核对金额和单位（unit）；没有填错的，读的人看到的是 0，在正文里说明"));
}

fn is_lost(context: &CheckContext, figure: &Figure) -> bool {
    let Some(Value::Money(amount)) = figure.value() else { return false };
    let printed = context.figures.style.plain(*amount).parse::<Decimal>();
    !amount.is_zero() && printed.is_ok_and(|printed| printed.is_zero())
}
