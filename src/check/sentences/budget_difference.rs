//! A stated difference of a line from its budget against the amounts, to a finding.

use rust_decimal::Decimal;

use super::claims::column_claim::ColumnClaim;
use crate::base::amount::{Amount, Ratio, Unit, fixed, half_up};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::direction::Direction;
use crate::catalogue::Column;
use crate::check::mistakes;
use crate::check::rule::CheckContext;
use crate::figures::Figure;
use crate::statements::passage::Passage;

/// The amount of a line in a column.
pub(super) fn money(context: &CheckContext, line: &str, column: Column) -> Option<Amount> {
    context.of(line, column).and_then(Figure::money)
}

/// The actual amount of a line: its total, or its column of actual amounts.
pub(super) fn actual(context: &CheckContext, line: &str) -> Option<Amount> {
    context.decided(line).and_then(Figure::money)
}

/// Reports 较预算减少1.5万元 or 下降18.75% where that is not the difference from the budget.
pub(super) fn difference(
    context: &CheckContext,
    passage: &Passage,
    line: &str,
    claimed: &ColumnClaim,
    initial: bool,
    findings: &mut Diagnostics,
) {
    let Some(actual) = actual(context, line) else { return };
    let columns =
        if initial { [Column::Initial, Column::Budget] } else { [Column::Budget, Column::Initial] };
    let budgets: Vec<_> =
        columns.iter().filter_map(|column| money(context, line, *column)).collect();
    let (Some(&budget), number) = (budgets.first(), claimed.number) else { return };
    let down = claimed.direction == Some(Direction::Down);
    let spoken = if down { -number.value } else { number.value };
    // Where there are two budgets, either may be meant.
    let unit = number.unit.as_str();
    let places = if unit == "%" && number.decimals == 1 { 1 } else { 2 };
    let fits = |right: Decimal| half_up(right, places) == spoken;
    if budgets.iter().any(|budget| of_budget(actual, *budget, unit).is_none_or(fits)) {
        return;
    }
    let length = number.length + number.unit_length();
    let written = format!("{}{}", claimed.word, passage.text(number.at, number.at + length));
    let message = message_of(context, line, (actual, budget), unit, &written);
    let code = match unit {
        _ if of_budget(actual, budget, unit) == Some(-spoken) => mistakes::OPPOSITE_DIRECTION,
        "%" => mistakes::WRONG_RATE,
        _ => mistakes::OTHER_NUMBER,
    };
    let Some(span) = passage.span(number.at, length) else { return };
    let place = |column: Column| context.of(line, column).and_then(|figure| context.place(figure));
    let finding = Diagnostic::new(code, message)
        .label(span, "正文所写")
        .label(columns.iter().find_map(|column| place(*column)), "数据文件所填")
        .hint("照数字改，或核对预算数、决算数");
    findings.push(finding);
}

/// The difference of an amount from a budget in a unit (`%`, `元`, else 万元); `None` for a rate of a budget of 0.
fn of_budget(actual: Amount, budget: Amount, unit: &str) -> Option<Decimal> {
    let difference = actual - budget;
    match unit {
        "%" => Ratio::new(difference.yuan(), budget.yuan()).map(Ratio::rounded_percent),
        "元" => Some(half_up(difference.of(Unit::Yuan), 2)),
        _ => Some(half_up(difference.of(Unit::WanYuan), 2)),
    }
}

/// `公务接待费决算数与预算数之差：6.50 － 8.00 = -1.50，填报 减少1.8万元`.
fn message_of(
    context: &CheckContext,
    line: &str,
    (actual, budget): (Amount, Amount),
    unit: &str,
    written: &str,
) -> String {
    let printed = context.figures.unit();
    let name = context.decided(line).map_or("", |figure| &figure.name);
    let shown = [actual, budget, actual - budget].map(|amount| amount.shown(printed));
    let sum = format!("{} － {} = {}", shown[0], shown[1], shown[2]);
    match of_budget(actual, budget, "%").filter(|_| unit == "%") {
        Some(rate) => {
            let rate = fixed(rate, 2);
            format!("{name}与预算数之差：{sum}，÷ {} = {rate}%，填报 {written}", shown[1])
        }
        None => format!("{name}与预算数之差：{sum}，填报 {written}"),
    }
}
