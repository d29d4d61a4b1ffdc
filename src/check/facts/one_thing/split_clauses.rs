//! A running text to its clauses, each with its place, so that a finding can stand at the very words.

use crate::statements::passage::Passage;

/// A clause of a passage.
pub(super) struct Clause {
    /// Where it begins, in characters of the passage.
    pub at: usize,
    /// Its words.
    pub text: String,
    /// Which sentence it stands in; a semicolon ends one too.
    pub sentence: usize,
}

/// All clauses of a passage.
pub(super) fn clauses(passage: &Passage) -> Vec<Clause> {
    let (mut all, mut from, mut sentence) = (Vec::new(), 0, 0);
    for at in 0..=passage.chars.len() {
        let mark = passage.chars.get(at).copied().unwrap_or('\n');
        let is_stop = matches!(mark, '。' | '；' | '\n' | '！');
        if !is_stop && !matches!(mark, '，' | '：' | '、' | '（' | '）') {
            continue;
        }
        let text = passage.text(from, at);
        if !text.trim().is_empty() {
            all.push(Clause { at: from, text, sentence });
        }
        from = at + 1;
        sentence += usize::from(is_stop);
    }
    all
}
