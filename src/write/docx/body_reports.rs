//! What a part of the body is in the old and in the new report: properties of its paragraphs, blocks that keep with the next.

use std::collections::BTreeSet;

use docx_rs::ParagraphProperty;

use super::body::BodyBuilder;
use super::both_reports::{BothProperties, ReportSide, shown_in};
use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Block, StyleSheet, keeps_next};

impl BodyBuilder<'_> {
    /// The properties of a paragraph that stands in both reports, or in one of them.
    pub(super) fn in_both(
        &self,
        change: Option<ChangeMark>,
        of: impl Fn(ReportSide) -> ParagraphProperty,
    ) -> BothProperties {
        let side = |facts, kept, without| of(ReportSide { facts, kept, without });
        let new = || side(self.layout_facts, &self.kept[1], ChangeMark::Deleted);
        let before = self.layout_facts.before.as_deref();
        let Some(before) = before.filter(|_| change != Some(ChangeMark::Inserted)) else {
            let new = new();
            return BothProperties { old: new.clone(), new };
        };
        let old = side(before, &self.kept[0], ChangeMark::Inserted);
        let new = if change.is_none() { new() } else { old.clone() };
        BothProperties { old, new }
    }

    /// The blocks of a part that keep with the next one in the old and in the new report although their styles do not.
    pub(super) fn kept_in_both(&self, blocks: &[Block]) -> [BTreeSet<NodeId>; 2] {
        if self.layout_facts.before.is_none() {
            return [BTreeSet::new(), kept(blocks, self.sheet)];
        }
        let of = |without| kept(&shown_in(blocks, without), self.sheet);
        [of(ChangeMark::Inserted), of(ChangeMark::Deleted)]
    }
}

fn kept(blocks: &[Block], sheet: &StyleSheet) -> BTreeSet<NodeId> {
    let styled = |block: &Block| sheet.of(block.role()).keep_next;
    let kept = blocks
        .iter()
        .enumerate()
        .filter(|(index, block)| keeps_next(blocks, *index, sheet) && !styled(block));
    kept.map(|(_, block)| block.id).collect()
}
