//! Entries of a contents list to nested tags, and to links to the headings that they name.

use std::collections::BTreeMap;

use super::pages::{Link, LinkTarget, Point, TagId, TagKind};
use super::tags::Tags;
use crate::base::id::NodeId;
use crate::doc::{Block, BlockKind, Role};
use crate::doc::{leads_to, shown_text};

/// The state of the contents list that is being placed, and all links so far.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The tags of the open lists, outermost first.
    open: Vec<TagId>,
    links: Vec<PendingLink>,
}

/// A link to a block that may not be placed yet.
#[derive(Debug)]
struct PendingLink {
    link: Link,
    target: NodeId,
}

impl Contents {
    /// The tag for the text of an entry; `None` for any other block, which ends the list.
    pub(super) fn tag(&mut self, block: &Block, tags: &mut Tags) -> Option<TagId> {
        let level = match block.role() {
            Role::Contents1 => 1,
            Role::Contents2 => 2,
            _ => {
                self.open.clear();
                return None;
            }
        };
        self.open.truncate(level);
        while self.open.len() < level {
            self.open.push(tags.add(self.open.last().copied(), TagKind::Contents, None));
        }
        let mut tag = self.open.last().copied();
        for kind in [TagKind::ContentsEntry, TagKind::Reference, TagKind::Link] {
            tag = Some(tags.add(tag, kind, Some(block.id)));
        }
        tag
    }

    /// Adds a link in the rectangle between two corners of a page, if the block is an entry.
    pub(super) fn add_link(
        &mut self,
        block: &Block,
        tag: TagId,
        page: usize,
        [from, to]: [Point; 2],
    ) {
        let BlockKind::Paragraph { content, .. } = &block.kind else { return };
        // Most lines are no entries, and looking at all that a long paragraph holds for each of its lines is dear.
        let is_entry = block.role().is_contents_entry();
        let Some(target) = is_entry.then(|| leads_to(content)).flatten() else { return };
        let (text, nowhere) = (shown_text(content), LinkTarget::default());
        let link = Link { tag, page, from, to, target: nowhere, text };
        self.links.push(PendingLink { link, target });
    }

    /// The links with their targets, once every block is placed.
    pub(super) fn finish(self, places: &BTreeMap<NodeId, LinkTarget>) -> Vec<Link> {
        let found = |pending: PendingLink| {
            Some(Link { target: *places.get(&pending.target)?, ..pending.link })
        };
        self.links.into_iter().filter_map(found).collect()
    }
}
