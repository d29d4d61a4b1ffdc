//! Rates of this year against those of last year: the difference in 个百分点, and the clause that states it.

use rust_decimal::Decimal;

use super::build::Build;
use super::figure::{Figure, State, Value};
use super::years::unchanged;
use crate::base::amount::half_up;
use crate::catalogue::{Column, FigureKey};
use crate::data::Report;

/// What a difference of two rates is counted in.
const POINTS: &str = "个百分点";

/// `<fact>.<rate>_change|<rate>_change_clause` of every rate of the catalogue that is known of both years.
///
/// Last year's rate is that of last year's facts file, or the quotient of its columns in this file. The difference is
/// that of the rates as they are printed, so that readers find it again.
pub(super) fn rate_changes(build: &mut Build, report: &Report) {
    for row in report.catalogue.rows() {
        for rate in &row.rates {
            if let Some(columns) = rate.column.change_of_rate() {
                let sides = [rate.part.key(row), rate.whole.key(row)];
                rate_change(build, (row.figure(rate.column), row.rate_name(rate)), sides, columns);
            }
        }
    }
}

fn rate_change(
    build: &mut Build,
    (now, name): (FigureKey, String),
    sides: [FigureKey; 2],
    [change, clause]: [Column; 2],
) {
    let Some(rate) = build.get(&now).and_then(printed) else { return };
    let earlier = sides.map(|side| a_year_before(&side));
    let before = match build.previous_of(std::slice::from_ref(&now)) {
        Some(figure) => printed(&figure).map(|rate| (rate, vec![now.clone()])),
        None => earlier.into_iter().collect::<Option<Vec<_>>>().and_then(|sides| {
            let rate = quotient(build, &sides[0], &sides[1])?;
            Some((rate, [vec![now.clone()], sides].concat()))
        }),
    };
    let Some((before, inputs)) = before else { return };
    let points = rate - before;
    let state = State::Known(Value::Count(points, POINTS.into()));
    let formula = format!("{name}－上年{name}");
    build.insert(now.with(change), &format!("{name}比上年增减"), state, formula, &inputs);
    let state = State::Known(Value::Words(words_of_change(points)));
    let formula = "差为正写提高，为负写下降，为0写持平";
    build.insert(now.with(clause), &format!("{name}比上年"), state, formula, &[now.with(change)]);
}

/// `比上年提高1.25个百分点`; `与上年持平`.
fn words_of_change(points: Decimal) -> String {
    match points {
        points if points.is_zero() => unchanged("上年"),
        points if points.is_sign_negative() => format!("比上年下降{:.2}{POINTS}", points.abs()),
        points => format!("比上年提高{points:.2}{POINTS}"),
    }
}

/// A rate in percent as it is printed.
fn printed(figure: &Figure) -> Option<Decimal> {
    match figure.value()? {
        Value::Ratio(ratio) => Some(ratio.rounded_percent()),
        Value::Percent(percent) => Some(half_up(*percent, 2)),
        Value::Money(_) | Value::Count(..) | Value::Words(_) => None,
    }
}

/// Last year's rate from last year's columns in percent, as it would be printed.
fn quotient(build: &Build, part: &FigureKey, whole: &FigureKey) -> Option<Decimal> {
    let (part, whole) = (build.number(part)?, build.number(whole)?);
    let sane = !part.is_sign_negative() && !whole.is_sign_negative();
    let share = part.checked_div(whole).filter(|_| sane)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(half_up(share, 2))
}

/// The figure that says of last year what this one says of this year.
fn a_year_before(key: &FigureKey) -> Option<FigureKey> {
    let column = key.column();
    let known = column.is_decided() || column == Column::Budget;
    known.then(|| key.with(column.a_year_before()))
}
