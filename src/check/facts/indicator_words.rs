//! The words of indicators against each other and against their scores: `产出` beside `产出指标`, `执行不到位` with full marks.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::base::source::Span;
use crate::catalogue::{Column, keys};
use crate::check::indicators::{indicator_fact, is_below_target};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, Target};
use crate::figures::{Figure, Value};

/// Words of indicators that contradict something.
pub(crate) static INDICATOR_WORDS: CheckRule =
    CheckRule::new(codes::E27, Needs::All, indicator_words);

fn indicator_words(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = (keys::SELF_EVALUATION, report.indicators.as_slice());
    let projects = report.projects.iter().map(|one| (one.fact.as_str(), one.indicators.as_slice()));
    let all: Vec<_> = std::iter::once(own).chain(projects).collect();
    levels(context, all.iter().flat_map(|(_, indicators)| *indicators), findings);
    for (under, indicators) in &all {
        indicators.iter().for_each(|one| praised(context, under, one, findings));
        for one in indicators.iter().filter(|one| has_full_marks(context, under, one)) {
            unfinished(context, one, findings);
            needless(context, one, findings);
        }
    }
}

/// A level with and without 指标 is printed as two.
fn levels<'a>(
    context: &CheckContext,
    all: impl Iterator<Item = &'a Indicator> + Clone,
    findings: &mut Diagnostics,
) {
    let mut whole: BTreeMap<(usize, &str), Span> = BTreeMap::new();
    let paths = || all.clone().flat_map(|one| one.path.iter().take(2).enumerate());
    for (level, name) in paths() {
        whole.entry((level, name.value.as_str())).or_insert(name.span);
    }
    for (level, name) in paths() {
        let full = format!("{}指标", name.value);
        let Some(other) = whole.get(&(level, full.as_str())) else { continue };
        let message = format!("指标的一级两种写法：“{}”和“{full}”，表里印成两级", name.value);
        let finding = context.finding(message).label(name.span, "这里").label(*other, "别处");
        findings.push(finding.hint(format!("改成“{full}”")));
    }
}

/// Whether an indicator has all the points that it can have.
fn has_full_marks(context: &CheckContext, under: &str, one: &Indicator) -> bool {
    let fact = indicator_fact(under, one);
    let of = |column| match context.of(&fact, column).and_then(Figure::value) {
        Some(Value::Count(number, _)) => Some(*number),
        _ => None,
    };
    of(Column::Score).is_some() && of(Column::Score) == of(Column::Weight)
}

/// What a result in words says where it fell short.
const SHORT: [&str; 12] = [
    "不到位",
    "未完成",
    "没有完成",
    "不全",
    "滞后",
    "未达",
    "没有达到",
    "不及预期",
    "不达标",
    "不健全",
    "不完善",
    "未落实",
];
/// Words with which a clause says that it did not.
const DENIED: [&str; 8] = ["无", "未发现", "没有发现", "杜绝", "避免", "不存在", "整改", "解决"];

/// A result in words that says what is missing, with full marks.
fn unfinished(context: &CheckContext, one: &Indicator, findings: &mut Diagnostics) {
    let (Some(Target::Text(target)), Some(actual)) = (&one.target, &one.actual) else { return };
    let (words, wanted) = (actual.words(), target.words());
    let clauses = words.split(['，', '。', '；', '、', '\n']);
    let mut clauses = clauses.filter(|clause| !DENIED.iter().any(|word| clause.contains(word)));
    let short = clauses.find_map(|clause| SHORT.iter().find(|word| clause.contains(**word)));
    let Some(word) = short.filter(|word| !wanted.contains(**word)) else { return };
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}：完成值写“{}”（{word}），却得满分", words.trim());
    let score = one.score.as_ref().map(|score| score.span);
    let finding = context.finding(message).label(actual.span, "完成值").label(score, "得分");
    findings.push(finding.hint("照完成情况扣分，在 reason 里写明原因；确实做到了的，完成值照实写"));
}

/// What explains that less was done than was wanted.
const LESS: [&str; 9] = ["推迟", "取消", "未能", "没有", "未按", "未达", "滞后", "不及", "尚未"];
/// What says itself that the target was not reached.
const MISSED: [&str; 4] = ["没有达到目标", "未达到目标", "没有达到指标", "未达到指标"];
/// What a reason of more than was wanted refers to.
const MORE: [&str; 6] = ["目标", "指标值", "年初", "预计", "超额", "超过"];

/// A reason why less was done beside full marks for a number that was reached.
fn needless(context: &CheckContext, one: &Indicator, findings: &mut Diagnostics) {
    let (Some(Target::Number { .. }), Some(reason)) = (&one.target, &one.reason) else { return };
    let words = reason.words();
    if one.score.is_some() || !says(&words, &LESS) || says(&words, &MORE) && !says(&words, &MISSED)
    {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}达到了指标值、得满分，偏差原因却写“{}”", words.trim());
    let actual = one.actual.as_ref().map(|actual| actual.span);
    let finding = context.finding(message).label(reason.span, "原因").label(actual, "完成值");
    findings.push(finding.hint("完成值改过的，原因也要改：没有偏差的删去 reason"));
}

/// What says that more was done than was wanted.
const PRAISE: [&str; 4] = ["超额完成", "超过目标", "超出预期", "超过预期"];
/// What says that as much was done, where a reason says nothing else.
const REACHED: [&str; 14] = [
    "全部完成",
    "全部按期完成",
    "全部按时完成",
    "全面完成",
    "均已完成",
    "均按期完成",
    "已全部完成",
    "按期完成",
    "已达到目标",
    "已达到目标值",
    "已达到指标值",
    "已达到年度指标值",
    "已达标",
    "达到指标值",
];

/// A reason why more was done beside a number that was not reached.
fn praised(context: &CheckContext, under: &str, one: &Indicator, findings: &mut Diagnostics) {
    let (Some(Target::Number { .. }), Some(reason)) = (&one.target, &one.reason) else { return };
    let words = reason.words();
    let praise = PRAISE.iter().find(|word| words.trim_start().starts_with(**word)).copied();
    let Some(word) = praise.or_else(|| reached(&words)) else { return };
    if is_below_target(context, under, one) != Some(true) {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}没有达到指标值，偏差原因却写“{word}”");
    let actual = one.actual.as_ref().map(|actual| actual.span);
    let finding = context.finding(message).label(reason.span, "原因").label(actual, "完成值");
    findings.push(finding.hint("写没有达到的原因和改进措施，或核对完成值和指标值"));
}

/// What a reason of one clause says was reached: `任务全部按期完成。`
fn reached(words: &str) -> Option<&str> {
    const WHAT: [&str; 8] =
        ["", "任务", "目标", "工作", "本年任务", "年度任务", "各项任务", "指标"];
    let clause = words.trim().trim_end_matches('。');
    let what = REACHED.iter().find_map(|word| clause.strip_suffix(word));
    what.filter(|what| WHAT.contains(what)).map(|_| clause)
}
