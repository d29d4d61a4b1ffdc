//! Which characters are Chinese, and which are numerals of one character.

/// Whether a character is one of the Chinese characters in use (CJK Unified Ideographs, U+4E00 to U+9FFF).
pub fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Whether a character is one of the numerals 一 to 十.
pub fn is_numeral(character: char) -> bool {
    "一二三四五六七八九十".contains(character)
}
