//! A change from last year against last year's number in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::{Pair, Pool};
use super::token::{NumberTokens, pieces};
use crate::base::direction::Direction;
use crate::check::hints;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};

/// 全年国内公务接待105批次1150人次，比上年减少19批次232人次.
pub(super) fn last_year(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let Some(way) = direction(tokens, place).filter(|_| one.number.is_exact()) else { return };
    if one.label.contains("年初") && !one.label.contains("预算") {
        return from_opening(tokens, (place, way), found);
    }
    if !is_from_last_year(tokens, place) {
        return;
    }
    let Some(now) = subject(tokens, place) else { return };
    let pairs = pairs_of(tokens, pool, now);
    let Some(first) = pairs.first() else { return };
    let printed = tokens.interval(place);
    let rate = one.number.quantity == Quantity::Percent;
    let fits = |pair: &&&Pair| {
        change_of(pair, rate).is_some_and(|size| printed.meets(Interval::exact(size)))
    };
    let is_right = |pair: &&Pair| Direction::of(pair.now - pair.before) == Some(way) && fits(&pair);
    let wholes = tokens.amounts_like(now).filter(|at| *at < now);
    let of_whole = wholes.flat_map(|at| pairs_of(tokens, pool, at));
    if pairs.iter().copied().chain(of_whole).any(|pair| is_right(&pair)) {
        return;
    }
    match pairs.iter().find(fits) {
        Some(pair) => {
            let hint = "照数字改方向词，或核对上年数";
            let message = message(tokens, (place, now), pair);
            found.push(mistakes::OPPOSITE_DIRECTION, tokens, (place, &[]), message, hint);
        }
        None if rate || is_given(tokens, (now, place)) => {}
        None => {
            let hint = "核对今年数、上年数和增减数，改掉错的一个";
            let message = message(tokens, (place, now), first);
            found.push(mistakes::WRONG_DIFFERENCE, tokens, (place, &[]), message, hint);
        }
    }
}

/// Whether a change is from last year, not from a budget.
fn is_from_last_year(tokens: &NumberTokens, place: usize) -> bool {
    let words = sentence_part(tokens, place);
    let last = tokens.all[place].basis == AmountBasis::LastYear
        || words.rsplit(['；', '。']).next().is_some_and(is_last);
    last && (!words.contains("预算") || words.contains("一般公共预算"))
}

/// The pairs of this year and last year that an amount may be of, by its value and the words around it.
fn pairs_of<'p>(tokens: &NumberTokens, pool: &'p Pool, now: usize) -> Vec<&'p Pair> {
    let value = tokens.interval(now);
    let quantity = &tokens.all[now].number.quantity;
    let ahead = tokens.ahead(now) + &tokens.tail(now);
    let like = |pair: &&Pair| pair.quantity == *quantity && value.meets(Interval::exact(pair.now));
    pool.pairs.iter().filter(like).filter(|pair| is_named(&ahead, pair)).collect()
}

/// The size of a change from last year, as an amount or as a rate in percent.
fn change_of(pair: &Pair, rate: bool) -> Option<Decimal> {
    let change = (pair.now - pair.before).abs();
    match rate {
        false => Some(change),
        true => change.checked_div(pair.before).map(|rate| rate * Decimal::ONE_HUNDRED),
    }
}

fn message(tokens: &NumberTokens, (place, now): (usize, usize), pair: &Pair) -> String {
    let scale = tokens.all[now].number.scale;
    let plain = |number: Decimal| (number / scale).normalize().to_string();
    format!(
        "{}今年 {}、上年 {}，正文写{}{}",
        pair.name,
        plain(pair.now),
        plain(pair.before),
        tokens.all[place].label.trim_start_matches(['，', ' ']),
        tokens.written(place)
    )
}

