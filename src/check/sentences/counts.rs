//! Numbers behind the name of a count or a rate of the whole unit.

use super::claims::mention::{FigureMention, NameScope};
use super::claims::names_of_figures::{CountName, FigureMeaning, RateName};
use super::claims::read_passage::ReadPassage;
use super::claims::vocabulary::{ClaimWord, words_until};
use super::known::names::lists_people;
use super::mismatch::report;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::rule::CheckContext;
use crate::check::stated_value::StatedValue;
use crate::check::verdict::judge;
use crate::statements::numbers::{Number, is_approximate};
use crate::statements::passage::Passage;

/// Reports the number behind the name of a count if it is not the figure's.
pub(super) fn count(
    context: &CheckContext,
    text: &ReadPassage,
    name: &FigureMention,
    of: &CountName,
    findings: &mut Diagnostics,
) {
    let key = match (name.scope, &of.last_year) {
        (NameScope::Own, _) => &of.key,
        (NameScope::LastYear, Some(before)) => before,
        (NameScope::LastYear | NameScope::Other, _) => return,
    };
    if holds_posts(text.passage, name) {
        return;
    }
    let number = number_behind(text, name).filter(|one| of.units.contains(&one.unit));
    if let Some(number) = number.filter(|_| of.of_people || is_of_unit(text, name)) {
        of_figure(context, text, number, key, findings);
    }
}

/// 在职124人，其中事业编制120人: the people on posts of a kind, not the posts.
fn holds_posts(passage: &Passage, name: &FigureMention) -> bool {
    let before = passage.text(passage.sentence(name.at).0, name.at);
    name.name.ends_with("编制") && lists_people(&before)
}

/// Reports the number behind the name of a rate if it is not the figure's.
pub(super) fn rate(
    context: &CheckContext,
    text: &ReadPassage,
    order: usize,
    of: &RateName,
    findings: &mut Diagnostics,
) {
    let name = &text.names[order];
    let sure = name.scope == NameScope::Own
        && match name.name {
            "控制率" => follows_count(text.passage, &text.names[..order], name),
            _ => is_of_unit(text, name),
        };
    let number = number_behind(text, name).filter(|number| sure && number.unit == "%");
    if let Some(number) = number {
        of_figure(context, text, number, &of.key, findings);
    }
}

/// The number behind a name with only fillers and nouns in between.
fn number_behind<'a>(text: &ReadPassage<'a>, name: &FigureMention) -> Option<&'a Number> {
    let (words, stop) = words_until(text.passage, name.end);
    let plain = words.iter().all(|(_, word)| matches!(word, ClaimWord::Filler | ClaimWord::Noun));
    let number = text.numbers.binary_search_by_key(&stop, |number| number.at).ok()?;
    let number = &text.numbers[number];
    (plain && !goes_on(text.passage, number)).then_some(number)
}

/// Whether a word stands behind a number and its unit, so that it counts something else: 5名项目负责人,
/// 执行率100%的项目.
fn goes_on(passage: &Passage, number: &Number) -> bool {
    let behind = passage.chars.get(number.at + number.length + number.unit_length());
    behind.is_some_and(|c| is_han(*c))
}

/// Whether a rate or a score is the whole unit's: neither the text before it nor the title above is about a project.
fn is_of_unit(text: &ReadPassage, name: &FigureMention) -> bool {
    !text.passage.is_of_project && !text.speaks_of_projects(name.at)
}

/// Whether 控制率 follows a count of staff in its sentence.
fn follows_count(passage: &Passage, before: &[FigureMention], name: &FigureMention) -> bool {
    let (start, _) = passage.sentence(name.at);
    let mut here = before.iter().rev().take_while(|one| one.at >= start);
    here.next().is_some_and(|one| {
        matches!(one.meaning, FigureMeaning::Count(of) if of.of_people)
            && one.scope == NameScope::Own
    })
}

/// Reports a count or a rate that is not its figure's.
fn of_figure(
    context: &CheckContext,
    text: &ReadPassage,
    number: &Number,
    key: &FigureKey,
    findings: &mut Diagnostics,
) {
    let passage = text.passage;
    if is_approximate(passage, number) {
        return;
    }
    let Some(figure) = context.figures.find(key) else { return };
    let percent = if number.unit == "%" { "%" } else { "" };
    let claim = format!("{}{percent}", passage.text(number.at, number.at + number.length));
    let fits_other = namesakes(key).iter().filter_map(|other| context.stated(other)).any(|other| {
        other.value().is_some() && judge(context, other, &StatedValue::of(&claim)).is_none()
    });
    if !fits_other {
        report(context, passage, number, figure, (&claim, &claim), findings);
    }
}

/// Figures that running text calls by the same name.
fn namesakes(key: &FigureKey) -> &'static [&'static str] {
    match (key.fact(), key.column()) {
        (Some(keys::EXPENDITURE), Column::ExecutionRate) => &[keys::PROJECTS_EXECUTION_RATE],
        _ if key.to_string() == keys::SELF_SCORE => {
            &[keys::SELF_EVALUATION_TOTAL, keys::INDICATORS_TOTAL]
        }
        _ => &[],
    }
}
