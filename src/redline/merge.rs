//! Paired parts and blocks to the marked document.

use std::collections::BTreeMap;

use super::blocks::{self, Paired};
use super::numbers::{Names, numbered};
use super::parts::PartGroup;
use super::tables::merged_tables;
use super::words::merged;
use super::{change_mark, parts};
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Block, BlockKind, Chart, Document, Image};

/// A document that shows two.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The document. The blocks of the new document keep their ids in it; those that only the old one has get others.
    pub document: Document,
    /// The id in the old document of each block that it has.
    pub of_old: BTreeMap<NodeId, NodeId>,
}

impl Marked {
    /// Whether both documents are the same, but for contents lists.
    pub fn is_unchanged(&self) -> bool {
        let marked = |block: &Block| {
            let inside = block.inlines().any(|(_, inline)| inline.origin.change.is_some());
            inside || block.origin.change.is_some()
        };
        !self.document.blocks().any(marked)
    }
}

/// The document that shows an old and a new one, in the order of both; its properties are those of the new one.
pub fn marked(old: &Document, new: &Document) -> Marked {
    let groups: Vec<(PartGroup, Vec<_>)> = parts::paired(&old.parts, new)
        .into_iter()
        .map(|pair| match pair {
            Paired::Both(old, new) => {
                let blocks = blocks::paired(&old.blocks(), &new.blocks());
                (new, blocks)
            }
            Paired::Old(old) => {
                let blocks = old.blocks().into_iter().map(Paired::Old).collect();
                (old, blocks)
            }
            Paired::New(new) => {
                let blocks = new.blocks().into_iter().map(Paired::New).collect();
                (new, blocks)
            }
        })
        .collect();
    let pairs: Vec<_> = groups.iter().flat_map(|(_, blocks)| blocks).filter_map(both).collect();
    let moved = moved(groups.iter().flat_map(|(_, blocks)| blocks));
    let names = Names::of((old, new), &pairs, &moved);
    let mut of_old = BTreeMap::new();
    let parts = groups.into_iter().flat_map(|(group, pairs)| {
        let blocks = pairs.into_iter().flat_map(|pair| marked_block(pair, &names, &mut of_old));
        group.divided(blocks.collect())
    });
    let parts = parts.collect();
    Marked { document: Document { meta: new.meta.clone(), parts }, of_old }
}

/// The blocks of a pair; an entry of a contents list stands for the old one, too, and is no pair.
fn both<'d>(pair: &Paired<&'d Block>) -> Option<(&'d Block, &'d Block)> {
    match pair {
        Paired::Both(old, new) if !std::ptr::eq(*old, *new) => Some((*old, *new)),
        Paired::Both(..) | Paired::Old(_) | Paired::New(_) => None,
    }
}

/// The tables, charts and pictures that go at one place and come at another one under one name: what refers to them refers to
/// them in both documents.
fn moved<'p, 'd: 'p>(
    pairs: impl Iterator<Item = &'p Paired<&'d Block>>,
) -> Vec<(&'d Block, &'d Block)> {
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for pair in pairs {
        match pair {
            Paired::Old(old) => gone.extend(old.kind.name().map(|name| (name, *old))),
            Paired::New(new) => come.extend(new.kind.name().map(|name| (name, *new))),
            Paired::Both(..) => {}
        }
    }
    let mut all = Vec::new();
    for (name, old) in gone {
        if let Some(at) = come.iter().position(|(of_new, _)| *of_new == name) {
            all.push((old, come.remove(at).1));
        }
    }
    all
}

fn marked_block(
    pair: Paired<&Block>,
    names: &Names,
    of_old: &mut BTreeMap<NodeId, NodeId>,
) -> Vec<Block> {
    match pair {
        Paired::Both(old, new) if std::ptr::eq(old, new) => vec![new.clone()],
        Paired::Both(old, new) => {
            let renamed = names.renamed(old);
            if let Some(kind) = merged_kind(&renamed, new) {
                of_old.insert(new.id, old.id);
                return vec![Block { kind, ..new.clone() }];
            }
            let gone = names.renamed_alone(old);
            of_old.insert(gone.id, old.id);
            vec![
                change_mark::block(gone, ChangeMark::Deleted),
                change_mark::block(new.clone(), ChangeMark::Inserted),
            ]
        }
        Paired::Old(old) => {
            let gone = names.renamed_alone(old);
            of_old.insert(gone.id, old.id);
            vec![change_mark::block(gone, ChangeMark::Deleted)]
        }
        Paired::New(new) => vec![change_mark::block(new.clone(), ChangeMark::Inserted)],
    }
}

/// What a block of both is; `None` where the old one goes and the new one comes as a whole.
fn merged_kind(old: &Block, new: &Block) -> Option<BlockKind> {
    Some(match (&old.kind, &new.kind) {
        (BlockKind::Title(old), BlockKind::Title(new)) => BlockKind::Title(merged(old, new)),
        (
            BlockKind::Heading { number: of_old, content: old, .. },
            BlockKind::Heading { level, number, content },
        ) => {
            let (number, content) = numbered((of_old, old), (number, content));
            BlockKind::Heading { level: *level, number, content }
        }
        (
            BlockKind::Paragraph { number: of_old, content: old, .. },
            BlockKind::Paragraph { role, number, content },
        ) => {
            let (number, content) = numbered((of_old, old), (number, content));
            BlockKind::Paragraph { role: *role, number, content }
        }
        (BlockKind::Table(old), BlockKind::Table(new)) => {
            BlockKind::Table(merged_tables(old, new)?)
        }
        (BlockKind::Chart(old), BlockKind::Chart(new)) => {
            let caption = merged(&old.caption, &new.caption);
            BlockKind::Chart(Chart { caption, ..new.clone() })
        }
        (BlockKind::Image(old), BlockKind::Image(new)) => {
            let caption = merged(&old.caption, &new.caption);
            BlockKind::Image(Image { caption, ..new.clone() })
        }
        _ => return None,
    })
}
