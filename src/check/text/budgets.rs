//! E03, E05 and E15: what running text says of a line against its budget, in words and in numbers.

use rust_decimal::{Decimal, RoundingStrategy};

use super::column_claim::ColumnClaim;
use super::index::Index;
use super::names_of_figures::{Meaning, names};
use super::passage::Passage;
use super::scope::{Scope, named};
use crate::base::amount::{Amount, Ratio, Unit, fixed};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::direction::Direction;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Figure;

/// 大于预算 and 小于预算 against the numbers.
pub static MORE_OR_LESS: CheckRule = CheckRule::new(codes::E15, Needs::All, more_or_less);

const MORE: [&str; 6] = ["大于预算", "大于年初预算", "超出预算", "超过预算", "高于预算", "超预算"];
const LESS: [&str; 4] = ["小于预算", "小于年初预算", "低于预算", "少于预算"];

fn more_or_less(context: &CheckContext, findings: &mut Diagnostics) {
    let index = Index::new(names(context));
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for name in named(context, passage, &index) {
            if let (Meaning::BudgetLine(line), Scope::Own) = (name.meaning, name.scope) {
                let (_, end) = passage.sentence(name.at);
                words(
                    context,
                    passage,
                    (name.name, line),
                    name.at..end.min(name.end + 30),
                    findings,
                );
            }
        }
    }
}

/// 大于预算 and 小于预算 beside the name of a line that says the contrary.
fn words(
    context: &CheckContext,
    passage: &Passage,
    (name, line): (&str, &str),
    near: std::ops::Range<usize>,
    findings: &mut Diagnostics,
) {
    let (Some(actual), Some(budget)) = (actual(context, line), money(context, line, "budget"))
    else {
        return;
    };
    let found = |words: &[&'static str]| {
        near.clone().find_map(|from| {
            let word = words.iter().find(|word| passage.has(from, word))?;
            let denied = from > 0
                && matches!(passage.chars[from - 1], '未' | '没' | '不' | '无' | '止' | '绝');
            (!denied).then_some((from, *word))
        })
    };
    let wrong = match (found(&MORE), found(&LESS)) {
        (Some(place), _) if actual < budget => Some(place),
        (_, Some(place)) if actual > budget => Some(place),
        _ => None,
    };
    let Some((from, word)) = wrong else { return };
    let unit = context.figures.unit;
    let message =
        format!("{name}决算 {}，预算 {}，不是“{word}”", actual.shown(unit), budget.shown(unit));
    if let Some(span) = passage.span(from, word.chars().count()) {
        let finding = context.finding(message).at(span).hint("照数字改说法，或核对数据");
        findings.push(finding);
    }
}

fn money(context: &CheckContext, line: &str, column: &str) -> Option<Amount> {
    context.figure(&format!("{line}.{column}")).and_then(Figure::money)
}

fn actual(context: &CheckContext, line: &str) -> Option<Amount> {
    money(context, line, "total").or_else(|| money(context, line, "actual"))
}

/// 较预算减少1.5万元, 下降18.75%: an amount or a rate that is not the difference from the budget.
pub fn difference(
    context: &CheckContext,
    passage: &Passage,
    line: &str,
    claimed: &ColumnClaim,
    initial: bool,
    findings: &mut Diagnostics,
) {
    let Some(actual) = actual(context, line) else { return };
    let columns = if initial { ["initial", "budget"] } else { ["budget", "initial"] };
    let budgets: Vec<_> =
        columns.iter().filter_map(|column| money(context, line, column)).collect();
    let (Some(&budget), number) = (budgets.first(), claimed.number) else { return };
    let down = claimed.direction == Some(Direction::Down);
    let spoken = if down { -number.value } else { number.value };
    // Of two budgets either may be meant.
    let unit = number.unit.as_str();
    let places = if unit == "%" && number.decimals == 1 { 1 } else { 2 };
    let fits = |right: Decimal| {
        let away = RoundingStrategy::MidpointAwayFromZero;
        right.round_dp_with_strategy(places, away) == spoken
    };
    if budgets.iter().any(|budget| of_budget(actual, *budget, unit).is_none_or(fits)) {
        return;
    }
    let length = number.length + unit.chars().count();
    let written = format!("{}{}", claimed.word, passage.text(number.at, number.at + length));
    let message = said(context, line, (actual, budget), unit, &written);
    let code = match unit {
        _ if of_budget(actual, budget, unit) == Some(-spoken) => codes::E15,
        "%" => codes::E05,
        _ => codes::E03,
    };
    let Some(span) = passage.span(number.at, length) else { return };
    let place = |column: &str| {
        context.figure(&format!("{line}.{column}")).and_then(|figure| context.place(figure))
    };
    let finding = Diagnostic::new(code, message)
        .label(span, "正文所写")
        .label(columns.iter().find_map(|column| place(column)), "数据文件所填")
        .hint("照数字改，或核对预算数、决算数");
    findings.push(finding);
}

/// How far an amount is from a budget, as it is said with a unit; nothing of a budget of nothing.
fn of_budget(actual: Amount, budget: Amount, unit: &str) -> Option<Decimal> {
    let difference = actual - budget;
    match unit {
        "%" => Ratio::new(difference.yuan(), budget.yuan()).map(Ratio::rounded_percent),
        "元" => Some(difference.of(Unit::Yuan).round_dp(2)),
        _ => Some(difference.of(Unit::WanYuan).round_dp(2)),
    }
}

/// `公务接待费决算数与预算数之差：6.50 － 8.00 = -1.50，填报 减少1.8万元`.
fn said(
    context: &CheckContext,
    line: &str,
    (actual, budget): (Amount, Amount),
    unit: &str,
    written: &str,
) -> String {
    let printed = context.figures.unit;
    let figure = |column: &str| context.figure(&format!("{line}.{column}"));
    let name = figure("total").or_else(|| figure("actual")).map_or("", |figure| &figure.name);
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
