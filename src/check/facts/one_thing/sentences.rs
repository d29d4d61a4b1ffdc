//! What sentences state of an indicator, by its name, against its value.

use rust_decimal::Decimal;

use super::clauses::stated_in_clauses;
use super::measured::measured;
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::indicators::{counted_thing, indicator_fact};
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Prose, Target};
use crate::figures::Value;

/// A sentence that states another value of an indicator, by its name.
pub(super) fn sentences(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let results = report.results.iter().flat_map(|group| &group.items);
    let results = results.filter_map(|item| item.text.as_ref());
    let reasons = report.assessments.iter().filter_map(|one| one.reason.as_ref());
    let own: Vec<_> = report.goals.achieved.iter().chain(results).chain(reasons).collect();
    let whole = Measures { under: keys::SELF_EVALUATION, owner: "", all: &report.indicators };
    sentences_differ(context, whole, &own, findings);
    targets_differ(context, &report.indicators, report.goals.expected.as_ref(), findings);
    for project in &report.projects {
        let expected = project.goals.expected.as_ref();
        targets_differ(context, &project.indicators, expected, findings);
        let texts: Vec<_> = project.goals.achieved.iter().collect();
        let (under, owner) = (project.fact.as_str(), project.name.value.as_str());
        let own = Measures { under, owner, all: &project.indicators };
        sentences_differ(context, own, &texts, findings);
    }
}

/// The indicators of the unit or of a project.
#[derive(Clone, Copy)]
struct Measures<'a> {
    /// The fact that their figures stand below.
    under: &'a str,
    /// The name of the project; empty for the unit.
    owner: &'a str,
    all: &'a [Indicator],
}

fn sentences_differ(
    context: &CheckContext,
    of: Measures,
    texts: &[&Prose],
    findings: &mut Diagnostics,
) {
    for indicator in of.all {
        let Some((name, value)) = measured(context, of.under, indicator) else { continue };
        let Value::Count(value, unit) = value else { continue };
        for text in texts {
            let Some(stated) = stated_by(context, (of, text), name, unit) else { continue };
            if half_up(*value, stated.scale()) == stated {
                continue;
            }
            let message =
                format!("{name}：指标填 {}{unit}，正文写 {stated}{unit}", value.normalize());
            let place = indicator.actual.as_ref().map(|actual| actual.span);
            let id = FigureKey::new(indicator_fact(of.under, indicator), Column::Actual);
            let finding = context.finding_at_both(
                message,
                (Some(text.span), place),
                ("正文", "指标的实际完成值"),
            );
            findings
                .push(finding.hint(format!("正文里引用指标，写 ${{{id}}}{unit}；以后只改一处")));
        }
    }
}

/// What a text states of an indicator: by its name, by a shorter one, or as it reads in other words.
fn stated_by(
    context: &CheckContext,
    (of, text): (Measures, &Prose),
    name: &str,
    unit: &str,
) -> Option<Decimal> {
    let words = text.words();
    // The unit has many areas and investments, a project only its own.
    let shortly = || stated_by_short_name(&words, name, unit).filter(|_| !of.owner.is_empty());
    let in_other_words = || {
        let passage = context.passage_of(text)?;
        stated_in_clauses(&passage.text(0, passage.chars.len()), name, unit, of.owner)
    };
    stated_of(&words, name, unit).or_else(shortly).or_else(in_other_words)
}

/// A goal that states another target of an indicator, by its name, than the indicator has.
fn targets_differ(
    context: &CheckContext,
    indicators: &[Indicator],
    goal: Option<&Prose>,
    findings: &mut Diagnostics,
) {
    let Some(goal) = goal else { return };
    let words = goal.words();
    for indicator in indicators {
        let Some(Target::Number { value, unit: Some(unit), .. }) = &indicator.target else {
            continue;
        };
        let Some(name) = indicator.path.last() else { continue };
        let (name_of, unit_of) = (&name.value, &unit.value);
        let stated = target_of(&words, name_of, unit_of)
            .or_else(|| target_by_core(&words, core_of(name_of)?, unit_of));
        let Some(stated) = stated else { continue };
        if stated == value.value {
            continue;
        }
        let (name, unit) = (&name.value, &unit.value);
        let message =
            format!("{name}：指标值是 {}{unit}，目标里写 {stated}{unit}", value.value.normalize());
        let places = (Some(goal.span), Some(value.span));
        let finding = context.finding_at_both(message, places, ("目标", "指标值"));
        findings.push(finding.hint("目标和指标值应是一个数，改掉错的一个"));
    }
}

/// The number of a target right behind a name that begins a clause: `读者满意度90%以上`, `不低于`, `达到` between them.
fn target_of(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    let begins =
        |at: &usize| text[..*at].chars().next_back().is_none_or(|c| "，。；：、（\n".contains(c));
    let at = text.match_indices(name).map(|(at, _)| at).find(begins)?;
    target_behind(&text[at + name.len()..], unit)
}

/// The number of a target right behind the core of a name, wherever it stands: `举办公益讲座40场以上` of 公益讲座场次.
fn target_by_core(text: &str, core: &str, unit: &str) -> Option<Decimal> {
    let mut found = text.match_indices(core);
    let only = found.next().filter(|_| found.next().is_none())?.0;
    target_behind(&text[only + core.len()..], unit)
}

/// What a name counts, without the word for how it is counted: 免费开放 of 免费开放天数; nothing where that is short.
pub(in crate::check::facts) fn core_of(name: &str) -> Option<&str> {
    const SHORTEST: usize = 4;
    let core = counted_thing(name)?;
    (core.chars().count() >= SHORTEST).then_some(core)
}

fn target_behind(rest: &str, unit: &str) -> Option<Decimal> {
    let verbs = ["达到", "不低于", "不高于", "不超过", "达", "为", "≥", "≤"];
    let rest = verbs.iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let behind = rest[end..].strip_prefix(unit).filter(|_| !unit.is_empty())?;
    let ends = ["以上", "以下", "以内", "，", "。", "；", "、"];
    let whole = behind.is_empty() || ends.iter().any(|word| behind.starts_with(word));
    rest[..end].parse().ok().filter(|_| whole)
}

/// What a text states of an indicator by a shorter name: `安全事故2起` of 安全事故起数, `面积1300平方米` of 建设面积 (which is
/// called so at the head of a clause only).
fn stated_by_short_name(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    if let Some(core) = name.strip_suffix(&format!("{unit}数")).filter(|core| core.len() >= 9) {
        return number_behind(text.split_once(core)?.1, unit);
    }
    let core = ["面积", "投资"].into_iter().find(|core| name.ends_with(core))?;
    let units: &[&str] = if unit == "㎡" { &["㎡", "平方米"] } else { &[unit] };
    units.iter().find_map(|unit| stated_of(text, core, unit))
}

/// The number that a text states right behind a name that begins a clause: `读者满意度94.60%`, `达到`, `为` between them.
fn stated_of(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    let begins = |at: &usize| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| "，。；：、（\n".contains(c))
    };
    let at = text.match_indices(name).map(|(at, _)| at).find(begins)?;
    number_behind(&text[at + name.len()..], unit)
}

/// The number that stands right behind a name.
fn number_behind(rest: &str, unit: &str) -> Option<Decimal> {
    let rest =
        ["达到", "达", "为", "是"].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let behind = rest[end..].strip_prefix(unit).filter(|_| !unit.is_empty())?;
    let rough = ["以上", "以下", "左右", "以内", "多", "余", "／"];
    let exact = !rough.iter().any(|word| behind.starts_with(word));
    rest[..end].parse().ok().filter(|_| exact)
}
