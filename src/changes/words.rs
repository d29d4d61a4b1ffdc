//! Two texts to the words in which they differ: numbers whole, Chinese by characters.

use std::collections::HashMap;
use std::ops::Range;

use super::matching::{Matched, matched};

/// A stretch of a text that was replaced, removed (`after` is empty) or added (`before` is empty), in bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordChange {
    /// Where it stood in the old text.
    pub before: Range<usize>,
    /// Where it stands in the new text.
    pub after: Range<usize>,
}

/// The stretches in which two texts differ, in order. Two that have less than two characters between them are one, so
/// that a word is not torn.
pub(super) fn word_changes(old: &str, new: &str) -> Vec<WordChange> {
    let (before, after) = (tokens(old), tokens(new));
    let texts = |text: &str, tokens: &[Range<usize>]| -> Vec<String> {
        tokens.iter().map(|token| text[token.clone()].to_string()).collect()
    };
    let mut all: Vec<WordChange> = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    for one in matched(&texts(old, &before), &texts(new, &after), |_, _| 1) {
        let change = match one {
            Matched::Same(old, new) => {
                (at_old, at_new) = (before[old].end, after[new].end);
                continue;
            }
            Matched::Replaced(old, new) => {
                WordChange { before: before[old].clone(), after: after[new].clone() }
            }
            Matched::Removed(old) => {
                WordChange { before: before[old].clone(), after: at_new..at_new }
            }
            Matched::Added(new) => WordChange { before: at_old..at_old, after: after[new].clone() },
        };
        (at_old, at_new) = (change.before.end, change.after.end);
        match all.last_mut() {
            Some(last) if is_near(new, last.after.end, change.after.start) => {
                last.before.end = change.before.end;
                last.after.end = change.after.end;
            }
            _ => all.push(change),
        }
    }
    all
}

fn is_near(text: &str, end: usize, start: usize) -> bool {
    text[end..start.max(end)].chars().count() < 2
}

/// How much two texts have in common, from 0 to 100; 0 where that is too little for one to be an edit of the other.
pub(super) fn likeness(old: &str, new: &str) -> usize {
    let (before, after) = (tokens(old), tokens(new));
    let (few, many) = (before.len().min(after.len()), before.len().max(after.len()));
    if few * 100 < many * LEAST {
        return 0;
    }
    let mut left: HashMap<&str, usize> = HashMap::new();
    after.iter().for_each(|token| *left.entry(&new[token.clone()]).or_default() += 1);
    let mut common = 0;
    for token in &before {
        if let Some(more) = left.get_mut(&old[token.clone()]).filter(|more| **more > 0) {
            *more -= 1;
            common += 1;
        }
    }
    let percent = common * 100 / many.max(1);
    if percent >= LEAST { percent } else { 0 }
}

/// The least that two texts have in common where one may be an edit of the other, in percent.
const LEAST: usize = 40;

/// The words of a text: a number with its separators, decimals and percent sign, Latin letters, else each character.
pub(crate) fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut characters = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((start, first)) = characters.next() {
        let mut end = start + first.len_utf8();
        // A hyphen between two numbers is no minus.
        let signed = first == '-' && !last.is_ascii_alphanumeric();
        let goes_on = |c: char| match first {
            '0'..='9' => c.is_ascii_digit() || matches!(c, '.' | ',' | '%'),
            '-' => signed && (c.is_ascii_digit() || matches!(c, '.' | ',' | '%')),
            first => first.is_ascii_alphabetic() && c.is_ascii_alphanumeric(),
        };
        while let Some((at, c)) = characters.next_if(|(_, c)| goes_on(*c)) {
            end = at + c.len_utf8();
        }
        last = text[start..end].chars().next_back().unwrap_or(' ');
        all.push(start..end);
    }
    all
}
