//! Whether numbers agree, worked out independently in whole millionths from the characters in the file.

use std::collections::BTreeMap;
use std::ops::Range;

use jixiao::base::amount::Unit;
use jixiao::base::id::FigureId;
use jixiao::catalogue::FigureKey;
use jixiao::data::Report;
use jixiao::figures::{Figure, Figures, Steps, Value};

/// A number that must be the sum of others.
pub(super) struct Relation {
    /// The facts on one side, the whole first where it is a fact, each with its sign.
    pub terms: Vec<(i128, FigureId)>,
    /// How many amounts were rounded beside the whole: 0 where things are counted.
    pub rounded: usize,
    /// The codes that tell when it is broken.
    pub codes: &'static [&'static str],
}

/// Every relation between facts of a report.
pub(super) fn relations(report: &Report, figures: &Figures) -> Vec<Relation> {
    let mut all = Vec::new();
    for figure in figures.iter().filter(|figure| figure.id.as_str().contains("difference")) {
        let Some((whole, parts)) = figure.inputs.split_first() else { continue };
        add(&mut all, figures, &whole.to_string(), &strings(parts), &["E02"]);
    }
    let list = |under: &str, ids: Vec<&str>| -> Vec<String> {
        ids.into_iter().map(|id| format!("{under}.{id}")).collect()
    };
    let income = list("income", report.income_parts.iter().map(|p| p.id.value.as_str()).collect());
    let projects = list("projects", report.projects.iter().map(|p| p.id.value.as_str()).collect());
    let basic = list("expenditure.basic", vec!["personnel", "public"]);
    let spent = list("expenditure", vec!["basic", "project"]);
    let three =
        list("three_public", vec!["abroad", "vehicle_purchase", "vehicle_operation", "reception"]);
    for column in ["initial", "adjustment", "budget", "last_year", "last_year_budget"] {
        for (whole, parts) in [
            ("income", &income),
            ("expenditure.basic", &basic),
            ("expenditure", &spent),
            ("three_public", &three),
            ("expenditure.project", &projects),
        ] {
            let parts: Vec<_> = parts.iter().map(|part| format!("{part}.{column}")).collect();
            add(&mut all, figures, &format!("{whole}.{column}"), &parts, &["E02"]);
        }
    }
    let sources = &report.funding;
    for (column, whole) in [("initial", "initial"), ("budget", "budget"), ("actual", "total")] {
        let rows =
            sources.iter().map(|row| format!("expenditure.funding.{}.{column}", row.source.value));
        add(
            &mut all,
            figures,
            &format!("expenditure.{whole}"),
            &rows.collect::<Vec<_>>(),
            &["E10"],
        );
    }
    add(&mut all, figures, "carryover.opening", &["carryover.last_year_closing".into()], &["E22"]);
    balance(&mut all, figures);
    all
}

fn strings(keys: &[FigureKey]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

/// 年初＋收入－支出－年末.
fn balance(all: &mut Vec<Relation>, figures: &Figures) {
    let ids = ["carryover.closing", "carryover.opening", "income.total", "expenditure.total"];
    let mut terms = Vec::new();
    for (id, sign) in ids.into_iter().zip([1, -1, -1, 1]) {
        if !leaves(figures, id, sign, &mut terms) {
            return;
        }
    }
    if !follows(&terms) {
        all.push(Relation { terms, rounded: 3, codes: &["E22"] });
    }
}

/// Keeps a relation of which every member can be traced to facts, at least two of them.
fn add(
    all: &mut Vec<Relation>,
    figures: &Figures,
    whole: &str,
    parts: &[String],
    codes: &'static [&'static str],
) {
    let mut terms = Vec::new();
    let traced = leaves(figures, whole, 1, &mut terms)
        && parts.iter().all(|part| leaves(figures, part, -1, &mut terms));
    let empty = parts.is_empty() || follows(&terms);
    let money = figures.named(whole).is_some_and(|figure| figure.money().is_some());
    if traced && !empty {
        let rounded = if money { parts.len() } else { 0 };
        all.push(Relation { terms, rounded, codes });
    }
}

/// Whether both sides are made of the same facts: what is the sum of its parts by itself cannot differ from it.
fn follows(terms: &[(i128, FigureId)]) -> bool {
    let mut sums: BTreeMap<&FigureId, i128> = BTreeMap::new();
    terms.iter().for_each(|(sign, id)| *sums.entry(id).or_default() += sign);
    sums.values().all(|sum| *sum == 0)
}

/// The facts that a figure is the sum of.
fn leaves(figures: &Figures, id: &str, sign: i128, terms: &mut Vec<(i128, FigureId)>) -> bool {
    let Some(figure) = figures.named(id) else { return false };
    match figure.value() {
        Some(Value::Money(_) | Value::Count(..)) if figure.place.is_some() => {
            // What last year's file says is not this file's to get wrong.
            if figure.place.map(|place| place.source)
                != figures.named("year").and_then(|y| y.place).map(|p| p.source)
            {
                return false;
            }
            terms.push((sign, figure.id.clone()));
            true
        }
        Some(Value::Money(_) | Value::Count(..)) if !figure.inputs.is_empty() => {
            figure.inputs.iter().enumerate().all(|(index, input)| {
                let taken = match figure.steps {
                    Steps::Sum(plus) => index >= plus,
                    Steps::Rest => index > 0,
                    _ => false,
                };
                let sign = if taken { -sign } else { sign };
                leaves(figures, &input.to_string(), sign, terms)
            })
        }
        _ => false,
    }
}

/// A number of the file in millionths.
pub(super) fn millionths(written: &str) -> Option<i128> {
    let plain = written.trim().replace(',', "");
    let (sign, plain) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) || decimals.len() > 6 {
        return None;
    }
    let number: i128 = format!("{whole}{decimals:0<6}").parse().ok()?;
    Some(sign * number)
}

/// Whether a relation still holds when the fact at `at` reads as `instead`.
pub(super) fn holds(
    relation: &Relation,
    figures: &Figures,
    text: &str,
    mutated: &FigureId,
    instead: i128,
) -> bool {
    let number = |id: &FigureId| {
        if id == mutated {
            return instead;
        }
        let place = figures.get(id).and_then(|figure| figure.place).expect("terms are facts");
        millionths(text.get(place.range()).unwrap_or_default().trim_matches('"'))
            .unwrap_or_default()
    };
    let gap: i128 = relation.terms.iter().map(|(sign, id)| sign * number(id)).sum();
    let slack = if relation.rounded == 0 { 0 } else { 5_000 * (relation.rounded as i128 + 1) };
    gap.abs() <= slack
}

/// Whether a claim's number is what a figure shows, in the claim's own unit.
pub(super) fn agrees(figure: &Figure, figures: &Figures, number: i128, unit: Option<Unit>) -> bool {
    let shown = millionths(&figures.number(figure)).unwrap_or(i128::MIN);
    let number = number.abs();
    match (figure.money(), unit) {
        (Some(money), Some(unit)) => {
            let exact = millionths(&money.of(unit).round_dp(6).to_string()).unwrap_or(i128::MIN);
            let printed = if unit == figures.unit() { number == shown.abs() } else { false };
            number == exact.abs() || printed
        }
        _ => number == shown.abs(),
    }
}

/// The bytes of the first number in a piece of text.
pub(super) fn first_number(text: &str) -> Option<Range<usize>> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let end = end.map_or(text.len(), |end| start + end);
    Some(start..start + text[start..end].trim_end_matches(['.', ',']).len())
}
