//! Ids in brackets that cite nothing: `$(year)`, `[[year]]`, `<income.total>`, `%year%`, `$income.total`.

use std::ops::Range;

use crate::base::id::FigureId;
use crate::catalogue::keys;

/// What opens such a bracket, and what closes it.
const BRACKETS: [(&[&str], &[&str]); 5] = [
    (&["$(", "$（", "＄(", "＄（"], &[")", "）"]),
    (&["$[", "＄["], &["]"]),
    (&["[[", "［［", "【【"], &["]]", "］］", "】】"]),
    (&["<", "＜", "〈"], &[">", "＞", "〉"]),
    (&["%", "％"], &["%", "％"]),
];

/// The longest id that is looked for.
const LONGEST: usize = 120;

/// Each place with the id in it, in the order of the text.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].chars().next() {
        match bracketed(text, at).or_else(|| bare(text, at)) {
            Some((range, id)) => {
                at = range.end;
                all.push((range, id));
            }
            None => at += step.len_utf8(),
        }
    }
    all
}

fn bracketed(text: &str, at: usize) -> Option<(Range<usize>, &str)> {
    BRACKETS.iter().find_map(|(opens, closes)| {
        let open = opens.iter().find(|open| text[at..].starts_with(**open))?;
        let inner = at + open.len();
        let end = inner + word_end(&text[inner..]);
        let close = closes.iter().find(|close| text[end..].starts_with(**close))?;
        id(text[inner..end].trim()).map(|id| (at..end + close.len(), id))
    })
}

/// `$income.total` without brackets.
fn bare(text: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let inner = ["$", "＄"].iter().find_map(|sign| text[at..].strip_prefix(*sign))?;
    let from = text.len() - inner.len();
    let word = inner[..word_end(inner)].trim_end_matches([' ', '.']);
    id(word).filter(|word| inner.starts_with(*word)).map(|id| (at..from + id.len(), id))
}

/// Where letters, digits, `_`, `.` and blanks end.
fn word_end(text: &str) -> usize {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ' ');
    text.char_indices().take(LONGEST).find(|(_, c)| !part(*c)).map_or(text.len(), |(at, _)| at)
}

/// A dotted name that begins with a letter, or `year`.
fn id(word: &str) -> Option<&str> {
    let letter = word.starts_with(|c: char| c.is_ascii_lowercase());
    let dotted = word.contains('.') || word == keys::YEAR;
    (letter && dotted && FigureId::parse(word).is_some()).then_some(word)
}
