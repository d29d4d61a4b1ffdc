//! A difference of rates that is written in percent.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::{NumberToken, NumberTokens};
use crate::check::mistakes;
use crate::statements::direction;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;
use crate::statements::words::comparing::compares;

/// 满意度94.40%，比目标高1.40%.
pub(super) fn points(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let Some(before) = compared_rate(tokens, place) else { return };
    let printed = tokens.interval(place);
    let now = tokens.interval(before);
    let targets = pool.goals.iter().filter(|goal| goal.quantity == Quantity::Percent);
    let targets: Vec<_> = targets.map(|goal| Interval::exact(goal.target)).collect();
    // 成功率91.50%，低于目标92%: the target itself.
    if targets.iter().any(|target| printed.meets(*target)) {
        return;
    }
    let rates = tokens
        .around(place)
        .filter(|at| *at != place && *at != before && tokens.all[*at].is_rate());
    let others: Vec<_> = rates.map(|at| tokens.interval(at)).chain(targets).collect();
    let apart =
        |other: &Interval| now.minus(*other).meets(printed) || other.minus(now).meets(printed);
    let points = others.iter().any(apart) || is_plain(&tokens.all[before], &one.label);
    if !points || others.iter().any(|other| is_relative(now, *other, printed)) {
        return;
    }
    let message = format!("率与率之差是百分点，正文写{}{}", one.label, tokens.written(place));
    let hint = format!("写“{}个百分点”", tokens.digits(place));
    found.push(mistakes::WRONG_POINTS, tokens, (place, &[before]), message, &hint);
}

/// The rate right before a percentage that a comparison follows or introduces.
fn compared_rate(tokens: &NumberTokens, place: usize) -> Option<usize> {
    let one = &tokens.all[place];
    let percent = one.number.quantity == Quantity::Percent
        && one.number.is_exact()
        && !tokens.is_cited(place);
    let change = one.role == Some(NumberRole::ChangeRate) || is_compared(&one.label);
    let before = place.checked_sub(1).filter(|_| percent && change)?;
    let rate = &tokens.all[before];
    let compares = |label: &str| compares(label, &["相差"]);
    let gap = tokens.gap(before, place);
    let near =
        rate.sentence == one.sentence && !gap.contains(['；', '。']) && !gap.contains("其中");
    // 由91.2%提高到92.6%，提高1.4%.
    let reached = rate.role == Some(NumberRole::To);
    let compared = compares(&one.label) || compares(&rate.label) || reached;
    (compared && near && rate.is_rate() && rate.role != Some(NumberRole::From)).then_some(before)
}

/// Whether a percentage is the change of a rate over another, which is no difference in points.
fn is_relative(now: Interval, other: Interval, printed: Interval) -> bool {
    let middle = |of: Interval| (of.low + of.high) / Decimal::TWO;
    // Of 100% a percent is a point.
    if middle(other) == Decimal::ONE_HUNDRED {
        return false;
    }
    let rate = (middle(now) - middle(other)).abs().checked_div(middle(other));
    rate.is_some_and(|rate| printed.meets(Interval::exact(rate * Decimal::ONE_HUNDRED)))
}

/// 减少24件，下降20.00个百分点: what is no rate changes by so many percent.
pub(super) fn percent(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let Some(before) = place.checked_sub(1).filter(|_| one.number.quantity == Quantity::Points)
    else {
        return;
    };
    let other = &tokens.all[before];
    let gap = tokens.gap(before, place);
    let bare = direction::is_word(one.label.trim_start_matches(['，', ' ']));
    // 剔除这两项后…，减少6.70万元: not read, but plain.
    let ends = direction::ends_spoken(&other.label);
    let change = other.role == Some(NumberRole::Change) || (other.role.is_none() && ends);
    let amount = change && other.number.quantity.is_amount();
    if bare && amount && gap.chars().count() <= 4 && one.sentence == other.sentence {
        let message =
            format!("个数、金额的增减率是百分比，正文写{}{}", one.label, tokens.written(place));
        let hint = format!("写“{}%”", tokens.digits(place));
        found.push(mistakes::WRONG_POINTS, tokens, (place, &[before]), message, &hint);
    }
}

/// Whether words end with what compares two rates: 高于目标, 相差, 比目标高.
fn is_compared(label: &str) -> bool {
    let label = label.trim_end_matches(['约', '了', '出']);
    ["高", "低", "多", "少", "相差", "目标", "平均执行率", "平均水平"]
        .iter()
        .any(|word| label.ends_with(word))
}

/// Whether a share or degree that is always compared in points is compared with last year's or a target: 参保率…，比上年提高;
/// 占64.58%，比上年提高; 满意度94.20%，高出目标.
fn is_plain(rate: &NumberToken, label: &str) -> bool {
    let name = rate.label.trim_end_matches(['为', '达', '到']);
    let degree = ["率", "度", "比重", "占比", "比例"].iter().any(|word| name.ends_with(word));
    let other = ["增长率", "汇率", "费率", "增幅", "浓度", "速度"]
        .iter()
        .any(|word| rate.label.contains(word));
    let label = label.trim_end_matches(['约', '了']);
    let compared = ["比", "较", "高于", "低于"].iter().any(|word| label.contains(word));
    let ends = ["提高", "上升", "高", "低", "高于目标", "低于目标", "提升"];
    let ends = compared && ends.iter().any(|word| label.ends_with(word));
    let above = ["高出目标", "超出目标", "高出目标值"].iter().any(|word| label.ends_with(word));
    let risen = ["提高", "上升", "提升"].iter().any(|word| label.ends_with(word));
    let share = rate.role == Some(NumberRole::Share) && compared && risen;
    (degree && !other && (ends || above)) || share
}
