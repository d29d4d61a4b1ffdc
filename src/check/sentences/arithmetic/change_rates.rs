//! The rate of a change against its amounts.

use rust_decimal::Decimal;

use super::bare::is_bare;
use super::sides::{ChangeSides, is_of_subject, sides};
use super::text::StatedText;
use super::wrong_rate::wrong_rate;
use crate::base::amount::fixed;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::check::hints;
use crate::check::mistakes;
use crate::check::rule::CheckContext;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole, Statement};

/// 减少1.5万元，下降8.33%: the rate against the amounts.
pub(super) fn rate(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    findings: &mut Diagnostics,
) {
    let one = text.at(place);
    if !one.number.is_exact() || one.number.quantity != Quantity::Percent {
        return;
    }
    if let Some(before) = text.before(place).next() {
        let between = text.gap(before, place);
        let none = ["上年没有", "上年无", "上年未", "上年为0", "上年为零", "去年没有", "去年无"];
        if none.iter().any(|word| between.contains(word))
            && !one.number.value.is_zero()
            && is_bare(&text.label(place))
        {
            let message = format!("上年没有，却写“{}{}”", text.label(place), text.written(place));
            return text.report(
                mistakes::GROWTH_FROM_NOTHING,
                (place, &[before]),
                message,
                "上年为 0 不写百分比，写“上年没有此项支出”",
                findings,
            );
        }
    }
    let previous = text.before(place).next();
    let change = previous.filter(|before| {
        let other = text.at(*before);
        let near = other.role == NumberRole::Change && other.depth == one.depth;
        near && other.number.is_exact()
            && other.number.quantity.is_amount()
            && is_bare(&text.label(place))
    });
    match change {
        Some(change) => of_change(context, text, (place, change), findings),
        None => of_sides(text, place, findings),
    }
}

/// The rate behind a difference.
fn of_change(
    context: &CheckContext,
    text: &StatedText,
    (place, change): (usize, usize),
    findings: &mut Diagnostics,
) {
    let (one, other) = (text.at(place), text.at(change));
    let between = text.gap(change, place);
    let apart = ["分别", "各", "环比", "其中"].iter().any(|word| between.contains(word));
    if apart || !(one.basis == other.basis || one.basis == AmountBasis::Unstated) {
        return;
    }
    if is_contrary(one, other) {
        return contrary(text, (place, change), findings);
    }
    let Some(ChangeSides { now, before }) = sides(text, change, &other.number.quantity) else {
        return;
    };
    if !text.at(now).number.is_exact() || !is_of_subject(text, change, now) {
        return;
    }
    let own: Vec<_> = before.into_iter().chain([now]).collect();
    let sides = (now, before.filter(|before| text.at(*before).number.is_exact()));
    if is_zero(base(text, change, sides)) && !one.number.value.is_zero() {
        return of_nothing(text, (place, change, now), findings);
    }
    let Some(right) = text.interval(change).over(base(text, change, sides)) else { return };
    let fits = right.percent().meets(text.interval(place));
    if !fits && !fits_another(context, text, (place, change), &own) {
        wrong(text, (place, change), sides, findings);
    }
}

/// Whether a difference and its rate state two directions.
fn is_contrary(rate: &Statement, change: &Statement) -> bool {
    let directions = rate.direction.zip(change.direction);
    directions.is_some_and(|(one, other)| one != other)
        && !rate.number.value.is_zero()
        && !change.number.value.is_zero()
}

fn contrary(text: &StatedText, (place, change): (usize, usize), findings: &mut Diagnostics) {
    let word = |at: usize| text.at(at).direction.map_or("", Direction::word);
    let message = format!(
        "前面说{}{}，后面说{}{}，方向不一",
        word(change),
        text.written(change),
        word(place),
        text.written(place)
    );
    let hint = "两处说的是一件事，方向词要相同";
    text.report(mistakes::OPPOSITE_DIRECTION, (place, &[change]), message, hint, findings);
}

/// What a difference is from: the amount before it, or the amount now without the difference.
fn base(text: &StatedText, change: usize, (now, before): (usize, Option<usize>)) -> Interval {
    let (now, difference) = (text.interval(now), text.interval(change));
    match before {
        Some(before) => text.interval(before),
        None if text.at(change).direction == Some(Direction::Down) => now.plus(difference),
        None => now.minus(difference),
    }
}

