//! A block to its indents: those of its style, or those that depend on its text (GB/T 9704 7.3.4, 7.3.5).

use super::linebreak::{BrokenLine, break_lines};
use super::text::{ShapedChar, Shaper, width};
use super::text_area::TextArea;
use crate::base::length::Length;
use crate::doc::{Block, BlockKind, Indents, Role, StyleSheet, TextStyle};

/// The indents of a style, in its characters.
pub(super) fn of_style(style: &TextStyle) -> Indents {
    let character = style.size + style.tracking;
    let (first, right) = (i64::from(style.indent), i64::from(style.right_indent));
    let hanging = i64::from(style.hanging);
    let (left, first) = if hanging > 0 { (first + hanging, -hanging) } else { (0, first) };
    Indents { left: character * left, first: character * first, right: character * right }
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
        (Role::Signature, Some(date)) if date.role() == Role::DateLine => {
            signature(chars, date, style, shaper)
        }
        _ => None,
    }
}

/// The word before the first number of a list of attachments.
const WORD: &str = "附件：";

/// The width of the widest number in the list of attachments of a part, without the word before the first.
pub(super) fn note_number(blocks: &[Block], shaper: &mut Shaper) -> Length {
    let notes = blocks.iter().filter(|block| block.role() == Role::AttachmentNote);
    let numbers = notes.map(|block| block.number().trim_start_matches(WORD));
    let widths = numbers.map(|number| width(&shaper.shape_text(Role::AttachmentNote, number)));
    widths.max().unwrap_or_default()
}

/// The indents of an entry of the list of attachments.
pub(super) struct NoteIndents {
    pub indents: Indents,
    /// The gap between the number and the text.
    pub gap: Length,
}

/// All text of the list starts at one place, behind the widest number, and `2.` stands below the `1.` of `附件：1.`. The
/// last character of a shorter number gets a gap.
pub(super) fn attachment_note(
    block: &Block,
    chars: &mut [ShapedChar],
    widest: Length,
    style: &TextStyle,
) -> Option<NoteIndents> {
    let number = block.number();
    let count = number.chars().count().min(chars.len());
    let last = count.checked_sub(1)?;
    let indents = of_style(style);
    let word = (style.size + style.tracking) * WORD.chars().count() as i64;
    let begins = number.starts_with(WORD);
    let before = if begins { Length::ZERO } else { word };
    let own = before + width(&chars[..count]);
    let gap = (word + widest - own).or_zero();
    chars[last].advance += gap;
    let left = indents.first + own + gap;
    let indents = Indents { left, first: indents.first + before - left, ..indents };
    Some(NoteIndents { indents, gap })
}

/// The most characters by which the right edge is moved in.
const MOVED_IN: i64 = 6;

/// Moves the right edge of a text in until its last line has at least three characters, if it has no more lines then.
pub(super) fn without_a_rest(indents: Indents, chars: &[ShapedChar], area: &TextArea) -> Indents {
    let Some(last) = chars.last() else { return indents };
    let lines = |right: Length| {
        let rest = area.width - indents.left - right;
        break_lines(chars, rest - indents.first, rest)
    };
    let rest = |lines: &[BrokenLine]| lines.last().map_or(Length::ZERO, |line| line.natural);
    let own = lines(indents.right);
    if own.len() < 2 || rest(&own) * 2 >= last.advance * 5 {
        return indents;
    }
    let rights = (1..=MOVED_IN).map(|characters| indents.right + last.advance * characters);
    let better = rights.into_iter().find(|right| {
        let moved = lines(*right);
        moved.len() == own.len() && rest(&moved) * 2 >= last.advance * 5
    });
    Indents { right: better.unwrap_or(indents.right), ..indents }
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

/// The most characters of a line of a 署名.
const SIGNATURE: i64 = 19;

/// The width in which the lines of a 署名 stand.
pub(super) fn signature_room(style: &TextStyle, area: &TextArea) -> Length {
    area.width.min((style.size + style.tracking) * SIGNATURE)
}

/// From the right edge of the text area to the middle of a 署名 as wide as `wide`, whose right indent is that of its style
/// where it is too wide to be centred above a date at its own place.
pub(super) fn signature_centre(
    wide: Length,
    centre: Length,
    style: &TextStyle,
    area: &TextArea,
) -> Length {
    let character = style.size + style.tracking;
    let own = character * i64::from(style.right_indent) + wide / 2;
    Length::twips(centre.max(own).min(area.width / 2).to_twips())
}

/// From the right edge of the text area to the middle of the date.
pub(super) fn date_centre(date: &Block, style: &StyleSheet, shaper: &mut Shaper) -> Option<Length> {
    let BlockKind::Paragraph { content, .. } = &date.kind else { return None };
    let chars = shaper.shape_block(style.of(Role::DateLine), date, content);
    Some(of_style(style.of(Role::DateLine)).right + width(&chars) / 2)
}
