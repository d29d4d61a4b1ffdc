//! Whether a target was reached, and the grade, as sentences say it and as the facts have it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::things::names_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::says::says;
use crate::catalogue::{Column, GRADE_NAMES, keys};
use crate::check::indicators::{all_indicators, indicator_fact};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, Target};
use crate::figures::{Figure, Value};
use crate::statements::passage::Passage;
use crate::statements::words::elsewhere::names_last_year;

/// Targets that were reached or not.
pub(crate) static REACHED: CheckRule = CheckRule::new(codes::E27, Needs::All, reached);

/// The grade.
pub(crate) static GRADE: CheckRule = CheckRule::new(codes::E08, Needs::All, grade);

/// An indicator as sentences name it.
struct NamedTarget<'a> {
    names: Vec<String>,
    reached: bool,
    /// Whether the target is not to be passed: 低于目标 is reached then.
    is_limit: bool,
    figure: &'a Figure,
    target: String,
}

fn reached(context: &CheckContext, findings: &mut Diagnostics) {
    let goals = goals(context);
    let all: Vec<String> = goals.iter().flat_map(|goal| goal.names.clone()).collect();
    for passage in
        context.passages.iter().filter(|passage| !passage.is_name && !passage.is_of_project)
    {
        let judges = [UNMET, MET].into_iter().flatten().any(|word| !passage.find(word).is_empty());
        for goal in goals.iter().filter(|_| judges) {
            let longest = goal.names.iter().find(|name| !passage.find(name).is_empty());
            longest.iter().for_each(|name| compare(context, passage, (goal, name, &all), findings));
        }
    }
}

fn goals<'a>(context: &'a CheckContext) -> Vec<NamedTarget<'a>> {
    let mut goals: Vec<NamedTarget> = all_indicators(context.report)
        .filter_map(|(form, one)| goal(context, one, &indicator_fact(form, one)))
        .collect();
    // Of two indicators of one name neither is certain.
    let mut reached: HashMap<String, HashSet<bool>> = HashMap::new();
    for goal in &goals {
        for name in &goal.names {
            reached.entry(name.clone()).or_default().insert(goal.reached);
        }
    }
    for goal in &mut goals {
        goal.names.retain(|name| reached[name].len() == 1);
    }
    goals
}

fn goal<'a>(context: &'a CheckContext, one: &Indicator, key: &str) -> Option<NamedTarget<'a>> {
    let Some(Target::Number { op, value, unit }) = &one.target else { return None };
    let figure = context.stated(&format!("{key}.actual"))?;
    let number = match figure.value()? {
        Value::Count(count, _) => *count,
        Value::Percent(percent) => *percent,
        Value::Money(amount) => amount.of(context.report.unit),
        Value::Ratio(_) | Value::Words(_) => return None,
    };
    let reached = op.value.holds(number, value.value);
    let is_limit = op.value.is_falling();
    let name = one.path.last()?.value.trim();
    let names = names_of(name)
        .into_iter()
        .filter(|words| words.len() == 1)
        .map(|mut words| words.remove(0));
    let names = names.filter(|name| name.chars().count() >= 4).collect();
    let target = format!(
        "{}{}",
        value.value.normalize(),
        unit.as_ref().map_or("", |unit| unit.value.as_str())
    );
    Some(NamedTarget { names, reached, is_limit, figure, target })
}

const UNMET: &[&str] = &[
    "未达到",
    "未达",
    "没有达到",
    "未完成",
    "没有完成",
    "未能完成",
    "未能达到",
    "低于目标",
    "低于年度目标",
    "不及预期",
    "低于预期",
];
const MET: &[&str] = &[
    "超额完成",
    "完成了年度目标",
    "完成年度目标",
    "完成目标",
    "达到目标",
    "达到了目标",
    "达到年度目标",
    "达到预期目标",
    "超过目标",
    "超过年度目标",
    "实现年度目标",
    "全面达标",
    "达到预期",
    "完成了目标",
];

/// Words behind an indicator's name in its clause or the next two that say whether its target was reached.
fn compare(
    context: &CheckContext,
    passage: &Passage,
    (goal, name, all): (&NamedTarget, &str, &[String]),
    findings: &mut Diagnostics,
) {
    for at in passage.find(name) {
        let from = at + name.chars().count();
        let end = end_of_words(passage, at, (name, all));
        let before = passage.text(at.saturating_sub(4), at);
        let other = |text: &str| names_last_year(text) || says(text, &["比", "较"]);
        if other(&before)
            || other(&passage.text(from, end))
            || passage.is_quoted(at)
            || names_another(passage, from)
        {
            continue;
        }
        let wrong = contrary_word(passage, from..end, goal);
        let Some((at, word)) = wrong.filter(|(at, word)| !is_partly(passage, *at, word)) else {
            continue;
        };
        let Some(span) = passage.span(at, word.chars().count()) else { continue };
        let shown = context.figures.shown(goal.figure);
        let message =
            format!("{}是 {shown}，指标值 {}，不是“{word}”", goal.figure.name, goal.target);
        let places = (Some(span), goal.figure.place);
        let finding = context.finding_at_both(message, places, ("正文所写", "数据文件所填"));
        findings.push(finding.hint("照指标的完成情况改说法，或核对数据"));
    }
}

