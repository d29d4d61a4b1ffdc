//! A share to the whole that it can be of: a line of the facts, a name behind 占, or an amount beside it.

use rust_decimal::Decimal;

use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::{Typo, typo};
use crate::base::amount::half_up;
use crate::base::says::says;
use crate::check::sentences::arithmetic::whole_name::whole_name;
use crate::statements::interval::Interval;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::elsewhere::names_elsewhere;

pub(super) type ShareBase = (String, Vec<usize>, Decimal);

pub(super) fn base_of(tokens: &NumberTokens, part: usize, whole: usize) -> Option<ShareBase> {
    let right = tokens.all[part].number.size().checked_div(tokens.all[whole].number.size())?;
    let sum = format!("{}÷{}", tokens.digits(part), tokens.digits(whole));
    Some((sum, vec![part, whole], right))
}

/// [`base_of`], for a whole of the facts.
pub(super) fn base_of_fact(
    tokens: &NumberTokens,
    part: usize,
    whole: Decimal,
) -> Option<ShareBase> {
    let number = tokens.all[part].number;
    let right = number.size().checked_div(whole)?;
    let shown = (whole / number.scale).normalize();
    Some((format!("{}÷{shown}", tokens.digits(part)), vec![part], right))
}

/// The words of a share before 占, and what they say that it is of, without quotation marks.
pub(super) fn said_whole<'t>(tokens: &'t NumberTokens, place: usize) -> Option<(&'t str, String)> {
    let one = &tokens.all[place];
    let (before, of) =
        one.label.split_once('占').filter(|_| one.role == Some(NumberRole::Share))?;
    Some((before, whole_name(of).replace(['“', '”'], "")))
}

/// What a share must be of: a number or a name behind 占, or the whole of the others in its sentence.
pub(super) fn of_share(
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
pub(super) fn named_whole(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, parts): (usize, &[usize]),
    printed: Interval,
) -> Option<ShareBase> {
    let (before, name) = said_whole(tokens, place)?;
    let of_others = ["下属", "该项目", "剔除", "扣除", "合计"];
    let part = *parts.first().filter(|part| is_right_before(tokens, **part, place))?;
    let ahead = format!("{}{}", tokens.all[part].label, name);
    let plain = before.trim_start_matches(['，', ' ']).is_empty() && name.chars().count() > 3;
    if !plain
        || names_elsewhere(&ahead)
        || says(&ahead, &of_others)
        || tokens.text.passage.is_of_project
    {
        return None;
    }
    let quantity = &tokens.all[part].number.quantity;
    let is_line = |fact: &&super::pool::KnownNumber| {
        let own = fact.figure.short_name().replace(['“', '”'], "");
        let own = own.trim_start_matches("本年");
        let total = fact.figure.key.column().is_decided();
        total && fact.quantity == *quantity && fact.value > Decimal::ZERO && own == name
    };
    let line = pool.facts.iter().find(is_line)?;
    let columns = pool.facts.iter().filter(|fact| {
        let own = fact.figure.key.column().is_decided();
        fact.quantity == *quantity && fact.figure.key.fact() == line.figure.key.fact() && own
    });
    let wholes: Vec<_> = columns.map(|fact| Interval::exact(fact.value)).collect();
    let fits = |part: Interval| wholes.iter().any(|whole| printed.is_share(part, *whole));
    if parts.iter().any(|part| fits(tokens.interval(*part))) {
        return None;
    }
    base_of_fact(tokens, part, line.value)
}

/// Whether nothing but averages, changes and the like stands between an amount and its share: 7346.80万元，约0.73亿元，比上年
/// 增加318.60万元，占项目支出的78.09%.
pub(super) fn is_right_before(tokens: &NumberTokens, part: usize, place: usize) -> bool {
    let aside = |at: usize| {
        matches!(
            tokens.all[at].role,
            Some(
                NumberRole::Again
                    | NumberRole::Average
                    | NumberRole::Change
                    | NumberRole::ChangeRate
            )
        )
    };
    let gap = tokens.gap(part, place);
    part < place && (part + 1..place).all(aside) && !says(&gap, &["；", "。", "其中", "（"])
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
        let own = fact.figure.short_name().trim_start_matches("本年");
        let same = own == name
            || own.trim_end_matches('数') == name
            || own.trim_end_matches("合计") == name;
        fact.quantity == *quantity && same && fact.value > Decimal::ZERO
    })?;
    base_of_fact(tokens, part, fact.value)
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
pub(super) fn of_rate(tokens: &NumberTokens, place: usize, part: usize) -> Option<ShareBase> {
    let one = &tokens.all[place];
    let sentence = one.sentence;
    // 186场，没有达到200场的目标；满意度94.6%: what is behind the mark or the target is of something else.
    let gap = tokens.gap(part, place);
    let apart = gap.contains('；') || gap.contains("目标") && !gap.contains("完成");
    if part + 1 != place || apart {
        return None;
    }
    let whole = tokens
        .amounts_like(part)
        .filter(|at| *at < part && tokens.all[*at].sentence == sentence)
        .last()?;
    // 抽检6100批次，同比增加460批次，不合格200批次: not of what came to it.
    let other = &tokens.all[whole];
    let moved = matches!(other.role, Some(NumberRole::Change | NumberRole::Average))
        || matches!(other.basis, AmountBasis::LastYear | AmountBasis::Other);
    if place - whole > 3 || moved {
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
        let number = half_up(number / written.scale, written.decimals);
        typo(written.value, number, written.decimals).is_some()
    };
    let share = one.number.value / Decimal::ONE_HUNDRED;
    let wrong_part =
        one.number.decimals > 0 && meant(small, tokens.all[large].number.size() * share);
    (wrong_rate || wrong_part).then_some(base)
}