/// A rate of a difference from 0.
fn of_nothing(
    text: &StatedText,
    (place, change, now): (usize, usize, usize),
    findings: &mut Diagnostics,
) {
    let message =
        format!("基数是 0（{}－{}），没有增减百分比", text.digits(now), text.written(change));
    let hint = "上年为 0 不写百分比，写“上年无此项支出”";
    text.report(mistakes::GROWTH_FROM_NOTHING, (place, &[now, change]), message, hint, findings);
}

/// A rate that its difference does not give.
fn wrong(
    text: &StatedText,
    (place, change): (usize, usize),
    (now, before): (usize, Option<usize>),
    findings: &mut Diagnostics,
) {
    let size = |at: usize| text.at(at).number.size();
    let up = text.at(change).direction != Some(Direction::Down);
    let base = match before {
        Some(before) => size(before),
        None if up => size(now) - size(change),
        None => size(now) + size(change),
    };
    let Some(exact) = size(change).checked_div(base) else { return };
    let sum = match before {
        Some(before) => format!("{}÷{}", text.digits(change), text.digits(before)),
        None => {
            let sign = if up { '－' } else { '＋' };
            format!("{}÷（{}{sign}{}）", text.digits(change), text.digits(now), text.digits(change))
        }
    };
    let exact = exact * Decimal::ONE_HUNDRED;
    wrong_rate(text, (place, &[now, change]), exact, &sum, findings);
}

fn is_zero(base: Interval) -> bool {
    base.low <= Decimal::ZERO && base.high >= Decimal::ZERO
}

/// Whether a rate of a change fits another amount around it or of the facts.
fn fits_another(
    context: &CheckContext,
    text: &StatedText,
    (place, change): (usize, usize),
    sides: &[usize],
) -> bool {
    let (printed, difference) = (text.interval(place), text.interval(change));
    let fits = |base: Interval| printed.is_share(difference, base);
    // 会议费2.40万元，减少2.10万元，下降87.50%: divided by the amount of this year.
    let near = text.around(place).filter(|other| {
        *other != change
            && !sides.contains(other)
            && text.is_amount(*other)
            && text.is_like(*other, change)
    });
    let mut near = near.map(|other| text.interval(other));
    near.any(|x| fits(x) || fits(x.plus(difference)) || fits(x.minus(difference)))
        || (text.at(change).number.quantity == Quantity::Money
            && sides.len() == 1
            && context
                .amounts
                .wholes(difference, printed)
                .any(|known| !sides.iter().any(|side| text.interval(*side).meets(known))))
}

/// The rate behind two amounts: 由7万元降至6.5万元，下降7.14%.
fn of_sides(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let Some(now) = text.before(place).next() else { return };
    let role = text.at(now).role;
    let quantity = &text.at(now).number.quantity;
    if !quantity.is_amount()
        || !matches!(role, NumberRole::To | NumberRole::Base | NumberRole::Value)
    {
        return;
    }
    let Some(ChangeSides { now, before: Some(before) }) = sides(text, place, quantity) else {
        return;
    };
    let exact = text.at(now).number.is_exact() && text.at(before).number.is_exact();
    if !exact || !is_of_subject(text, place, now) {
        return;
    }
    let (new, old) = (text.interval(now), text.interval(before));
    let printed = text.interval(place);
    let down = one.direction == Some(Direction::Down);
    let difference = if down { old.minus(new) } else { new.minus(old) };
    let Some(right) = difference.over(old) else { return };
    if right.percent().meets(printed) {
        return;
    }
    let size = |place: usize| text.at(place).number.size();
    let Some(exact) = (size(now) - size(before)).checked_div(size(before)) else { return };
    let sum = format!("（{}－{}）÷{}", text.digits(now), text.digits(before), text.digits(before));
    let opposite = if down { new.minus(old) } else { old.minus(new) };
    if opposite.over(old).is_some_and(|rate| rate.percent().meets(printed)) {
        let message = format!("{sum}＝{}%，方向相反", fixed(exact * Decimal::ONE_HUNDRED, 2));
        return text.report(
            mistakes::OPPOSITE_DIRECTION,
            (place, &[now, before]),
            message,
            hints::DIRECTION,
            findings,
        );
    }
    wrong_rate(text, (place, &[now, before]), (exact * Decimal::ONE_HUNDRED).abs(), &sum, findings);
}
