//! Blocks to the tree of tags, in reading order.

use super::pages::{Tag, TagId, TagKind};
use crate::base::id::NodeId;

/// The tags of a document so far.
#[derive(Clone, Debug, Default)]
pub struct Tags(Vec<Tag>);

impl Tags {
    /// Adds a tag under `parent` and returns its id.
    pub fn add(&mut self, parent: Option<TagId>, kind: TagKind, node: Option<NodeId>) -> TagId {
        self.0.push(Tag { parent, kind, node });
        TagId((self.0.len() - 1) as u32)
    }

    /// All tags.
    pub fn finish(self) -> Vec<Tag> {
        self.0
    }
}
