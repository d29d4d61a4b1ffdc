//! The properties of a paragraph in the new report and in the old one to properties that tell of both (ECMA-376 part 1,
//! 17.13.5.29).

use std::collections::BTreeSet;

use docx_rs::{Paragraph, ParagraphProperty, ParagraphPropertyChange};

use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Block, BlockKind, Inline, LayoutFacts, Table};

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
