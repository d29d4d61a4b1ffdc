//! Single values of the catalogue to figures: counts, scores, rates, amounts, words.

use super::build::Build;
use super::figure::Value;
use super::lines::rates;
use crate::catalogue::{Column, FigureKey, Kind, Row};
use crate::data::Report;

/// The figure of a row that is no line, and its rates.
pub fn scalar(build: &mut Build, report: &Report, row: &Row) {
    let computed = row.rates.iter().any(|rate| {
        let sides = [rate.part, rate.whole].map(|operand| operand.key(row));
        rate.column == Column::Value && sides.iter().all(|side| report.values.states(side))
    });
    if !computed {
        stated(build, report, row);
    }
    rates(build, row);
}

/// One-line texts as a figure that text may cite, those of a list with 、 between them.
pub fn words(build: &mut Build, report: &Report, row: &Row) {
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
