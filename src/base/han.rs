//! Which characters are Chinese.

/// Whether a character is one of the Chinese characters in use (CJK Unified Ideographs, U+4E00 to U+9FFF).
pub fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}