/// The direction of a change; 232人次 in 减少19批次、232人次 has that of the number before it.
fn direction(tokens: &NumberTokens, place: usize) -> Option<Direction> {
    let one = &tokens.all[place];
    if matches!(one.role, Some(NumberRole::Change | NumberRole::ChangeRate)) {
        return one.direction;
    }
    let before = place.checked_sub(1)?;
    let gap = tokens.gap(before, place);
    let goes_on = matches!(gap.as_str(), "" | "、" | "和") && one.number.quantity.is_amount();
    let other = &tokens.all[before];
    other.direction.filter(|_| goes_on && other.role == Some(NumberRole::Change))
}

fn is_last(words: &str) -> bool {
    ["比上年", "较上年", "同比", "比去年", "较去年"].iter().any(|word| words.contains(word))
}

/// The words of its sentence from the amount before it on.
fn sentence_part(tokens: &NumberTokens, place: usize) -> String {
    let from = place.saturating_sub(2);
    let sentence = tokens.all[place].sentence;
    let from = (from..place).find(|at| tokens.all[*at].sentence == sentence).unwrap_or(place);
    if from == place { tokens.all[place].label.clone() } else { tokens.gap(from, place) }
}

/// The amount that a change is of: the nearest like one before it that is no change.
fn subject(tokens: &NumberTokens, place: usize) -> Option<usize> {
    let one = &tokens.all[place];
    let rate = one.number.quantity == Quantity::Percent;
    let nearest = (place.saturating_sub(5)..place).rev().find(|at| {
        let other = &tokens.all[*at];
        let like = match rate {
            true => other.number.quantity == Quantity::Money,
            false => other.number.is_like(one.number),
        };
        like && other.role != Some(NumberRole::Change) && other.sentence == one.sentence
    })?;
    let other = &tokens.all[nearest];
    let own = matches!(other.role, Some(NumberRole::Value | NumberRole::Total | NumberRole::To))
        && other.is_amount();
    (own && !matches!(other.basis, AmountBasis::LastYear | AmountBasis::Other)).then_some(nearest)
}

/// 年初1846.20万元…，年末1755.34万元，比年初下降4.92%: the direction against what stands before.
fn from_opening(tokens: &NumberTokens, (place, way): (usize, Direction), found: &mut Findings) {
    let Some(now) = subject(tokens, place) else { return };
    // 年末…，比年初减少64万元，即年初比年末多64万元: said from the other side.
    if ["年初比", "年初较"].iter().any(|word| tokens.all[place].label.contains(word)) {
        return;
    }
    let opening = tokens
        .amounts_like(now)
        .filter(|at| *at < now && tokens.all[*at].label.contains("年初"))
        .last();
    let Some(opening) = opening else { return };
    let (new, old) = (tokens.interval(now), tokens.interval(opening));
    let wrong = match way {
        Direction::Up => old.is_above(new),
        Direction::Down => new.is_above(old),
    };
    let apart = new.apart(old);
    let printed = tokens.interval(place);
    let own = match tokens.all[place].number.quantity {
        Quantity::Percent => printed.is_share(apart, old),
        _ => apart.meets(printed),
    };
    if wrong && own {
        let message = format!(
            "年初 {}，年末 {}，正文写{}{}",
            tokens.written(opening),
            tokens.written(now),
            tokens.all[place].label.trim_start_matches(['，', ' ']),
            tokens.written(place)
        );
        found.push(
            mistakes::OPPOSITE_DIRECTION,
            tokens,
            (place, &[now]),
            message,
            hints::DIRECTION,
        );
    }
}

/// Whether two amounts of the sentence give a change.
fn is_given(tokens: &NumberTokens, (now, place): (usize, usize)) -> bool {
    let printed = tokens.interval(place);
    let amounts: Vec<_> = tokens.amounts_like(now).chain([now]).collect();
    amounts.iter().any(|one| {
        let one = tokens.interval(*one);
        amounts.iter().any(|other| one.minus(tokens.interval(*other)).meets(printed))
    })
}

/// Whether words hold a piece of two characters of a fact's name.
fn is_named(words: &str, pair: &Pair) -> bool {
    let common = ["支出", "收入", "决算", "费用", "批次", "人次", "人数", "经费", "公务", "上年"];
    pieces(&pair.name).any(|piece| !common.contains(&piece.as_str()) && words.contains(&piece))
}
