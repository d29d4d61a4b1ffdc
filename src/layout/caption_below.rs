//! The caption below a chart or a picture.

use super::indents;
use super::paragraph::Paragraph;
use super::text::Shaper;
use super::text_area::TextArea;
use super::titles;
use crate::base::id::NodeId;
use crate::doc::{Inline, Role, StyleSheet};

/// A caption as wide as the text area, in lines divided by sense; nothing where it has no words.
pub(super) fn caption_below(
    caption: &[Inline],
    block: NodeId,
    style: &StyleSheet,
    area: &TextArea,
    shaper: &mut Shaper,
) -> Option<Paragraph> {
    let mut chars = shaper.shape(Role::ChartCaption, caption, block);
    let style = style.of(Role::ChartCaption);
    let indents = indents::of_style(style);
    titles::divide(&mut chars, area.width);
    (!chars.is_empty()).then(|| Paragraph::in_text_area(chars, style, indents, area))
}

/// The number of characters before each line but the first, where a caption is divided.
pub(super) fn breaks(caption: &Paragraph) -> Vec<usize> {
    let breaks = caption.chars.iter().enumerate().filter(|(_, char)| char.class.is_break());
    breaks.enumerate().map(|(before, (at, _))| at - before).collect()
}
