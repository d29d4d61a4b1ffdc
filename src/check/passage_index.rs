//! The place of a text in the facts to its passage.

use std::collections::BTreeMap;

use crate::base::source::{SourceId, Span};
use crate::statements::passage::Passage;

/// Where passages of running text begin; those that are names are left out.
#[derive(Debug, Default)]
pub struct PassageIndex {
    /// The number of the first passage that begins at a byte.
    starts: BTreeMap<(SourceId, u32), usize>,
}

impl PassageIndex {
    /// The beginnings of passages.
    pub fn new(passages: &[Passage]) -> Self {
        let mut starts = BTreeMap::new();
        for (number, passage) in passages.iter().enumerate().filter(|(_, one)| !one.is_name) {
            if let Some(first) = passage.first_place() {
                starts.entry((first.source, first.start)).or_insert(number);
            }
        }
        Self { starts }
    }

    /// The number of the first passage that begins at a place.
    pub fn find(&self, place: Span) -> Option<usize> {
        let [start, end] = [place.start, place.end.max(place.start)].map(|at| (place.source, at));
        self.starts.range(start..end).map(|(_, number)| *number).min()
    }
}
