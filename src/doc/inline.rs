//! Inlines: stretches of text with their origin, breaks, and numbers that only layout knows.

use crate::base::id::{ChangeMark, NodeId, Origin};

/// A stretch of text of one kind and one origin.
#[derive(Clone, PartialEq, Debug)]
pub struct Inline {
    /// Where it was written: template line, facts and figure.
    pub origin: Origin,
    /// What kind of inline it is.
    pub kind: InlineKind,
}

/// The kinds of inlines.
#[derive(Clone, PartialEq, Debug)]
pub enum InlineKind {
    /// Characters.
    Text {
        /// The characters, without line ends and control characters.
        text: String,
        /// Set in bold.
        strong: bool,
    },
    /// The label of a table or chart, `表1`: in its caption, or where a text refers to it.
    Label {
        /// The label.
        text: String,
        /// Which table or chart it is; the same in the caption and in all references.
        of: usize,
        /// Whether it stands in the caption.
        in_caption: bool,
    },
    /// A line end inside the block.
    Break,
    /// The number of the page on which it stands; known after layout.
    PageNumber,
    /// The number of pages of the document; known after layout.
    PageCount,
    /// The dots of an entry of a contents list; they bring what follows to the right edge.
    Leader,
    /// The number of the page on which another block begins; known after layout.
    PageOf(NodeId),
}

impl Inline {
    /// Plain text of an origin.
    pub fn text(text: impl Into<String>, origin: Origin) -> Self {
        Self { origin, kind: InlineKind::Text { text: text.into(), strong: false } }
    }

    /// The characters that are known before layout; empty for all other inlines.
    pub fn as_text(&self) -> &str {
        match &self.kind {
            InlineKind::Text { text, .. } | InlineKind::Label { text, .. } => text,
            InlineKind::Break
            | InlineKind::PageNumber
            | InlineKind::PageCount
            | InlineKind::Leader
            | InlineKind::PageOf(_) => "",
        }
    }
}

/// The block whose page number some inlines show: the heading that an entry of a contents list refers to.
pub fn leads_to(content: &[Inline]) -> Option<NodeId> {
    content.iter().find_map(|inline| match inline.kind {
        InlineKind::PageOf(node) => Some(node),
        _ => None,
    })
}

/// The characters of some inlines, concatenated.
pub fn plain_text(content: &[Inline]) -> String {
    content.iter().map(Inline::as_text).collect()
}

/// The characters of some inlines without those that only the old of two reports has, unless there are no others.
pub fn shown_text(content: &[Inline]) -> String {
    let is_gone = |inline: &&Inline| inline.origin.change == Some(ChangeMark::Deleted);
    let kept: String = content.iter().filter(|i| !is_gone(i)).map(Inline::as_text).collect();
    if kept.is_empty() { plain_text(content) } else { kept }
}

/// The one of two reports in which a whole text stands, if it does not stand in both; all its inlines have this mark.
pub fn change_of(content: &[Inline]) -> Option<ChangeMark> {
    let first = content.first()?.origin.change?;
    content.iter().all(|inline| inline.origin.change == Some(first)).then_some(first)
}