/// How far the words behind an indicator's name refer to it: up to a stop or the name of another.
fn end_of_words(passage: &Passage, at: usize, (name, all): (&str, &[String])) -> usize {
    const FAR: usize = 36;
    let from = at + name.chars().count();
    let (_, stop) = passage.sentence(at);
    let stops = ["；", "其中", "但", "项目", "、"];
    let is_stop = |at: &usize| stops.iter().any(|word| passage.has(*at, word));
    let end = stop.min(from + FAR);
    let end = (from..end).find(is_stop).unwrap_or(end);
    let another = |at: &usize| {
        all.iter().any(|other| !name.contains(other.as_str()) && passage.has(*at, other))
    };
    (from..end).find(another).unwrap_or(end)
}

/// The word in a stretch that contradicts whether a target was reached, and where it stands.
fn contrary_word(
    passage: &Passage,
    places: Range<usize>,
    goal: &NamedTarget,
) -> Option<(usize, &'static str)> {
    let turned = |word: &str| goal.is_limit && says(word, &["低于", "超"]);
    let find = |words: &[&'static str]| {
        let words = words.iter().filter(|word| !turned(word));
        places
            .clone()
            .find_map(|at| words.clone().find(|word| passage.has(at, word)).map(|word| (at, *word)))
    };
    let denied = |at: usize| {
        at > 0 && "未没不".contains(passage.chars[at - 1])
            || passage.text(at.saturating_sub(2), at).contains("没有")
    };
    match (find(UNMET), find(MET)) {
        (Some(found), _) if goal.reached => Some(found),
        (None, Some((at, word))) if !goal.reached && !denied(at) => Some((at, word)),
        _ => None,
    }
}

/// Whether the words go on to the name of another thing: 下沉医师 in 下沉医师诊疗人次未达目标.
fn names_another(passage: &Passage, from: usize) -> bool {
    const SAYS: &str = "未没达超完已为共全实均仅只低不基按圆如";
    passage.chars.get(from).is_some_and(|c| is_han(*c) && !SAYS.contains(*c))
}

/// Whether the text states only how much of a target was reached: 完成目标8万件的93.25%, 只完成目标.
fn is_partly(passage: &Passage, at: usize, word: &str) -> bool {
    let behind = passage.chars.get(at + word.chars().count());
    let only = !word.starts_with('达') && at > 0 && passage.chars[at - 1] == '只';
    only || behind.is_some_and(|c| c.is_ascii_digit() || *c == '的')
}

/// 评价等级为“良” where the score gives another one.
fn grade(context: &CheckContext, findings: &mut Diagnostics) {
    let of_unit = |figure: &&Figure| {
        figure.key.column() == Column::Grade && !figure.key.is_in(keys::PROJECTS)
    };
    let grades: Vec<_> = context.figures.iter().filter(of_unit).collect();
    let words: Vec<&str> = grades
        .iter()
        .filter_map(|figure| match figure.value()? {
            Value::Words(words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    let Some(first) = words.first() else { return };
    for passage in
        context.passages.iter().filter(|passage| !passage.is_name && !passage.is_of_project)
    {
        for (at, stated) in stated_grades(passage) {
            let same = words.iter().any(|word| {
                word.trim_end_matches(['秀', '好']) == stated.trim_end_matches(['秀', '好'])
            });
            let (start, _) = passage.sentence(at);
            let before = passage.text(start, at);
            let other = says(&before, &["项目", "考核", "单位", "下属", "专项"]);
            if same || other || names_last_year(&before) {
                continue;
            }
            let message = format!("评价等级是“{first}”，正文写“{stated}”");
            if let Some(span) = passage.span(at, stated.chars().count()) {
                findings
                    .push(context.finding(message).at(span).hint("等级由总分定；照算出的等级改"));
            }
        }
    }
}

/// The grades that a passage states: 等级为优, 等次为“良”, 评价结论：优秀.
fn stated_grades(passage: &Passage) -> Vec<(usize, &'static str)> {
    const NAMES: &[&str] =
        &["评价等级", "自评等级", "等级", "等次", "评价结论", "自评结论", "评价结果"];
    const LINKS: &[&str] = &["评定为", "确定为", "为", "是", "："];
    // Words of other scales, ahead of those that they begin with.
    const LONG: [&str; 4] = ["优秀", "良好", "不合格", "合格"];
    let length = |word: &str| word.chars().count();
    let mut found = Vec::new();
    for at in 0..passage.chars.len() {
        let Some(name) = NAMES.iter().find(|name| passage.has(at, name)) else { continue };
        let mut next = at + length(name);
        let Some(link) = LINKS.iter().find(|link| passage.has(next, link)) else { continue };
        next += length(link);
        next += usize::from(passage.has(next, "“"));
        let Some(grade) = LONG.iter().chain(&GRADE_NAMES).find(|grade| passage.has(next, grade))
        else {
            continue;
        };
        let behind = passage.chars.get(next + length(grade));
        if behind.is_none_or(|c| "”，。；、）等级次".contains(*c))
            && found.last().is_none_or(|(last, _)| *last != next)
        {
            found.push((next, *grade));
        }
    }
    found
}
