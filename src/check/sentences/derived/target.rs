//! What sentences state of an indicator's target against the target in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::{Pool, TargetPair};
use super::token::{NumberTokens, pieces};
use crate::base::amount::fixed;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;
use crate::statements::words::elsewhere::{names_elsewhere, names_last_year};

const TARGET: &[&str] = &["目标", "任务", "计划", "指标值", "年度指标"];

/// The words behind an indicator's result that compare it with its target: 提交4处，比目标多1处; 完成目标的104.68%.
pub(super) fn target(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let result = !matches!(
        one.role,
        Some(
            NumberRole::Change
                | NumberRole::ChangeRate
                | NumberRole::PointChange
                | NumberRole::Base
        )
    );
    // Nothing behind it could be compared: the value of an indicator is a text of one number.
    let is_last = place + 1 == tokens.all.len();
    if !result || !one.number.is_exact() || is_last {
        return;
    }
    let number = one.number;
    let mut goals = pool.reached(&number.quantity, Interval::of(number, number.decimals));
    if goals.is_empty() {
        return;
    }
    let words = words_around(tokens, place);
    goals.retain(|goal| pieces(&goal.name).any(|piece| words.contains(&piece)));
    if goals.is_empty() {
        return;
    }
    for next in place + 1..(place + 4).min(tokens.all.len()) {
        let other = &tokens.all[next];
        let between = tokens.gap(place, next);
        let other_thing =
            |text: &str| names_elsewhere(text) || says(text, &["预算", "；", "。", "上级", "总"]);
        // 96.4%，比上年的94.1%提高2.3个百分点，高于目标1.4个百分点: what names the target is of the result again.
        let named = other.label.contains("目标") && !other_thing(&other.label);
        let behind = between.rfind('，').map_or("", |at| &between[..at]);
        let aside = named && !says(behind, &["；", "。", "预算", "总", "其中"]);
        if other.sentence != one.sentence || (!aside && says(&between, &["；", "。"])) {
            return;
        }
        if !aside && other_thing(&between) {
            continue;
        }
        compare(tokens, (place, next), &goals, found);
        // 合格率100%，满意度94.6%，…: the next result has a target of its own.
        let other_result = (other.is_amount() || other.is_rate()) && !is_base(&other.label);
        if other_result && !named && other.number.is_like(one.number) {
            return;
        }
    }
}

/// Whether a label makes its number what another is compared with.
fn is_base(label: &str) -> bool {
    says(label, &["比", "较"]) || names_last_year(label)
}

/// Whether a number between a result and its rate of completion is no other result: 比目标少14场.
fn is_aside(tokens: &NumberTokens, at: usize) -> bool {
    let label = &tokens.all[at].label;
    label.contains("目标") || is_base(label) || !tokens.all[at].may_be_whole()
}

/// The words around a number that may name what it is the result of.
fn words_around(tokens: &NumberTokens, place: usize) -> String {
    tokens.near_ahead(place, 24) + &tokens.tail(place)
}

fn compare(
    tokens: &NumberTokens,
    (place, next): (usize, usize),
    goals: &[&TargetPair],
    found: &mut Findings,
) {
    let number = tokens.all[next].number;
    let Some(goal) = goals.first().filter(|_| number.is_exact()) else { return };
    if number.quantity == Quantity::Percent && goal.quantity != Quantity::Percent {
        completion(tokens, (place, next), goals, found);
    } else if number.quantity == goal.quantity && names_target(tokens, next) {
        target_itself(tokens, next, goals, found);
    } else {
        difference(tokens, (place, next), goals, found);
    }
}

/// Whether a number refers to the target of the one at `place`.
fn is_of_target(tokens: &NumberTokens, (place, next): (usize, usize)) -> bool {
    let between = tokens.gap(place, next) + &tokens.tail(next);
    TARGET.iter().any(|word| between.contains(word))
}

/// 完成目标的93.25%: a rate of completion.
fn completion(
    tokens: &NumberTokens,
    (place, next): (usize, usize),
    goals: &[&TargetPair],
    found: &mut Findings,
) {
    let (number, label) = (tokens.all[next].number, &tokens.all[next].label);
    let completed = ["完成", "为", "达", "占"].iter().any(|word| label.starts_with(word));
    let rate = |goal: &TargetPair| {
        goal.actual.checked_div(goal.target).map(|rate| rate * Decimal::ONE_HUNDRED)
    };
    let printed = tokens.interval(next);
    let fits = |rate: Option<Decimal>| rate.is_none_or(|rate| printed.meets(Interval::exact(rate)));
    if !is_of_target(tokens, (place, next))
        || !completed
        || (next != place + 1 && !label.contains("目标"))
        || !(place + 1..next).all(|at| is_aside(tokens, at))
        || goals.iter().any(|goal| fits(rate(goal)))
    {
        return;
    }
    let Some(goal) = goals.first() else { return };
    let sum = format!("{}÷{}", plain(goal.actual), plain(goal.target));
    let shown = fixed(rate(goal).unwrap_or_default(), number.decimals.max(2));
    let message = format!("{sum}＝{shown}%（{}），正文写 {}", goal.name, tokens.written(next));
    let hint = "照指标的年度指标值和实际完成值改";
    found.push(mistakes::WRONG_RATE, tokens, (next, &[]), message, hint);
}

