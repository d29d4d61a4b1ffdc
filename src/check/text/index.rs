//! Many words found in one pass over a text.

use std::collections::HashMap;

use super::passage::Passage;

/// Words by their first character.
pub struct Index<T> {
    words: HashMap<char, Vec<(String, T)>>,
}

impl<T> Index<T> {
    /// An index of words, each with what it stands for. Of words that begin alike the longest is found.
    pub fn new(words: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut index = Self { words: HashMap::new() };
        for (word, meaning) in words {
            if let Some(first) = word.chars().next() {
                index.words.entry(first).or_default().push((word, meaning));
            }
        }
        for words in index.words.values_mut() {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        index
    }

    /// The words of a passage in order: where each begins, the word, what it stands for.
    pub fn find<'a>(&'a self, passage: &'a Passage) -> Vec<(usize, &'a str, &'a T)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < passage.chars.len() {
            let candidates = self.words.get(&passage.chars[at]);
            let hit =
                candidates.and_then(|words| words.iter().find(|(word, _)| passage.has(at, word)));
            match hit {
                Some((word, meaning)) => {
                    found.push((at, word.as_str(), meaning));
                    at += word.chars().count();
                }
                None => at += 1,
            }
        }
        found
    }
}
