//! 收入, 基本支出 and 项目支出 of the sources of money to figures, where the file leaves some of them out.

use super::build::Build;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::{Funding, IncomePart};

/// 收入, 基本支出 and 项目支出 of sources that leave them out, where one source states one of them.
pub(super) fn split(build: &mut Build, report: &Report, funding: &[Funding]) {
    let columns = [Column::Received, Column::BasicSpending, Column::ProjectSpending];
    let has = |row: &Funding, column| report.values.line(&row.fact).amount(column).is_some();
    let states = |row: &Funding| columns.iter().any(|column| has(row, *column));
    if !funding.iter().any(states) {
        return;
    }
    for row in funding {
        if !has(row, Column::Received) {
            received(build, report, row);
        }
        other_half(build, report, row);
    }
    for (column, whole) in
        [(Column::BasicSpending, keys::BASIC), (Column::ProjectSpending, keys::PROJECT_SPENDING)]
    {
        let whole = build.decided(whole);
        rest_of_split(build, report, funding, (column, whole));
    }
}

/// What came in from a source: the parts of income that have its code.
fn received(build: &mut Build, report: &Report, row: &Funding) {
    let parts = income_of(&report.income_parts, &row.source.value);
    let keys: Vec<_> =
        parts.iter().map(|part| FigureKey::new(part.fact.as_str(), Column::Actual)).collect();
    if !keys.is_empty() && keys.iter().all(|key| build.is_known(key)) {
        let key = FigureKey::new(row.fact.as_str(), Column::Received);
        build.sum(key, &format!("{}{}", row.name(), Column::Received.title()), &keys);
    }
}

/// The parts of income that have exactly this source.
fn income_of<'a>(parts: &'a [IncomePart], code: &str) -> Vec<&'a IncomePart> {
    let of = |part: &'a IncomePart| match &part.source {
        Some(source) if source.value == code => vec![part],
        _ => income_of(&part.parts, code),
    };
    parts.iter().flat_map(of).collect()
}

/// The half that a source states, and the other one, which it leaves out.
fn stated_half(report: &Report, row: &Funding) -> Option<(Column, Column)> {
    let halves = [Column::BasicSpending, Column::ProjectSpending];
    match halves.map(|half| report.values.line(&row.fact).amount(half).is_some()) {
        [true, false] => Some((halves[0], halves[1])),
        [false, true] => Some((halves[1], halves[0])),
        _ => None,
    }
}

/// Whether a source that states a half of what it spent spent more than that half.
fn has_more(report: &Report, row: &Funding) -> bool {
    let line = report.values.line(&row.fact);
    let half = stated_half(report, row).and_then(|(half, _)| line.amount(half));
    line.amount(Column::Actual).zip(half).is_some_and(|(spent, half)| spent.value != half.value)
}

/// 基本支出 or 项目支出 of a source that states the other one and its 决算数. Where there is 经营支出 or the like, only
/// where all that was spent is the stated half.
fn other_half(build: &mut Build, report: &Report, row: &Funding) {
    let line = report.values.line(&row.fact);
    let rare = [keys::OPERATING, keys::PAID_UPWARD, keys::PAID_TO_AFFILIATED];
    let is_rare = rare.iter().any(|fact| report.values.line(fact).has_money());
    let Some((half, other)) = stated_half(report, row) else { return };
    if is_rare && has_more(report, row) {
        return;
    }
    let key = |column| FigureKey::new(row.fact.as_str(), column);
    let title = |column: Column| format!("{}{}", row.name(), column.title());
    if line.amount(Column::Actual).is_some() {
        for column in [Column::Actual, half] {
            build.money(key(column), &title(column), line.amount(column));
        }
        build.rest(key(other), &title(other), &key(Column::Actual), &[key(half)]);
    }
}

/// A half of spending that a single source leaves out, where it is known of the whole and of the others.
fn rest_of_split(
    build: &mut Build,
    report: &Report,
    funding: &[Funding],
    (column, whole): (Column, FigureKey),
) {
    let key = |row: &Funding| FigureKey::new(row.fact.as_str(), column);
    let title = |row: &Funding| format!("{}{}", row.name(), column.title());
    for row in funding {
        let amount = report.values.line(&row.fact).amount(column);
        if amount.is_some() {
            build.money(key(row), &title(row), amount);
        }
    }
    let (known, unknown): (Vec<_>, Vec<_>) =
        funding.iter().partition(|row| build.is_known(&key(row)));
    let others: Vec<_> = known.iter().map(|row| key(row)).collect();
    if let ([only], true) = (unknown.as_slice(), build.is_known(&whole) && !others.is_empty()) {
        build.rest(key(only), &title(only), &whole, &others);
    }
}
