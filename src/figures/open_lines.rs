//! Lines of the unit's own to figures: their columns, sums of their parts, how much of the budget was spent, shares.

use std::collections::{HashMap, HashSet};

use super::build::Build;
use super::columns::{columns, titled};
use super::figure::{Figure, Value};
use crate::base::amount::Unit;
use crate::catalogue::{Column, FigureKey, Kind};
use crate::data::Report;
use crate::data::model::OpenLine;

/// `lines.<id>.<column>`.
pub(super) fn open_lines(build: &mut Build, report: &Report, lines: &[OpenLine]) {
    let mut parts: HashMap<&str, Vec<&OpenLine>> = HashMap::new();
    for line in lines {
        if let Some(whole) = &line.part_of {
            parts.entry(&whole.value).or_default().push(line);
        }
    }
    let parts_of = |line: &OpenLine| parts.get(line.fact.as_str()).map_or(&[][..], Vec::as_slice);
    for line in parts_first(lines, parts_of) {
        with_parts(build, report, line, parts_of(line));
    }
}

/// `lines.<id>.completion_rate`, `share`: what lines are part of may be computed late, as 年末结转结余 is.
pub(super) fn rates_of_lines(build: &mut Build, report: &Report) {
    report.lines.iter().for_each(|line| rates(build, report, line));
}

/// The lines, parts before what they are part of, so that their sum is known; a circle ends where it began.
fn parts_first<'l>(
    lines: &'l [OpenLine],
    parts_of: impl Fn(&OpenLine) -> &'l [&'l OpenLine],
) -> Vec<&'l OpenLine> {
    let (mut seen, mut sorted) = (HashSet::new(), Vec::new());
    // Lines whose parts are looked at, with how many of these are left. No recursion: it may be as deep as the list is long.
    let mut open: Vec<(&OpenLine, usize)> = Vec::new();
    for first in lines {
        let mut next = Some(first);
        loop {
            if let Some(line) = next.take().filter(|line| seen.insert(line.fact.as_str())) {
                open.push((line, 0));
            }
            let Some((line, at)) = open.last_mut() else { break };
            next = parts_of(line).get(*at).copied();
            *at += 1;
            if next.is_none() {
                sorted.push(*line);
                open.pop();
            }
        }
    }
    sorted
}

fn with_parts(build: &mut Build, report: &Report, line: &OpenLine, parts: &[&OpenLine]) {
    let key = |line: &OpenLine, column| FigureKey::new(line.fact.as_str(), column);
    for &column in Column::STATED {
        let of_parts: Vec<_> = parts.iter().map(|part| key(part, column)).collect();
        let known = of_parts.iter().all(|part| build.is_known(part));
        if !report.values.states(&key(line, column)) && known && !of_parts.is_empty() {
            build.sum(key(line, column), &titled(&line.name.value, column), &of_parts);
        }
    }
    stated(build, report, line);
    if !parts.is_empty() {
        let of_parts: Vec<_> = parts.iter().map(|part| key(part, Column::Actual)).collect();
        let name = format!("{}与分项之差", line.name.value);
        build.remainder(
            key(line, Column::Difference),
            &name,
            &key(line, Column::Actual),
            &of_parts,
        );
    }
}

/// The columns that are filled in.
fn stated(build: &mut Build, report: &Report, line: &OpenLine) {
    let (fact, name) = (line.fact.as_str(), line.name.value.as_str());
    let unit = line.unit.as_ref().map_or("", |unit| unit.value.as_str());
    if unit.is_empty() || Unit::of_word(unit).is_some() {
        return columns(build, fact, name, Column::STATED, report.values.line(fact));
    }
    for &column in Column::WITHOUT_PLAN {
        let key = FigureKey::new(fact, column);
        let number = report.values.numbers.get(&key);
        let titled = titled(name, column);
        if column == Column::LastYear {
            let value = number.map(|fact| (Value::Count(fact.value, unit.into()), fact.span));
            build.last_year(key.clone(), &titled, value, &[key.with(Column::Actual)]);
        } else {
            build.count(key, &titled, number, unit);
        }
    }
}

/// What a line is part of: the value of a single number of the catalogue, else 决算数 of a line.
fn whole(build: &Build, report: &Report, fact: &str) -> FigureKey {
    match report.catalogue.row(fact) {
        Some(row) if matches!(row.kind, Kind::Amount | Kind::Count) => row.value(),
        _ => build.decided(fact),
    }
}

/// Whether one number can be a share of another: people are no share of calls.
fn are_of_one_unit(build: &Build, part: &FigureKey, whole: &FigureKey) -> bool {
    let value = |key: &FigureKey| build.get(key).and_then(Figure::value).cloned();
    match (value(part), value(whole)) {
        (Some(Value::Count(_, a)), Some(Value::Count(_, b))) => a == b,
        (Some(Value::Money(_)), Some(Value::Count(..))) => false,
        (Some(Value::Count(..)), Some(Value::Money(_))) => false,
        _ => true,
    }
}

fn rates(build: &mut Build, report: &Report, line: &OpenLine) {
    let name = &line.name.value;
    let actual = FigureKey::new(line.fact.as_str(), Column::Actual);
    let rate = actual.with(Column::CompletionRate);
    build.ratio(rate, &format!("{name}预算完成率"), &actual, &actual.with(Column::Budget));
    if let Some(of) = &line.part_of {
        let whole = whole(build, report, &of.value);
        let share = format!("{name}占{}的比重", build.name(&whole));
        if are_of_one_unit(build, &actual, &whole) {
            build.ratio(actual.with(Column::Share), &share, &actual, &whole);
        }
    }
}
