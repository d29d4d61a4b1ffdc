//! A list of words to an index that finds all of them in one pass over a text.

use std::collections::HashMap;

use crate::statements::passage::Passage;

/// Words by their first character.
pub struct WordIndex<T> {
    words: HashMap<char, Vec<(String, T)>>,
    /// Which characters may begin a word, by their last ten bits: most characters of a text are rejected by this alone.
    first: [u64; 16],
}

/// The place of a character among [`WordIndex::first`].
fn place(character: char) -> (usize, u64) {
    let low = character as usize & 0x3ff;
    (low / 64, 1 << (low % 64))
}

impl<T> WordIndex<T> {
    /// An index of words, each with what it stands for. Of words that begin alike the longest is found.
    pub fn new(words: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut index = Self { words: HashMap::new(), first: [0; 16] };
        for (word, meaning) in words {
            if let Some(first) = word.chars().next() {
                let (block, bit) = place(first);
                index.first[block] |= bit;
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
            let (block, bit) = place(passage.chars[at]);
            if self.first[block] & bit == 0 {
                at += 1;
                continue;
            }
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
