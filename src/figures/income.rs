//! 收入构成 to figures: each part with its own parts, and its share of the whole.

use super::build::Build;
use super::columns::columns;
use super::figure::Figures;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::IncomePart;

/// The code of the income that is all there was to spend: nothing else came in, and nothing was left of the year before.
pub fn only_source(report: &Report, figures: &Figures) -> Option<String> {
    let amount = |key: &FigureKey| figures.find(key)?.money();
    let opening = amount(&FigureKey::parse(keys::OPENING));
    let mut some = report.income_parts.iter().filter(|part| {
        let actual = amount(&FigureKey::new(part.fact.as_str(), Column::Actual));
        actual.is_none_or(|actual| !actual.is_zero())
    });
    let only = some.next().filter(|_| some.next().is_none())?;
    let none_left = opening.is_none_or(|opening| opening.is_zero());
    only.source.as_ref().filter(|_| none_left).map(|source| source.value.clone())
}

/// The figures of each part; gives the facts of those at the top.
pub(super) fn income_parts(
    build: &mut Build,
    report: &Report,
    parts: &[IncomePart],
) -> Vec<String> {
    parts.iter().map(|part| income_part(build, report, part)).collect()
}

fn income_part(build: &mut Build, report: &Report, part: &IncomePart) -> String {
    let IncomePart { id: _, source: _, name, fact, parts } = part;
    let at = |column| FigureKey::new(fact.as_str(), column);
    let inner: Vec<_> = income_parts(build, report, parts)
        .into_iter()
        .map(|part| FigureKey::new(part, Column::Actual))
        .collect();
    let (name, line) = (&name.value, report.values.line(fact));
    if line.amount(Column::Actual).is_none() && !inner.is_empty() {
        build.sum(at(Column::Actual), &format!("{name}决算数"), &inner);
    }
    columns(build, fact, name, Column::STATED, line);
    if !inner.is_empty() {
        let name = format!("{name}与分项之差");
        build.remainder(at(Column::Difference), &name, &at(Column::Actual), &inner);
    }
    let whole = FigureKey::new(keys::INCOME, Column::Total);
    let sides = (at(Column::Actual), whole);
    build.rate_when_known(at(Column::Share), format!("{name}占本年收入合计的比重"), sides);
    fact.clone()
}
