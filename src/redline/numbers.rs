//! Numbers of headings, labels of tables and ids of blocks of an old document to what they are beside the new one's.

use std::collections::{BTreeMap, BTreeSet};

use super::words;
use crate::base::id::{ChangeMark, NodeId, Origin};
use crate::doc::{Block, BlockKind, Document, Inline, InlineKind};

/// The number and the words of a block that has a number in both documents: one that changed stands among the words.
pub(super) fn numbered(
    (old_number, old): (&str, &[Inline]),
    (new_number, new): (&str, &[Inline]),
) -> (String, Vec<Inline>) {
    let content = words::merged(old, new);
    if old_number == new_number {
        return (new_number.into(), content);
    }
    let numbers = [(old_number, ChangeMark::Deleted), (new_number, ChangeMark::Inserted)];
    let numbers = numbers.into_iter().filter(|(number, _)| !number.is_empty());
    let numbers = numbers.map(|(number, change)| {
        Inline::text(number, Origin { change: Some(change), ..Origin::default() })
    });
    (String::new(), numbers.chain(content).collect())
}

/// Labels that stand in no caption, as those of attachments do, in both documents: the same words are the same label.
fn alike(old: &Document, new: &Document) -> Vec<(usize, usize)> {
    let of_new: BTreeMap<_, _> =
        uncaptioned(new).into_iter().map(|(of, text)| (text, of)).collect();
    let same = uncaptioned(old).into_iter();
    same.filter_map(|(of, text)| Some((of, *of_new.get(&text)?))).collect()
}

fn uncaptioned(document: &Document) -> BTreeMap<usize, String> {
    let labels = || document.inlines().map(|(_, inline)| &inline.kind);
    let captions: BTreeSet<usize> = labels()
        .filter_map(|kind| match kind {
            InlineKind::Label { of, in_caption: true, .. } => Some(*of),
            _ => None,
        })
        .collect();
    labels()
        .filter_map(|kind| match kind {
            InlineKind::Label { of, text, .. } if !captions.contains(of) => {
                Some((*of, text.clone()))
            }
            _ => None,
        })
        .collect()
}

/// What the labels and page numbers of an old document are called beside those of a new one.
pub(super) struct Names {
    labels: BTreeMap<usize, usize>,
    first_label: usize,
    /// The blocks of the new document that stand for blocks of the old one.
    nodes: BTreeMap<NodeId, NodeId>,
    first_node: u32,
}

impl Names {
    /// Of two documents with the blocks that stand for each other, and the tables that go and come as a whole under one name.
    pub(super) fn of(
        (old, new): (&Document, &Document),
        pairs: &[(&Block, &Block)],
        moved: &[(&Block, &Block)],
    ) -> Self {
        let labels = new.inlines().filter_map(|(_, inline)| match inline.kind {
            InlineKind::Label { of, .. } => Some(of + 1),
            _ => None,
        });
        let own =
            pairs.iter().chain(moved).filter_map(|(old, new)| Some((old.label()?, new.label()?)));
        Self {
            labels: own.chain(alike(old, new)).collect(),
            first_label: labels.max().unwrap_or_default(),
            nodes: pairs.iter().map(|(old, new)| (old.id, new.id)).collect(),
            first_node: new.blocks().map(|block| block.id.0 + 1).max().unwrap_or_default(),
        }
    }

    /// The id of a block of the old document: that of the new block that stands for it, or one that no new block has.
    pub(super) fn node(&self, old: NodeId) -> NodeId {
        self.nodes.get(&old).copied().unwrap_or_else(|| self.alone(old))
    }

    /// An id of a block of the old document that no new block has.
    pub(super) fn alone(&self, old: NodeId) -> NodeId {
        NodeId(self.first_node + old.0)
    }

    /// A block of the old document that no block of the new one stands for.
    pub(super) fn renamed_alone(&self, block: &Block) -> Block {
        let own = block.label().map(|own| self.labels.get(&own).copied().unwrap_or_default());
        let mut renamed = Block { id: self.alone(block.id), ..self.renamed(block) };
        let free = block.label().map_or(0, |own| self.first_label + own);
        for_each_inline(&mut renamed, &mut |inline| match &mut inline.kind {
            InlineKind::Label { of, in_caption: true, .. } if own == Some(*of) => *of = free,
            _ => {}
        });
        renamed
    }

    /// A block of the old document with these ids and labels.
    pub(super) fn renamed(&self, block: &Block) -> Block {
        let mut block = block.clone();
        block.id = self.node(block.id);
        for_each_inline(&mut block, &mut |inline| match &mut inline.kind {
            InlineKind::Label { of, .. } => {
                *of = self.labels.get(of).copied().unwrap_or(self.first_label + *of);
            }
            InlineKind::PageOf(node) => *node = self.node(*node),
            _ => {}
        });
        block
    }
}

/// Changes every inline of a block.
fn for_each_inline(block: &mut Block, change: &mut impl FnMut(&mut Inline)) {
    match &mut block.kind {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => content.iter_mut().for_each(change),
        BlockKind::Table(table) => {
            let around = [&mut table.caption, &mut table.unit, &mut table.left, &mut table.note];
            around.into_iter().flatten().for_each(&mut *change);
            let rows = table.head.iter_mut().chain(&mut table.body);
            let cells = rows.flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| cell.content.iter_mut().flatten()).for_each(change);
        }
        BlockKind::Chart(chart) => {
            let parts = chart.parts.iter_mut();
            let words = parts.flat_map(|part| part.name.iter_mut().chain(&mut part.label));
            words.chain(&mut chart.caption).for_each(change);
        }
        BlockKind::Image(image) => image.caption.iter_mut().for_each(change),
    }
}
