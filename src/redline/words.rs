//! The inlines of two paragraphs to one sequence that shows both, by whole numbers, words and clauses.

use std::ops::Range;

use super::change_mark;
use crate::base::digest::digest;
use crate::base::id::ChangeMark;
use crate::changes::{Matched, matched, tokens};
use crate::doc::{Inline, InlineKind};

/// What a piece is compared as: its characters and everything that is seen of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum WordKey {
    /// A number, a word or a character, bold or not.
    Text(String, bool),
    /// A label of a table or chart.
    Label(String, usize, bool),
    /// A line end.
    Break,
    /// A number that only layout knows, or the dots before one.
    Field(u8),
}

/// A piece that is kept, removed or added as a whole.
struct WordPiece {
    key: WordKey,
    inlines: Vec<Inline>,
}

impl WordPiece {
    fn text(&self) -> &str {
        match &self.key {
            WordKey::Text(text, _) | WordKey::Label(text, ..) => text,
            WordKey::Break | WordKey::Field(_) => "",
        }
    }
}

/// What a text is compared as; how it is divided into inlines does not count.
pub(super) fn keys(content: &[Inline]) -> Vec<WordKey> {
    pieces(content).into_iter().map(|piece| piece.key).collect()
}

/// One text that shows both; where they are the same, the new one.
pub(super) fn merged(old: &[Inline], new: &[Inline]) -> Vec<Inline> {
    let (before, after) = (pieces(old), pieces(new));
    let of =
        |pieces: &[WordPiece]| pieces.iter().map(|piece| piece.key.clone()).collect::<Vec<_>>();
    let (old_keys, new_keys) = (of(&before), of(&after));
    if old_keys == new_keys {
        return new.to_vec();
    }
    let mut all = Vec::new();
    for Stretch { is_same, old, new } in stretches(&old_keys, &new_keys, &before) {
        let kept = |pieces: &[WordPiece]| -> Vec<Inline> {
            pieces.iter().flat_map(|piece| piece.inlines.clone()).collect()
        };
        let (mut gone, mut come) = (kept(&before[old]), kept(&after[new]));
        if is_same {
            gone.clear();
        } else {
            change_mark::inlines(&mut gone, ChangeMark::Deleted);
            change_mark::inlines(&mut come, ChangeMark::Inserted);
        }
        all.extend(gone);
        all.extend(come);
    }
    joined(all)
}

/// A stretch of pieces that stands in both, or is another in each.
struct Stretch {
    is_same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

fn stretches(old: &[WordKey], new: &[WordKey], before: &[WordPiece]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    for one in matched(old, new, |_, _| 1) {
        let (is_same, gone, come) = match one {
            Matched::Same(..) => (true, 1, 1),
            Matched::Replaced(..) => (false, 1, 1),
            Matched::Removed(_) => (false, 1, 0),
            Matched::Added(_) => (false, 0, 1),
        };
        match all.last_mut() {
            Some(last) if last.is_same == is_same => {
                last.old.end += gone;
                last.new.end += come;
            }
            _ => {
                let (old, new) = (at_old..at_old + gone, at_new..at_new + come);
                all.push(Stretch { is_same, old, new });
            }
        }
        (at_old, at_new) = (at_old + gone, at_new + come);
    }
    without_scraps(all, before)
}

/// Joins changes that have less between them than makes sense by itself, so that no word is torn.
fn without_scraps(all: Vec<Stretch>, before: &[WordPiece]) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::new();
    let size = |one: &Stretch| one.old.len().max(one.new.len());
    let mut rest = all.into_iter().peekable();
    while let Some(one) = rest.next() {
        let is_scrap = one.is_same
            && kept.last().zip(rest.peek()).is_some_and(|(last, next)| {
                is_scrap(&before[one.old.clone()], size(last).min(size(next)))
            });
        match kept.last_mut() {
            Some(last) if is_scrap || (last.is_same == one.is_same) => {
                last.old.end = one.old.end;
                last.new.end = one.new.end;
            }
            _ => kept.push(one),
        }
    }
    kept
}

/// Marks that part clauses: a change does not reach over them for the sake of what lies between.
const PARTING: &str = "，。；：、！？（）《》“”| \u{3000}";

