//! The caption below a chart or a picture.

use super::indents;
use super::paragraph::Paragraph;
use super::text::Shaper;
use super::text_area::TextArea;
use crate::base::id::NodeId;
use crate::doc::{Inline, Role, StyleSheet};

/// A caption as wide as the text area; nothing where it has no words.
pub(super) fn caption_below(
    caption: &[Inline],
    block: NodeId,
    style: &StyleSheet,
    area: &TextArea,
    shaper: &mut Shaper,
) -> Option<Paragraph> {
    let chars = shaper.shape(Role::ChartCaption, caption, block);
    let style = style.of(Role::ChartCaption);
    let indents = indents::of_style(style);
    (!chars.is_empty()).then(|| Paragraph::in_text_area(chars, style, indents, area))
}
