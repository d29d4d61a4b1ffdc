//! 自评表 of the unit and of each project to figures: execution, every indicator's completion and score, the total.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{State, Value};
use super::indicators::{basis, grade, printed_percent, scored, total};
use super::score;
use crate::base::amount::{Ratio, Unit, parse_number};
use crate::base::id::FigureId;
use crate::data::Report;
use crate::data::model::{Fact, Indicator, Prose, ProsePiece, Target};
use crate::pack::Profile;
use crate::pack::profile::{Basis, Budget, Execution};

/// `projects.<id>.…` and, where the unit has indicators of its own, `self_evaluation.…`:
/// `execution_score`, `indicators.<id>.target|actual|completion|weight|score`, `total_score`, `grade`.
pub fn self_evaluations(build: &mut Build, report: &Report, profile: Option<&Profile>) {
    let sheets = report.projects.iter().map(|project| {
        let id = format!("projects.{}", project.id.value);
        let names = (project.name.value.clone(), format!("{id}.actual"));
        (id.clone(), id, names, &project.indicators)
    });
    let unit = ("部门整体".to_string(), "expenditure.total".to_string());
    let unit = ("self_evaluation".to_string(), "expenditure".to_string(), unit, &report.indicators);
    for (under, money, (name, actual), indicators) in sheets.chain([unit]) {
        if !indicators.is_empty() {
            let sheet = Sheet { under: &under, name: &name, money: &money, actual: &actual };
            sheet.compute(build, indicators, profile);
        }
    }
}

/// One 自评表.
struct Sheet<'a> {
    /// Where its figures go.
    under: &'a str,
    /// Whose it is.
    name: &'a str,
    /// The line of amounts whose execution is scored.
    money: &'a str,
    /// Its 决算数.
    actual: &'a str,
}

impl Sheet<'_> {
    fn compute(&self, build: &mut Build, indicators: &[Indicator], profile: Option<&Profile>) {
        self.execution(build, profile.map_or(&usual_execution(), |profile| &profile.execution));
        let mut all = vec![(
            format!("{}.execution_score", self.under),
            format!("{}.execution_weight", self.under),
        )];
        let mut ids = Vec::new();
        for one in indicators {
            let id = format!("{}.indicators.{}", self.under, one.id.value);
            indicator(build, &id, one);
            ids.push(id);
        }
        all.extend(scored(&ids));
        total(build, self.under, &format!("{}自评", self.name), &all);
        if let Some(profile) = profile {
            grade(build, self.under, &format!("{}自评等级", self.name), profile);
        }
    }

    /// 预算执行率 × 分值, at most 分值.
    fn execution(&self, build: &mut Build, execution: &Execution) {
        let at = |key: &str| format!("{}.{key}", self.under);
        let (column, _) = match execution.of {
            Budget::Whole => ("budget", ()),
            Budget::Initial => ("initial", ()),
        };
        let name = format!("{}预算执行率", self.name);
        let rate = at("scored_execution_rate");
        build.ratio(&rate, &name, self.actual, &format!("{}.{column}", self.money));
        let weight = Value::Count(execution.weight.normalize(), "分".into());
        let formula = "指标口径所定".to_string();
        build.insert(
            &at("execution_weight"),
            &format!("{name}分值"),
            State::Known(weight),
            formula,
            &[],
        );
        let state = build.get(&rate).map_or(State::Missing, |figure| figure.state.clone());
        let state = match printed_percent(&state) {
            Some(percent) => points(score::share(percent, execution.weight)),
            None => state,
        };
        let formula = format!("{name}×分值，最高为分值（{}）", basis(&execution.source));
        let inputs = [rate, at("execution_weight")];
        build.insert(&at("execution_score"), &format!("{name}得分"), state, formula, &inputs);
    }
}

/// What holds where no profile is chosen: 10 points, by 全年预算.
fn usual_execution() -> Execution {
    let source = Basis { text: "财预〔2020〕10号".into(), verified: false };
    Execution { weight: Decimal::TEN, of: Budget::Whole, source }
}

fn points(score: Decimal) -> State {
    State::Known(Value::Count(score, "分".into()))
}

fn indicator(build: &mut Build, id: &str, one: &Indicator) {
    let at = |key: &str| format!("{id}.{key}");
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    build.count(&at("weight"), &format!("{name}分值"), &one.weight, "分");
    let score_name = format!("{name}得分");
    if one.applicable.as_ref().is_some_and(|applicable| !applicable.value) {
        let state = State::NotApplicable("本年度不适用".into());
        return build.insert(&at("score"), &score_name, state, "不考核".into(), &[]);
    }
    let numbers = match &one.target {
        Some(Target::Number { op, value, unit }) => {
            let unit = unit.as_ref().map_or("", |unit| unit.value.as_str());
            build.count(&at("target"), &format!("{name}年度指标值"), &Some(value.clone()), unit);
            number(build, &at("actual"), name, one.actual.as_ref(), unit);
            completion(build, id, name, op)
        }
        Some(Target::Text(text)) => {
            words(build, &at("target"), &format!("{name}年度指标值"), Some(text));
            words(build, &at("actual"), &format!("{name}实际完成值"), one.actual.as_ref());
            None
        }
        None => None,
    };
    match numbers {
        Some(state) => {
            if one.score.is_some() {
                let stated = format!("{score_name}（填报）");
                build.count(&at("stated_score"), &stated, &one.score, "分");
            }
            let formula = format!("{name}完成率×分值，最高为分值");
            build.insert(
                &at("score"),
                &score_name,
                state,
                formula,
                &[at("completion"), at("weight")],
            );
        }
        None => build.count(&at("score"), &score_name, &one.score, "分"),
    }
}

