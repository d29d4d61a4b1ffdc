//! A contents list to its tags, level within level, and to links that lead to its headings.

use std::collections::BTreeMap;

use super::pages::{Link, Point, TagId, TagKind, Target};
use super::tags::Tags;
use crate::base::id::NodeId;
use crate::doc::{Block, BlockKind, Role};
use crate::doc::{leads_to, plain_text};

/// The contents list that is being placed, and all its links.
#[derive(Debug, Default)]
pub struct Contents {
    /// The lists that are open, one within the other.
    open: Vec<TagId>,
    links: Vec<PendingLink>,
}

/// A link to a block whose place is not known yet.
#[derive(Debug)]
struct PendingLink {
    link: Link,
    target: NodeId,
}

impl Contents {
    /// The tag of an entry's words; `None` for any other block, which ends the list.
    pub fn tag(&mut self, block: &Block, tags: &mut Tags) -> Option<TagId> {
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

    /// Makes the area between two corners of a page lead where an entry says; nothing for other blocks.
    pub fn lead(&mut self, block: &Block, tag: TagId, page: usize, [from, to]: [Point; 2]) {
        let BlockKind::Paragraph { content, .. } = &block.kind else { return };
        let target = leads_to(content).filter(|_| block.role().is_contents_entry());
        let Some(target) = target else { return };
        let (text, nowhere) = (plain_text(content), Target::default());
        let link = Link { tag, page, from, to, target: nowhere, text };
        self.links.push(PendingLink { link, target });
    }

    /// The links, now that every block has its place.
    pub fn finish(self, places: &BTreeMap<NodeId, Target>) -> Vec<Link> {
        let found =
            |lead: PendingLink| Some(Link { target: *places.get(&lead.target)?, ..lead.link });
        self.links.into_iter().filter_map(found).collect()
    }
}
