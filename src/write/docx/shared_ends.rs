//! Paragraphs that come or go at the end of a section or of the body to paragraphs whose end stands for that of another
//! one in the other report: Word cannot take away the last end, and a section ends in an end.
//!
//! Of 甲¶ and 乙¶, which came, the end of 甲 is new, and that of 乙 had the properties of 甲: without the change the words
//! of 甲 run on to the end of 乙.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{Paragraph, ParagraphProperty};

use super::both_reports::BothProperties;
use super::ids::AFTER_TABLE;
use super::revisions::{Stands, mark_end, mark_runs};
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Block, BlockKind, Part};

/// Which ends these are.
#[derive(Default)]
pub(super) struct SharedEnds {
    /// Paragraphs that have another end in the other report, with the mark of their own.
    giving: BTreeMap<NodeId, ChangeMark>,
    /// Paragraphs whose end stands in both reports although they do not.
    taking: BTreeSet<NodeId>,
    /// The last paragraph of the body, if it stands in one report and gets nothing from another one.
    last: Option<NodeId>,
    /// The properties that the last of those that give has.
    given: Option<BothProperties>,
}

impl SharedEnds {
    /// Those of some parts.
    pub(super) fn of(parts: &[&Part]) -> Self {
        let mut all = Self::default();
        for (index, part) in parts.iter().enumerate() {
            let rest = &parts[index + 1..];
            let ends = Stands::of_end(part, rest);
            let pair = match rest.is_empty() || ends.in_old && ends.in_new {
                true => within(&part.blocks),
                false => over(part, rest),
            };
            if let Some((giving, taking, change)) = pair {
                all.giving.insert(giving, change);
                all.taking.insert(taking);
            }
        }
        let last = parts.last().and_then(|part| part.blocks.last());
        let last = last.filter(|last| last.origin.change.is_some());
        let last = last.filter(|last| is_text(last) || ends_with_words(last));
        all.last = last.map(|last| last.id).filter(|last| !all.taking.contains(last));
        all
    }

    /// Gives a paragraph its properties and marks it, as far as it stands in one report only.
    pub(super) fn end(&mut self, paragraph: &mut Paragraph, block: &Block, own: BothProperties) {
        let change = block.origin.change;
        if let Some(change) = change {
            mark_runs(&mut paragraph.children, change);
        }
        let other = match self.taking.contains(&block.id) {
            true => self.given.take(),
            false => (self.last == Some(block.id)).then(without_words),
        };
        let (given, mark) = match (change, other) {
            (Some(ChangeMark::Deleted), Some(BothProperties { new, .. })) => {
                (BothProperties { old: own.old.clone(), new }, None)
            }
            (Some(ChangeMark::Inserted), Some(BothProperties { old, .. })) => {
                (BothProperties { old, new: own.new.clone() }, None)
            }
            _ => (own.clone(), change),
        };
        given.give(paragraph);
        if let Some(mark) = mark {
            mark_end(paragraph, mark);
        }
        self.give(paragraph, block.id, own);
    }

    /// Marks the end of a paragraph of both reports that has another end in one of them, and keeps its properties.
    fn give(&mut self, paragraph: &mut Paragraph, id: NodeId, own: BothProperties) {
        let Some(mark) = self.giving.get(&id) else { return };
        if Stands::of_paragraph(paragraph) == Stands::of(None) {
            mark_end(paragraph, *mark);
        }
        self.given = Some(own);
    }
}

/// The properties of a paragraph of one point.
fn without_words() -> BothProperties {
    let property: ParagraphProperty = Paragraph::new().style(AFTER_TABLE).property;
    BothProperties { old: property.clone(), new: property }
}

/// The paragraph that ends a part in one report and the one that ends it in the other one, which stands behind it.
fn within(blocks: &[Block]) -> Option<(NodeId, NodeId, ChangeMark)> {
    let last = blocks.last()?;
    let change = last.origin.change?;
    let other = blocks.iter().rposition(|block| block.origin.change != Some(change))?;
    let are_text = blocks[other..].iter().all(is_text);
    are_text.then_some((blocks[other].id, last.id, change))
}

/// The last paragraph of a part behind which everything stands in one report only, and the paragraph that takes its end:
/// the last one of all; the next one if there are tables, over which words cannot run on.
fn over(part: &Part, rest: &[&Part]) -> Option<(NodeId, NodeId, ChangeMark)> {
    let last = part.blocks.last().filter(|block| block.origin.change.is_none())?;
    if !is_text(last) && !has_note(last) {
        return None;
    }
    let change = rest.first()?.change()?;
    if rest.iter().any(|part| part.change() != Some(change)) {
        return None;
    }
    let mut blocks = rest.iter().flat_map(|part| &part.blocks);
    let is_all_text = blocks.clone().all(is_text);
    let taking = if is_all_text { blocks.next_back() } else { blocks.next() };
    taking.filter(|block| is_text(block)).map(|taking| (last.id, taking.id, change))
}

fn is_text(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Title(_) | BlockKind::Heading { .. } | BlockKind::Paragraph { .. }
    ) && !block.role().is_contents_entry()
}

/// Whether a block ends with a note or a caption.
fn ends_with_words(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Table(table) => !table.note.is_empty(),
        BlockKind::Chart(chart) => !chart.caption.is_empty(),
        BlockKind::Image(image) => !image.caption.is_empty(),
        BlockKind::Title(_) | BlockKind::Heading { .. } | BlockKind::Paragraph { .. } => false,
    }
}

/// Whether a block is a table that ends with a note in both reports.
fn has_note(block: &Block) -> bool {
    let BlockKind::Table(table) = &block.kind else { return false };
    let stands = |without| table.note.iter().any(|inline| inline.origin.change != Some(without));
    stands(ChangeMark::Deleted) && stands(ChangeMark::Inserted)
}
