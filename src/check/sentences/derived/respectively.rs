//! E05: shares behind 分别占 or 依次占 against the amounts that they belong to, one by one.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::amount::fixed;
use crate::base::codes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;

/// 货物12.60万元、工程24.80万元、服务7.40万元，分别占28.13%、55.36%和16.52%.
pub(super) fn respectively(tokens: &NumberTokens, pool: &Pool, first: usize, found: &mut Findings) {
    let label = &tokens.all[first].label;
    let opens =
        ["分别占", "依次占", "占比分别", "占比依次"].iter().any(|word| label.contains(word));
    if !opens || tokens.all[first].number.quantity != Quantity::Percent {
        return;
    }
    let goes_on = |at: &usize| {
        let joined =
            |at: usize| matches!(tokens.gap(at - 1, at).as_str(), "、" | "和" | "，" | "与");
        *at == first || (tokens.all[*at].number.quantity == Quantity::Percent && joined(*at))
    };
    let shares: Vec<_> = (first..tokens.all.len()).take_while(goes_on).collect();
    let count = shares.len();
    let Some(parts) = parts(tokens, first, count).filter(|_| (2..=8).contains(&count)) else {
        return;
    };
    let fits = |part: usize, share: usize, whole: Interval| {
        tokens.interval(share).is_share(tokens.interval(part), whole)
    };
    let sum = parts.iter().map(|part| tokens.interval(*part)).reduce(Interval::plus);
    let quantity = &tokens.all[parts[0]].number.quantity;
    let known =
        pool.facts.iter().filter(|fact| fact.quantity == *quantity && fact.value > Decimal::ZERO);
    let wholes = sum.into_iter().chain(tokens.amounts_like(parts[0]).map(|at| tokens.interval(at)));
    let wholes: Vec<_> = wholes.chain(known.map(|fact| Interval::exact(fact.value))).collect();
    let right = |whole: &Interval| {
        parts.iter().zip(&shares).filter(|(part, share)| fits(**part, **share, *whole)).count()
    };
    // Exchanged: each amount has one of the shares, though not its own.
    let mixed = |whole: &Interval| {
        parts.iter().all(|part| shares.iter().any(|share| fits(*part, *share, *whole)))
    };
    let best = wholes
        .iter()
        .map(|whole| (right(whole), mixed(whole), whole))
        .max_by_key(|(right, mixed, _)| (*right, *mixed));
    let Some((right, mixed, whole)) = best.filter(|(right, ..)| *right < count) else { return };
    let one_off = right + 1 == count && (count > 2 || sum == Some(*whole));
    if !(one_off || mixed) {
        return;
    }
    let wrong = parts.iter().zip(&shares).find(|(part, share)| !fits(**part, **share, *whole));
    let Some((part, share)) = wrong else { return };
    let number = tokens.all[*share].number;
    let middle = (whole.low + whole.high) / Decimal::TWO;
    let Some(rate) = tokens.all[*part].number.size().checked_div(middle) else { return };
    let message = format!(
        "{}占 {}%，正文写 {}",
        tokens.written(*part),
        fixed(rate * Decimal::ONE_HUNDRED, number.decimals.max(2)),
        tokens.written(*share)
    );
    found.push(
        codes::E05,
        tokens,
        (*share, &[*part]),
        message,
        "核对分子、分母和率，改掉错的一个；“分别”“依次”照前面的先后",
    );
}

/// So many like amounts right before the shares.
fn parts(tokens: &NumberTokens, first: usize, count: usize) -> Option<Vec<usize>> {
    let last = (0..first).rev().take(2).find(|at| tokens.all[*at].is_amount())?;
    let from = (last + 1).checked_sub(count)?;
    let like = |at: usize| {
        tokens.all[at].is_amount()
            && tokens.all[at].number.is_like(tokens.all[last].number)
            && tokens.all[at].sentence == tokens.all[first].sentence
    };
    (from..=last).all(like).then(|| (from..=last).collect())
}
