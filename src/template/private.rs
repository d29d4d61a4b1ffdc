//! Private characters that carry origins and data through Tera and Markdown, where both see opaque letters.
//!
//! Planes 15 and 16 are private use, and no template may hold them. Plane 15 holds encoded data: each UTF-16 unit of
//! a printed value as one letter, so that no value can be markup. Plane 16 is for marks: where a value begins
//! and ends, which template line is being printed, where a table or chart stands. Data that holds such characters is
//! encoded before it enters a view, so it can forge neither.

use std::io::{self, Write};

use super::work_limit;

/// Begins a value; two digits follow: its number in [`Marks`].
pub(super) const OPEN: char = '\u{10FF00}';

/// Ends the value begun last.
pub(super) const CLOSE: char = '\u{10FF01}';

/// A line of a template; two digits follow: the file and the line.
pub(super) const LINE: char = '\u{10FF02}';

/// A line of a template that holds tags only and shall leave no line behind.
pub(super) const TAGS: char = '\u{10FF03}';

/// A table or chart; two digits follow: its number among those that were built.
pub(super) const PLACED: char = '\u{10FF04}';

/// The number of a table or chart; two digits follow: as [`PLACED`].
pub(super) const LABEL: char = '\u{10FF05}';

/// A line end that a template asks for.
pub(super) const BREAK: char = '\u{10FF06}';

/// The end of a page.
pub(super) const PAGE: char = '\u{10FF07}';

/// How [`OPEN`] looks where Tera prints a whole list or group, as it prints Rust's debug form.
pub(super) const ESCAPED_OPEN: &str = "\\u{10ff00}";

/// Where encoded data begins.
const VEIL: u32 = 0xF_0000;

const DIGIT: u32 = 0x10_0000;

const BASE: u32 = 0x8000;

/// Whether a character is of the planes that only this stage uses.
pub(super) fn is_private(c: char) -> bool {
    c as u32 >= VEIL
}

/// A number as two private digits.
pub(super) fn digits(number: usize) -> [char; 2] {
    let number = u32::try_from(number).unwrap_or(u32::MAX).min(BASE * BASE - 1);
    pair(number / BASE, number % BASE)
}

/// Two numbers below 32768 as a private digit each; greater ones stop there.
pub(super) fn pair(first: u32, second: u32) -> [char; 2] {
    let digit = |n: u32| char::from_u32(DIGIT + n.min(BASE - 1)).expect("below U+10FFFE");
    [digit(first), digit(second)]
}

/// The value of a private digit.
pub(super) fn digit(c: char) -> Option<u32> {
    (c as u32).checked_sub(DIGIT).filter(|n| *n < BASE)
}

/// Reads the two digits of a number.
pub(super) fn number(characters: &mut impl Iterator<Item = char>) -> Option<usize> {
    let high = digit(characters.next()?)?;
    let low = digit(characters.next()?)?;
    Some((high * BASE + low) as usize)
}

/// The UTF-16 unit that an encoded character stands for.
pub(super) fn decode_private(c: char) -> Option<u16> {
    (c as u32).checked_sub(VEIL).and_then(|unit| u16::try_from(unit).ok())
}

/// Tera's escape hook: encodes a printed value. Marks, and what is encoded already, stay as they are.
pub(super) fn encode_private(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let is_group = text.contains(ESCAPED_OPEN);
    // Of a group no more is printed than what tells that it is one.
    let text = if is_group { ESCAPED_OPEN } else { text };
    work_limit::print(text, is_group)?;
    let mut encoded = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if is_private(c) { encoded.push(c) } else { push_encoded(&mut encoded, c) }
    }
    out.write_all(encoded.as_bytes())
}

fn push_encoded(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push(char::from_u32(VEIL + u32::from(*unit)).expect("plane 15 holds no surrogates"));
    }
}

/// Data as a view may hold it: private characters encoded, line ends as `\n`, no control characters.
pub(super) fn sealed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c if is_private(c) => push_encoded(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

/// Whether a text is one marked value from its first character to its last.
pub(super) fn is_one(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            OPEN => depth += 1,
            CLOSE => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && characters.peek().is_some() {
            return false;
        }
    }
    text.starts_with(OPEN)
}

/// A marked text without its marks and decoded.
pub(super) fn plain(text: &str) -> String {
    let mut units = Vec::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            OPEN | LINE | PLACED | LABEL => drop(number(&mut characters)),
            CLOSE | TAGS | BREAK => {}
            c => match decode_private(c) {
                Some(unit) => units.push(unit),
                None => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            },
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str) -> String {
        let mut out = Vec::new();
        encode_private(text, &mut out).expect("a Vec takes every write");
        String::from_utf8(out).expect("the encoding is made of characters")
    }

    #[test]
    fn encoding_hides_everything_and_gives_it_back() {
        let data = "# 1. **a** <A&B> {{ }} \\ 😀 \u{F0041} \u{10FF00}";
        let sealed = sealed(data);
        let hidden = encoded(&sealed);
        assert!(hidden.chars().all(|c| decode_private(c).is_some()), "{hidden:?}");
        assert_eq!(plain(&hidden), data);
        assert_eq!(encoded(&hidden), hidden);
    }

    #[test]
    fn data_cannot_forge_a_mark() {
        let forged = format!("{OPEN}{}{}", digits(7)[0], digits(7)[1]);
        let sealed = sealed(&forged);
        assert!(!sealed.contains(OPEN), "{sealed:?}");
        assert_eq!(plain(&sealed), forged);
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(plain(&sealed("唐\u{7}\t鑫\u{2028}")), "唐 鑫\n");
    }

    #[test]
    fn numbers_survive_as_digits() {
        for number in [0, 1, 32767, 32768, 123_456_789] {
            let mut characters = digits(number).into_iter();
            assert_eq!(super::number(&mut characters), Some(number));
        }
    }
}
