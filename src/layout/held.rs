//! The characters of running text to those that stay in the line of the one before them: the number of a table that is
//! pointed to, units of several characters.

use super::text::ShapedChar;
use crate::base::measure_words::MEASURE_WORDS;

/// Units of several characters beside measure words, which are not parted behind a number either; the longer ones first.
const UNITS: [&str; 6] = ["万元", "亿元", "万人次", "万人", "万册", "万亩"];

/// The unit of several characters that begins a text.
fn unit_at(chars: &[ShapedChar]) -> Option<&'static str> {
    let held = MEASURE_WORDS.iter().filter(|one| one.is_held).map(|one| one.word);
    held.chain(UNITS).find(|unit| starts_with(chars, unit))
}

/// Joins the characters of each such stretch.
pub(super) fn join(chars: &mut [ShapedChar]) {
    for at in 1..chars.len() {
        if points(&chars[..=at]) {
            chars[at].joined = true;
        }
        if chars[at - 1].character.is_ascii_digit() {
            let length = unit_at(&chars[at..]).map_or(0, |unit| unit.chars().count());
            chars[at..].iter_mut().take(length).skip(1).for_each(|char| char.joined = true);
        }
    }
}

/// Whether the last character begins the number of what is pointed to: `附件2`, `见表1`, `图2、图3`.
fn points(chars: &[ShapedChar]) -> bool {
    let [.., first, second, digit] = chars else { return false };
    let (first, second) = (first.character, second.character);
    digit.character.is_ascii_digit()
        && match second {
            '件' => first == '附',
            '表' | '图' => "见（、和及与至“".contains(first),
            _ => false,
        }
}

fn starts_with(chars: &[ShapedChar], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|c| chars.next().is_some_and(|char| char.character == c))
}
