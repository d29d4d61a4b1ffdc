//! Paragraphs of the document tree to paragraphs of the body: styles, broken lines, gaps and indents of layout.

use docx_rs::{AlignmentType, LineSpacing, Paragraph, SpecialIndentType};

use super::body::BodyBuilder;
use super::contents::leading;
use super::ids::style_id;
use super::runs::ParagraphText;
use super::styles::before;
use crate::base::id::NodeId;
use crate::base::length::Length;
use crate::doc::{Indents, Inline, Role};

impl<'a> BodyBuilder<'a> {
    pub(super) fn paragraph(
        &mut self,
        role: Role,
        number: &str,
        content: &[Inline],
        node: NodeId,
    ) -> Paragraph {
        self.styled(style_id(role), role, number, content, node)
    }

    pub(super) fn styled(
        &mut self,
        style: &str,
        role: Role,
        number: &str,
        content: &[Inline],
        node: NodeId,
    ) -> Paragraph {
        let words = self.words(number, content, node);
        let key = &self.sheet.of(role).face;
        let paragraph = self.runs.fill(Paragraph::new().style(style), words, key);
        self.marked(node, leading(paragraph, content))
    }

    /// A paragraph of a cell with breaks between words.
    pub(super) fn broken(
        &mut self,
        style: &str,
        role: Role,
        content: &[Inline],
        breaks: Option<&[usize]>,
        node: NodeId,
    ) -> Paragraph {
        let words = ParagraphText { breaks, held: &[], ..self.words("", content, node) };
        let key = &self.sheet.of(role).face;
        self.runs.fill(Paragraph::new().style(style), words, key)
    }

    fn words<'w>(&self, number: &'w str, content: &'w [Inline], node: NodeId) -> ParagraphText<'w>
    where
        'a: 'w,
    {
        ParagraphText {
            number,
            content,
            breaks: self.layout_facts.title_breaks.get(&node).map(Vec::as_slice),
            held: self.layout_facts.held.get(&node).map_or(&[], Vec::as_slice),
            lead: self.leads.get(&node).map(|lead| (*lead, &self.sheet.of(Role::Heading2).face)),
            page: self.layout_facts.pages.get(&node).copied().unwrap_or(1),
            pages: self.layout_facts.page_count.max(1),
            pages_of: &self.layout_facts.pages,
            tab: self.layout_facts.tabbed.contains(&node),
        }
    }

    /// Adds the properties that layout computed for this block alone, which no style can hold.
    pub(super) fn placed(&self, paragraph: Paragraph, role: Role, node: NodeId) -> Paragraph {
        let paragraph = match self.layout_facts.indents.get(&node) {
            Some(indents) if role == Role::Signature && self.is_divided(node) => {
                indented(paragraph, indents).align(AlignmentType::Center)
            }
            Some(indents) => indented(paragraph, indents),
            None => paragraph,
        };
        let Some(&gap) = self.layout_facts.gaps.get(&node) else { return paragraph };
        let before = before(self.sheet.of(role)) + gap;
        let before = u32::try_from(before.to_twips()).unwrap_or(0);
        paragraph.line_spacing(LineSpacing::new().before(before))
    }

    fn is_divided(&self, node: NodeId) -> bool {
        self.layout_facts.title_breaks.contains_key(&node)
    }
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