fn is_scrap(between: &[WordPiece], around: usize) -> bool {
    let parts = |piece: &WordPiece| {
        piece.text().is_empty() || piece.text().contains(|c| PARTING.contains(c))
    };
    let is_number = |piece: &WordPiece| piece.text().starts_with(|c: char| c.is_ascii_digit());
    let length = between.len();
    !between.iter().any(|piece| parts(piece) || is_number(piece))
        && (length < 2 || length * 2 <= around)
}

/// A text to its pieces; a piece of several inlines stays whole.
fn pieces(content: &[Inline]) -> Vec<WordPiece> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < content.len() {
        let stretch = content[at..].iter().take_while(|other| is_like(&content[at], other));
        let count = stretch.count().max(1);
        words_of(&content[at..at + count], &mut all);
        at += count;
    }
    all
}

/// Whether two inlines are text of one weight, which a word may go over.
fn is_like(one: &Inline, other: &Inline) -> bool {
    match (&one.kind, &other.kind) {
        (InlineKind::Text { strong, .. }, InlineKind::Text { strong: of_other, .. }) => {
            strong == of_other
        }
        _ => false,
    }
}

fn words_of(stretch: &[Inline], all: &mut Vec<WordPiece>) {
    let first = &stretch[0];
    let key = match &first.kind {
        InlineKind::Text { strong, .. } => return text_pieces(stretch, *strong, all),
        InlineKind::Label { text, of, in_caption } => {
            WordKey::Label(text.clone(), *of, *in_caption)
        }
        InlineKind::Break => WordKey::Break,
        InlineKind::PageNumber => WordKey::Field(0),
        InlineKind::PageCount => WordKey::Field(1),
        InlineKind::Leader => WordKey::Field(2),
        InlineKind::PageOf(_) => WordKey::Field(3),
    };
    all.push(WordPiece { key, inlines: vec![first.clone()] });
}

fn text_pieces(stretch: &[Inline], strong: bool, all: &mut Vec<WordPiece>) {
    let whole: String = stretch.iter().map(Inline::as_text).collect();
    let mut ends = Vec::with_capacity(stretch.len());
    let mut end = 0;
    for inline in stretch {
        end += inline.as_text().len();
        ends.push(end);
    }
    let mut first = 0;
    for token in tokens(&whole) {
        while ends[first] <= token.start {
            first += 1;
        }
        let mut inlines = Vec::new();
        let (mut at, mut from) = (first, token.start);
        while from < token.end {
            let to = ends[at].min(token.end);
            if to > from {
                let kind = InlineKind::Text { text: whole[from..to].into(), strong };
                inlines.push(Inline { origin: stretch[at].origin.clone(), kind });
            }
            (from, at) = (to, at + 1);
        }
        all.push(WordPiece { key: WordKey::Text(whole[token].into(), strong), inlines });
    }
}

/// Joins neighbours of one origin, mark and weight.
fn joined(content: Vec<Inline>) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::new();
    for inline in content {
        if let (Some(last), InlineKind::Text { text: more, .. }) = (all.last_mut(), &inline.kind)
            && is_like(last, &inline)
            && last.origin == inline.origin
            && let InlineKind::Text { text, .. } = &mut last.kind
        {
            text.push_str(more);
            continue;
        }
        all.push(inline);
    }
    all
}

/// The words of a text in an order of their own, for telling how much two texts have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag(Vec<u64>);

impl Bag {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut words: Vec<_> =
            tokens(text).into_iter().map(|token| digest([text[token].as_bytes()])).collect();
        words.sort_unstable();
        Self(words)
    }

    /// How much two texts have in common, from 0 to 100.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let most = self.0.len().max(other.0.len());
        let (mut one, mut two, mut common) = (0, 0, 0);
        while let (Some(of_one), Some(of_two)) = (self.0.get(one), other.0.get(two)) {
            common += usize::from(of_one == of_two);
            let (step_one, step_two) = (of_one <= of_two, of_two <= of_one);
            one += usize::from(step_one);
            two += usize::from(step_two);
        }
        (common * 100).checked_div(most).unwrap_or(100)
    }
}