/// 没有达到92%的目标: the target itself.
fn target_itself(tokens: &NumberTokens, next: usize, goals: &[&TargetPair], found: &mut Findings) {
    let printed = tokens.interval(next);
    if goals.iter().any(|goal| printed.meets(Interval::exact(goal.target))) {
        return;
    }
    let Some(goal) = goals.first() else { return };
    let (target, written) = (plain(goal.target), tokens.written(next));
    let message = format!("{}的年度指标值是 {target}，正文写 {written}", goal.name);
    found.push(
        mistakes::OTHER_NUMBER,
        tokens,
        (next, &[]),
        message,
        "照指标的年度指标值改，或核对数据",
    );
}

/// 比目标少8件, 还差8件: how far the result is from the target.
fn difference(
    tokens: &NumberTokens,
    (place, next): (usize, usize),
    goals: &[&TargetPair],
    found: &mut Findings,
) {
    let other = &tokens.all[next];
    let Some(goal) = goals.first() else { return };
    // 食品2860批次、药品1120批次，分别超目标60批次、20批次: each is of the one in its order.
    if tokens.gap(place, next).contains("分别") {
        return;
    }
    // 超出目标480艘次1.25%: what the rate behind it is of.
    let is_base = tokens.all.get(next + 1).is_some_and(|rate| {
        let gap = tokens.gap(next, next + 1);
        // 480艘次: the rest of a measure word.
        rate.number.quantity == Quantity::Percent && matches!(gap.as_str(), "" | "次")
    });
    if is_base {
        return;
    }
    let points = other.number.quantity == Quantity::Points && goal.quantity == Quantity::Percent;
    let like = other.number.quantity == goal.quantity && other.role != Some(NumberRole::Whole);
    let of_target = is_of_target(tokens, (place, next));
    let left = is_left(tokens, (place, next));
    let stated = way(&other.label);
    if !(points || like) || !(of_target || left) || (stated.is_none() && !left) {
        return;
    }
    let printed = tokens.interval(next);
    let apart = |goal: &TargetPair| (goal.actual - goal.target).abs();
    let up = goal.actual > goal.target;
    let both = format!("{}：实际 {}，指标值 {}", goal.name, plain(goal.actual), plain(goal.target));
    let written = format!("正文写{}{}", other.label, tokens.written(next));
    if !goals.iter().any(|goal| printed.meets(Interval::exact(apart(goal)))) {
        let message =
            format!("{both}，相差 {}，{written}", plain(apart(goal) / other.number.scale));
        let code = if points { mistakes::WRONG_POINTS } else { mistakes::WRONG_DIFFERENCE };
        found.push(code, tokens, (next, &[]), message, "照指标的年度指标值和实际完成值改");
    } else if of_target
        && stated.is_some_and(|stated| (stated == Direction::Up) != up)
        && goals.iter().all(|goal| (goal.actual > goal.target) == up && goal.actual != goal.target)
    {
        let message = format!("{both}，{written}");
        found.push(
            mistakes::OPPOSITE_DIRECTION,
            tokens,
            (next, &[]),
            message,
            "照数字改方向词，或核对指标",
        );
    }
}

/// Whether the words right before a number state what is left to do.
fn is_left(tokens: &NumberTokens, (place, next): (usize, usize)) -> bool {
    let label = &tokens.all[next].label;
    ["剩余", "剩", "尚差", "差", "少", "还差"].iter().any(|word| label.ends_with(word))
        && tokens.gap(place, next).chars().count() < 16
}

/// 没有达到92%的目标, 低于目标92%: the number is the target itself.
fn names_target(tokens: &NumberTokens, place: usize) -> bool {
    let label = &tokens.all[place].label;
    let reach =
        ["达到", "低于", "高于", "超过", "未达", "完成"].iter().any(|word| label.ends_with(word));
    let named = ["目标", "年度目标", "指标值", "年度指标值"];
    let ends = named.iter().any(|word| label.trim_end_matches(['为', '是', '的']).ends_with(word));
    let tail = tokens.tail(place);
    (reach && tail.starts_with('的') && named.iter().any(|word| tail.contains(word)))
        || (ends
            && ["低于", "未达", "没有达到", "高于", "达到"].iter().any(|word| label.contains(word)))
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

fn way(label: &str) -> Option<Direction> {
    let label =
        label.trim_end_matches(['了', '出', '约', '为', '目', '标', '计', '划', '任', '务']);
    let ends = |words: &[&str]| words.iter().any(|word| label.ends_with(word));
    match () {
        () if ends(&["高", "多", "超", "超过", "高于", "多于"]) => Some(Direction::Up),
        () if ends(&["低", "少", "低于", "少于", "差"]) => Some(Direction::Down),
        () => None,
    }
}
