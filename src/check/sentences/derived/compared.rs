//! A number that the text calls higher or lower than another one.

use super::findings::Findings;
use super::token::NumberTokens;
use crate::base::direction::Direction;
use crate::check::hints;
use crate::check::mistakes;
use crate::statements::numbers::Exactness;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::elsewhere::LAST_YEAR;

/// 合格率96.30%，低于上年的94.80%; 使用强度36.5，高于40的控制线.
pub(super) fn compared(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let other = &tokens.all[place];
    let said = way(&other.label).or_else(|| of_points(tokens, place));
    let Some(way) = said.or_else(|| kept(tokens, place)).or_else(|| reached(tokens, place)) else {
        return;
    };
    let sharp = matches!(other.number.exactness, Exactness::Exact | Exactness::Limit);
    let Some(now) = subject(tokens, place).filter(|_| sharp) else { return };
    let (value, limit) = (tokens.interval(now), tokens.interval(place));
    let wrong = match way {
        Direction::Up => limit.is_above(value),
        Direction::Down => value.is_above(limit),
    };
    if !wrong {
        return;
    }
    let (stated, right) = match way {
        Direction::Up if reached(tokens, place).is_some() => ("达到", "低于"),
        Direction::Up => ("高于", "低于"),
        Direction::Down => ("低于", "高于"),
    };
    let message =
        format!("{}{right} {}，正文写{stated}", tokens.written(now), tokens.written(place));
    found.push(mistakes::OPPOSITE_DIRECTION, tokens, (place, &[now]), message, hints::DIRECTION);
}

/// What is compared: the like number right before, in the same sentence.
fn subject(tokens: &NumberTokens, place: usize) -> Option<usize> {
    let other = &tokens.all[place];
    let from = place.saturating_sub(3);
    let now = (from..place).rev().find(|at| {
        let one = &tokens.all[*at];
        let change = matches!(
            one.role,
            Some(NumberRole::Change | NumberRole::ChangeRate | NumberRole::PointChange)
        );
        one.number.is_like(other.number) && !change && one.sentence == other.sentence
    })?;
    let one = &tokens.all[now];
    let gap = tokens.gap(now, place);
    let gap = gap.strip_suffix(&other.label).unwrap_or(&gap);
    let broken = ["；", "其中", "。", "：", "目标", "不", "未", "没有", "尚", "要求", "预算"];
    let plain = !broken.iter().any(|word| gap.contains(word)) && one.depth == other.depth;
    let own = !matches!(one.basis, AmountBasis::LastYear | AmountBasis::Other | AmountBasis::Plan);
    // 比上年的30.1%下降1.5个百分点，高于30%: what is compared stands before the base.
    if one.role == Some(NumberRole::Base) || is_base(tokens, now) {
        let earlier =
            now.checked_sub(1).filter(|at| tokens.all[*at].number.is_like(other.number))?;
        return (plain && tokens.all[earlier].number.is_exact()).then_some(earlier);
    }
    (plain && own && one.number.is_exact()).then_some(now)
}

fn is_base(tokens: &NumberTokens, place: usize) -> bool {
    let label = tokens.all[place].label.trim_start_matches(['，', ' ']);
    label.starts_with(['比', '较', '由', '从'])
}

/// 挽回损失386.50万元，达到400万元的目标: no less than that.
fn reached(tokens: &NumberTokens, place: usize) -> Option<Direction> {
    let label = tokens.all[place].label.trim_start_matches(['，', ' ', '已', '均']);
    let of_target = ["的目标", "的年度目标", "的任务"];
    let target = of_target.iter().any(|word| tokens.tail(place).starts_with(word));
    // 药占比28.90%，达到30%以内的目标: less is better.
    let ahead = tokens.ahead(place);
    let less = ["控制", "以内", "压减", "不超", "降", "缩短", "少"]
        .iter()
        .any(|word| ahead.contains(word));
    let counted = tokens.all[place].number.quantity.is_amount() && !less;
    let reached = matches!(label, "达到" | "达到了" | "实现" | "实现了");
    (reached && target && counted).then_some(Direction::Up)
}

/// 用水总量2.38亿立方米，控制在2.50亿立方米的目标以内: no more than that.
fn kept(tokens: &NumberTokens, place: usize) -> Option<Direction> {
    let label = tokens.all[place].label.trim_start_matches(['，', ' ']);
    let tail = tokens.tail(place);
    let within = ["以内", "之内", "以下"].iter().any(|word| tail.ends_with(word));
    (label == "控制在" && within).then_some(Direction::Down)
}

/// 规范管理率79.05%，低于目标80%0.95个百分点: a target with its distance right behind it.
fn of_points(tokens: &NumberTokens, place: usize) -> Option<Direction> {
    let label = tokens.all[place].label.trim_end_matches(['值', '的']);
    let of_target = label.strip_suffix("目标")?;
    let next = tokens.all.get(place + 1)?;
    let points = next.number.quantity == Quantity::Points && next.label.is_empty();
    way(of_target).filter(|_| points)
}

/// The direction that the words right before a limit say, and nothing else: 低于, 均高于, 高于上年的.
fn way(label: &str) -> Option<Direction> {
    let label =
        label.trim_start_matches(['，', ' ', '均', '仍', '也', '都', '略', '明', '显', '远']);
    let label = label.trim_end_matches(['的', '数']);
    let label = LAST_YEAR
        .iter()
        .chain(&["国家标准", "省级标准", "控制线", "省定", "全省平均", "全市平均"])
        .find_map(|of| label.strip_suffix(of))
        .unwrap_or(label);
    match label {
        "高于" | "超过" | "多于" | "大于" | "高出" => Some(Direction::Up),
        "低于" | "少于" | "小于" | "不足" => Some(Direction::Down),
        _ => None,
    }
}
