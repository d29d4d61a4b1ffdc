//! A document to the stretches of a facts file that stand in it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey, Row, keys};
use crate::data::Report;
use crate::doc::Document;
use crate::figures::{Figures, State, Value};

/// What the document shows of a facts file.
pub(super) struct ShownSpans {
    /// Where the stretches begin that stand in it, or in a number that it shows, in order; and how far the stretches
    /// up to there reach.
    spans: Vec<(usize, usize)>,
}

impl ShownSpans {
    pub(super) fn of(report: &Report, figures: &Figures, document: &Document) -> Self {
        let source = report.source;
        let mut keys: Vec<FigureKey> = Vec::new();
        let mut spans = BTreeSet::new();
        let mut keep = |span: Option<Span>| {
            let span = span.filter(|span| span.source == source);
            spans.extend(span.map(|span| (span.range().start, span.range().end)));
        };
        for (_, inline) in document.inlines() {
            keep(inline.origin.facts);
            keys.extend(inline.origin.figure.as_ref().map(FigureKey::from));
        }
        // 持平 is printed for a number by a condition of the template.
        let flat = keys
            .iter()
            .flat_map(|key| [Column::Change, Column::BudgetGap].map(|column| key.with(column)));
        let flat: Vec<_> = flat.filter(|key| is_nothing(figures, key)).collect();
        let all = parts_that_are_all(report, figures, &keys);
        keys.extend(flat.into_iter().chain(all));
        let mut seen: BTreeSet<FigureKey> = BTreeSet::new();
        while let Some(key) = keys.pop() {
            let Some(figure) = figures.find(&key).filter(|_| seen.insert(key)) else { continue };
            keep(figure.place);
            // A sum that another part is missing of prints nothing of those that are there.
            if figure.state != State::Missing {
                keys.extend(figure.inputs.iter().cloned());
            }
        }
        let mut reach = 0;
        let spans = spans.into_iter().map(|(start, end)| {
            reach = reach.max(end);
            (start, reach)
        });
        Self { spans: spans.collect() }
    }

    pub(super) fn has(&self, span: Span) -> bool {
        let range = span.range();
        let before = self.spans.partition_point(|(start, _)| *start < range.end);
        before.checked_sub(1).is_some_and(|last| range.start < self.spans[last].1)
    }
}

/// What a sentence names as all of a printed number: 均为特种专业技术用车, 全部为集中采购; 机关运行经费 that is 公用经费, with all
/// its columns.
fn parts_that_are_all(report: &Report, figures: &Figures, shown: &[FigureKey]) -> Vec<FigureKey> {
    let same = |part: &FigureKey, whole: &FigureKey| {
        let number = |key: &FigureKey| figures.find(key).map(|figure| figures.number(figure));
        part != whole && number(part).is_some_and(|part| Some(part) == number(whole))
    };
    let mut all = Vec::new();
    for row in report.catalogue.rows() {
        let whole = row.value();
        if !shown.contains(&whole) {
            continue;
        }
        let splits = report.catalogue.rows().filter(|part| part.split_of == Some(row.key.as_str()));
        let parts = report.catalogue.parts_of(row.parts_key()).chain(splits);
        all.extend(parts.map(Row::value).filter(|part| same(part, &whole)));
    }
    let [agency, public] =
        [keys::AGENCY, keys::PUBLIC].map(|fact| FigureKey::new(fact, Column::Actual));
    if shown.contains(&agency) && same(&agency, &public) {
        all.extend([Column::Change, Column::ControlRate].map(|column| agency.with(column)));
    }
    all
}

/// Whether a change is known and none as it is printed.
pub(super) fn is_nothing(figures: &Figures, key: &FigureKey) -> bool {
    match figures.find(key).and_then(|figure| figure.value()) {
        Some(Value::Money(amount)) => {
            figures.style.plain(*amount).parse::<Decimal>().is_ok_and(|number| number.is_zero())
        }
        Some(Value::Count(number, _)) => number.is_zero(),
        _ => false,
    }
}
