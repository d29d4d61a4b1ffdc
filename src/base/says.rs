//! A text to whether it has one of some words.

/// Whether a text has one of some words, anywhere.
pub fn says<W: AsRef<str>>(text: &str, words: &[W]) -> bool {
    words.iter().any(|word| text.contains(word.as_ref()))
}
