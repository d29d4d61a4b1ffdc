//! The properties of a paragraph in the new report and in the old one to properties that tell of both (ECMA-376 part 1,
//! 17.13.5.29).

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{Paragraph, ParagraphProperty, ParagraphPropertyChange};

use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Block, BlockKind, Document, Inline, LayoutFacts, Table};

/// One of the two reports.
#[derive(Clone, Copy)]
pub(super) struct ReportSide<'s> {
    /// The results of its layout.
    pub facts: &'s LayoutFacts,
    /// Its blocks that keep with the next one although their styles do not.
    pub kept: &'s BTreeSet<NodeId>,
    /// The mark of what does not stand in it.
    pub without: ChangeMark,
}

/// The properties of a paragraph in either report.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct BothProperties {
    pub old: ParagraphProperty,
    pub new: ParagraphProperty,
}

impl BothProperties {
    /// Gives them to a paragraph, whose end loses its mark.
    pub(super) fn give(self, paragraph: &mut Paragraph) {
        let Self { old, mut new } = self;
        let change = (old != new).then(|| ParagraphPropertyChange::new().property(old));
        new.paragraph_property_change = change;
        paragraph.property = new;
    }
}

/// The words of one report.
pub(super) fn words_in(content: &[Inline], without: ChangeMark) -> Vec<Inline> {
    content.iter().filter(|inline| inline.origin.change != Some(without)).cloned().collect()
}

/// The blocks of one report; of tables, charts and pictures only that they are there.
pub(super) fn shown_in(blocks: &[Block], without: ChangeMark) -> Vec<Block> {
    let shown = blocks.iter().filter(|block| block.origin.change != Some(without));
    let kind = |kind: &BlockKind| match kind {
        BlockKind::Title(content) => BlockKind::Title(words_in(content, without)),
        BlockKind::Heading { level, number, content } => BlockKind::Heading {
            level: *level,
            number: number.clone(),
            content: words_in(content, without),
        },
        BlockKind::Paragraph { role, number, content } => BlockKind::Paragraph {
            role: *role,
            number: number.clone(),
            content: words_in(content, without),
        },
        _ => BlockKind::Table(Table::default()),
    };
    let shown = shown.map(|block| Block {
        id: block.id,
        origin: block.origin.clone(),
        kind: kind(&block.kind),
    });
    shown.collect()
}

/// The labels of tables, charts and pictures that come as a whole, with those of the ones of the same names that go.
pub(super) fn replaced_labels(document: &Document) -> BTreeMap<usize, usize> {
    let labels = |change| -> Vec<_> {
        let blocks = document.blocks().filter(move |block| block.origin.change == Some(change));
        blocks.filter_map(|block| Some((block.kind.name()?, block.label()?))).collect()
    };
    let mut gone = labels(ChangeMark::Deleted);
    let come = labels(ChangeMark::Inserted).into_iter();
    let pairs = come.filter_map(|(name, label)| {
        let at = gone.iter().position(|(other, _)| *other == name)?;
        Some((label, gone.remove(at).1))
    });
    pairs.collect()
}
