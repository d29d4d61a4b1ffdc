//! Full lines to those that Word must set wider or narrower to end where they end here.

use std::ops::Range;

use super::linebreak::BrokenLine;
use super::text::{ShapedChar, width};
use crate::base::length::Length;
use crate::doc::RetrackedLine;

/// The lines that programs would end elsewhere: they know no words, part a number from its minus, and LibreOffice drops the
/// `tracking` between Chinese characters and digits.
pub(super) fn retracked(
    chars: &[ShapedChar],
    lines: &[BrokenLine],
    (first, rest): (Length, Length),
    tracking: Length,
) -> Vec<RetrackedLine> {
    let rooms = std::iter::once(first).chain(std::iter::repeat(rest));
    let full = lines.iter().zip(rooms).filter(|(line, _)| line.full);
    let mut seen = Seen::default();
    let set = |(line, room): (&BrokenLine, Length)| {
        let by = more(chars, line, room).or_else(|| less(chars, line, room, tracking))?;
        let Range { start, end } = line.chars;
        Some(RetrackedLine { chars: seen.before(chars, start)..seen.before(chars, end), by })
    };
    full.filter_map(set).collect()
}

/// How many characters before a place are seen, asked for from the first place to the last: a paragraph is counted once.
#[derive(Default)]
struct Seen {
    at: usize,
    count: usize,
}

impl Seen {
    fn before(&mut self, chars: &[ShapedChar], at: usize) -> usize {
        self.count += chars[self.at..at].iter().filter(|char| !char.class.is_break()).count();
        self.at = at;
        self.count
    }
}

/// Programs round what they add up: a few twips.
const ROUNDED: i64 = 4;

/// What is added to the tracking of each character of a line that has room for a part of the word behind it.
fn more(chars: &[ShapedChar], line: &BrokenLine, room: Length) -> Option<Length> {
    let Range { start, end } = line.chars;
    let spare = behind_part(&chars[end..], room - width(&chars[start..end]))?;
    let shown = (end - start - line.spaces) as i64;
    (spare >= Length::ZERO).then(|| Length::twips((spare.to_twips() + ROUNDED) / shown + 1))
}

/// What is taken from the tracking of each character of a line that is too wide without the tracking of those before another
/// script.
fn less(chars: &[ShapedChar], line: &BrokenLine, room: Length, tracking: Length) -> Option<Length> {
    let text = &chars[line.chars.start..line.chars.end - line.spaces];
    let changes = text.windows(2).filter(|pair| is_change(&pair[0], &pair[1])).count() as i64;
    let over = line.natural - tracking * changes - room + MARGIN;
    let held = text.len() as i64 - changes;
    // Lines with Latin words end alike without it, and elsewhere with it: their words are parted behind a hyphen.
    let is_latin = text.iter().any(|char| char.character.is_ascii_alphabetic());
    if changes == 0 || held <= 0 || over <= Length::ZERO || is_latin {
        return None;
    }
    Some(-Length::twips((over.to_twips() + ROUNDED) / held + 1))
}

/// What a line has less room for than it seems: LibreOffice parts one that fits exactly.
const MARGIN: Length = Length::milli(200);

/// Whether programs set two adjacent characters as two stretches.
fn is_change(before: &ShapedChar, after: &ShapedChar) -> bool {
    before.class.is_of_a_word() != after.class.is_of_a_word() || before.face != after.face
}

/// What is left of some room behind the part of the word beginning a text that Word may leave at the end of the line
/// before; no further than the room reaches, for a word may be as long as the paragraph.
fn behind_part(chars: &[ShapedChar], room: Length) -> Option<Length> {
    let mut left = room - chars.first()?.advance;
    if chars[0].character == '-' && chars.get(1)?.character.is_ascii_digit() {
        return Some(left);
    }
    for pair in chars.windows(2) {
        if left < Length::ZERO {
            return None;
        }
        if pair[0].class.may_break_before(pair[1].class) {
            return pair[1].joined.then_some(left);
        }
        left -= pair[1].advance;
    }
    None
}
