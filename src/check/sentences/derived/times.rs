//! So many times as much, against the amounts around it and in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::typo;
use crate::base::amount::fixed;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;
use crate::statements::words::directions::UP;

/// 年末186.54万元，是年初87.32万元的2.14倍; 离退休4209人，为在职人员的1.28倍.
pub(super) fn times(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    if one.number.quantity != Quantity::Times || !one.number.is_exact() || one.number.decimals == 0
    {
        return;
    }
    let around: Vec<_> =
        tokens.around(place).filter(|at| *at != place && is_side(tokens, *at)).collect();
    if is_given(tokens, place, &around) {
        return;
    }
    let near = around.iter().rev().copied();
    let near = near.filter(|at| *at < place && tokens.all[*at].sentence == one.sentence);
    let near: Vec<_> = near.take(4).collect();
    let printed = Interval::of(one.number, one.number.decimals);
    let meant = meant_quotient(tokens, place, &near)
        .or_else(|| of_fact(tokens, pool, (place, &near), printed));
    let Some((a, sum, right)) = meant else { return };
    let shown = fixed(right, one.number.decimals.max(2));
    let message = format!("{sum}＝{shown}，正文写 {}", tokens.written(place));
    found.push(
        mistakes::WRONG_RATE,
        tokens,
        (place, &[a]),
        message,
        "核对两个数和倍数，改掉错的一个",
    );
}

/// Whether two of the numbers around a multiple give it; 增长1.14倍 is one less.
fn is_given(tokens: &NumberTokens, place: usize, around: &[usize]) -> bool {
    let one = &tokens.all[place];
    let printed = Interval::of(one.number, one.number.decimals);
    let grown = says(&one.label, &UP) || says(&one.label, &["提高", "多", "扩大"]);
    let fits = |a: Interval, b: Interval| {
        let more = Interval::exact(Decimal::ONE);
        a.over(b).is_some_and(|times| {
            times.meets(printed) || (grown && times.minus(more).meets(printed))
        })
    };
    // 增加99.22万元 is no side of 年末数是年初数的2.14倍.
    let side = |at: &usize| grown || tokens.all[*at].role != Some(NumberRole::Change);
    let around: Vec<_> = around.iter().copied().filter(|at| side(at)).collect();
    around.iter().any(|a| {
        let quantity = &tokens.all[*a].number.quantity;
        let own = tokens.interval(*a);
        let others =
            around.iter().filter(|b| **b != *a && tokens.all[**b].number.quantity == *quantity);
        others.map(|b| tokens.interval(*b)).any(|b| fits(own, b) || fits(b, own))
    })
}

/// The two numbers whose quotient is a typing error or 1 away from a multiple: the first, how they are divided, and what
/// they give.
fn meant_quotient(
    tokens: &NumberTokens,
    place: usize,
    near: &[usize],
) -> Option<(usize, String, Decimal)> {
    let number = tokens.all[place].number;
    let pairs = near.iter().flat_map(|a| near.iter().map(move |b| (*a, *b)));
    let mut pairs =
        pairs.filter(|(a, b)| a != b && tokens.all[*a].number.is_like(tokens.all[*b].number));
    pairs.find_map(|(a, b)| {
        let right = tokens.all[a].number.size().checked_div(tokens.all[b].number.size())?;
        let by_one = (right - number.value).abs() - Decimal::ONE;
        let miscounted = by_one.abs() <= Decimal::new(5, number.decimals + 1);
        let near = typo(number.value, right, number.decimals).is_some();
        (near || miscounted)
            .then(|| (a, format!("{}÷{}", tokens.digits(a), tokens.digits(b)), right))
    })
}

fn is_side(tokens: &NumberTokens, place: usize) -> bool {
    let number = tokens.all[place].number;
    number.is_exact() && (number.quantity.is_amount() || number.quantity == Quantity::Percent)
}

/// The fact that the words before it name: 为在职人员的1.28倍.
fn of_fact(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, near): (usize, &[usize]),
    printed: Interval,
) -> Option<(usize, String, Decimal)> {
    let one = &tokens.all[place];
    let a = *near.first()?;
    let name = one
        .label
        .trim_start_matches(['，', '为', '是', '达', '到', '相', '当', '于'])
        .trim_end_matches('的');
    let known = pool.facts.iter().find(|fact| {
        let own = fact.figure.short_name().trim_end_matches('数');
        let named = name.chars().count() > 2 && (own == name || own.ends_with(name));
        named && fact.quantity == tokens.all[a].number.quantity && fact.value > Decimal::ZERO
    })?;
    let right = tokens.all[a].number.size().checked_div(known.value)?;
    let shown = (known.value / tokens.all[a].number.scale).normalize();
    let own = tokens
        .interval(a)
        .over(Interval::exact(known.value))
        .is_some_and(|times| times.meets(printed));
    (!own).then(|| (a, format!("{}÷{shown}", tokens.digits(a)), right))
}
