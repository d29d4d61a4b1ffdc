//! Origins of inlines to numbers that glyphs carry.

use std::collections::HashMap;

use super::pages::OriginId;
use crate::base::id::Origin;

/// The origins of the text that was shaped so far, each once, in the order in which they came up.
#[derive(Clone, Debug)]
pub(super) struct Origins {
    all: Vec<Origin>,
    numbers: HashMap<Origin, OriginId>,
    /// The one that was asked for last.
    last: OriginId,
}

impl Default for Origins {
    /// The unknown origin alone.
    fn default() -> Self {
        let (unknown, last) = (Origin::default(), OriginId::UNKNOWN);
        Self { all: vec![unknown.clone()], numbers: HashMap::from([(unknown, last)]), last }
    }
}

impl Origins {
    /// The number of an origin.
    pub(super) fn id(&mut self, origin: &Origin) -> OriginId {
        // Forms are shaped in several sizes: most origins come up again behind the same one.
        let next = OriginId(self.last.0 + 1);
        let is_next = self.all.get(next.0 as usize) == Some(origin);
        self.last = if is_next { next } else { self.found(origin) };
        self.last
    }

    fn found(&mut self, origin: &Origin) -> OriginId {
        if let Some(known) = self.numbers.get(origin) {
            return *known;
        }
        let id = OriginId(self.all.len() as u32);
        self.all.push(origin.clone());
        self.numbers.insert(origin.clone(), id);
        id
    }

    /// All of them, by their numbers.
    pub(super) fn finish(self) -> Vec<Origin> {
        self.all
    }
}
