//! The projects that were evaluated to their number, money, average and grades; 自评得分 to its grade.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{State, Value};
use super::indicators::{grade_of, grades};
use super::score::rounded;
use crate::catalogue::{Column, FigureKey, USUAL_GRADES, keys};
use crate::data::Report;
use crate::data::model::Project;
use crate::pack::Profile;

/// `evaluation.grade`, of the score that the report states.
pub(super) fn self_grade(build: &mut Build, profile: Option<&Profile>) {
    let score = FigureKey::parse(keys::SELF_SCORE);
    let key = FigureKey::new(keys::EVALUATION, Column::Grade);
    grade_of(build, key, score, "自评等级", &grades(profile));
}

/// `evaluation.projects.…` of the projects that have indicators, where the facts do not say how many were evaluated.
pub(super) fn evaluated_projects(build: &mut Build, report: &Report) {
    let states = |key: &str| report.values.states(&FigureKey::parse(key));
    let projects: Vec<_> =
        report.projects.iter().filter(|one| !one.indicators.is_empty()).collect();
    if states(keys::EVALUATED_PROJECT_COUNT) || projects.is_empty() {
        return;
    }
    let scores: Vec<_> = projects.iter().map(|one| of(one, Column::TotalScore)).collect();
    let count = Decimal::from(projects.len());
    count_of(build, report, keys::EVALUATED_PROJECT_COUNT, (count, "填了指标的项目"), &scores);
    let budgets: Vec<_> = projects.iter().map(|one| of(one, Column::Budget)).collect();
    let amount = keys::EVALUATED_PROJECT_AMOUNT;
    if !states(amount) {
        build.sum(FigureKey::parse(amount), named(report, amount), &budgets);
    }
    average(build, report, &scores, count);
    for grade in USUAL_GRADES.iter().filter(|grade| !states(grade.counted)) {
        let grades: Vec<_> = projects.iter().map(|one| of(one, Column::Grade)).collect();
        let known = grades.iter().all(|key| build.is_known(key));
        let of_grade = |key: &&FigureKey| matches!(build.state(key), State::Known(Value::Words(words)) if words == grade.name);
        let number = Decimal::from(grades.iter().filter(of_grade).count());
        if known {
            count_of(build, report, grade.counted, (number, "各项目的等级"), &grades);
        }
    }
}

/// The projects that are listed with their goals.
fn with_goals(report: &Report) -> impl Iterator<Item = &Project> {
    report.projects.iter().filter(|one| one.goals.expected.is_some())
}

/// Whether the projects that have goals are as many as the facts say.
pub(super) fn lists_planned(report: &Report) -> bool {
    let count = report.values.numbers.get(&FigureKey::parse(keys::PROJECTS_WITH_GOALS));
    let listed = with_goals(report).count();
    listed > 0 && count.is_some_and(|count| count.value == Decimal::from(listed))
}

/// `goals.projects.amount` where it is not filled in and the projects that have goals are listed with theirs: what was
/// planned for them at the start of the year.
pub(super) fn planned_projects(build: &mut Build, report: &Report) {
    let amount = FigureKey::parse(keys::AMOUNT_WITH_GOALS);
    if report.values.states(&amount) || !lists_planned(report) {
        return;
    }
    let initial: Vec<_> = with_goals(report).map(|one| of(one, Column::Initial)).collect();
    match initial.iter().all(|key| build.is_known(key)) {
        true => build.sum(amount, named(report, keys::AMOUNT_WITH_GOALS), &initial),
        false => build.money(amount, named(report, keys::AMOUNT_WITH_GOALS), None),
    }
}

fn average(build: &mut Build, report: &Report, scores: &[FigureKey], count: Decimal) {
    let sum: Option<Decimal> = scores.iter().map(|score| build.number(score)).sum();
    let average = sum.and_then(|sum| sum.checked_div(count)).map(rounded);
    let key = FigureKey::parse(keys::EVALUATED_PROJECT_AVERAGE);
    if let Some(average) = average.filter(|_| !report.values.states(&key)) {
        let state = State::Known(Value::Count(average, "分".into()));
        let name = named(report, keys::EVALUATED_PROJECT_AVERAGE);
        build.insert(key, name, state, "各项目总分之和÷自评项目数", scores);
    }
}

fn count_of(
    build: &mut Build,
    report: &Report,
    key: &str,
    (number, formula): (Decimal, &str),
    inputs: &[FigureKey],
) {
    let state = State::Known(Value::Count(number, "个".into()));
    build.insert(FigureKey::parse(key), named(report, key), state, formula, inputs);
}

/// What the catalogue calls a key.
fn named<'r>(report: &'r Report, key: &'r str) -> &'r str {
    report.catalogue.row(key).map_or(key, |row| &row.name)
}

fn of(project: &Project, column: Column) -> FigureKey {
    FigureKey::new(project.fact.as_str(), column)
}
