//! The profile's indicators to rates, scores, their total and the grade; `assessments` score what people judge.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{State, Steps, Value};
use super::formula::{Formula, TOO_LARGE};
use super::rate_formulas;
use super::score;
use crate::catalogue::{Column, FigureKey, USUAL_GRADES, USUAL_SOURCE, keys};
use crate::data::Report;
use crate::data::model::Fact;
use crate::pack::Profile;
use crate::pack::profile::{Basis, Grade, ScoredRate, WithoutBase};

/// `indicators.<id>.rate|weight|score`, `indicators.total_score`, `indicators.grade`.
pub(super) fn scores(build: &mut Build, report: &Report, profile: Option<&Profile>) {
    let Some(profile) = profile else { return };
    let mut facts = Vec::new();
    for indicator in &profile.indicators {
        let fact = format!("{}.{}", keys::INDICATORS, indicator.id);
        weight(build, &fact, &indicator.name, indicator.weight);
        if let Some(rate_kind) = indicator.rate_kind {
            rate_formulas::rate(build, report, &fact, &indicator.name, rate_kind);
        }
        indicator_score(build, report, &fact, indicator);
        facts.push(fact);
    }
    // A table of fewer points in all is one that is to be rescaled.
    let points = profile.indicators.iter().map(|indicator| indicator.weight).sum::<Decimal>();
    total(build, keys::INDICATORS, "指标", &scored(&facts), points != Decimal::ONE_HUNDRED);
    grade(build, keys::INDICATORS, "评价等级", &profile.grades);
}

/// A weight that a profile sets.
pub(super) fn weight(build: &mut Build, fact: &str, name: &str, weight: Decimal) {
    let state = State::Known(points(weight));
    let key = FigureKey::new(fact, Column::Weight);
    let name = format!("{name}{}", key.title());
    build.insert(key, &name, state, "指标口径所定", &[]);
}

/// Scores and their weights: `x.score` with `x.weight`.
pub(super) fn scored(facts: &[String]) -> Vec<(FigureKey, FigureKey)> {
    let of = |fact: &String| {
        let score = FigureKey::new(fact.as_str(), Column::Score);
        (score.clone(), score.with(Column::Weight))
    };
    facts.iter().map(of).collect()
}

fn points(number: Decimal) -> Value {
    Value::Count(number.normalize(), "分".into())
}

fn indicator_score(build: &mut Build, report: &Report, fact: &str, indicator: &ScoredRate) {
    let at = |column| FigureKey::new(fact, column);
    let name = format!("{}得分", indicator.name);
    let given = assessed(report, &indicator.id);
    if indicator.rate_kind.is_none() {
        return build.count(at(Column::Score), &name, given, "分");
    }
    let rate = at(Column::Rate);
    let state = score_of(build, &rate, indicator);
    let steps = printed_percent(&build.state(&rate))
        .and_then(|percent| score::steps(&indicator.rule, percent, indicator.weight));
    let rule = score::words(&indicator.rule, indicator.weight);
    let formula = format!("{rule}（{}）", basis(&indicator.source));
    let formula = Formula::new(formula, steps.unwrap_or(Steps::None));
    let computed = (state, formula, [rate, at(Column::Weight)]);
    filled_or_computed(build, fact, &indicator.name, given, computed);
}

/// A score that a rule gives; where one is filled in, that one counts and the rule's stands beside it for comparison.
pub(super) fn filled_or_computed(
    build: &mut Build,
    fact: &str,
    name: &str,
    given: Option<&Fact<Decimal>>,
    (state, formula, inputs): (State, Formula, [FigureKey; 2]),
) {
    let at = |column| FigureKey::new(fact, column);
    let name = format!("{name}得分");
    if given.is_none() {
        return build.insert(at(Column::Score), &name, state, formula, &inputs);
    }
    let by_rule = format!("{name}（按评分标准）");
    build.insert(at(Column::RuleScore), &by_rule, state, formula, &inputs);
    build.count(at(Column::Score), &name, given, "分");
}

/// What people scored, if the facts say it.
fn assessed<'r>(report: &'r Report, id: &str) -> Option<&'r Fact<Decimal>> {
    let found = report.assessments.iter().find(|assessment| assessment.indicator.value == id);
    found?.score.as_ref()
}

/// `依据财预〔2013〕53号`, and whether that was not checked.
pub(super) fn basis(source: &Basis) -> String {
    let Basis { text, verified } = source;
    if *verified { format!("依据：{text}") } else { format!("依据：{text}，未核") }
}

