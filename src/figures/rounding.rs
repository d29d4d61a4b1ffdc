//! Printed totals and printed parts to the note under their table, where rounding alone keeps them apart.

use rust_decimal::Decimal;

use super::build::{Build, Formula};
use super::figure::{State, Value};
use super::self_evaluation::OWN_SHEET;
use crate::base::amount::fixed;
use crate::catalogue::{Column, FigureKey, Kind, keys};
use crate::data::Report;

/// `<line>.rounding_note` of every line that has a table of its parts, of the self-evaluation sheet, and of each of the
/// unit's own tables. A note speaks of totals and parts that its table prints.
pub(super) fn rounding_notes(build: &mut Build, report: &Report) {
    let mut income = vec![keys::INCOME];
    income.extend(report.income_parts.iter().map(|part| part.fact.as_str()));
    let both = &[Column::Difference, Column::BudgetDifference][..];
    let (actual, budget) = both.split_at(1);
    for (of, facts, columns) in [
        (keys::EXPENDITURE, &[keys::EXPENDITURE, keys::BASIC][..], actual),
        (keys::PROJECT_SPENDING, &[keys::PROJECT_SPENDING][..], actual),
        (OWN_SHEET, &[keys::EXPENDITURE][..], budget),
        (keys::INCOME, &income[..], actual),
        (keys::THREE_PUBLIC, &[keys::THREE_PUBLIC][..], both),
    ] {
        note(build, of, &differences(build, facts, columns));
    }
    for table in &report.data_tables {
        let columns = table.columns.iter();
        let of = |id: &str| FigureKey::column_difference(&table.id.value, id);
        let all: Vec<_> = columns.map(|column| of(&column.id.value)).collect();
        note(build, &format!("{}.{}", keys::DATA_TABLES, table.id.value), &all);
    }
}

/// What totals of these facts have between them and the sum of their parts.
fn differences(build: &Build, facts: &[&str], columns: &[Column]) -> Vec<FigureKey> {
    let of = |fact: &&str| columns.iter().map(|column| FigureKey::new(*fact, *column)).collect();
    let keys = facts.iter().flat_map(|fact| -> Vec<_> { of(fact) });
    keys.filter(|key| build.get(key).is_some()).collect()
}

fn note(build: &mut Build, fact: &str, differences: &[FigureKey]) {
    let found: Vec<_> = differences.iter().filter_map(|key| gap(build, key)).collect();
    let words: Vec<_> =
        found.iter().map(|(name, size)| format!("{name}与分项之和相差{size}")).collect();
    // A note that has nothing to say is an empty one, which is not printed.
    let words = match words.is_empty() {
        true => String::new(),
        false => format!("注：{}，是四舍五入的尾差。", words.join("，")),
    };
    let state = State::Known(Value::Words(words));
    let inputs: Vec<_> =
        differences.iter().filter(|key| gap(build, key).is_some()).cloned().collect();
    let key = FigureKey::new(fact, Column::RoundingNote);
    build.insert(key, "尾差说明", state, Formula::from("印出的合计与印出的分项相加"), &inputs);
}

/// The total's name and how far it stands from its parts as both are printed; nothing where they agree, or where more
/// than rounding keeps them apart.
fn gap(build: &Build, difference: &FigureKey) -> Option<(String, String)> {
    let style = build.figures.style;
    let inputs = &build.get(difference)?.inputs;
    let (whole, parts) = inputs.split_first()?;
    let sum: Decimal = parts.iter().map(|part| printed(build, part)).sum::<Option<_>>()?;
    let size = (printed(build, whole)? - sum).abs();
    let slack = Decimal::new(5, style.decimals + 1) * Decimal::from(parts.len() + 1);
    let rounding = !size.is_zero() && size <= slack;
    rounding.then(|| {
        (build.name(whole), format!("{}{}", fixed(size, style.decimals), style.unit.word()))
    })
}

/// An amount as it is printed.
fn printed(build: &Build, key: &FigureKey) -> Option<Decimal> {
    build.figures.style.plain(build.get(key)?.money()?).parse().ok()
}

/// The fact of which the note on changes is a column.
const CHANGES: &str = "changes";

/// `changes.rounding_note`: the note, printed once, on changes that are not those of the printed numbers.
pub(super) fn note_on_changes(build: &mut Build, report: &Report) {
    let lines = build.figures.iter().filter(|figure| of_a_line(report, &figure.key));
    let differing = lines.filter(|figure| {
        matches!(figure.inputs.as_slice(), [now, before] if differs_in_print(build, now, before, &figure.key))
    });
    let inputs: Vec<_> = differing.map(|figure| figure.key.clone()).collect();
    let words = match inputs.is_empty() {
        true => "",
        false => "注：增减额按未四舍五入的数计算，与按印出的数计算的相差不超过一个末位数。",
    };
    let key = FigureKey::new(CHANGES, Column::RoundingNote);
    let state = State::Known(Value::Words(words.into()));
    build.insert(key, "增减额说明", state, Formula::from("印出的增减额与印出的两数之差"), &inputs);
}

/// Whether a figure is the change of a line that the sections print.
fn of_a_line(report: &Report, key: &FigureKey) -> bool {
    let printed = |fact: &str| {
        let rows = report.catalogue.rows().filter(|row| row.kind == Kind::Line);
        let parts = report.income_parts.iter().map(|part| part.fact.as_str());
        rows.map(|row| row.fact()).chain(parts).any(|one| one == fact)
    };
    let column = matches!(key.column(), Column::Change | Column::PlanChange);
    column && key.fact().is_some_and(printed)
}

/// Whether a printed difference is not that of the printed numbers.
fn differs_in_print(build: &Build, whole: &FigureKey, part: &FigureKey, size: &FigureKey) -> bool {
    match (printed(build, whole), printed(build, part), printed(build, size)) {
        (Some(whole), Some(part), Some(size)) => (whole - part).abs() != size.abs(),
        _ => false,
    }
}
