//! Single values of the catalogue to figures: counts, scores, rates, amounts, words.

use rust_decimal::Decimal;

use super::build::Build;
use super::columns::{rates, titled};
use super::evaluated::lists_planned;
use super::figure::{State, Value};
use crate::catalogue::{Column, FigureKey, Kind, Row, SumOf, keys};
use crate::data::Report;

/// The figure of a row that is no line, and its rates.
pub(super) fn scalar(build: &mut Build, report: &Report, row: &Row) {
    let computed = row.rates.iter().any(|rate| {
        let sides = [rate.part, rate.whole].map(|operand| operand.key(row));
        rate.column == Column::Value && sides.iter().all(|side| report.values.states(side))
    });
    let given = report.values.states(&row.value());
    if given || (!computed && row.sum_of == SumOf::Nothing && !is_of_projects(report, row)) {
        stated(build, report, row);
    }
    match row.sum_of {
        SumOf::FilledParts => of_parts(build, report, row),
        SumOf::Listed(list) if !given => listed(build, report, row, list),
        _ => {}
    }
    rates(build, row);
}

/// A number that is how many texts a list has; nothing where it has none.
fn listed(build: &mut Build, report: &Report, row: &Row, list: &str) {
    let count = report.values.texts(list).len();
    if count == 0 {
        return stated(build, report, row);
    }
    let (key, names) = (row.value(), FigureKey::parse(list));
    let number = Value::Count(Decimal::from(count as u64), row.unit.clone());
    build.insert(key, &row.name, State::Known(number), "名称的个数", &[names]);
}

/// Whether a value follows from the projects: those that were evaluated, where their number is not filled in, or those that
/// have goals.
fn is_of_projects(report: &Report, row: &Row) -> bool {
    if row.key == keys::AMOUNT_WITH_GOALS {
        return lists_planned(report);
    }
    let counted = report.values.states(&FigureKey::parse(keys::EVALUATED_PROJECT_COUNT));
    row.is_in(keys::EVALUATED_PROJECTS)
        && !counted
        && report.projects.iter().any(|one| !one.indicators.is_empty())
}

/// A value that is the sum of its parts where it is not filled in, and what it has beside them where all are.
fn of_parts(build: &mut Build, report: &Report, row: &Row) {
    let (key, name) = (row.value(), row.value_name());
    let parts = filled_parts(build, report, row);
    match parts.is_empty() {
        true if !report.values.states(&key) => stated(build, report, row),
        true => {}
        false => {
            build.sum(key.clone(), &name, &parts);
            // A part that is left out is nothing: the others make up the whole.
            let difference = format!("{name}与分项之差");
            build.remainder(row.figure(Column::Difference), &difference, &key, &parts);
        }
    }
}

/// The parts of a row that are filled in, as figures; where the row itself is not, those too that are left blank, so that
/// nothing is added up without them.
pub(super) fn filled_parts(build: &mut Build, report: &Report, row: &Row) -> Vec<FigureKey> {
    let parts = report.catalogue.parts_of(row.parts_key());
    let whole = report.values.states(&row.value());
    let counts =
        |part: &&Row| report.is_filled(part) || (!whole && report.is_left_blank(row, part));
    let filled: Vec<_> = parts.filter(counts).collect();
    for part in &filled {
        let is_sum = part.sum_of == SumOf::FilledParts;
        if !is_sum || report.values.states(&part.value()) {
            stated(build, report, part);
        }
        if is_sum {
            of_parts(build, report, part);
        }
    }
    filled.iter().map(|part| part.value()).collect()
}

/// Values that follow from lines or from scores, where they are not filled in; call it as soon as those are there.
pub(super) fn derived(build: &mut Build, report: &Report, from_scores: bool) {
    let rows = report.catalogue.rows().filter(|row| (row.sum_of == SumOf::Scores) == from_scores);
    for row in rows.filter(|row| !report.values.states(&row.value())) {
        let key = row.value();
        match row.sum_of {
            SumOf::Available if report.values.states(&FigureKey::parse(keys::OPENING)) => {
                build.balance(key, &row.value_name(), &available(report), &[]);
            }
            SumOf::Balance if report.values.states(&FigureKey::parse(keys::OPENING)) => {
                balance(build, report, key, &row.name);
            }
            SumOf::Available => build.money(key, &row.value_name(), None),
            SumOf::Scores => match score_total(build) {
                Some(total) => build.same(key, &row.name, &total),
                None => stated(build, report, row),
            },
            SumOf::Same(other) => same_unless_said(build, report, row, &FigureKey::parse(other)),
            SumOf::Balance => stated(build, report, row),
            SumOf::Nothing
            | SumOf::Rows
            | SumOf::FilledRows
            | SumOf::FilledParts
            | SumOf::Lines(_)
            | SumOf::IncomeParts
            | SumOf::Items
            | SumOf::Listed(_)
            | SumOf::Projects => {}
        }
    }
}

