//! A document to the stretches of a facts file that stand in it.

use std::collections::BTreeSet;

use crate::base::source::{SourceId, Span};
use crate::catalogue::{Column, FigureKey};
use crate::doc::Document;
use crate::figures::{Figures, Value};

/// What the document shows of a facts file.
pub(super) struct ShownSpans {
    /// Where the stretches begin that stand in it, or in a number that it shows, in order; and how far the stretches
    /// up to there reach.
    spans: Vec<(usize, usize)>,
}

impl ShownSpans {
    pub(super) fn of(source: SourceId, figures: &Figures, document: &Document) -> Self {
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
        keys.extend(flat);
        let mut seen: BTreeSet<FigureKey> = BTreeSet::new();
        while let Some(key) = keys.pop() {
            let Some(figure) = figures.find(&key).filter(|_| seen.insert(key)) else { continue };
            keep(figure.place);
            keys.extend(figure.inputs.iter().cloned());
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

/// Whether a change is known and none.
pub(super) fn is_nothing(figures: &Figures, key: &FigureKey) -> bool {
    match figures.find(key).and_then(|figure| figure.value()) {
        Some(Value::Money(amount)) => amount.is_zero(),
        Some(Value::Count(number, _)) => number.is_zero(),
        _ => false,
    }
}
