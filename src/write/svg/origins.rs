//! Origins of a report to those of one page, numbered for themselves.

use std::collections::HashMap;

use crate::base::id::Origin;
use crate::layout::pages::OriginId;

/// The origins of a page, each once, in the order in which they come up.
pub(super) struct PageOrigins<'p> {
    all: &'p [Origin],
    own: Vec<Origin>,
    numbers: HashMap<OriginId, usize>,
}

impl<'p> PageOrigins<'p> {
    /// Those of a page on which nothing is drawn yet; `all` are those of the report.
    pub(super) fn new(all: &'p [Origin]) -> Self {
        Self { all, own: Vec::new(), numbers: HashMap::new() }
    }

    /// The number of an origin on the page, and the origin; `None` for an unknown one.
    pub(super) fn number(&mut self, id: OriginId) -> Option<(usize, &Origin)> {
        let origin = self.all.get(id.0 as usize).filter(|_| id != OriginId::UNKNOWN)?;
        let next = self.own.len();
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.own.push(origin.clone());
        }
        Some((number, origin))
    }

    /// The origins by their numbers.
    pub(super) fn finish(self) -> Vec<Origin> {
        self.own
    }
}
