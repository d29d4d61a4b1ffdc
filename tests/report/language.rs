//! Messages for users to the English in them, of which there must be none.

/// Three English words in a row outside of code and quotation marks, if there are any.
pub(crate) fn english(text: &str) -> Option<String> {
    let mut plain = text.to_string();
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("“", "”")] {
        while let Some(start) = plain.find(open) {
            let end = plain[start..].find(close).map_or(plain.len(), |at| start + at + close.len());
            plain.replace_range(start..end, "·");
        }
    }
    let words: Vec<_> = plain.split(' ').collect();
    let is_word = |word: &&str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic());
    words.windows(3).find(|three| three.iter().all(is_word)).map(|three| three.join(" "))
}
