//! A difference from a number that stands right before it: 1486.5毫米，比多年平均值1392.0毫米偏多6.79%.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, is_said, meant};
use super::findings::Findings;
use super::token::NumberTokens;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;

/// A difference or its rate right behind its base: some number of the text up to there is the base with it, in the
/// direction that is said.
pub(super) fn against(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let Some((base, direction)) = base_of(tokens, place) else { return };
    let opposite = match direction {
        Direction::Up => Direction::Down,
        Direction::Down => Direction::Up,
    };
    // 占三分之二以上，比目标65%高3.82个百分点: what is compared is no number.
    let in_words = tokens.ahead(place).contains("分之");
    if in_words || !has_subject(tokens, base) || fits_any(tokens, (base, place), direction) {
        return;
    }
    let words = tokens.all[base].label.trim_start_matches(['，', '、', ' ']).to_string();
    let base_words = format!("{words}{}", tokens.written(base));
    let written = tokens.written(place);
    if fits_any(tokens, (base, place), opposite) {
        let message =
            format!("{base_words}相差 {written}，方向应是{}，正文写的相反", opposite.word());
        let hint = "核对两个数和方向词，改掉错的一个";
        found.push(mistakes::OPPOSITE_DIRECTION, tokens, (place, &[base]), message, hint);
        return;
    }
    let message = format!("前面没有哪个数{base_words}相差 {written}");
    let hint = "核对两个数和它们的差，改掉错的一个";
    let code = match tokens.all[place].number.quantity {
        Quantity::Percent => mistakes::WRONG_RATE,
        Quantity::Points => mistakes::WRONG_POINTS,
        _ => mistakes::WRONG_DIFFERENCE,
    };
    found.push(code, tokens, (place, &[base]), message, hint);
}

/// The number that a difference is from, right before it.
fn base_of(tokens: &NumberTokens, place: usize) -> Option<(usize, Direction)> {
    let base = place.checked_sub(1)?;
    let (one, other) = (&tokens.all[place], &tokens.all[base]);
    let ChangePart::Change(direction) = change_part(tokens, place) else { return None };
    let gap = tokens.gap(base, place);
    let near = gap.chars().count() <= 6 && !says(&gap, &["，", "；", "（", "）"]);
    let own = is_said(one.number)
        && is_said(other.number)
        && one.sentence == other.sentence
        && change_part(tokens, base) == ChangePart::Base
        && !says(&other.label, &["分别", "人均", "户均"]);
    let pair = match (&other.number.quantity, &one.number.quantity) {
        (Quantity::Percent, Quantity::Points) => true,
        (of, Quantity::Percent) => of.is_amount(),
        (of, quantity) => of == quantity && of.is_amount(),
    };
    (near && own && pair).then_some((base, direction))
}

/// Whether a like number that is no change stands before a base in its sentence.
fn has_subject(tokens: &NumberTokens, base: usize) -> bool {
    let one = &tokens.all[base];
    let from = base.saturating_sub(super::token::NEAR);
    (from..base).any(|at| {
        let other = &tokens.all[at];
        other.sentence == one.sentence
            && other.number.is_like(one.number)
            && other.depth <= one.depth
            && change_part(tokens, at) == ChangePart::Plain
    })
}

/// Whether the base and the difference give any number of the text up to the end of the sentence.
fn fits_any(tokens: &NumberTokens, (base, place): (usize, usize), direction: Direction) -> bool {
    let (of, change) = (tokens.all[base].number, tokens.all[place].number);
    let (from, difference) = (meant(of), meant(change));
    let rate = change.quantity == Quantity::Percent && of.quantity != Quantity::Percent;
    let fits = |now: Interval| {
        let apart = match direction {
            Direction::Up => now.minus(from),
            Direction::Down => from.minus(now),
        };
        match rate {
            true => apart.over(from).is_none_or(|one| one.percent().meets(difference)),
            false => apart.meets(difference),
        }
    };
    let like = |at: &usize| {
        let other = &tokens.all[*at];
        *at != base
            && *at != place
            && other.sentence <= tokens.all[base].sentence
            && other.number.quantity == of.quantity
    };
    let near = base.saturating_sub(MOST)..(place + MOST).min(tokens.all.len());
    let here = near.filter(like).any(|at| fits(meant(tokens.all[at].number)));
    here || difference.low < Decimal::ZERO
}

/// How many numbers around one are looked at.
const MOST: usize = 60;
