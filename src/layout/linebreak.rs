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

/// Breaks a text into lines as programs do that know no words; if a word is parted then, so that words stay whole where
/// the widths of the `spaced` text allow it.
pub(super) fn whole_words(
    chars: &[ShapedChar],
    spaced: &[ShapedChar],
    (first, rest): (Length, Length),
) -> Vec<BrokenLine> {
    let free = break_lines(&without_words(chars), first, rest);
    if !free.iter().skip(1).any(|line| chars.get(line.chars.start).is_some_and(|c| c.joined)) {
        return free;
    }
    let lines = break_lines(spaced, first, rest);
    lines.into_iter().map(|line| BrokenLine { natural: natural(chars, &line), ..line }).collect()
}

fn natural(chars: &[ShapedChar], line: &BrokenLine) -> Length {
    super::text::width(&chars[line.chars.start..line.chars.end - line.spaces])
}

/// The characters as a program sees them that knows no words.
pub(super) fn without_words(chars: &[ShapedChar]) -> Vec<ShapedChar> {
    chars.iter().map(|char| ShapedChar { joined: false, ..*char }).collect()
}

/// The number of characters before each line up to the last that Word would begin elsewhere, as it knows no words; the
/// breaks of the text itself too, which are not counted. `None` if Word breaks all lines alike.
pub(super) fn word_breaks(
    chars: &[ShapedChar],
    lines: &[BrokenLine],
    (first, rest): (Length, Length),
) -> Option<Vec<usize>> {
    if lines.len() < 2 || !chars.iter().any(|char| char.joined) {
        return None;
    }
    let free = without_words(chars);
    let differs = |index: &usize| {
        let room = if *index == 0 { first } else { rest };
        next_line(&free, lines[*index].chars.start, room).1 != Some(lines[index + 1].chars.start)
    };
    let last = (0..lines.len() - 1).rev().find(differs)? + 1;
    let own = |start: usize| chars[start - 1].class.is_break();
    let seen = |end: usize| chars[..end].iter().filter(|char| !char.class.is_break()).count();
    let starts = lines.iter().enumerate().skip(1).map(|(index, line)| (index, line.chars.start));
    let kept = starts.filter(|(index, start)| *index <= last || own(*start));
    Some(kept.map(|(_, start)| seen(start)).collect())
}

/// The widths of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Extent {
    /// In one line.
    pub line: Length,
    /// Of its widest part without a permitted break.
    pub word: Length,
    /// Of the widest such part with a digit and without a letter.
    pub number: Length,
}

/// The widths of a text, with `more` added to each character.
pub(super) fn extent(chars: &[ShapedChar], more: Length) -> Extent {
    let mut extent = Extent::default();
    let (mut line, mut stretch) = (Length::ZERO, Length::ZERO);
    let (mut digit, mut letter) = (false, false);
    for (index, char) in chars.iter().enumerate() {
        if char.class.is_break() {
            (line, stretch) = (Length::ZERO, Length::ZERO);
            (digit, letter) = (false, false);
            continue;
        }
        if index > 0 && !char.joined && chars[index - 1].class.may_break_before(char.class) {
            (stretch, digit, letter) = (Length::ZERO, false, false);
        }
        let advance = char.advance + more;
        (line, stretch) = (line + advance, stretch + advance);
        digit |= char.character.is_ascii_digit();
        letter |= char.character.is_ascii_alphabetic();
        (extent.line, extent.word) = (extent.line.max(line), extent.word.max(stretch));
        extent.number = if digit && !letter { extent.number.max(stretch) } else { extent.number };
    }
    extent
}