/// `<id>.completion`, and the score that it gives; `None` where there is no number to measure.
///
/// 正向（≥）为实际÷目标，反向（≤）为目标÷实际.
fn completion(build: &mut Build, id: &str, name: &str, op: &Fact<String>) -> Option<State> {
    let at = |key: &str| format!("{id}.{key}");
    let (target, actual) = (build.number(&at("target"))?, build.number(&at("actual"))?);
    let falling = match op.value.as_str() {
        "<=" | "<" => true,
        "=" => actual > target,
        _ => false,
    };
    let (part, whole) = if falling { ("target", "actual") } else { ("actual", "target") };
    build.ratio(&at("completion"), &format!("{name}完成率"), &at(part), &at(whole));
    let state = build.get(&at("completion")).map_or(State::Missing, |figure| figure.state.clone());
    let weight = build.number(&at("weight"));
    Some(match (printed_percent(&state), weight) {
        (_, None) => State::Missing,
        (Some(percent), Some(weight)) => points(score::share(percent, weight)),
        // Nothing to divide by: 目标为0 is met by anything, 实际为0 meets every 不高于.
        (None, Some(weight)) if matches!(state, State::NotApplicable(_)) => {
            let zero = if falling { actual } else { target };
            if zero.is_zero() { points(score::rounded(weight)) } else { state }
        }
        (None, Some(_)) => state,
    })
}

/// `实际完成值` as a number of `unit`, where the text is a number or cites one; else its words.
fn number(build: &mut Build, id: &str, name: &str, text: Option<&Prose>, unit: &str) {
    let title = format!("{name}实际完成值");
    let Some(text) = text else { return build.count(id, &title, &None, unit) };
    let found = match text.pieces.as_slice() {
        [ProsePiece::Text(typed)] => typed_number(typed, unit).map(|number| (number, None)),
        [ProsePiece::Cite(cited, _)] => cited_number(build, cited, unit).map(|n| (n, Some(cited))),
        [ProsePiece::Cite(cited, _), ProsePiece::Text(behind)] if behind.trim() == unit => {
            cited_number(build, cited, unit).map(|number| (number, Some(cited)))
        }
        _ => None,
    };
    match found {
        None => words(build, id, &title, Some(text)),
        Some((number, None)) => {
            build.count(id, &title, &Some(Fact { value: number, span: text.span }), unit);
        }
        Some((number, Some(cited))) => {
            let value = State::Known(Value::Count(number, unit.into()));
            let formula = build.name(cited.as_str());
            build.insert(id, &title, value, formula, &[cited.to_string()]);
        }
    }
}

/// `95`, `95%`, `172批`.
fn typed_number(typed: &str, unit: &str) -> Option<Decimal> {
    let typed = typed.trim();
    parse_number(typed.strip_suffix(unit).unwrap_or(typed)).ok()
}

/// The number of a cited figure: money in the target's unit, rates in percent.
fn cited_number(build: &Build, cited: &FigureId, unit: &str) -> Option<Decimal> {
    match build.figures.get(cited)?.value()? {
        Value::Money(amount) if unit == Unit::Yuan.word() => Some(amount.of(Unit::Yuan)),
        Value::Money(amount) => Some(amount.of(Unit::WanYuan)),
        Value::Ratio(ratio) => Some(Ratio::rounded_percent(*ratio)),
        Value::Percent(number) | Value::Count(number, _) => Some(*number),
        Value::Words(_) => None,
    }
}

fn words(build: &mut Build, id: &str, title: &str, text: Option<&Prose>) {
    let words = text.map(|text| (spoken(build, text), text.span));
    build.words(id, title, words);
}

/// A text as it reads, its citations shown.
fn spoken(build: &Build, text: &Prose) -> String {
    let piece = |piece: &ProsePiece| match piece {
        ProsePiece::Text(words) => words.clone(),
        ProsePiece::Cite(id, _) => {
            let figure = build.figures.get(id);
            figure.map_or(String::new(), |figure| match figure.value() {
                Some(Value::Count(..)) => build.figures.number(figure),
                _ => build.figures.shown(figure),
            })
        }
    };
    text.pieces.iter().map(piece).collect()
}
