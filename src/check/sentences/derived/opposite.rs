//! A change that goes the other way than the two numbers that it is between, or than the change beside it.

use super::findings::Findings;
use super::token::NumberTokens;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::check::hints;
use crate::check::mistakes;
use crate::statements::direction;
use crate::statements::numbers::Exactness;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::directions::{DOWN, UP};
use crate::statements::words::elsewhere::names_last_year;

/// Further words that end with more, or with less.
const MORE: &[&str] = &["提高", "多", "高", "超支", "超出", "高于", "多于", "净增"];
const LESS: &[&str] = &["少", "低", "节约", "节省", "低于", "少于", "净减", "缩短"];
/// Words of what a number is compared with.
const OLD: &[&str] =
    &["目标", "计划", "预算", "批准", "年初", "原", "期初", "标准", "上限", "平均"];

/// The direction that the words right before a number say.
fn way(label: &str) -> Option<Direction> {
    let label = label.trim_end_matches(['了', '约', '为', '出', ' ']);
    let ends =
        |all: &[&str], more: &[&str]| all.iter().chain(more).any(|word| label.ends_with(word));
    let denied = ["净", "不", "未", "没有", "至", "新增", "多支", "减少到"].iter();
    if denied.clone().any(|word| label.contains(word)) {
        return None;
    }
    match () {
        () if ends(&UP, MORE) => Some(Direction::Up),
        () if ends(&DOWN, LESS) => Some(Direction::Down),
        () => None,
    }
}

/// 比年初减少113.64万元，增长13.15%: a change and its rate with two directions.
pub(super) fn beside(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let Some(before) = place.checked_sub(1) else { return };
    let (rate, change) = (&tokens.all[place], &tokens.all[before]);
    let bare = rate.label.trim_start_matches(['，', '、', ' ']);
    let is_rate =
        rate.number.quantity == Quantity::Percent && (direction::is_word(bare) || bare == "提高");
    let of_amount = change.number.quantity.is_amount() && change.sentence == rate.sentence;
    let compared = ["比", "较", "同比"].iter().any(|word| change.label.contains(word));
    let gap = tokens.gap(before, place);
    if !is_rate || !of_amount || !compared || gap.chars().count() > 4 {
        return;
    }
    let (Some(one), Some(other)) = (way(&change.label), way(bare)) else { return };
    if one != other {
        let message = format!(
            "{}{}与{bare}{}方向相反",
            change.label.trim_start_matches(['，', ' ']),
            tokens.written(before),
            tokens.written(place)
        );
        found.push(
            mistakes::OPPOSITE_DIRECTION,
            tokens,
            (place, &[before]),
            message,
            "核对前后两个数，改掉错的方向词",
        );
    }
}

/// 目标95%，实际93.98%，高1.02个百分点: the only two numbers that are so far apart lie the other way.
pub(super) fn opposite(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let points = one.number.quantity == Quantity::Points;
    let measured = points || one.number.quantity.is_amount();
    let Some(stated) = way(&one.label).filter(|_| measured && one.number.is_exact()) else {
        return;
    };
    // 年初比年末多64万元: which of them is compared is said.
    if ["分别", "各", "累计", "合计", "均", "年初比", "年初较"]
        .iter()
        .any(|word| one.label.contains(word))
    {
        return;
    }
    let sides: Vec<_> = sides(tokens, place, points).collect();
    let printed = tokens.interval(place);
    let apart = |a: usize, b: usize| tokens.interval(a).apart(tokens.interval(b)).meets(printed);
    let pairs = sides
        .iter()
        .enumerate()
        .flat_map(|(at, a)| sides[..at].iter().map(move |b| (*a, *b)).collect::<Vec<_>>());
    let pairs: Vec<_> = pairs.filter(|(a, b)| apart(*a, *b)).collect();
    let [(a, b)] = pairs[..] else { return };
    let Some((now, old)) = in_time(tokens, place, (a, b)) else { return };
    let up = tokens.interval(now).is_above(tokens.interval(old));
    let down = tokens.interval(old).is_above(tokens.interval(now));
    let wrong = match stated {
        Direction::Up => down,
        Direction::Down => up,
    };
    if wrong {
        let message = format!(
            "{}比 {} {}，正文写{}{}",
            tokens.written(now),
            tokens.written(old),
            if up { "多" } else { "少" },
            one.label.trim_start_matches(['，', ' ']),
            tokens.written(place)
        );
        let hint = hints::DIRECTION;
        found.push(mistakes::OPPOSITE_DIRECTION, tokens, (place, &[now, old]), message, hint);
    }
}

/// The numbers before a change in its sentence that it may be between, the nearest first.
fn sides<'t>(
    tokens: &'t NumberTokens,
    place: usize,
    points: bool,
) -> impl Iterator<Item = usize> + 't {
    let one = &tokens.all[place];
    let quantity = if points { Quantity::Percent } else { one.number.quantity.clone() };
    (place.saturating_sub(9)..place).rev().filter(move |at| {
        let other = &tokens.all[*at];
        let sharp = matches!(other.number.exactness, Exactness::Exact | Exactness::Limit);
        let change = matches!(
            other.role,
            Some(NumberRole::Change | NumberRole::ChangeRate | NumberRole::PointChange)
        );
        sharp
            && !change
            && other.number.quantity == quantity
            && other.sentence == tokens.all[place].sentence
    })
}

/// Which of two numbers is the one that is referred to, and which the one that it is compared with.
fn in_time(
    tokens: &NumberTokens,
    place: usize,
    (near, far): (usize, usize),
) -> Option<(usize, usize)> {
    let (near_old, far_old) = (is_old(tokens, near), is_old(tokens, far));
    match (near_old, far_old) {
        (true, false) => Some((far, near)),
        (false, true) => Some((near, far)),
        // 执行率97.65%，低于部门整体执行率1.28个百分点: the nearest is compared.
        (false, false) => {
            let label = tokens.all[place].label.trim_start_matches(['，', ' ']);
            let compares = ["高于", "低于"].iter().any(|word| label.starts_with(word));
            (compares && near + 1 == place).then_some((near, far))
        }
        (true, true) => None,
    }
}

/// Whether the words from the last mark of a segment to a number say that it is last year's, a target or a budget.
fn is_old(tokens: &NumberTokens, at: usize) -> bool {
    let one = &tokens.all[at];
    let label = one.label.trim_start_matches(['，', ' ']);
    if label.starts_with(['比', '较', '原']) {
        return true;
    }
    // 预算执行率98.93% is no budget.
    if one.number.quantity == Quantity::Percent {
        let old = names_last_year(label) || says(label, &["目标", "计划", "规定", "上限"]);
        return one.basis == AmountBasis::LastYear || old;
    }
    let basis = matches!(
        one.basis,
        AmountBasis::LastYear
            | AmountBasis::Other
            | AmountBasis::Plan
            | AmountBasis::Budget
            | AmountBasis::Initial
            | AmountBasis::Adjusted
    );
    let base = matches!(one.role, Some(NumberRole::Base | NumberRole::From));
    basis || base || names_last_year(&one.label) || says(&one.label, OLD)
}
