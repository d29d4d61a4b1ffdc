//! Paragraphs that come or go at the end of a section or of the body to paragraphs whose end stands for that of another
//! one in the other report: Word cannot take away the last end, and a section ends in an end.
//!
//! Of 甲¶ and 乙¶, which came, the end of 甲 is new, and that of 乙 had the properties of 甲: without the change the words
//! of 甲 run on to the end of 乙.

use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{Paragraph, ParagraphProperty};

use super::both_reports::BothProperties;
use super::ids::AFTER_TABLE;
use super::revisions::{Stands, mark_end, mark_paragraph, mark_runs};
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
    /// The mark of what stands before the empty paragraph at the end of the body, if that takes an end.
    empty: Option<ChangeMark>,
    /// Tables at the end of a section whose notes one report alone has: the paragraph of a note is in the other one the one
    /// without words behind the table.
    notes: BTreeSet<NodeId>,
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
            let ends_in_both = !rest.is_empty() && ends.in_old && ends.in_new;
            all.notes.extend(note_alone(&part.blocks).filter(|_| ends_in_both));
            let pair = match rest.is_empty() || ends.in_old && ends.in_new {
                true => within(&part.blocks),
                false => over(part, rest),
            };
            if let Some((giving, taking, change)) = pair {
                all.giving.insert(giving, change);
                match taking {
                    Some(taking) => drop(all.taking.insert(taking)),
                    None => all.empty = Some(change),
                }
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
            false => {
                let is_alone = self.last == Some(block.id) || self.notes.contains(&block.id);
                is_alone.then(without_words)
            }
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

    /// Marks the note of a table of both reports, which one of them alone has.
    pub(super) fn note(
        &self,
        paragraph: &mut Paragraph,
        (block, change): (&Block, ChangeMark),
        own: BothProperties,
    ) {
        if !self.notes.contains(&block.id) {
            return mark_paragraph(paragraph, change);
        }
        mark_runs(&mut paragraph.children, change);
        let BothProperties { old, new } = without_words();
        let both = match change {
            ChangeMark::Deleted => BothProperties { old: own.old, new },
            ChangeMark::Inserted => BothProperties { old, new: own.new },
        };
        both.give(paragraph);
    }

    /// The empty paragraph at the end of the body, which Word cannot take away: in one report it may be the end of the
    /// paragraph behind which everything came or went.
    pub(super) fn empty(&mut self) -> Paragraph {
        let mut paragraph = Paragraph::new().style(AFTER_TABLE);
        if let Some((change, given)) = self.empty.zip(self.given.take()) {
            let own = without_words();
            let both = match change {
                ChangeMark::Deleted => BothProperties { old: own.old, new: given.new },
                ChangeMark::Inserted => BothProperties { old: given.old, new: own.new },
            };
            both.give(&mut paragraph);
        }
        paragraph
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
fn within(blocks: &[Block]) -> Option<(NodeId, Option<NodeId>, ChangeMark)> {
    let last = blocks.last()?;
    let change = last.origin.change?;
    let other = blocks.iter().rposition(|block| block.origin.change != Some(change))?;
    let are_text = blocks[other..].iter().all(is_text);
    are_text.then_some((blocks[other].id, Some(last.id), change))
}

/// The last block of a part, if it is a table with a note and the other report ends the part with a table without one.
fn note_alone(blocks: &[Block]) -> Option<NodeId> {
    let last = blocks.last().filter(|last| ends_with_words(last))?;
    let without_note = |block: &Block, change: Option<ChangeMark>| {
        let BlockKind::Table(table) = &block.kind else { return false };
        change.is_none_or(|change| table.note.iter().all(|own| own.origin.change == Some(change)))
    };
    let is_alone = match last.origin.change {
        Some(change) => {
            let of_other = |block: &&Block| block.origin.change != Some(change);
            let other = blocks.iter().rev().find(of_other)?;
            without_note(other, Some(change))
        }
        None => without_note(last, None),
    };
    is_alone.then_some(last.id)
}

/// The last paragraph of a part behind which everything stands in one report only, and the paragraph that takes its end,
/// the last one of all: tables in between are not there in the report in which it does. None stands for the empty paragraph
/// behind a table.
fn over(part: &Part, rest: &[&Part]) -> Option<(NodeId, Option<NodeId>, ChangeMark)> {
    let last = part.blocks.last().filter(|block| block.origin.change.is_none())?;
    if !is_text(last) && !has_note(last) {
        return None;
    }
    let change = rest.first()?.change()?;
    if rest.iter().any(|part| part.change() != Some(change)) {
        return None;
    }
    let mut blocks = rest.iter().flat_map(|part| &part.blocks);
    let first = blocks.next()?;
    let end = blocks.next_back().unwrap_or(first);
    match &end.kind {
        _ if is_text(end) || ends_with_words(end) => Some((last.id, Some(end.id), change)),
        BlockKind::Table(_) => Some((last.id, None, change)),
        _ => is_text(first).then_some((last.id, Some(first.id), change)),
    }
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
