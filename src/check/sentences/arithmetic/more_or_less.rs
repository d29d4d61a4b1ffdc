//! Words such as 大于预算 against the budget and the amount of their sentence.

use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::Column;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::budget_words::{LESS, MORE, SAME, budget_words};
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};

/// 决算数小于预算数 against the two numbers before it.
pub(crate) static MORE_OR_LESS: CheckRule = CheckRule::new(codes::E15, Needs::Lists, more_or_less);

fn more_or_less(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        let mut done = None;
        for place in 1..text.all().len() {
            let one = text.at(place);
            if done != Some(one.segment) && pair(context, &text, place, findings) {
                done = Some(one.segment);
            }
        }
    }
}

/// An amount right behind its budget, and the words behind both; whether they were compared.
fn pair(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    findings: &mut Diagnostics,
) -> bool {
    let (budget, actual) = (text.at(place - 1), text.at(place));
    let is_budget =
        matches!(budget.basis, AmountBasis::Initial | AmountBasis::Budget | AmountBasis::Adjusted);
    let is_actual = matches!(actual.basis, AmountBasis::Actual);
    let values = budget.role == NumberRole::Value && actual.role == NumberRole::Value;
    let money =
        budget.number.quantity == Quantity::Money && actual.number.quantity == Quantity::Money;
    let exact = budget.number.is_exact() && actual.number.is_exact();
    if !(is_budget && is_actual && values && money && exact) || budget.segment != actual.segment {
        return false;
    }
    let (_, stop) = text.passage.sentence(actual.number.at);
    let next = text.all()[place + 1..]
        .iter()
        .find(|next| next.role == NumberRole::Value && next.number.quantity == Quantity::Money);
    let end = next.map_or(stop, |next| next.number.at.min(stop));
    let (small, large) = (
        text.interval(place).is_above(text.interval(place - 1)),
        text.interval(place - 1).is_above(text.interval(place)),
    );
    let words = |stand| {
        (actual.number.end..end).find_map(|at| {
            let words = budget_words(text.passage, at, stand)?;
            let denied = "未没不无".contains(text.passage.chars[at - 1]);
            (!denied).then_some((at, words))
        })
    };
    let wrong = match () {
        () if large => words(MORE).or_else(|| words(SAME)),
        () if small => words(LESS).or_else(|| words(SAME)),
        () => None,
    };
    let Some((at, words)) = wrong else { return true };
    let initial = words.column == Some(Column::Initial) && budget.basis != AmountBasis::Initial;
    if initial || text.are_cited(&[place, place - 1]) {
        return true;
    }
    let (own, other) = (text.written(place), text.written(place - 1));
    let message = format!("决算 {own}，预算 {other}，不是“{}”", words.text);
    if let Some(span) = text.passage.span(at, words.text.chars().count()) {
        findings.push(context.finding(message).at(span).hint("照数字改说法，或核对两个数"));
    }
    true
}