/// 年初＋收入＋使用非财政拨款结余－支出－结余分配; of the two rare ones those that are filled in.
fn balance(build: &mut Build, report: &Report, key: FigureKey, name: &str) {
    let total = |fact: &str| FigureKey::new(fact, Column::Total);
    let filled = |key: &str| Some(FigureKey::parse(key)).filter(|key| report.values.states(key));
    let mut plus = vec![FigureKey::parse(keys::OPENING), total(keys::INCOME)];
    plus.extend(filled(keys::SURPLUS_USED));
    let mut minus = vec![total(keys::EXPENDITURE)];
    minus.extend(filled(keys::SURPLUS_DISTRIBUTED));
    build.balance(key, name, &plus, &minus);
}

/// What can be spent in the year: 收入＋年初＋使用非财政拨款结余.
fn available(report: &Report) -> Vec<FigureKey> {
    let used = FigureKey::parse(keys::SURPLUS_USED);
    let mut parts =
        vec![FigureKey::new(keys::INCOME, Column::Total), FigureKey::parse(keys::OPENING)];
    parts.extend(Some(used).filter(|key| report.values.states(key)));
    parts
}

/// 上年收支总计 that is not filled in where the reason of its change is: what was spent last year and what was left of it.
/// What was distributed then is not in the file, so that a unit which distributes states the total.
pub(super) fn available_last_year(build: &mut Build, report: &Report) {
    let parts = [FigureKey::new(keys::EXPENDITURE, Column::LastYear)];
    let parts: Vec<_> =
        parts.into_iter().chain([FigureKey::parse(keys::LAST_YEAR_CLOSING)]).collect();
    let distributes = report.values.states(&FigureKey::parse(keys::SURPLUS_DISTRIBUTED));
    for row in report.catalogue.rows().filter(|row| row.sum_of == SumOf::Available) {
        let (key, name) = (row.figure(Column::LastYear), titled(&row.name, Column::LastYear));
        let asked = report.values.line(row.fact()).reason().is_some() && !build.is_known(&key);
        match asked && !distributes && parts.iter().all(|part| build.is_known(part)) {
            true => build.sum(key, &name, &parts),
            false => build.money(key, &name, None),
        }
    }
}

/// How far 收支总计 that is filled in stands from what can be spent.
pub(super) fn available_difference(build: &mut Build, report: &Report) {
    let rows = report.catalogue.rows().filter(|row| row.sum_of == SumOf::Available);
    let opening = FigureKey::parse(keys::OPENING);
    for row in rows.filter(|row| report.values.states(&row.value())) {
        if report.values.states(&opening) {
            let name = format!("{}与分项之差", row.name);
            let key = row.figure(Column::Difference);
            build.remainder(key, &name, &row.value(), &available(report));
        }
    }
}

/// 总分 of the sheet that the unit fills in of itself, else of the profile's indicators.
fn score_total(build: &Build) -> Option<FigureKey> {
    let sheets = [keys::SELF_EVALUATION, keys::INDICATORS];
    let totals = sheets.map(|sheet| FigureKey::new(sheet, Column::TotalScore));
    totals.into_iter().find(|total| build.is_known(total))
}

/// What last year's file says, else what another figure is.
fn same_unless_said(build: &mut Build, report: &Report, row: &Row, other: &FigureKey) {
    let before = row.last_year_of.as_deref().map(FigureKey::parse);
    let is_known = build.previous_of(before.as_slice()).is_some();
    if is_known || !report.values.states(other) {
        return stated(build, report, row);
    }
    build.same(row.value(), &row.name, other);
}

/// One-line texts as a figure that text may cite, those of a list with 、 between them.
pub(super) fn words(build: &mut Build, report: &Report, row: &Row) {
    let one = report.values.words.get(&row.key).map(std::slice::from_ref);
    let all = one.unwrap_or_else(|| report.values.texts(&row.key));
    let joined = all.iter().map(|text| text.value.as_str()).collect::<Vec<_>>().join("、");
    let words = all.first().map(|first| (joined, first.span));
    build.words(row.value(), &row.name, words);
}

fn stated(build: &mut Build, report: &Report, row: &Row) {
    let (key, name) = (row.value(), row.name.as_str());
    let (amount, number) = (report.values.amounts.get(&key), report.values.numbers.get(&key));
    if let Some(now) = &row.last_year_of {
        let value = match amount {
            Some(amount) => Some((Value::Money(amount.value), amount.span)),
            None => number.map(|n| (Value::Count(n.value, row.unit.clone()), n.span)),
        };
        return build.last_year(key, name, value, &[FigureKey::parse(now)]);
    }
    match row.kind {
        Kind::Amount => build.money(key, name, amount),
        Kind::Percent => build.percent(key, name, number),
        _ => build.count(key, name, number, &row.unit),
    }
}
