//! Characters to lines: first fit, as in Word and LibreOffice; marks that may not begin a line are pushed down together
//! with the character before them (追出).

use std::ops::Range;

use super::text::ShapedChar;
use crate::base::length::Length;

/// A line of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BrokenLine {
    /// The range of its characters, including spaces at its end.
    pub chars: Range<usize>,
    /// The number of spaces at its end, which have no width.
    pub spaces: usize,
    /// The natural width of the other characters.
    pub natural: Length,
    /// Whether it was broken because it is full; the last line and a line before a break in the text are not.
    pub full: bool,
    /// Whether it was broken within a word, because the word is longer than the line.
    pub torn: bool,
}

/// Breaks a text into lines; the first is at most `first` wide, the others `rest`. An empty text is one line.
pub(super) fn break_lines(chars: &[ShapedChar], first: Length, rest: Length) -> Vec<BrokenLine> {
    let mut lines: Vec<BrokenLine> = Vec::new();
    let mut start = 0;
    loop {
        let room = if lines.is_empty() { first } else { rest };
        let (line, next) = next_line(chars, start, room);
        lines.push(line);
        match next {
            Some(next) => start = next,
            None => return lines,
        }
    }
}

/// The line that begins at `start`, and the start of the line after it.
fn next_line(chars: &[ShapedChar], start: usize, room: Length) -> (BrokenLine, Option<usize>) {
    let mut width = Length::ZERO;
    let (mut between_words, mut anywhere) = (None, None);
    for (index, char) in chars.iter().enumerate().skip(start) {
        if char.class.is_break() {
            return (line(chars, start..index, false, false), Some(index + 1));
        }
        if index > start && chars[index - 1].class.may_break_before(char.class) {
            anywhere = Some(index);
            between_words = if char.joined { between_words } else { anywhere };
        }
        width += char.advance;
        if width > room && index > start && !char.class.is_space() {
            let end = between_words.or(anywhere).unwrap_or(index);
            return (line(chars, start..end, true, anywhere.is_none()), Some(end));
        }
    }
    (line(chars, start..chars.len(), false, false), None)
}

fn line(chars: &[ShapedChar], range: Range<usize>, full: bool, torn: bool) -> BrokenLine {
    let spaces = chars[range.clone()].iter().rev().take_while(|c| c.class.is_space()).count();
    let seen = range.start..range.end - spaces;
    BrokenLine { natural: super::text::width(&chars[seen]), chars: range, spaces, full, torn }
}

/// The number of characters before each line but the first, if some word is kept whole that Word would break; line
/// breaks of the text itself are not counted.
pub(super) fn word_breaks(
    chars: &[ShapedChar],
    lines: &[BrokenLine],
    room: Length,
) -> Option<Vec<usize>> {
    if lines.len() < 2 || !chars.iter().any(|char| char.joined) {
        return None;
    }
    let free: Vec<_> = chars.iter().map(|char| ShapedChar { joined: false, ..*char }).collect();
    if break_lines(&free, room, room) == lines {
        return None;
    }
    let seen = |end: usize| chars[..end].iter().filter(|char| !char.class.is_break()).count();
    Some(lines[1..].iter().map(|line| seen(line.chars.start)).collect())
}

/// The width of a text in one line, and of its widest part without a permitted break, with `more` added to each
/// character.
pub(super) fn extent(chars: &[ShapedChar], more: Length) -> (Length, Length) {
    let (mut widest, mut longest) = (Length::ZERO, Length::ZERO);
    let (mut line, mut stretch) = (Length::ZERO, Length::ZERO);
    for (index, char) in chars.iter().enumerate() {
        if char.class.is_break() {
            (line, stretch) = (Length::ZERO, Length::ZERO);
            continue;
        }
        if index > 0 && !char.joined && chars[index - 1].class.may_break_before(char.class) {
            stretch = Length::ZERO;
        }
        let advance = char.advance + more;
        (line, stretch) = (line + advance, stretch + advance);
        (widest, longest) = (widest.max(line), longest.max(stretch));
    }
    (widest, longest)
}
