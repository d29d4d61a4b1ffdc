//! 自评表 of the unit and of each project to figures: execution, every indicator's completion and score, the total.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{State, Steps, Value};
use super::formula::{Formula, TOO_LARGE};
use super::indicators::{
    basis, filled_or_computed, grade, grades, not_rescaled, printed_percent, scored, total,
};
use super::score;
use crate::base::amount::{Ratio, Unit};
use crate::base::id::FigureId;
use crate::base::number_text::parse_number;
use crate::catalogue::{Column, Comparison, FigureKey, USUAL_SOURCE, keys};
use crate::data::Report;
use crate::data::model::{Fact, Indicator, Prose, ProsePiece, Target};
use crate::pack::Profile;
use crate::pack::profile::{Basis, Budget, Execution};

/// `projects.<id>.…` and, where the unit has indicators of its own, `self_evaluation.…`:
/// `execution_score`, `indicators.<id>.target|actual|completion|weight|score`, `total_score`, `grade`.
pub(super) fn self_evaluations(build: &mut Build, report: &Report, profile: Option<&Profile>) {
    let sheets = report.projects.iter().map(|project| {
        let money = FigureKey::new(project.fact.as_str(), Column::Actual);
        let sheet = Sheet { under: &project.fact, name: &project.name.value, money };
        (sheet, &project.indicators)
    });
    let money = FigureKey::new(keys::EXPENDITURE, Column::Total);
    let unit = Sheet { under: keys::SELF_EVALUATION, name: "部门整体", money };
    for (sheet, indicators) in sheets.chain([(unit, &report.indicators)]) {
        if !indicators.is_empty() {
            sheet.compute(build, indicators, profile);
        } else {
            not_rescaled(build, sheet.under);
        }
    }
}

/// One 自评表.
struct Sheet<'a> {
    /// Where its figures go.
    under: &'a str,
    /// Whose it is.
    name: &'a str,
    /// 决算数 of the line whose execution is scored.
    money: FigureKey,
}

impl Sheet<'_> {
    fn compute(&self, build: &mut Build, indicators: &[Indicator], profile: Option<&Profile>) {
        self.execution(build, profile.map_or(&usual_execution(), |profile| &profile.execution));
        let mut all = vec![(self.at(Column::ExecutionScore), self.at(Column::ExecutionWeight))];
        let mut facts = Vec::new();
        for one in indicators {
            let fact = keys::indicator_fact(self.under, &one.id.value);
            indicator(build, &fact, one);
            facts.push(fact);
        }
        all.extend(scored(&facts));
        total(build, self.under, &format!("{}自评", self.name), &all, false);
        grade(build, self.under, &format!("{}自评等级", self.name), &grades(profile));
    }

    /// 预算执行率 × 分值, at most 分值.
    fn execution(&self, build: &mut Build, execution: &Execution) {
        let column = match execution.of {
            Budget::Whole => Column::Budget,
            Budget::Initial => Column::Initial,
        };
        let name = format!("{}预算执行率", self.name);
        let rate = self.at(Column::ScoredExecutionRate);
        build.ratio(rate.clone(), &name, &self.money, &self.money.with(column));
        let weight = Value::Count(execution.weight.normalize(), "分".into());
        let formula = "指标口径所定";
        build.insert(
            self.at(Column::ExecutionWeight),
            &format!("{name}分值"),
            State::Known(weight),
            formula,
            &[],
        );
        let state = build.state(&rate);
        let state = match printed_percent(&state) {
            Some(percent) => points(score::share(percent, execution.weight)),
            None => state,
        };
        let words = format!("{name}×分值，最高为分值（{}）", basis(&execution.source));
        let formula = Formula::new(words, Steps::Share);
        let inputs = [rate, self.at(Column::ExecutionWeight)];
        let key = self.at(Column::ExecutionScore);
        build.insert(key, &format!("{name}得分"), state, formula, &inputs);
    }

    fn at(&self, column: Column) -> FigureKey {
        FigureKey::new(self.under, column)
    }
}

/// What holds where no profile is chosen: 10 points, by 全年预算.
fn usual_execution() -> Execution {
    let source = Basis { text: USUAL_SOURCE.into(), verified: false };
    Execution { weight: Decimal::TEN, of: Budget::Whole, source }
}

fn points(score: Decimal) -> State {
    State::Known(Value::Count(score, "分".into()))
}

/// The name of an indicator's completion; of one that is a 完成率 itself it does not say 完成率 twice.
fn completion_name(name: &str) -> String {
    let suffix = if name.ends_with("完成率") { "的完成程度" } else { "完成率" };
    format!("{name}{suffix}")
}

