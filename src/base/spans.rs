//! Many spans to whether one of them holds another span, or is within it, without looking at each.

use std::collections::{BTreeMap, HashMap};

use super::source::{SourceId, Span};

/// Spans that others may lie in.
#[derive(Clone, Debug, Default)]
pub struct CoveringSpans {
    /// By where they begin, with the furthest end of those up to there, for each source.
    ends: HashMap<SourceId, Vec<(u32, u32)>>,
}

impl CoveringSpans {
    /// These spans.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut ends: HashMap<SourceId, Vec<(u32, u32)>> = HashMap::new();
        for Span { source, start, end } in spans {
            ends.entry(source).or_default().push((start, end));
        }
        for of_source in ends.values_mut() {
            of_source.sort_unstable();
            let mut furthest = 0;
            for (_, end) in of_source {
                furthest = furthest.max(*end);
                *end = furthest;
            }
        }
        Self { ends }
    }

    /// Whether one of them holds all of a span.
    pub fn cover(&self, place: Span) -> bool {
        let Some(ends) = self.ends.get(&place.source) else { return false };
        let before = ends.partition_point(|(start, _)| *start <= place.start);
        before.checked_sub(1).is_some_and(|last| ends[last].1 >= place.end)
    }
}

/// Spans that may lie in others; more are added as they are found.
#[derive(Clone, Debug, Default)]
pub struct InnerSpans {
    /// The end of each by where it begins, for each source. One that holds another is left out, so that ends rise too.
    ends: HashMap<SourceId, BTreeMap<u32, u32>>,
}

impl InnerSpans {
    /// Adds a span.
    pub fn add(&mut self, place: Span) {
        if self.are_in(place) {
            return;
        }
        let ends = self.ends.entry(place.source).or_default();
        let holds = |(start, end): (&u32, &u32)| (*end >= place.end).then_some(*start);
        while let Some(outer) = ends.range(..=place.start).next_back().and_then(holds) {
            ends.remove(&outer);
        }
        ends.insert(place.start, place.end);
    }

    /// Whether one of them is within a span.
    pub fn are_in(&self, place: Span) -> bool {
        let ends = self.ends.get(&place.source);
        let first = ends.and_then(|ends| ends.range(place.start..).next());
        first.is_some_and(|(_, end)| *end <= place.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All spans of the first numbers, and sets of them.
    fn spans() -> Vec<Span> {
        let span = |start, end| Span { source: SourceId(0), start, end };
        (0..6).flat_map(|start| (start..6).map(move |end| span(start, end))).collect()
    }

    #[test]
    fn the_answer_is_that_of_looking_at_each() {
        let all = spans();
        for step in 1..all.len() {
            let some: Vec<_> = all.iter().copied().skip(step / 2).step_by(step).collect();
            let covering = CoveringSpans::new(some.iter().copied());
            let mut inner = InnerSpans::default();
            some.iter().rev().for_each(|one| inner.add(*one));
            for place in &all {
                let covers = |one: &Span| one.start <= place.start && place.end <= one.end;
                assert_eq!(covering.cover(*place), some.iter().any(covers), "{some:?} {place:?}");
                let within = |one: &Span| place.start <= one.start && one.end <= place.end;
                assert_eq!(inner.are_in(*place), some.iter().any(within), "{some:?} {place:?}");
            }
        }
    }
}
