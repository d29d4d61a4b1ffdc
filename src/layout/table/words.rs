//! The characters of a cell to words that a line break does not part: those of the pack's list, numbers with their units.

use crate::base::han::is_han;
use crate::layout::text::ShapedChar;

/// Endings that begin no line: 率 of 完成率, 部 of 少儿部.
const ENDINGS: &str = "率额度数值部局馆室站厅科队区费性";

/// Joins the characters of each word. `words` are sorted, so that those with a beginning are together.
pub(crate) fn join(chars: &mut [ShapedChar], words: &[Vec<char>]) {
    if words.is_empty() {
        return;
    }
    let mut at = 0;
    while at < chars.len() {
        let length = word_length(&chars[at..], words);
        chars[at + 1..at + length].iter_mut().for_each(|char| char.joined = true);
        if at > 0 {
            let (before, first) = (chars[at - 1].character, chars[at].character);
            let unit = before.is_ascii_digit() && is_chinese(first);
            let ending = length == 1 && is_chinese(before) && ENDINGS.contains(first);
            chars[at].joined = unit || ending;
        }
        at += length;
    }
}

/// Joins the characters of a label and what is written behind it: `填表人：罗启明`; of `其中：` nothing.
pub(super) fn join_labelled(chars: &mut [ShapedChar]) {
    let colon = chars.iter().position(|char| char.character == '：');
    if colon.is_some_and(|at| at > 0 && chars[at - 1].character != '中') {
        chars[1..].iter_mut().for_each(|char| char.joined = true);
    }
}

/// Joins a number at the end of a text to the word before it: 道路维修34.
pub(crate) fn join_last_number(chars: &mut [ShapedChar]) {
    let digits = chars.iter().rev().take_while(|char| char.character.is_ascii_digit()).count();
    let from = chars.len() - digits;
    if digits > 0 && from > 0 && is_chinese(chars[from - 1].character) {
        chars[from].joined = true;
    }
}

/// Whether a line that begins at a character begins within a number, or between a number and its unit.
pub(super) fn parts_a_number(chars: &[ShapedChar], at: usize) -> bool {
    let Some([before, after]) = at.checked_sub(1).and_then(|from| chars.get(from..=at)) else {
        return false;
    };
    let digit = |char: &ShapedChar| char.character.is_ascii_digit();
    (after.joined && digit(before))
        || (!before.class.may_break_before(after.class) && (digit(before) || digit(after)))
}

/// The length of the longest word at the beginning of a text; 1 if none is known.
fn word_length(chars: &[ShapedChar], words: &[Vec<char>]) -> usize {
    let first = chars[0].character;
    let from = words.partition_point(|word| word[0] < first);
    let same = words[from..].iter().take_while(|word| word[0] == first);
    let here = same.filter(|word| {
        word.len() <= chars.len() && word.iter().zip(chars).all(|(c, char)| *c == char.character)
    });
    here.map(Vec::len).max().unwrap_or(1)
}

fn is_chinese(character: char) -> bool {
    is_han(character) || character == '㎡'
}

/// Words as characters, sorted.
pub(crate) fn sorted<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Vec<Vec<char>> {
    let words = words.into_iter().map(|word| word.as_ref().chars().collect::<Vec<_>>());
    let mut words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}
