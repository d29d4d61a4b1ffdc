//! The pipeline once more, over files that have changed: what was read is forgotten, faces that are still asked for stay.

use std::collections::BTreeMap;

use super::run::Pipeline;
use crate::base::source::Sources;

impl Pipeline<'_> {
    /// Forgets every text and every pack that was read, so that they are read again. The faces of a pack stay where its style
    /// sheet still asks for the same ones: looking for them takes as long as a report.
    pub fn begin_again(&mut self) {
        self.sources = Sources::default();
        self.facts.clear();
        self.packs.forget_files();
        self.surroundings = BTreeMap::new();
        self.heads = BTreeMap::new();
    }
}
