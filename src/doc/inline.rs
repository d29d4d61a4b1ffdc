//! Inlines: stretches of text with their origin, and what in a line only layout knows.

use crate::base::id::{NodeId, Origin};

/// A stretch of text of one kind and one origin.
#[derive(Clone, PartialEq, Debug)]
pub struct Inline {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is.
    pub kind: InlineKind,
}

/// What an inline can be.
#[derive(Clone, PartialEq, Debug)]
pub enum InlineKind {
    /// Characters as they are to be read.
    Text {
        /// The characters; no line ends and no control characters.
        text: String,
        /// Set in bold.
        strong: bool,
    },
    /// A line end inside the block.
    Break,
    /// The number of the page it stands on; known late.
    PageNumber,
    /// The number of pages in the document; known late.
    PageCount,
    /// Dots that fill a line of a contents list, so that what follows stands at the right edge.
    Leader,
    /// The number of the page on which another block begins; known late.
    PageOf(NodeId),
}

impl Inline {
    /// Plain text of an origin.
    pub fn text(text: impl Into<String>, origin: Origin) -> Self {
        Self { origin, kind: InlineKind::Text { text: text.into(), strong: false } }
    }

    /// The characters, if they are known before layout; a break reads as nothing.
    pub fn as_text(&self) -> &str {
        match &self.kind {
            InlineKind::Text { text, .. } => text,
            InlineKind::Break
            | InlineKind::PageNumber
            | InlineKind::PageCount
            | InlineKind::Leader
            | InlineKind::PageOf(_) => "",
        }
    }
}

/// The block whose page some inlines show: what an entry of a contents list leads to.
pub fn leads_to(content: &[Inline]) -> Option<NodeId> {
    content.iter().find_map(|inline| match inline.kind {
        InlineKind::PageOf(node) => Some(node),
        _ => None,
    })
}

/// The characters of some inlines, one after another.
pub fn plain_text(content: &[Inline]) -> String {
    content.iter().map(Inline::as_text).collect()
}
