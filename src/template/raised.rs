//! A text as typed to one with the characters that are raised, lowered and accented: `m^2^` to `m²`, `PM~2.5~` to `PM₂․₅`,
//! `e` and U+0301 to `é`.

use std::borrow::Cow;

use unicode_normalization::char::compose;

use crate::base::lowered::LOWERED_POINT;

/// What may stand between two marks, raised and lowered.
const SMALL: [(char, char, char); 17] = [
    ('0', '⁰', '₀'),
    ('1', '¹', '₁'),
    ('2', '²', '₂'),
    ('3', '³', '₃'),
    ('4', '⁴', '₄'),
    ('5', '⁵', '₅'),
    ('6', '⁶', '₆'),
    ('7', '⁷', '₇'),
    ('8', '⁸', '₈'),
    ('9', '⁹', '₉'),
    ('+', '⁺', '₊'),
    ('＋', '⁺', '₊'),
    ('-', '⁻', '₋'),
    ('−', '⁻', '₋'),
    ('=', '⁼', '₌'),
    ('(', '⁽', '₍'),
    (')', '⁾', '₎'),
];

/// The text with digits and signs between `^` raised, between `~` lowered, and with accents on their letters.
///
/// A point between two digits is lowered with them, also where they are typed as lowered ones; there is no raised one. The first mark stands directly behind a letter (no Chinese character) or digit; between the two there is nothing else. Behind a digit the
/// second is followed by none, so that `2021~2022~2023` and `1~3月` stay as typed.
pub(super) fn raised(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !matches!(c, '^' | '~' | '\u{300}'..='\u{36f}' | '₀'..='₉');
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        let before = out.chars().next_back();
        let is_lowered = |c: Option<char>| c.is_some_and(|c| matches!(c, '₀'..='₉'));
        if c == '.' && is_lowered(before) && is_lowered(behind.chars().next()) {
            out.push(LOWERED_POINT);
            rest = behind;
            continue;
        }
        if let Some((small, behind)) = before.and_then(|before| small(before, c, behind)) {
            out.push_str(&small);
            rest = behind;
            continue;
        }
        match before.and_then(|before| compose(before, c)) {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(c),
        }
        rest = behind;
    }
    Cow::Owned(out)
}

/// What stands between a mark and the next one, made small, and what follows it.
fn small(before: char, mark: char, behind: &str) -> Option<(String, &str)> {
    let is_raised = mark == '^';
    let is_latin = before < '\u{2e80}' && before.is_alphanumeric();
    if !is_latin || !(is_raised || mark == '~') {
        return None;
    }
    let (between, behind) = behind.split_once(mark)?;
    let is_chain = before.is_ascii_digit() && behind.starts_with(|c: char| c.is_ascii_digit());
    if between.is_empty() || is_chain {
        return None;
    }
    let characters: Vec<char> = between.chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let one = |(at, c): (usize, &char)| {
        if *c == '.' && at > 0 && is_digit(at - 1) && is_digit(at + 1) {
            return Some(if is_raised { '.' } else { LOWERED_POINT });
        }
        let (_, raised, lowered) = SMALL.into_iter().find(|(plain, ..)| plain == c)?;
        Some(if is_raised { raised } else { lowered })
    };
    Some((characters.iter().enumerate().map(one).collect::<Option<_>>()?, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_raise_and_lower_what_is_between_them() {
        assert_eq!(raised("10^5^吨、10^-6^、35m^2^"), "10⁵吨、10⁻⁶、35m²");
        assert_eq!(raised("CO~2~、x~(1+2)~、H~2~SO~4~"), "CO₂、x₍₁₊₂₎、H₂SO₄");
        assert_eq!(raised("PM~2.5~、PM₂.₅、10^2.5^"), "PM₂․₅、PM₂․₅、10².⁵");
        assert_eq!(raised("caf\u{65}\u{301}"), "café");
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "1~3月",
            "2021~2022~2023",
            "约~2~",
            "^2^",
            "m^2",
            "a~b~",
            "a^^",
            "5~~6",
            "～3～",
            "m~.5~",
            "m~5.~",
        ] {
            assert_eq!(raised(text), text);
        }
    }
}
