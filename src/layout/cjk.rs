//! Characters to line-breaking classes: marks, pairs, numbers, words (UAX #14, GB/T 15834).
//!
//! A line may end between any two Chinese characters, but no line begins or ends with a mark of the two lists that
//! Word's settings contain too. `——` and `……` are never broken, nor are words and numbers with their decimal points,
//! commas, signs and per cent signs. The unit of a number may begin the next line.

use crate::doc::style::{NOT_AT_LINE_END, NOT_AT_LINE_START};

/// The line-breaking class of a character, a set of flags.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct BreakClass(u16);

impl BreakClass {
    /// A line break in the text itself.
    pub const BREAK: Self = Self(1);
    const SPACE: Self = Self(1 << 1);
    const NOT_AT_START: Self = Self(1 << 2);
    const NOT_AT_END: Self = Self(1 << 3);
    /// Part of a Latin word or of a number in ASCII digits.
    const WORD: Self = Self(1 << 4);
    const LETTER: Self = Self(1 << 5);
    const HYPHEN: Self = Self(1 << 6);
    const DIGIT: Self = Self(1 << 7);
    /// The decimal point of a number in full-width digits.
    const WIDE_POINT: Self = Self(1 << 8);
    const WIDE_DIGIT: Self = Self(1 << 9);
    const SIGN: Self = Self(1 << 10);
    const DASH: Self = Self(1 << 11);
    const DOTS: Self = Self(1 << 12);

    /// The class of a character.
    pub fn of(character: char) -> Self {
        match character {
            '\u{4e00}'..='\u{9fff}' => Self::default(),
            '!'..='~' => ascii(character).with(lists(character)),
            ' ' | '\u{3000}' | '\u{2002}'..='\u{200a}' => Self::SPACE,
            '×' | '÷' => Self::default(),
            '\u{a0}' | '–' | '¹' | '²' | '³' | '\u{2024}' | '\u{2070}'..='\u{208e}' => {
                Self::WORD
            }
            'µ' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' => Self::WORD.with(Self::LETTER),
            '—' | '─' | '⸺' => Self::DASH,
            '…' | '⋯' => Self::DOTS.with(lists(character)),
            '０'..='９' => Self::WIDE_DIGIT,
            '．' => Self::WIDE_POINT.with(lists(character)),
            '±' | '№' | '−' | '－' | '＋' | '≥' | '≤' | '≈' | '＞' | '＜' => {
                Self::SIGN.with(lists(character))
            }
            _ => lists(character),
        }
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is a line break in the text itself.
    pub fn is_break(self) -> bool {
        self.has(Self::BREAK)
    }

    /// Whether it is a space, which has no width at the end of a line.
    pub fn is_space(self) -> bool {
        self.has(Self::SPACE)
    }

    /// Whether it belongs to a Latin word or a number.
    pub fn is_of_a_word(self) -> bool {
        self.has(Self::WORD)
    }

    /// Whether a line may be broken between this character and the next.
    pub fn may_break_before(self, next: Self) -> bool {
        if next.has(Self::SPACE) || next.has(Self::NOT_AT_START) || self.has(Self::NOT_AT_END) {
            return false;
        }
        self.has(Self::SPACE)
            || !self.holds(next)
            || (self.has(Self::HYPHEN) && next.has(Self::LETTER))
    }

    /// Whether justification may change the distance between this character and the next.
    pub fn may_stretch_before(self, next: Self) -> bool {
        !next.has(Self::SPACE) && !self.holds(next)
    }

    /// Whether this character and the next belong to one word, one number or one dash.
    fn holds(self, next: Self) -> bool {
        let both = |class: Self| self.has(class) && next.has(class);
        let digit = Self::DIGIT.with(Self::WIDE_DIGIT);
        let wide = Self::WIDE_DIGIT.with(Self::WIDE_POINT);
        both(Self::WORD)
            || both(Self::DASH)
            || both(Self::DOTS)
            || (both(wide) && (self.has(Self::WIDE_DIGIT) || next.has(Self::WIDE_DIGIT)))
            || (self.has(Self::SIGN) && next.has(digit))
    }
}

fn ascii(character: char) -> BreakClass {
    match character {
        '0'..='9' => BreakClass::WORD.with(BreakClass::DIGIT),
        'A'..='Z' | 'a'..='z' => BreakClass::WORD.with(BreakClass::LETTER),
        '-' => BreakClass::WORD.with(BreakClass::HYPHEN),
        _ => BreakClass::WORD,
    }
}

fn lists(character: char) -> BreakClass {
    let start = if NOT_AT_LINE_START.contains(character) { BreakClass::NOT_AT_START.0 } else { 0 };
    let end = if NOT_AT_LINE_END.contains(character) { BreakClass::NOT_AT_END.0 } else { 0 };
    BreakClass(start | end)
}
