//! Paragraphs of the document tree to paragraphs of the body: styles, broken lines, gaps and indents of layout.

use docx_rs::{AlignmentType, LineSpacing, Paragraph, SpecialIndentType};

use super::body::BodyBuilder;
use super::both_reports::ReportSide;
use super::contents::leading;
use super::ids::style_id;
use super::runs::ParagraphText;
use super::styles::before;
use crate::base::id::{ChangeMark, NodeId};
use crate::base::length::Length;
use crate::doc::{Block, Indents, Inline, InlineKind, LayoutFacts, Role};

impl<'a> BodyBuilder<'a> {
    pub(super) fn paragraph(
        &mut self,
        role: Role,
        number: &str,
        content: &[Inline],
        node: NodeId,
    ) -> Paragraph {
        let words = self.words(number, content, node);
        let style = self.sheet.of(role);
        let paragraph = self.runs.fill(Paragraph::new().style(style_id(role)), words, style);
        self.marked(node, leading(paragraph, content))
    }

    /// The words of a cell with breaks between them, in a paragraph without properties.
    pub(super) fn broken(
        &mut self,
        role: Role,
        content: &[Inline],
        breaks: Option<&[usize]>,
        node: NodeId,
    ) -> Paragraph {
        let words = ParagraphText { breaks, retracked: &[], ..self.words("", content, node) };
        let style = self.sheet.of(role);
        self.runs.fill(Paragraph::new(), words, style)
    }

    fn words<'w>(&self, number: &'w str, content: &'w [Inline], node: NodeId) -> ParagraphText<'w>
    where
        'a: 'w,
    {
        ParagraphText {
            number,
            content,
            breaks: self.layout_facts.title_breaks.get(&node).map(Vec::as_slice),
            retracked: self.layout_facts.retracked.get(&node).map_or(&[], Vec::as_slice),
            lead: self.leads.get(&node).map(|lead| (*lead, &self.sheet.of(Role::Heading2).face)),
            page: self.layout_facts.pages.get(&node).copied().unwrap_or(1),
            pages: self.layout_facts.page_count.max(1),
            pages_of: &self.layout_facts.pages,
            tab: self.tab(node),
        }
    }

    /// Adds the properties that layout computed for this block alone in a report, which no style can hold.
    pub(super) fn placed(
        &self,
        paragraph: Paragraph,
        block: &Block,
        side: ReportSide,
    ) -> Paragraph {
        let (role, node) = (block.role(), block.id);
        let paragraph = match side.facts.indents.get(&node) {
            Some(indents) if role == Role::Signature && is_divided(block, side) => {
                indented(paragraph, indents).align(AlignmentType::Center)
            }
            Some(indents) => indented(paragraph, indents),
            None => paragraph,
        };
        self.lowered(paragraph, (role, node), side)
    }

    /// Adds the gap that layout found above a block in a report.
    pub(super) fn lowered(
        &self,
        paragraph: Paragraph,
        (role, node): (Role, NodeId),
        side: ReportSide,
    ) -> Paragraph {
        let Some(&gap) = side.facts.gaps.get(&node) else { return paragraph };
        let before = before(self.sheet.of(role)) + gap;
        let before = u32::try_from(before.to_twips()).unwrap_or(0);
        paragraph.line_spacing(LineSpacing::new().before(before))
    }

    /// The mark of the gap behind a number, if there is one in either report.
    fn tab(&self, node: NodeId) -> Option<Option<ChangeMark>> {
        let is_tabbed = |facts: &LayoutFacts| facts.tabbed.contains(&node);
        let new = is_tabbed(self.layout_facts);
        match (self.layout_facts.before.as_deref().map_or(new, is_tabbed), new) {
            (false, false) => None,
            (true, true) => Some(None),
            (true, false) => Some(Some(ChangeMark::Deleted)),
            (false, true) => Some(Some(ChangeMark::Inserted)),
        }
    }
}

/// Whether a text has several lines in a report; those that are not the same in both stand among its words.
fn is_divided(block: &Block, side: ReportSide) -> bool {
    let is_break = |inline: &Inline| {
        matches!(inline.kind, InlineKind::Break) && inline.origin.change != Some(side.without)
    };
    side.facts.title_breaks.contains_key(&block.id)
        || block.inlines().any(|(_, inline)| is_break(inline))
}

/// A paragraph with indents of its own.
pub(super) fn indented(paragraph: Paragraph, indents: &Indents) -> Paragraph {
    let twips = |length: Length| i32::try_from(length.to_twips()).unwrap_or(0);
    let first = twips(indents.first);
    let first = if first < 0 {
        SpecialIndentType::Hanging(-first)
    } else {
        SpecialIndentType::FirstLine(first)
    };
    paragraph.indent(Some(twips(indents.left)), Some(first), Some(twips(indents.right)), None)
}
