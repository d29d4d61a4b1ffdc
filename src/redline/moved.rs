//! Tables that layout puts below the text behind them in two documents to one place for those that stand for each other.

use std::collections::BTreeMap;

use super::sheets::of_both;
use crate::base::id::NodeId;
use crate::doc::{Block, BlockKind, Document, LayoutFacts};

/// Where the tables of an old document stand beside a new one: where the new document has them, which is no change of either;
/// those that it has not where the layout of the old one put them.
pub fn moved_alike(
    (old, old_facts): (&Document, &LayoutFacts),
    (new, new_facts): (&Document, &LayoutFacts),
) -> BTreeMap<NodeId, NodeId> {
    let pairs = of_both(old, new);
    let of_old: BTreeMap<NodeId, NodeId> =
        pairs.iter().map(|(before, after)| (after.id, before.id)).collect();
    let mut moved = old_facts.moved.clone();
    for (before, after) in &pairs {
        if !matches!(after.kind, BlockKind::Table(_)) {
            continue;
        }
        moved.remove(&before.id);
        let last = new_facts.moved.get(&after.id);
        let last = last.and_then(|last| last_of_old((old, before), (new, after, *last), &of_old));
        moved.extend(last.map(|last| (before.id, last)));
    }
    moved
}

/// The last block that stands for one between a table and the block behind which the new document has it.
fn last_of_old(
    (old, table): (&Document, &Block),
    (new, after, last): (&Document, &Block, NodeId),
    of_old: &BTreeMap<NodeId, NodeId>,
) -> Option<NodeId> {
    let behind = |document: &Document, table: NodeId| -> Vec<NodeId> {
        let parts = document.parts.iter().map(|part| &part.blocks);
        let ids = parts.map(|blocks| blocks.iter().map(|block| block.id).collect::<Vec<_>>());
        let own = ids.into_iter().find(|ids| ids.contains(&table)).unwrap_or_default();
        own.into_iter().skip_while(|id| *id != table).skip(1).collect()
    };
    let (in_old, in_new) = (behind(old, table.id), behind(new, after.id));
    let at = in_new.iter().position(|id| *id == last)?;
    let mut stands_for = in_new[..=at].iter().rev().filter_map(|id| of_old.get(id));
    stands_for.find(|id| in_old.contains(id)).copied()
}
