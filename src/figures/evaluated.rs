//! The projects that were evaluated to their number, money, average and grades; 自评得分 to its grade.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{State, Value};
use super::indicators::{USUAL_GRADES, grade_of, grades};
use super::score::rounded;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::Project;
use crate::pack::Profile;

/// `evaluation.grade`, of the score that the report states.
pub(super) fn self_grade(build: &mut Build, profile: Option<&Profile>) {
    let score = FigureKey::parse(keys::SELF_SCORE);
    let key = FigureKey::new("evaluation", Column::Grade);
    grade_of(build, key, score, "自评等级", &grades(profile));
}

/// `evaluation.projects.…` of the projects that have indicators, where the facts do not say how many were evaluated.
pub(super) fn evaluated_projects(build: &mut Build, report: &Report) {
    let stated = report.values.states(&at("count"));
    let projects: Vec<_> =
        report.projects.iter().filter(|one| !one.indicators.is_empty()).collect();
    if stated || projects.is_empty() {
        return;
    }
    let scores: Vec<_> = projects.iter().map(|one| of(one, Column::TotalScore)).collect();
    let count = Decimal::from(projects.len());
    count_of(build, "count", "自评项目数", count, "填了指标的项目", &scores);
    let budgets: Vec<_> = projects.iter().map(|one| of(one, Column::Budget)).collect();
    if !report.values.states(&at("amount")) {
        build.sum(at("amount"), "自评项目涉及资金", &budgets);
    }
    average(build, report, &scores, count);
    let open = |(_, _, word): &(u8, &str, &str)| !report.values.states(&at(word));
    for (_, grade, word) in USUAL_GRADES.into_iter().filter(open) {
        let grades: Vec<_> = projects.iter().map(|one| of(one, Column::Grade)).collect();
        let known = grades.iter().all(|key| build.is_known(key));
        let of_grade = |key: &&FigureKey| matches!(build.state(key), State::Known(Value::Words(words)) if words == grade);
        let number = Decimal::from(grades.iter().filter(of_grade).count());
        if known {
            let name = format!("评价等级为“{grade}”的项目数");
            count_of(build, word, &name, number, "各项目的等级", &grades);
        }
    }
}

fn average(build: &mut Build, report: &Report, scores: &[FigureKey], count: Decimal) {
    let sum: Option<Decimal> = scores.iter().map(|score| build.number(score)).sum();
    let average = sum.and_then(|sum| sum.checked_div(count)).map(rounded);
    if let Some(average) = average.filter(|_| !report.values.states(&at("average"))) {
        let state = State::Known(Value::Count(average, "分".into()));
        build.insert(at("average"), "自评项目平均得分", state, "各项目总分之和÷自评项目数", scores);
    }
}

fn count_of(
    build: &mut Build,
    word: &str,
    name: &str,
    number: Decimal,
    formula: &str,
    inputs: &[FigureKey],
) {
    let state = State::Known(Value::Count(number, "个".into()));
    build.insert(at(word), name, state, formula, inputs);
}

fn at(word: &str) -> FigureKey {
    FigureKey::parse(&format!("evaluation.projects.{word}"))
}

fn of(project: &Project, column: Column) -> FigureKey {
    FigureKey::new(project.fact.as_str(), column)
}
