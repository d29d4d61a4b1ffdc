//! A share of something that a sentence lists as a part, to the whole that the sentence has for it: no number elsewhere is
//! what it could be of.

use rust_decimal::Decimal;

use super::share_beside::part_of;
use super::share_whole::{ShareBase, base_of};
use super::token::NumberTokens;
use crate::statements::interval::Interval;
use crate::statements::statement::{AmountBasis, NumberRole};

/// What the sentence says of a share.
pub(super) enum ListedShare {
    /// Another whole than the list's may be meant.
    Open,
    /// The share is that of its whole.
    Right,
    /// It is not: what it should be.
    Wrong(ShareBase),
}

/// 其中人员经费1986.43万元，占54.18%; 其中货物412.60万元、服务148.90万元，货物占73.48%.
pub(super) fn listed(tokens: &NumberTokens, place: usize, printed: Interval) -> ListedShare {
    let Some(part) = part_of(tokens, place).or_else(|| named_part(tokens, place)) else {
        return ListedShare::Open;
    };
    let Some(whole) = whole_of(tokens, part) else { return ListedShare::Open };
    let own = tokens.interval(part);
    let fits = |whole: usize| printed.is_share(own, tokens.interval(whole));
    if fits(whole) {
        return ListedShare::Right;
    }
    let sentence = tokens.all[part].sentence;
    let others = tokens.amounts_like(part).filter(|at| {
        let other = &tokens.all[*at];
        *at < part && sentence - other.sentence <= 1 && is_own(tokens, *at)
    });
    let run = run_before(tokens, part);
    // 基本支出…占90.35%，其中…；项目支出…占9.65%: what has a share itself ends with the mark.
    let is_beside =
        part_of(tokens, whole + 1) == Some(whole) && tokens.gap(whole, part).contains('；');
    let exact = tokens.all[whole].number.is_exact() && tokens.all[part].number.is_exact();
    if !exact
        || is_beside
        || others.into_iter().any(fits)
        || run.is_some_and(|sum| printed.is_share(sum, tokens.interval(whole)))
    {
        return ListedShare::Open;
    }
    base_of(tokens, part, whole).map_or(ListedShare::Open, ListedShare::Wrong)
}

/// The one part of a list of the sentence that a share names itself: 高级职称占19.57%.
fn named_part(tokens: &NumberTokens, place: usize) -> Option<usize> {
    let one = &tokens.all[place];
    let (name, of) = one.label.split_once('占').filter(|_| one.role == Some(NumberRole::Share))?;
    let name = name.trim_start_matches(['，', ' ', '其', '中']);
    let bare = matches!(of.trim_end_matches(['为', '达', '到', '约']), "" | "比");
    if name.chars().count() < 2 || !bare {
        return None;
    }
    let from = place.saturating_sub(super::token::NEAR);
    let mut named = (from..place).filter(|at| {
        let other = &tokens.all[*at];
        other.is_amount() && other.sentence == one.sentence && other.label.ends_with(name)
    });
    named.next().filter(|_| named.next().is_none())
}

/// The whole of a listed part: that of its list, or, where 其中 begins a sentence, the one amount of the sentence before.
fn whole_of(tokens: &NumberTokens, part: usize) -> Option<usize> {
    let one = &tokens.all[part];
    if !is_own(tokens, part) {
        return None;
    }
    if let Some(at) = one.part_of {
        return (0..part).rev().find(|place| tokens.all[*place].number.at == at);
    }
    let opens = one.label.starts_with("其中") && tokens.ahead(part) == one.label;
    let before = one.sentence.checked_sub(1).filter(|_| opens)?;
    let like = |at: &usize| {
        let other = &tokens.all[*at];
        other.sentence == before && other.number.is_like(one.number) && other.may_be_whole()
    };
    let mut own = tokens.around(part).filter(|at| *at < part).filter(like);
    let whole = own.next().filter(|whole| own.next().is_none() && is_own(tokens, *whole))?;
    (tokens.all[whole].number.size() > one.number.size()).then_some(whole)
}

/// Whether a number is an amount of the thing itself, no budget and no other year's.
fn is_own(tokens: &NumberTokens, place: usize) -> bool {
    let one = &tokens.all[place];
    matches!(one.role, Some(NumberRole::Value | NumberRole::Total | NumberRole::To))
        && matches!(one.basis, AmountBasis::Unstated | AmountBasis::Actual)
}

/// A part and the parts that stand right before it, where nothing but 、 is between them: the share may be of all of them.
fn run_before(tokens: &NumberTokens, part: usize) -> Option<Interval> {
    let joined = |at: &usize| {
        *at > 0
            && tokens.gap(*at - 1, *at).starts_with(['、', '和'])
            && tokens.all[*at - 1].number.is_like(tokens.all[part].number)
    };
    let count = (0..=part).rev().take_while(joined).count();
    let run = (part - count..=part).map(|at| tokens.interval(at)).reduce(Interval::plus);
    run.filter(|sum| count > 0 && sum.high > Decimal::ZERO)
}