fn score_of(build: &Build, rate: &FigureKey, indicator: &ScoredRate) -> State {
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
pub(super) fn printed_percent(state: &State) -> Option<Decimal> {
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

/// `<under>.total_score`: the scores added; where some do not apply, the rest rescaled to 100 (`<under>.rescaling` says
/// so in words).
///
/// 不适用指标不考核，其余得分折算百分制. Missing while any applicable score is.
pub(super) fn total(
    build: &mut Build,
    under: &str,
    name: &str,
    all: &[(FigureKey, FigureKey)],
    always_rescaled: bool,
) {
    let at = |column| FigureKey::new(under, column);
    let applies = |score: &FigureKey| !matches!(build.state(score), State::NotApplicable(_));
    let applicable: Vec<_> = all.iter().filter(|(score, _)| applies(score)).collect();
    let scores: Vec<_> = applicable.iter().map(|(score, _)| score.clone()).collect();
    let weights: Vec<_> = applicable.iter().map(|(_, weight)| weight.clone()).collect();
    let (raw, full) = (at(Column::RawScore), at(Column::FullScore));
    build.sum(raw.clone(), &format!("{name}得分合计"), &scores);
    build.sum(full.clone(), &format!("{name}分值合计"), &weights);
    let title = format!("{name}总分");
    let rescaled = always_rescaled || applicable.len() < all.len();
    match (build.number(&raw), build.number(&full)) {
        (_, Some(full_score)) if rescaled && full_score.is_zero() => {
            let state = State::NotApplicable("分值合计为0".into());
            build.insert(at(Column::TotalScore), &title, state, "各项得分之和", &[raw, full]);
        }
        (Some(raw_score), Some(full_score)) if rescaled && full_score != Decimal::ONE_HUNDRED => {
            let scaled = score::rounded(raw_score * Decimal::ONE_HUNDRED / full_score);
            let words = format!("{name}得分合计÷{name}分值合计×100");
            let formula = Formula::new(words, Steps::Scaled);
            let state = State::Known(points(scaled));
            build.insert(at(Column::TotalScore), &title, state, formula, &[raw, full]);
            let omitted = applicable.len() < all.len();
            rescaling(build, under, (raw_score, full_score, scaled), omitted);
        }
        _ => build.same(at(Column::TotalScore), &title, &raw),
    }
    not_rescaled(build, under);
}

/// An empty note, unless there is one: nothing is printed.
pub(super) fn not_rescaled(build: &mut Build, under: &str) {
    let state = State::Known(Value::Words(String::new()));
    build.insert(FigureKey::new(under, Column::Rescaling), RESCALING, state, "没有折算", &[]);
}

/// What the note is called.
const RESCALING: &str = "总分折算说明";

/// What the form says of a total that was rescaled.
fn rescaling(
    build: &mut Build,
    under: &str,
    (raw, full, scaled): (Decimal, Decimal, Decimal),
    omitted: bool,
) {
    let at = |column| FigureKey::new(under, column);
    let [raw, full, scaled] = [raw, full, scaled].map(|number| number.normalize());
    let which = if omitted { "不适用的指标不考核，其余指标" } else { "" };
    let words = format!(
        "注：{which}分值合计{full}分，得分{raw}分，折算为百分制：{raw}÷{full}×100＝{scaled}分。"
    );
    let state = State::Known(Value::Words(words));
    let inputs = [at(Column::RawScore), at(Column::FullScore), at(Column::TotalScore)];
    build.insert(at(Column::Rescaling), RESCALING, state, "按折算的算式", &inputs);
}

/// `<under>.grade` of `<under>.total_score`.
pub(super) fn grade(build: &mut Build, under: &str, name: &str, grades: &[Grade]) {
    let score = FigureKey::new(under, Column::TotalScore);
    grade_of(build, score.with(Column::Grade), score, name, grades);
}

/// The grades of a profile; without one the usual ones.
pub(super) fn grades(profile: Option<&Profile>) -> Vec<Grade> {
    let source = Basis { text: USUAL_SOURCE.into(), verified: false };
    let usual = USUAL_GRADES.map(|grade| Grade {
        from: Decimal::from(grade.from),
        name: grade.name.into(),
        source: source.clone(),
    });
    profile.map_or(usual.to_vec(), |profile| profile.grades.clone())
}

/// The grade of a score.
pub(super) fn grade_of(
    build: &mut Build,
    key: FigureKey,
    score: FigureKey,
    name: &str,
    grades: &[Grade],
) {
    let found = build.number(&score);
    let found = found.and_then(|number| grades.iter().find(|grade| number >= grade.from));
    let words = grades.iter().map(|grade| format!("{}分及以上为{}", grade.from, grade.name));
    let mut formula = words.collect::<Vec<_>>().join("，");
    if let Some(grade) = found {
        formula = format!("{formula}（{}）", basis(&grade.source));
    }
    let state = found.map(|grade| State::Known(Value::Words(grade.name.clone())));
    build.insert(key, name, state.unwrap_or(State::Missing), formula, &[score]);
}
