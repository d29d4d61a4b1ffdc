//! Inlines as a record has them, and back: what they say and the figure that they show; places in texts are left out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::base::id::{FigureId, NodeId, Origin};
use crate::doc::{Inline, InlineKind};

/// An inline.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenInline<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figure: Option<Cow<'a, str>>,
    #[serde(flatten)]
    kind: WrittenInlineKind<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenInlineKind<'a> {
    Text(Cow<'a, str>),
    Strong(Cow<'a, str>),
    Label { text: Cow<'a, str>, of: usize, in_caption: bool },
    Break(()),
    PageNumber(()),
    PageCount(()),
    Leader(()),
    PageOf(u32),
}

/// Some inlines.
pub(super) type WrittenText<'a> = Vec<WrittenInline<'a>>;

/// Inlines as a record has them.
pub(super) fn written(content: &[Inline]) -> WrittenText<'_> {
    content.iter().map(WrittenInline::of).collect()
}

/// The inlines that a record has.
pub(super) fn read(content: WrittenText) -> Vec<Inline> {
    content.into_iter().map(WrittenInline::read).collect()
}

/// The figure of an origin, by its id.
pub(super) fn figure(origin: &Origin) -> Option<Cow<'_, str>> {
    origin.figure.as_ref().map(|id| id.as_str().into())
}

/// The origin that a figure has.
pub(super) fn origin(figure: Option<Cow<str>>) -> Origin {
    Origin { figure: figure.map(FigureId::new), ..Origin::default() }
}

impl<'a> WrittenInline<'a> {
    fn of(inline: &'a Inline) -> Self {
        let kind = match &inline.kind {
            InlineKind::Text { text, strong: false } => WrittenInlineKind::Text(text.into()),
            InlineKind::Text { text, strong: true } => WrittenInlineKind::Strong(text.into()),
            InlineKind::Label { text, of, in_caption } => {
                WrittenInlineKind::Label { text: text.into(), of: *of, in_caption: *in_caption }
            }
            InlineKind::Break => WrittenInlineKind::Break(()),
            InlineKind::PageNumber => WrittenInlineKind::PageNumber(()),
            InlineKind::PageCount => WrittenInlineKind::PageCount(()),
            InlineKind::Leader => WrittenInlineKind::Leader(()),
            InlineKind::PageOf(NodeId(node)) => WrittenInlineKind::PageOf(*node),
        };
        Self { figure: figure(&inline.origin), kind }
    }

    fn read(self) -> Inline {
        let text = |text: Cow<str>, strong| InlineKind::Text { text: text.into(), strong };
        let kind = match self.kind {
            WrittenInlineKind::Text(words) => text(words, false),
            WrittenInlineKind::Strong(words) => text(words, true),
            WrittenInlineKind::Label { text, of, in_caption } => {
                InlineKind::Label { text: text.into(), of, in_caption }
            }
            WrittenInlineKind::Break(()) => InlineKind::Break,
            WrittenInlineKind::PageNumber(()) => InlineKind::PageNumber,
            WrittenInlineKind::PageCount(()) => InlineKind::PageCount,
            WrittenInlineKind::Leader(()) => InlineKind::Leader,
            WrittenInlineKind::PageOf(node) => InlineKind::PageOf(NodeId(node)),
        };
        Inline { origin: origin(self.figure), kind }
    }
}
