//! Numbers in sentences against what the facts say of the things that they name.

use rust_decimal::Decimal;

use super::names::{Meant, ThingFinder};
use super::thing::{KnownValue, Thing};
use super::things::{size, things};
use super::which::Which;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::catalogue::Column;
use crate::check::indicators::indicator_fact;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::arithmetic::text::{StatedText, texts};
use crate::data::model::{Project, Prose};
use crate::statements::interval::Interval;
use crate::statements::numbers::Exactness;

/// Numbers of tables, indicators, counts and buildings.
pub(crate) static KNOWN: CheckRule = CheckRule::new(codes::E03, Needs::All, known);

fn known(context: &CheckContext, findings: &mut Diagnostics) {
    let things = things(context);
    let own = context.report.own_names();
    for text in texts(context) {
        let mut names = ThingFinder::new(&things, &own, i32::from(context.report.year.value));
        for place in 0..text.all().len() {
            if let Some(meant) = names.meant(&text, place) {
                check(context, &text, place, &meant, findings);
            } else if let Some(thing) =
                names.own_change(&text, place).or_else(|| names.changed(&text, place))
            {
                change(context, &text, place, thing, findings);
            }
        }
    }
}

fn check(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    meant: &Meant,
    findings: &mut Diagnostics,
) {
    // 送审金额分别为31.74亿元、14.38亿元: each is of another thing.
    let ahead = text.ahead(place);
    let apart = ["分别", "依次"].iter().any(|word| ahead.contains(word));
    let Some(printed) = stated_interval(text, place).filter(|_| !apart) else { return };
    let wanted = wanted(&text.label(place));
    // 预期目标：排查隐患点4000处: what was planned is compared only where the facts have a target.
    let planned = wanted.is_none() && is_planned(context, text);
    if planned && meant.known.iter().all(|known| known.which != Which::Target) {
        return;
    }
    // A target says nothing of what was reached, which may not be filled in.
    if wanted.is_none() && !planned && meant.known.iter().all(|one| one.which == Which::Target) {
        return;
    }
    let of = |known: &&&KnownValue| wanted.is_none_or(|wanted| known.which == wanted);
    let mut all: Vec<&&KnownValue> = meant.known.iter().filter(of).collect();
    if all.is_empty() {
        all = meant.known.iter().collect();
    }
    if all.iter().any(|known| printed.meets(Interval::exact(known.value))) {
        return;
    }
    if is_of_its_project(context, text, printed) {
        return;
    }
    // Of a column's cells and total the nearest is meant: 443600 is no typo of 236800.
    let far = |known: &&&&KnownValue| (known.value - text.at(place).number.size()).abs();
    // What a goal says is held against what was aimed at.
    let meant = if planned { Which::Target } else { Which::Actual };
    let actual = all.iter().filter(|known| known.which == meant);
    let best = actual.min_by_key(far).or(all.first());
    let Some(best) = best.filter(|known| known.which != Which::LastYear) else { return };
    report(context, text, place, best, findings);
}

/// The numbers that one may stand for; nothing for a citation, a limit, a range or an ordinal.
fn stated_interval(text: &StatedText, place: usize) -> Option<Interval> {
    let number = &text.at(place).number;
    let printed = Interval::of(number, number.decimals);
    if text.passage.is_cited(number.at, number.length) {
        return None;
    }
    match number.exactness {
        Exactness::Limit | Exactness::Range | Exactness::Ordinal => None,
        Exactness::About => {
            let wide = number.size() * Decimal::new(1, 1);
            Some(Interval { low: printed.low - wide, high: printed.high + wide })
        }
        Exactness::Exact => Some(printed),
    }
}

/// Which of a thing's numbers a label names.
fn wanted(label: &str) -> Option<Which> {
    match () {
        () if says(label, &["目标值", "指标值", "年度目标", "计划"]) => {
            Some(Which::Target)
        }
        () if says(label, &["完成值", "实际"]) => Some(Which::Actual),
        () => None,
    }
}

