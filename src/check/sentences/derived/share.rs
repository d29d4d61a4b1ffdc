//! E05: a share or a degree of completion against the amounts around it and in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::{Typo, typo};
use crate::base::amount::fixed;
use crate::base::codes;
use crate::catalogue::Column;
use crate::check::sentences::arithmetic::whole_name::whole_name;
use crate::statements::interval::Interval;
use crate::statements::statement::NumberRole;

/// A share (占39.39%), a completion (完成目标的96%) or a rate behind two amounts (合格241份，合格率96.4%).
pub(super) fn share(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let percent =
        matches!(one.role, Some(NumberRole::Share | NumberRole::Rate)) && one.number.is_exact();
    if !percent || one.number.value.is_zero() {
        return;
    }
    let whole = place.checked_sub(1).filter(|whole| is_whole(tokens, *whole));
    if let Some(whole) = whole {
        return of_number(tokens, (place, whole), found);
    }
    let parts: Vec<_> = parts(tokens, place);
    let Some(&part) = parts.first() else { return };
    let printed = tokens.interval(place);
    if let Some(base) = named_whole(tokens, pool, (place, &parts), printed) {
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
    if let Some(base) = base {
        report(tokens, place, base, found);
    }
}

/// Whether a number is what the share right behind it is of: 占60座水库的63.33%.
fn is_whole(tokens: &NumberTokens, place: usize) -> bool {
    let one = &tokens.all[place];
    let gap = tokens.gap(place, place + 1);
    let near =
        gap.ends_with('的') && gap.chars().count() <= 10 && !gap.contains(['，', '、', '；']);
    one.role == Some(NumberRole::Whole)
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
    found.push(codes::E05, tokens, (place, &others), message, "核对分子、分母和率，改掉错的一个");
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
    let fits = |part: Interval, whole: Interval| {
        part.over(whole).is_some_and(|rate| {
            let rate = rate.percent();
            let rest = Interval::exact(Decimal::ONE_HUNDRED).minus(rate);
            rate.meets(printed) || rest.meets(printed)
        })
    };
    let of_part = |part: &usize| {
        let amounts: Vec<_> = tokens.amounts_like(*part).collect();
        let own = tokens.interval(*part);
        let wholes = amounts.iter().map(|whole| tokens.interval(*whole));
        let quantity = &tokens.all[*part].number.quantity;
        let facts = pool.facts.iter().filter(|fact| fact.quantity == *quantity);
        let facts = facts.map(|fact| Interval::exact(fact.value));
        let sums = sums(tokens, *part, &amounts);
        let changed = tokens.all[*part].number.is_exact();
        wholes
            .chain(facts)
            .chain(sums.iter().copied())
            .any(|whole| fits(own, whole) || (changed && sums.iter().any(|sum| fits(*sum, whole))))
    };
    let rates = place.saturating_sub(8)..place;
    let percents: Vec<_> = rates.filter(|at| tokens.all[*at].is_rate()).collect();
    let mut sum = Interval::exact(Decimal::ZERO);
    let added = percents.iter().rev().enumerate().any(|(count, rate)| {
        sum = sum.plus(tokens.interval(*rate));
        let rest = Interval::exact(Decimal::ONE_HUNDRED).minus(sum);
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

type ShareBase = (String, Vec<usize>, Decimal);

fn base_of(tokens: &NumberTokens, part: usize, whole: usize) -> Option<ShareBase> {
    let right = tokens.all[part].number.size().checked_div(tokens.all[whole].number.size())?;
    let sum = format!("{}÷{}", tokens.digits(part), tokens.digits(whole));
    Some((sum, vec![part, whole], right))
}

/// What a share must be of: a number or a name behind 占, or the whole of the others in its sentence.
fn of_share(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, part): (usize, usize),
    of: &str,
) -> Option<ShareBase> {
    let label = &tokens.all[place].label;
    let before = label.split('占').next().unwrap_or_default();
    if part + 1 != place
        || before.chars().count() > 4
        || tokens.all[part].depth > tokens.all[place].depth
    {
        return None;
    }
    let name = whole_name(of);
    if !name.is_empty() {
        return by_name(tokens, pool, (place, part), name);
    }
    by_neighbours(tokens, (place, part))
}

/// 占项目支出的57.35%: a whole that is a line of the facts or the one amount of that name beside it, which none of the
/// amounts before it fits.
fn named_whole(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, parts): (usize, &[usize]),
    printed: Interval,
) -> Option<ShareBase> {
    let one = &tokens.all[place];
    let (before, of) =
        one.label.split_once('占').filter(|_| one.role == Some(NumberRole::Share))?;
    let name = whole_name(of).replace(['“', '”'], "");
    let ahead = tokens.ahead(place);
    let elsewhere =
        ["上年", "去年", "全市", "全县", "全省", "全区", "下属", "该项目", "剔除", "扣除", "合计"];
    let part = *parts.first().filter(|part| **part + 1 == place)?;
    let plain = before.trim_start_matches(['，', ' ']).is_empty() && name.chars().count() > 3;
    if !plain
        || elsewhere.iter().any(|word| ahead.contains(word))
        || tokens.text.passage.is_of_project
    {
        return None;
    }
    let quantity = &tokens.all[part].number.quantity;
    let is_line = |fact: &&super::pool::KnownNumber| {
        let own = fact.figure.name.replace(['“', '”'], "");
        let own = own.trim_end_matches("决算数").trim_start_matches("本年").to_string();
        let total = matches!(fact.figure.key.column(), Column::Actual | Column::Total);
        total && fact.quantity == *quantity && fact.value > Decimal::ZERO && own == name
    };
    let line = pool.facts.iter().find(is_line)?;
    let columns = pool.facts.iter().filter(|fact| {
        let last = matches!(fact.figure.key.column(), Column::LastYear | Column::LastYearBudget);
        fact.quantity == *quantity && fact.figure.key.fact() == line.figure.key.fact() && !last
    });
    let wholes: Vec<_> = columns.map(|fact| Interval::exact(fact.value)).collect();
    let fits = |part: Interval| wholes.iter().any(|whole| printed.is_share(part, *whole));
    if parts.iter().any(|part| fits(tokens.interval(*part))) {
        return None;
    }
    let right = tokens.all[part].number.size().checked_div(line.value)?;
    let shown = (line.value / tokens.all[part].number.scale).normalize();
    Some((format!("{}÷{shown}", tokens.digits(part)), vec![part], right))
}

/// An amount around it or a figure that the name names.
fn by_name(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, part): (usize, usize),
    name: &str,
) -> Option<ShareBase> {
    if name.chars().count() < 2 {
        return None;
    }
    let named = |at: &usize| {
        let label = tokens.all[*at].label.trim_end_matches(['为', '达', '是', '了', '共']);
        label.ends_with(name)
            || (name.chars().count() > 2 && label.contains(name))
            || tokens.tail(*at) == name
    };
    let before = tokens.amounts_like(part).filter(|at| *at < place);
    if let Some(whole) = before.filter(named).last() {
        return base_of(tokens, part, whole);
    }
    let quantity = &tokens.all[part].number.quantity;
    let fact = pool.facts.iter().find(|fact| {
        let own = fact.figure.name.trim_end_matches("决算数").trim_start_matches("本年");
        let same = own == name
            || own.trim_end_matches('数') == name
            || own.trim_end_matches("合计") == name;
        fact.quantity == *quantity && same && fact.value > Decimal::ZERO
    })?;
    let right = tokens.all[part].number.size().checked_div(fact.value)?;
    let shown = (fact.value / tokens.all[part].number.scale).normalize();
    Some((format!("{}÷{shown}", tokens.digits(part)), vec![part], right))
}

/// The whole that another share of the sentence is of, or the nearest larger amount, one typo away.
fn by_neighbours(tokens: &NumberTokens, (place, part): (usize, usize)) -> Option<ShareBase> {
    let one = &tokens.all[place];
    let wholes: Vec<_> = tokens
        .amounts_like(part)
        .filter(|at| *at < part && one.sentence - tokens.all[*at].sentence <= 1)
        .filter(|at| tokens.all[*at].number.size() > tokens.all[part].number.size())
        .collect();
    let other_share = |at: &usize| {
        *at != place
            && tokens.all[*at].role == Some(NumberRole::Share)
            && tokens.all[*at].sentence == one.sentence
    };
    let siblings: Vec<_> = tokens.around(place).filter(other_share).collect();
    let by_sibling = |whole: &&usize| {
        siblings.iter().any(|share| {
            let own =
                share.checked_sub(1).filter(|own| tokens.all[*own].is_amount() && own != *whole);
            let whole = tokens.interval(**whole);
            own.is_some_and(|own| tokens.interval(*share).is_share(tokens.interval(own), whole))
        })
    };
    let whole = wholes.iter().rev().find(by_sibling);
    let near = || {
        wholes.iter().rev().take(6).find(|whole| {
            let right =
                tokens.all[part].number.size().checked_div(tokens.all[**whole].number.size());
            right.is_some_and(|right| {
                let kind =
                    typo(one.number.value, right * Decimal::ONE_HUNDRED, one.number.decimals);
                kind == Some(Typo::Swap) || (kind.is_some() && wholes.len() <= 3)
            })
        })
    };
    base_of(tokens, part, *whole.or_else(near)?)
}

/// The two amounts right before a rate, if the rate or one of them is a typo away from what they give.
fn of_rate(tokens: &NumberTokens, place: usize, part: usize) -> Option<ShareBase> {
    let one = &tokens.all[place];
    let sentence = one.sentence;
    if part + 1 != place {
        return None;
    }
    let whole = tokens
        .amounts_like(part)
        .filter(|at| *at < part && tokens.all[*at].sentence == sentence)
        .last()?;
    if place - whole > 3 {
        return None;
    }
    let (small, large) = match tokens.all[part].number.size() <= tokens.all[whole].number.size() {
        true => (part, whole),
        false => (whole, part),
    };
    let base = base_of(tokens, small, large)?;
    let right = base.2 * Decimal::ONE_HUNDRED;
    let wrong_rate =
        typo(one.number.value, right, one.number.decimals).is_some() && one.number.decimals > 0;
    let meant = |of: usize, number: Decimal| {
        let written = tokens.all[of].number;
        let number = (number / written.scale).round_dp(written.decimals);
        typo(written.value, number, written.decimals).is_some()
    };
    let share = one.number.value / Decimal::ONE_HUNDRED;
    let wrong_part =
        one.number.decimals > 0 && meant(small, tokens.all[large].number.size() * share);
    (wrong_rate || wrong_part).then_some(base)
}
