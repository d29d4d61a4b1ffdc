//! The profile's indicators to rates, scores, their total and the grade; `assessments` score what people judge.

use rust_decimal::Decimal;

use super::build::{Build, TOO_LARGE};
use super::figure::{State, Value};
use super::rate_formulas;
use super::score;
use crate::catalogue::{Column, FigureKey};
use crate::data::Report;
use crate::data::model::Fact;
use crate::pack::Profile;
use crate::pack::profile::{Basis, Indicator, WithoutBase};

/// The fact below which the profile's indicators stand.
const INDICATORS: &str = "indicators";

/// `indicators.<id>.rate|weight|score`, `indicators.total_score`, `indicators.grade`.
pub fn scores(build: &mut Build, report: &Report, profile: Option<&Profile>) {
    let Some(profile) = profile else { return };
    let mut facts = Vec::new();
    for indicator in &profile.indicators {
        let fact = format!("{INDICATORS}.{}", indicator.id);
        weight(build, &fact, &indicator.name, indicator.weight);
        if let Some(rate_kind) = indicator.rate_kind {
            rate_formulas::rate(build, report, &fact, &indicator.name, rate_kind);
        }
        indicator_score(build, report, &fact, indicator);
        facts.push(fact);
    }
    total(build, INDICATORS, "指标", &scored(&facts));
    grade(build, INDICATORS, "评价等级", profile);
}

/// A weight that a profile sets.
pub fn weight(build: &mut Build, fact: &str, name: &str, weight: Decimal) {
    let state = State::Known(points(weight));
    build.insert(
        FigureKey::new(fact, Column::Weight),
        &format!("{name}分值"),
        state,
        "指标口径所定".into(),
        &[],
    );
}

/// Scores and their weights: `x.score` with `x.weight`.
pub fn scored(facts: &[String]) -> Vec<(FigureKey, FigureKey)> {
    let of = |fact: &String| {
        let score = FigureKey::new(fact.as_str(), Column::Score);
        (score.clone(), score.with(Column::Weight))
    };
    facts.iter().map(of).collect()
}

fn points(number: Decimal) -> Value {
    Value::Count(number.normalize(), "分".into())
}

fn indicator_score(build: &mut Build, report: &Report, fact: &str, indicator: &Indicator) {
    let at = |column| FigureKey::new(fact, column);
    let name = format!("{}得分", indicator.name);
    let given = assessed(report, &indicator.id);
    if indicator.rate_kind.is_none() {
        return build.count(at(Column::Score), &name, given, "分");
    }
    if given.is_some() {
        build.count(at(Column::StatedScore), &format!("{name}（填报）"), given, "分");
    }
    let rate = at(Column::Rate);
    let state = score_of(build, &rate, indicator);
    let rule = score::words(&indicator.rule, indicator.weight);
    let formula = format!("{rule}（{}）", basis(&indicator.source));
    build.insert(at(Column::Score), &name, state, formula, &[rate, at(Column::Weight)]);
}

/// What people scored, if the facts say it.
fn assessed<'r>(report: &'r Report, id: &str) -> Option<&'r Fact<Decimal>> {
    let found = report.assessments.iter().find(|assessment| assessment.indicator.value == id);
    found?.score.as_ref()
}

/// `依据财预〔2013〕53号`, and whether that was not checked.
pub fn basis(source: &Basis) -> String {
    let Basis { text, verified } = source;
    if *verified { format!("依据：{text}") } else { format!("依据：{text}，未核") }
}

fn score_of(build: &Build, rate: &FigureKey, indicator: &Indicator) -> State {
    let state = build.state(rate);
    match (printed_percent(&state), state) {
        (Some(percent), _) => {
            let score = score::score(&indicator.rule, percent, indicator.weight);
            score.map_or(State::Missing, |score| State::Known(points(score)))
        }
        (None, State::NotApplicable(why)) if why == TOO_LARGE => State::NotApplicable(why),
        (None, State::NotApplicable(why)) => match indicator.without_base {
            WithoutBase::Omit => State::NotApplicable(why),
            WithoutBase::Full if is_nothing(build, rate) => State::Known(points(indicator.weight)),
            WithoutBase::Full => State::Known(points(Decimal::ZERO)),
        },
        (None, _) => State::Missing,
    }
}

/// A rate in percent as it is printed, with two decimals.
pub fn printed_percent(state: &State) -> Option<Decimal> {
    match state {
        State::Known(Value::Ratio(ratio)) => Some(ratio.rounded_percent()),
        State::Known(Value::Percent(percent)) => Some(score::rounded(*percent)),
        _ => None,
    }
}

/// Whether what is divided is zero too: nothing planned and nothing done.
fn is_nothing(build: &Build, rate: &FigureKey) -> bool {
    let part = build.get(rate).and_then(|figure| figure.inputs.first());
    part.is_some_and(|part| build.number(part).is_some_and(|number| number.is_zero()))
}

/// `<under>.total_score`: the scores added, those that do not apply left out and the rest rescaled to 100.
///
/// 不适用指标不考核，其余得分折算百分制. Missing while any applicable score is.
pub fn total(build: &mut Build, under: &str, name: &str, all: &[(FigureKey, FigureKey)]) {
    let at = |column| FigureKey::new(under, column);
    let applies = |score: &FigureKey| !matches!(build.state(score), State::NotApplicable(_));
    let applicable: Vec<_> = all.iter().filter(|(score, _)| applies(score)).collect();
    let scores: Vec<_> = applicable.iter().map(|(score, _)| score.clone()).collect();
    let weights: Vec<_> = applicable.iter().map(|(_, weight)| weight.clone()).collect();
    let (raw, full) = (at(Column::RawScore), at(Column::FullScore));
    build.sum(raw.clone(), &format!("{name}得分合计"), &scores);
    build.sum(full.clone(), &format!("{name}分值合计"), &weights);
    let numbers = (build.number(&raw), build.number(&full));
    let (state, formula) = match numbers {
        (Some(raw), Some(full)) if full == Decimal::ONE_HUNDRED => {
            (State::Known(points(raw)), "各项得分之和".to_string())
        }
        (Some(raw), Some(full)) if !full.is_zero() => {
            let scaled = score::rounded(raw * Decimal::ONE_HUNDRED / full);
            (State::Known(points(scaled)), format!("{name}得分合计÷{name}分值合计×100分"))
        }
        (Some(_), Some(_)) => (State::NotApplicable("分值合计为0".into()), "各项得分之和".into()),
        _ => (State::Missing, "各项得分之和".into()),
    };
    build.insert(at(Column::TotalScore), &format!("{name}总分"), state, formula, &[raw, full]);
}

/// `<under>.grade` of `<under>.total_score`.
pub fn grade(build: &mut Build, under: &str, name: &str, profile: &Profile) {
    let score = FigureKey::new(under, Column::TotalScore);
    let found = build.number(&score).and_then(|number| profile.grade(number));
    let words =
        profile.grades.iter().map(|grade| format!("{}分及以上为{}", grade.from, grade.name));
    let mut formula = words.collect::<Vec<_>>().join("，");
    if let Some(grade) = found {
        formula = format!("{formula}（{}）", basis(&grade.source));
    }
    let state = found.map(|grade| State::Known(Value::Words(grade.name.clone())));
    build.insert(
        score.with(Column::Grade),
        name,
        state.unwrap_or(State::Missing),
        formula,
        &[score],
    );
}