/// Whether a text is one of the 预期目标.
fn is_planned(context: &CheckContext, text: &StatedText) -> bool {
    let projects = context.report.projects.iter().map(|project| &project.goals);
    let mut goals = std::iter::once(&context.report.goals).chain(projects);
    goals.any(|goals| goals.expected.as_ref().is_some_and(|goal| text.passage.is_in(goal.span)))
}

/// Whether a number in a text of a project is a target or a result of the project's own indicators.
fn is_of_its_project(context: &CheckContext, text: &StatedText, printed: Interval) -> bool {
    let speaks =
        |goal: &Option<Prose>| goal.as_ref().is_some_and(|goal| text.passage.is_in(goal.span));
    let is_of = |one: &&Project| speaks(&one.goals.expected) || speaks(&one.goals.achieved);
    let Some(project) = context.report.projects.iter().find(is_of) else { return false };
    let facts = project.indicators.iter().map(|one| indicator_fact(&project.fact, one));
    let figures = facts
        .flat_map(|fact| [Column::Target, Column::Actual].map(|column| context.of(&fact, column)));
    figures.flatten().filter_map(size).any(|own| printed.meets(Interval::exact(own)))
}

/// A difference from last year against both years' numbers.
fn change(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    thing: &Thing,
    findings: &mut Diagnostics,
) {
    let of = |which: Which| {
        let mut found = thing.known.iter().filter(move |known| known.which == which);
        found.next().filter(|_| found.next().is_none())
    };
    let (Some(now), Some(before)) = (of(Which::Actual), of(Which::LastYear)) else { return };
    let number = &text.at(place).number;
    let difference = now.value - before.value;
    let down = text.at(place).direction == Some(Direction::Down);
    let stated = if down { -difference } else { difference };
    let printed = Interval::of(number, number.decimals);
    if printed.meets(Interval::exact(stated)) {
        return;
    }
    let message = format!(
        "{} {}，{} {}，正文写{}{}",
        now.name,
        now.shown,
        before.name,
        before.shown,
        text.label(place),
        text.written(place)
    );
    let code = if printed.meets(Interval::exact(-stated)) {
        mistakes::OPPOSITE_DIRECTION
    } else {
        context.code
    };
    text.report(code, (place, &[]), message, "照两年的数改增减，或核对数据", findings);
}

fn report(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    known: &KnownValue,
    findings: &mut Diagnostics,
) {
    let number = &text.at(place).number;
    let reported = |finding: &Diagnostic| {
        let span = text.passage.span(number.at, number.length);
        finding.labels.first().zip(span).is_some_and(|(label, span)| {
            label.span.start == span.start && label.span.source == span.source
        })
    };
    // An indicator in its own text has been compared already.
    let compared = |finding: &Diagnostic| {
        let at = finding.labels.first().map(|label| label.span);
        finding.code == mistakes::TWO_NUMBERS
            && at.is_some_and(|at| text.passage.is_in(at))
            && ["正文写", "目标里写"]
                .iter()
                .any(|said| finding.message.ends_with(&format!("{said} {}", text.written(place))))
    };
    if findings.iter().any(|finding| reported(finding) || compared(finding)) {
        return;
    }
    let figure = known.key.as_ref().and_then(|key| context.figures.find(key));
    let Some(span) = text.passage.span(number.at, number.end - number.at) else { return };
    let zero = known.value.is_zero();
    let code = if zero { mistakes::NOT_HAPPENED } else { context.code };
    let message = match zero {
        true => format!("{}是 0，正文写 {}", known.name, text.written(place)),
        false => format!("{}是 {}，正文写 {}", known.name, known.shown, text.written(place)),
    };
    let finding = Diagnostic::new(code, message).label(span, "正文所写");
    let place = figure.and_then(|figure| context.place(figure));
    let finding = finding.label(place, "数据文件所填");
    findings.push(match figure {
        Some(figure) => finding.hint(context.cite_hint(figure, &number.unit)).figure(&figure.id),
        None => finding.hint("照数据改正文，或核对数据"),
    });
}
