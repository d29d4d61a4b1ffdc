//! A share or a degree of completion against the amounts around it and in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::share_beside::{beside, is_bare};
use super::share_listed::{ListedShare, listed};
use super::share_named::named;
use super::share_plain::plain;
use super::share_project::of_project;
use super::share_whole::{ShareBase, base_of, named_whole, of_rate, of_share};
use super::token::NumberTokens;
use super::typo::typo;
use crate::base::amount::fixed;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::wholes::Wholes;
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_row_of_rates;
use crate::statements::statement::NumberRole;

/// A share (占39.39%), a completion (完成目标的96%) or a rate behind two amounts (合格241份，合格率96.4%).
pub(super) fn share(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let percent =
        matches!(one.role, Some(NumberRole::Share | NumberRole::Rate)) && one.number.is_exact();
    // 分别占28.13%、55.36% are looked at together.
    let in_row = is_in_row_of_rates(tokens.text.passage, one.number)
        && says(&tokens.ahead(place), &["分别", "依次"]);
    if !percent || one.number.value.is_zero() || in_row {
        return;
    }
    let whole = place.checked_sub(1).filter(|whole| is_whole(tokens, *whole));
    if let Some(whole) = whole {
        return of_number(tokens, (place, whole), found);
    }
    let parts: Vec<_> = parts(tokens, place);
    let Some(&part) = parts.first() else { return };
    let printed = tokens.interval(place);
    if is_bare(tokens, place) && is_rest(tokens, place, printed) {
        return;
    }
    match listed(tokens, place, printed) {
        ListedShare::Open => {}
        ListedShare::Right => return,
        ListedShare::Wrong(base) => return report(tokens, place, base, found),
    }
    if is_of_another(tokens, place) {
        return;
    }
    if let Some(base) = of_project(tokens, pool, place, printed) {
        return report(tokens, place, base, found);
    }
    let bound = named_whole(tokens, pool, (place, &parts), printed)
        .or_else(|| beside(tokens, (place, part), printed))
        .or_else(|| named(tokens, pool, (place, &parts), printed));
    if let Some(base) = bound {
        return report(tokens, place, base, found);
    }
    if is_given(tokens, pool, (place, &parts), printed) {
        return;
    }
    let of = one.label.split_once('占').map(|(_, of)| of);
    let base = match (one.role, of) {
        (Some(NumberRole::Share), Some(of)) => of_share(tokens, pool, (place, part), of),
        _ => of_rate(tokens, place, part),
    };
    let base = base.or_else(|| plain(tokens, pool, (place, &parts), printed));
    if let Some(base) = base {
        report(tokens, place, base, found);
    }
}

/// Whether a share is what the one before it leaves of the whole: 基本支出…，占支出的67.93%；项目支出…，占32.07%.
fn is_rest(tokens: &NumberTokens, place: usize, printed: Interval) -> bool {
    let before = (place.saturating_sub(8)..place).rev();
    let mut shares = before.filter(|at| tokens.all[*at].role == Some(NumberRole::Share));
    let rest = |at| Interval::exact(Decimal::ONE_HUNDRED).minus(tokens.interval(at));
    shares.next().is_some_and(|at| rest(at).meets(printed))
}

/// Whether a share without the name of its whole names its part, and no amount right before it is that part: 初级43人，
/// 高级职称占29.63%.
fn is_of_another(tokens: &NumberTokens, place: usize) -> bool {
    let one = &tokens.all[place];
    let Some((name, of)) = one.label.split_once('占') else { return false };
    let name = name.trim_start_matches(['，', ' ', '（']);
    let before = place.checked_sub(1).map(|before| &tokens.all[before].label);
    let long = name.chars().count() > 1 && of.is_empty();
    long && before.is_some_and(|label| !label.contains(name))
}

/// Whether a number is what the share right behind it is of: 占60座水库的63.33%.
fn is_whole(tokens: &NumberTokens, place: usize) -> bool {
    let one = &tokens.all[place];
    let gap = tokens.gap(place, place + 1);
    let near =
        gap.ends_with('的') && gap.chars().count() <= 10 && !gap.contains(['，', '、', '；']);
    // 没有达到200场的目标；满意度94.6%: the rate behind the mark is of something else.
    let own = !gap.contains(['，', '；', '。']);
    (own && one.role == Some(NumberRole::Whole))
        || (near && one.number.quantity.is_amount() && one.label.ends_with('占'))
}

