//! What a goal states of an indicator, by its name or in other words, against its target.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::clauses::{GoalNumber, target_in};
use super::split_clauses::{Clause, clauses};
use crate::base::diag::Diagnostics;
use crate::check::indicators::counted_thing;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Prose, Target};

/// Goals that state another target of an indicator than the indicator has.
pub(super) fn goals(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = (report.indicators.as_slice(), "");
    targets_differ(context, own, report.goals.expected.as_ref(), findings);
    for project in &report.projects {
        let own = (project.indicators.as_slice(), project.name.value.as_str());
        targets_differ(context, own, project.goals.expected.as_ref(), findings);
    }
}

/// An indicator with a number for a target.
struct Aim<'a> {
    name: &'a str,
    unit: &'a str,
    target: Decimal,
    one: &'a Indicator,
}

fn aims(indicators: &[Indicator]) -> impl Iterator<Item = Aim<'_>> {
    indicators.iter().filter_map(|one| {
        let Some(Target::Number { value, unit: Some(unit), .. }) = &one.target else { return None };
        let name = one.path.last()?.value.as_str();
        Some(Aim { name, unit: &unit.value, target: value.value, one })
    })
}

fn targets_differ(
    context: &CheckContext,
    (indicators, owner): (&[Indicator], &str),
    goal: Option<&Prose>,
    findings: &mut Diagnostics,
) {
    let Some((goal, passage)) = goal.and_then(|goal| Some((goal, context.passage_of(goal)?)))
    else {
        return;
    };
    let text = passage.text(0, passage.chars.len());
    let read = Read::of(clauses(passage), aims(indicators).collect(), owner);
    for aim in &read.aims {
        let stated = by_name(&text, aim).or_else(|| read.in_other_words(aim));
        let Some(stated) = stated.filter(|stated| stated.number != aim.target) else { continue };
        let (name, unit) = (aim.name, aim.unit);
        let message = format!(
            "{name}：指标值是 {}{unit}，目标里写 {}",
            aim.target.normalize(),
            stated.written
        );
        let place = stated.at.and_then(|at| passage.span(at, stated.written.chars().count()));
        let target = match &aim.one.target {
            Some(Target::Number { value, .. }) => Some(value.span),
            _ => None,
        };
        let places = (place.or(Some(goal.span)), target);
        let finding = context.finding_at_both(message, places, ("目标", "指标值"));
        findings.push(finding.hint("目标和指标值应是一个数，改掉错的一个"));
    }
}

/// A goal as it is read: its clauses and the indicators that they may speak of.
struct Read<'a> {
    all: Vec<Clause>,
    /// For each clause, whether all those with a number before it in its sentence speak of an indicator, and whether there are none.
    before: Vec<Before>,
    aims: Vec<Aim<'a>>,
    /// The units and targets of the indicators.
    targets: HashSet<(&'a str, Decimal)>,
    owner: &'a str,
}

/// What stands before a clause in its sentence, of the clauses that have a number.
#[derive(Clone, Copy)]
struct Before {
    clear: bool,
    none: bool,
}

impl<'a> Read<'a> {
    fn of(all: Vec<Clause>, aims: Vec<Aim<'a>>, owner: &'a str) -> Self {
        let targets = aims.iter().map(|aim| (aim.unit, aim.target)).collect();
        let mut read = Self { all, before: Vec::new(), aims, targets, owner };
        read.before = read.all_before();
        read
    }

    fn all_before(&self) -> Vec<Before> {
        let (mut sentence, mut now) = (None, Before { clear: true, none: true });
        let of = |clause: &Clause| {
            if sentence.replace(clause.sentence) != Some(clause.sentence) {
                now = Before { clear: true, none: true };
            }
            let before = now;
            if clause.text.contains(|c: char| c.is_ascii_digit()) {
                // Behind a clause that names another thing they may go on about that one: 总馆接待读者…，外借文献….
                let clear = now.clear && self.aims.iter().any(|aim| self.reads(clause, aim));
                now = Before { clear, none: false };
            }
            before
        };
        self.all.iter().map(of).collect()
    }

    /// The only number that the clauses state for an indicator.
    fn in_other_words(&self, aim: &Aim) -> Option<GoalNumber> {
        let mut found = (0..self.all.len()).filter_map(|place| self.stated(place, aim));
        let only = found.next().filter(|_| found.next().is_none());
        // 困难学生 may be the other indicator of two that are called alike.
        only.filter(|stated| !self.targets.contains(&(aim.unit, stated.number)))
    }

    fn stated(&self, place: usize, aim: &Aim) -> Option<GoalNumber> {
        let (clause, before) = (&self.all[place], self.before[place]);
        if !before.clear {
            return None;
        }
        let found = target_in(&clause.text, aim.name, aim.unit, self.owner, before.none)?;
        Some(GoalNumber { at: found.at.map(|at| clause.at + at), ..found })
    }

    fn reads(&self, clause: &Clause, aim: &Aim) -> bool {
        target_in(&clause.text, aim.name, aim.unit, self.owner, false).is_some()
            || clause.text.starts_with(aim.name)
    }
}

/// The number of a target right behind the name of its indicator, at the head of a clause or by its core alone.
fn by_name(text: &str, aim: &Aim) -> Option<GoalNumber> {
    let found = target_of(text, aim.name, aim.unit);
    let found = found.or_else(|| target_by_core(text, core_of(aim.name)?, aim.unit));
    let (at, end, number) = found?;
    let at = text[..at].chars().count();
    Some(GoalNumber { at: Some(at), written: text[text_at(text, at)..end].to_string(), number })
}

/// The byte at which a character of a text begins.
fn text_at(text: &str, at: usize) -> usize {
    text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
}

/// A number with its unit in a text: from where to where, and its value.
type At = (usize, usize, Decimal);

/// The number of a target right behind a name that begins a clause: `读者满意度90%以上`, `不低于`, `达到` between them.
fn target_of(text: &str, name: &str, unit: &str) -> Option<At> {
    let begins =
        |at: &usize| text[..*at].chars().next_back().is_none_or(|c| "，。；：、（\n".contains(c));
    let at = text.match_indices(name).map(|(at, _)| at).find(begins)?;
    target_behind(text, at + name.len(), unit)
}

/// The number of a target right behind the core of a name, wherever it stands: `举办公益讲座40场以上` of 公益讲座场次.
fn target_by_core(text: &str, core: &str, unit: &str) -> Option<At> {
    let mut found = text.match_indices(core);
    let only = found.next().filter(|_| found.next().is_none())?.0;
    target_behind(text, only + core.len(), unit)
}

/// What a name counts, without the word for how it is counted: 免费开放 of 免费开放天数; nothing where that is short.
pub(in crate::check::facts) fn core_of(name: &str) -> Option<&str> {
    const SHORTEST: usize = 4;
    let core = counted_thing(name)?;
    (core.chars().count() >= SHORTEST).then_some(core)
}

fn target_behind(text: &str, from: usize, unit: &str) -> Option<At> {
    let rest = &text[from..];
    let verbs = ["达到", "不低于", "不高于", "不超过", "达", "为", "≥", "≤"];
    let rest = verbs.iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
    let start = text.len() - rest.len();
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let behind = rest[end..].strip_prefix(unit).filter(|_| !unit.is_empty())?;
    let ends = ["以上", "以下", "以内", "，", "。", "；", "、"];
    let whole = behind.is_empty() || ends.iter().any(|word| behind.starts_with(word));
    let number = rest[..end].parse().ok().filter(|_| whole)?;
    Some((start, start + end + unit.len(), number))
}