fn indicator(build: &mut Build, fact: &str, one: &Indicator) {
    let at = |column| FigureKey::new(fact, column);
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let titled = |column| format!("{name}{}", at(column).title());
    build.count(at(Column::Weight), &titled(Column::Weight), one.weight.as_ref(), "分");
    let score_name = format!("{name}得分");
    if one.applicable.as_ref().is_some_and(|applicable| !applicable.value) {
        let state = State::NotApplicable("本年度不适用".into());
        return build.insert(at(Column::Score), &score_name, state, "不考核", &[]);
    }
    let numbers = match &one.target {
        Some(Target::Number { op, value, unit }) => {
            let unit = unit.as_ref().map_or("", |unit| unit.value.as_str());
            build.count(at(Column::Target), &titled(Column::Target), Some(value), unit);
            number(build, at(Column::Actual), name, one.actual.as_ref(), unit);
            completion(build, fact, name, op)
        }
        Some(Target::Text(text)) => {
            words(build, at(Column::Target), &titled(Column::Target), Some(text));
            words(build, at(Column::Actual), &titled(Column::Actual), one.actual.as_ref());
            None
        }
        None => None,
    };
    match numbers {
        Some(state) => {
            let formula = score_formula(build, fact, &completion_name(name));
            let computed = (state, formula, [at(Column::Completion), at(Column::Weight)]);
            filled_or_computed(build, fact, name, one.score.as_ref(), computed);
        }
        None => build.count(at(Column::Score), &score_name, one.score.as_ref(), "分"),
    }
}

/// How the score of an indicator with numbers comes about.
fn score_formula(build: &Build, fact: &str, rate: &str) -> Formula {
    let at = |column| FigureKey::new(fact, column);
    let weight = build.number(&at(Column::Weight)).unwrap_or_default();
    match build.state(&at(Column::Completion)) {
        State::Known(Value::Ratio(ratio)) => {
            let steps = score::exact_steps(ratio, weight);
            Formula::new(format!("{rate}×分值，最高为分值"), steps)
        }
        _ => Formula::new(
            format!("{rate}不适用：达到指标值的得满分，没有达到的得 0 分"),
            Steps::None,
        ),
    }
}

/// `<id>.completion`, and the score that it gives; `None` where there is no number to measure.
///
/// 正向（≥）为实际÷目标，反向（≤）为目标÷实际.
fn completion(build: &mut Build, fact: &str, name: &str, op: &Fact<Comparison>) -> Option<State> {
    let at = |column| FigureKey::new(fact, column);
    let (target, actual) = (build.number(&at(Column::Target))?, build.number(&at(Column::Actual))?);
    let exact = op.value == Comparison::Equal;
    let falling = if exact { actual > target } else { op.value.is_falling() };
    let sides = [Column::Actual, Column::Target];
    let [part, whole] = if falling { [sides[1], sides[0]] } else { sides };
    let title = match exact {
        true => format!("{}（指标是“等于”，实际大于指标的，按指标÷实际）", completion_name(name)),
        false => completion_name(name),
    };
    build.ratio(at(Column::Completion), &title, &at(part), &at(whole));
    let state = build.state(&at(Column::Completion));
    let weight = build.number(&at(Column::Weight));
    Some(match (&state, weight) {
        (_, None) => State::Missing,
        (State::Known(Value::Ratio(ratio)), Some(weight)) => {
            points(score::exact_share(*ratio, weight))
        }
        // Nothing to divide by, or a number below zero: the target is met or it is not.
        (_, Some(weight)) if !is_too_large(&state) => {
            let zero = if falling { actual } else { target };
            let met = zero.is_zero() || op.value.holds(actual, target);
            points(if met { score::rounded(weight) } else { Decimal::ZERO })
        }
        (_, Some(_)) => state,
    })
}

/// Whether a rate has no value because its numbers are too large.
fn is_too_large(state: &State) -> bool {
    matches!(state, State::NotApplicable(why) if why == TOO_LARGE)
}

/// `实际完成值` as a number of `unit`, where the text is a number or cites one; else its words.
fn number(build: &mut Build, key: FigureKey, name: &str, text: Option<&Prose>, unit: &str) {
    let title = format!("{name}{}", key.title());
    let Some(text) = text else { return build.count(key, &title, None, unit) };
    let found = match text.pieces.as_slice() {
        [ProsePiece::Text(typed)] => typed_number(typed, unit).map(|number| (number, None)),
        [ProsePiece::Cite(cited, _)] => cited_number(build, cited, unit).map(|n| (n, Some(cited))),
        [ProsePiece::Cite(cited, _), ProsePiece::Text(behind)] if behind.trim() == unit => {
            cited_number(build, cited, unit).map(|number| (number, Some(cited)))
        }
        _ => None,
    };
    match found {
        None => words(build, key, &title, Some(text)),
        Some((number, None)) => {
            build.count(key, &title, Some(&Fact { value: number, span: text.span }), unit);
        }
        Some((number, Some(cited))) => {
            let value = State::Known(Value::Count(number, unit.into()));
            let cited = FigureKey::from(cited);
            let formula = build.name(&cited);
            build.insert(key, &title, value, formula, &[cited]);
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

fn words(build: &mut Build, key: FigureKey, title: &str, text: Option<&Prose>) {
    let words = text.map(|text| (plain_words(build, text), text.span));
    build.words(key, title, words);
}

/// A text as it reads, its citations shown.
fn plain_words(build: &Build, text: &Prose) -> String {
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
