//! A block to its indents: those of its style, or those that depend on its text (GB/T 9704 7.3.4, 7.3.5).

use super::text::{ShapedChar, Shaper, width};
use crate::base::length::Length;
use crate::doc::{Block, BlockKind, Indents, Role, StyleSheet, TextStyle};

/// The indents of a style, in its characters.
pub(super) fn of_style(style: &TextStyle) -> Indents {
    let character = style.size + style.tracking;
    let (first, right) = (i64::from(style.indent), i64::from(style.right_indent));
    Indents { left: Length::ZERO, first: character * first, right: character * right }
}

/// The indents of a block that depend on its text; `None` if its style alone gives them.
pub(super) fn of_words(
    block: &Block,
    chars: &[ShapedChar],
    next: Option<&Block>,
    style: &StyleSheet,
    shaper: &mut Shaper,
) -> Option<Indents> {
    match (block.role(), next) {
        (Role::AttachmentNote, _) => attachment_note(block, chars, style, shaper),
        (Role::Signature, Some(date)) if date.role() == Role::DateLine => {
            signature(chars, date, style, shaper)
        }
        _ => None,
    }
}

/// Further lines of an attachment's name start below its first character, and `2.` stands below the `1.` of `附件：1.`.
fn attachment_note(
    block: &Block,
    chars: &[ShapedChar],
    style: &StyleSheet,
    shaper: &mut Shaper,
) -> Option<Indents> {
    const WORD: &str = "附件：";
    let number = block.number();
    if number.is_empty() {
        return None;
    }
    let indents = of_style(style.of(block.role()));
    let word = shaper.shape_text(block.role(), WORD);
    let before = if number.starts_with(WORD) { Length::ZERO } else { width(&word) };
    let left = indents.first + before + width(&chars[..number.chars().count().min(chars.len())]);
    Some(Indents { left, first: indents.first + before - left, ..indents })
}

/// The name is centred above the date. One that would reach over the right edge is divided by sense into lines that are
/// centred above the date, if it is wider than `room` there.
fn signature(
    chars: &[ShapedChar],
    date: &Block,
    style: &StyleSheet,
    shaper: &mut Shaper,
) -> Option<Indents> {
    let centre = date_centre(date, style, shaper)?;
    let right = centre - width(chars) / 2;
    let right = Length::twips(right.or_zero().to_twips());
    Some(Indents { right, ..of_style(style.of(Role::Signature)) })
}

/// The width in which a name may stand centred above its date.
pub(super) fn signature_room(
    date: Option<&Block>,
    style: &StyleSheet,
    shaper: &mut Shaper,
) -> Option<Length> {
    let date = date.filter(|date| date.role() == Role::DateLine)?;
    let centre = date_centre(date, style, shaper)?;
    Some(Length::twips((centre * 2).to_twips()))
}

/// From the right edge of the text area to the middle of the date.
fn date_centre(date: &Block, style: &StyleSheet, shaper: &mut Shaper) -> Option<Length> {
    let BlockKind::Paragraph { content, .. } = &date.kind else { return None };
    let chars = shaper.shape(Role::DateLine, date.number(), content, date.id);
    Some(of_style(style.of(Role::DateLine)).right + width(&chars) / 2)
}