fn report(
    tokens: &NumberTokens,
    place: usize,
    (sum, others, right): ShareBase,
    found: &mut Findings,
) {
    let number = tokens.all[place].number;
    let shown = fixed(right * Decimal::ONE_HUNDRED, number.decimals.max(2));
    let message = format!("{sum}＝{shown}%，正文写 {}", tokens.written(place));
    found.push(
        mistakes::WRONG_RATE,
        tokens,
        (place, &others),
        message,
        "核对分子、分母和率，改掉错的一个",
    );
}

/// 完成采购预算530.00万元的97.79%, 占60座的63.33%: the whole is written; the part is one of the amounts before it.
fn of_number(tokens: &NumberTokens, (place, whole): (usize, usize), found: &mut Findings) {
    let one = &tokens.all[place];
    let printed = tokens.interval(place);
    let parts: Vec<_> = tokens
        .amounts_like(whole)
        .filter(|at| *at < whole && tokens.all[*at].sentence == one.sentence)
        .collect();
    let all = tokens.interval(whole);
    let fits = |part: Interval| part.over(all).is_none_or(|rate| rate.percent().meets(printed));
    let near = parts.last().is_some_and(|last| sums(tokens, *last, &parts).into_iter().any(fits));
    let exact = tokens.all[whole].number.is_exact();
    if near || !exact || parts.iter().any(|part| fits(tokens.interval(*part))) {
        return;
    }
    let typo_of_part = |part: &&usize| {
        base_of(tokens, **part, whole).is_some_and(|(_, _, right)| {
            let right = right * Decimal::ONE_HUNDRED;
            typo(one.number.value, right, one.number.decimals).is_some()
        })
    };
    let right_before = parts.last().filter(|last| {
        let gap = tokens.gap(**last, whole);
        **last + 1 == whole && !gap.contains("其中") && gap.chars().count() <= 14
    });
    let Some(part) = parts.iter().rev().find(typo_of_part).or(right_before) else { return };
    if let Some(base) = base_of(tokens, *part, whole) {
        report(tokens, place, base, found);
    }
}

/// The amounts that a share may be of, the nearest first.
fn parts(tokens: &NumberTokens, place: usize) -> Vec<usize> {
    let sentence = tokens.all[place].sentence;
    let from = place.saturating_sub(5);
    let own = |at: &usize| tokens.all[*at].is_amount() && tokens.all[*at].sentence == sentence;
    (from..place).rev().filter(own).take(3).collect()
}

/// Whether any amount before it and any whole around it, of the facts, or added up give it.
fn is_given(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, parts): (usize, &[usize]),
    printed: Interval,
) -> bool {
    let hundred = Interval::exact(Decimal::ONE_HUNDRED);
    let rest = hundred.minus(printed);
    let of_part = |part: &usize| {
        let amounts: Vec<_> = tokens.amounts_like(*part).collect();
        let own = tokens.interval(*part);
        let wholes = amounts.iter().map(|whole| tokens.interval(*whole));
        let sums = sums(tokens, *part, &amounts);
        let wholes = Wholes::of(wholes.chain(sums.iter().copied()));
        let known = pool.wholes(&tokens.all[*part].number.quantity);
        let fits = |part: Interval| {
            [printed, rest].into_iter().any(|share| {
                wholes.has(part, share) || known.is_some_and(|known| known.has(part, share))
            })
        };
        fits(own) || (tokens.all[*part].number.is_exact() && sums.iter().copied().any(fits))
    };
    let rates = place.saturating_sub(8)..place;
    let percents: Vec<_> = rates.filter(|at| tokens.all[*at].is_rate()).collect();
    let mut sum = Interval::exact(Decimal::ZERO);
    let added = percents.iter().rev().enumerate().any(|(count, rate)| {
        sum = sum.plus(tokens.interval(*rate));
        let rest = hundred.minus(sum);
        (count > 0 && sum.meets(printed)) || rest.meets(printed)
    });
    added || parts.iter().any(of_part)
}

/// The sums of an amount with those beside it.
fn sums(tokens: &NumberTokens, part: usize, amounts: &[usize]) -> Vec<Interval> {
    let own = tokens.interval(part);
    let mut sums = Vec::new();
    let near = |far: usize| amounts.iter().filter(move |at| at.abs_diff(part) <= far);
    let (mut back, mut ahead) = (own, own);
    for at in near(8).filter(|at| **at < part).rev() {
        back = back.plus(tokens.interval(*at));
        sums.push(back);
    }
    let backs = sums.clone();
    for at in near(8).filter(|at| **at > part) {
        ahead = ahead.plus(tokens.interval(*at));
        sums.push(ahead);
        sums.extend(backs.iter().map(|back| back.plus(ahead).minus(own)));
    }
    sums
}
