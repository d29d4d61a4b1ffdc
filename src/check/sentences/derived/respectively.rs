//! Shares behind 分别占 or 依次占 against the amounts that they belong to, one by one.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::amount::fixed;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;

/// 货物12.60万元、工程24.80万元、服务7.40万元，分别占28.13%、55.36%和16.52%.
pub(super) fn respectively(tokens: &NumberTokens, pool: &Pool, first: usize, found: &mut Findings) {
    let Some(shares) = shares(tokens, first).filter(|shares| (2..=8).contains(&shares.len()))
    else {
        return;
    };
    let Some(parts) = parts(tokens, first, shares.len()) else { return };
    let Some(whole) = misread_whole(tokens, pool, &parts, &shares) else { return };
    let wrong = parts
        .iter()
        .zip(&shares)
        .find(|(part, share)| !is_share_of(tokens, **part, **share, whole));
    let Some((&part, &share)) = wrong else { return };
    let middle = (whole.low + whole.high) / Decimal::TWO;
    let Some(rate) = tokens.all[part].number.size().checked_div(middle) else { return };
    let decimals = tokens.all[share].number.decimals.max(2);
    let message = format!(
        "{}占 {}%，正文写 {}",
        tokens.written(part),
        fixed(rate * Decimal::ONE_HUNDRED, decimals),
        tokens.written(share)
    );
    let hint = "核对分子、分母和率，改掉错的一个；“分别”“依次”照前面的先后";
    found.push(mistakes::WRONG_RATE, tokens, (share, &[part]), message, hint);
}

/// The shares in a row from the first, behind 分别占 or 依次占.
fn shares(tokens: &NumberTokens, first: usize) -> Option<Vec<usize>> {
    let label = &tokens.all[first].label;
    let opens =
        ["分别占", "依次占", "占比分别", "占比依次"].iter().any(|word| label.contains(word));
    let is_percent = |at: usize| tokens.all[at].number.quantity == Quantity::Percent;
    let joined = |at: usize| matches!(tokens.gap(at - 1, at).as_str(), "、" | "和" | "，" | "与");
    let goes_on = |at: &usize| *at == first || (is_percent(*at) && joined(*at));
    (opens && is_percent(first)).then(|| (first..tokens.all.len()).take_while(goes_on).collect())
}

fn is_share_of(tokens: &NumberTokens, part: usize, share: usize, whole: Interval) -> bool {
    tokens.interval(share).is_share(tokens.interval(part), whole)
}

/// The whole of which all shares but one are right, or are right when exchanged.
fn misread_whole(
    tokens: &NumberTokens,
    pool: &Pool,
    parts: &[usize],
    shares: &[usize],
) -> Option<Interval> {
    let sum = parts.iter().map(|part| tokens.interval(*part)).reduce(Interval::plus);
    let fits =
        |part: &usize, share: &usize, whole: Interval| is_share_of(tokens, *part, *share, whole);
    let right = |whole: Interval| {
        parts.iter().zip(shares).filter(|(part, share)| fits(part, share, whole)).count()
    };
    // Exchanged: each amount has one of the shares, though not its own.
    let mixed = |whole: Interval| {
        parts.iter().all(|part| shares.iter().any(|share| fits(part, share, whole)))
    };
    // Of wholes that fit as many shares the last is taken: the sum of the parts.
    let wholes = other_wholes(tokens, pool, parts[0]).into_iter().chain(sum);
    let best = wholes
        .map(|whole| (right(whole), mixed(whole), whole))
        .max_by_key(|(right, mixed, _)| (*right, *mixed));
    let (right, mixed, whole) = best.filter(|(right, ..)| *right < shares.len())?;
    let one_off = right + 1 == shares.len() && (shares.len() > 2 || sum == Some(whole));
    (one_off || mixed).then_some(whole)
}

/// The amounts around a part and in the facts that may be its whole.
fn other_wholes(tokens: &NumberTokens, pool: &Pool, part: usize) -> Vec<Interval> {
    let quantity = &tokens.all[part].number.quantity;
    let known =
        pool.facts.iter().filter(|fact| fact.quantity == *quantity && fact.value > Decimal::ZERO);
    let around = tokens.amounts_like(part).map(|at| tokens.interval(at));
    around.chain(known.map(|fact| Interval::exact(fact.value))).collect()
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
