//! The characters of a cell to words that a line break does not part: those of the pack's list, numbers with their units.

use crate::base::han::is_han;
use crate::layout::text::ShapedChar;

/// Texts of more characters are prose, which is broken as in paragraphs.
const LABEL: usize = 24;

/// Endings that begin no line: 率 of 完成率.
const ENDINGS: &str = "率额度数值";

/// Marks the characters of each word, and joins those of a short text. `words` are sorted, so that those with a beginning
/// are together.
pub(super) fn join(chars: &mut [ShapedChar], words: &[Vec<char>]) {
    mark(chars, words);
    if chars.len() <= LABEL {
        chars.iter_mut().for_each(|char| char.joined = char.in_word);
    }
}

fn mark(chars: &mut [ShapedChar], words: &[Vec<char>]) {
    if words.is_empty() {
        return;
    }
    let mut at = 0;
    while at < chars.len() {
        let length = word_length(&chars[at..], words);
        chars[at + 1..at + length].iter_mut().for_each(|char| char.in_word = true);
        if at > 0 {
            let (before, first) = (chars[at - 1].character, chars[at].character);
            let unit = before.is_ascii_digit() && is_chinese(first);
            let ending = length == 1 && is_chinese(before) && ENDINGS.contains(first);
            chars[at].in_word = unit || ending;
        }
        at += length;
    }
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
pub(super) fn sorted(words: &[String]) -> Vec<Vec<char>> {
    let words = words.iter().map(|word| word.chars().collect::<Vec<_>>());
    let mut words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}
