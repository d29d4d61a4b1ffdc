//! The rate of a change by its difference: 减少460人，下降3.68%, where no number is there that the difference is such a rate of.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, is_said, meant};
use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::amount::fixed;
use crate::base::direction::Direction;
use crate::base::han::is_han;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_dated_bracket;
use crate::statements::quantity::Quantity;

/// A rate right behind a difference: it is of the number that is compared with, or of any number with the difference taken
/// back.
pub(super) fn changed(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let Some((change, direction)) = change_of(tokens, place) else { return };
    let rate = meant(tokens.all[place].number);
    let difference = meant(tokens.all[change].number);
    if rate.low <= Decimal::ZERO || difference.low <= Decimal::ZERO {
        return;
    }
    let Some(base) = difference.over(rate).map(Interval::percent) else { return };
    match explicit_base(tokens, change) {
        Some(explicit) if base.meets(meant(tokens.all[explicit].number)) => {}
        Some(explicit) => report(tokens, place, (change, explicit, None), found),
        None => {
            let now = match direction {
                Direction::Up => base.plus(difference),
                Direction::Down => base.minus(difference),
            };
            if !is_any(tokens, pool, change, (base, now))
                && let Some(subject) = subject(tokens, change)
            {
                report(tokens, place, (change, subject, Some(direction)), found);
            }
        }
    }
}

/// The difference right before a rate in the same direction.
fn change_of(tokens: &NumberTokens, place: usize) -> Option<(usize, Direction)> {
    let (one, before) = (&tokens.all[place], place.checked_sub(1)?);
    let other = &tokens.all[before];
    let (ChangePart::Change(way), ChangePart::Change(direction)) =
        (change_part(tokens, place), change_part(tokens, before))
    else {
        return None;
    };
    let gap = tokens.gap(before, place);
    let near = one.label.chars().count() <= 5
        && !says(&one.label, &["比", "较"])
        && gap.matches('，').count() <= 1
        && !says(&gap, &["其中", "；", "（", "分别", "依次"])
        && other.sentence == one.sentence;
    let own = one.number.quantity == Quantity::Percent
        && other.number.quantity.is_amount()
        && is_said(one.number)
        && other.number.is_exact()
        && !is_in_dated_bracket(tokens.text.passage, one.number.at)
        && !says(&tokens.near_ahead(before, 31), &["分别", "依次"]);
    (near && own && way == direction).then_some((before, direction))
}

/// The number that a difference is compared with, right before it.
fn explicit_base(tokens: &NumberTokens, change: usize) -> Option<usize> {
    let base = change.checked_sub(1)?;
    let (one, other) = (&tokens.all[change], &tokens.all[base]);
    let own = other.number.is_like(one.number) && other.sentence == one.sentence;
    (own && change_part(tokens, base) == ChangePart::Base && is_said(other.number)).then_some(base)
}

/// What changed: the last amount before the difference in its sentence that is no change.
fn subject(tokens: &NumberTokens, change: usize) -> Option<usize> {
    let one = &tokens.all[change];
    let like = |at: &usize| {
        let other = &tokens.all[*at];
        other.sentence == one.sentence
            && other.number.is_like(one.number)
            && is_said(other.number)
            && !matches!(change_part(tokens, *at), ChangePart::Change(_))
    };
    let from = change.saturating_sub(super::token::NEAR);
    if let Some(subject) = (from..change).rev().find(like) {
        return Some(subject);
    }
    // 上级资金比上年增加538.60万元: it is named, and its amount stands in another sentence.
    let before = one.label.split(['比', '较']).next().unwrap_or_default();
    let named = before.chars().filter(|c| is_han(*c)).count() >= 2 && before != one.label;
    named.then_some(change)
}

/// Whether any number of the text, of the other texts or of the facts is the base or what became of it.
fn is_any(
    tokens: &NumberTokens,
    pool: &Pool,
    change: usize,
    (base, now): (Interval, Interval),
) -> bool {
    let one = &tokens.all[change];
    let quantity = &one.number.quantity;
    let planned = says(&one.label, &["目标", "计划", "预算", "任务", "标准"]);
    let like = |at: &usize| *at != change && tokens.all[*at].number.quantity == *quantity;
    let here = tokens.around(change).filter(like).any(|at| {
        let number = meant(tokens.all[at].number);
        number.meets(now) || (planned && number.meets(base))
    });
    let step = meant(one.number);
    let half = (step.high - step.low) / Decimal::TWO;
    let wide = |one: Interval| Interval { low: one.low - half, high: one.high + half };
    here || pool.mentioned.has(quantity, wide(now))
        || pool.has(quantity, wide(now))
        || pool.has(quantity, wide(base))
}

fn report(
    tokens: &NumberTokens,
    place: usize,
    (change, of, direction): (usize, usize, Option<Direction>),
    found: &mut Findings,
) {
    let size = |at: usize| tokens.all[at].number.size();
    let base = match direction {
        None => size(of),
        Some(Direction::Up) => size(of) - size(change),
        Some(Direction::Down) => size(of) + size(change),
    };
    let rate = (size(change) * Decimal::ONE_HUNDRED).checked_div(base);
    let written = tokens.written(place);
    let message = match rate.filter(|rate| of != change && *rate > Decimal::ZERO) {
        Some(rate) => {
            let shown = fixed(rate, tokens.all[place].number.decimals.max(2));
            let sum = match direction {
                None => format!("{}÷{}", tokens.written(change), tokens.written(of)),
                Some(way) => {
                    let sign = if way == Direction::Up { '－' } else { '＋' };
                    let (of, change) = (tokens.written(of), tokens.written(change));
                    format!("{change}÷（{of}{sign}{change}）")
                }
            };
            format!("{sum}＝{shown}%，正文写 {written}")
        }
        None => format!(
            "没有哪个数{}{}后是{written}",
            direction.map_or("增减", Direction::word),
            tokens.written(change)
        ),
    };
    let hint = "核对本期数、基数、增减额和增减率，改掉错的一个；增减率以上年数（或比较的数）为基数";
    found.push(mistakes::WRONG_RATE, tokens, (place, &[change]), message, hint);
}
