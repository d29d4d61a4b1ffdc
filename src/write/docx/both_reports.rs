//! The properties of a paragraph in the new report and in the old one to properties that tell of both (ECMA-376 part 1,
//! 17.13.5.29).

use std::collections::BTreeSet;

use docx_rs::{Paragraph, ParagraphProperty, ParagraphPropertyChange};

use crate::base::id::{ChangeMark, NodeId};
use crate::doc::{Inline, LayoutFacts};

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
