//! Origins of inlines to numbers that glyphs carry.

use std::collections::HashMap;

use super::pages::OriginId;
use crate::base::id::Origin;
use crate::doc::Inline;

/// The origins of the text that was shaped so far, each once, in the order in which they came up.
#[derive(Clone, Debug)]
pub(super) struct Origins {
    all: Vec<Origin>,
    numbers: HashMap<Origin, OriginId>,
}

impl Default for Origins {
    /// The unknown origin alone.
    fn default() -> Self {
        let unknown = Origin::default();
        Self { all: vec![unknown.clone()], numbers: HashMap::from([(unknown, OriginId::UNKNOWN)]) }
    }
}

impl Origins {
    /// The number of an origin.
    pub(super) fn id(&mut self, origin: &Origin) -> OriginId {
        if let Some(known) = self.numbers.get(origin) {
            return *known;
        }
        let id = OriginId(self.all.len() as u32);
        self.all.push(origin.clone());
        self.numbers.insert(origin.clone(), id);
        id
    }

    /// The origin of the number that numbering gives to a text: the template line that the text begins on.
    pub(super) fn of_number(&mut self, content: &[Inline]) -> OriginId {
        let Some(first) = content.first() else { return OriginId::UNKNOWN };
        let template = first.origin.template;
        self.id(&Origin { template, ..Origin::default() })
    }

    /// All of them, by their numbers.
    pub(super) fn finish(self) -> Vec<Origin> {
        self.all
    }
}
