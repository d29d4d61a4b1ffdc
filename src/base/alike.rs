//! Characters that only look like others to the ones that are meant, from a table in `alike.txt`.
//!
//! The table holds what Unicode's compatibility decomposition (NFKC) gives for Kangxi radicals, compatibility ideographs,
//! vertical and small forms, and units in one character.

/// `⼈人 ⼉儿 …`: a character, then what is meant by it.
static PAIRS: &str = include_str!("alike.txt");

/// What is meant by a character that has another one, or several, in its stead.
pub fn normal(character: char) -> Option<&'static str> {
    PAIRS.split_whitespace().find_map(|pair| pair.strip_prefix(character))
}

/// What kind of look-alike a character is, of those that no text should hold: they are drawn like the ones that are meant,
/// or not at all, and cannot be searched for.
pub fn kind(character: char) -> Option<&'static str> {
    match character {
        '\u{2e80}'..='\u{2fd5}' => Some("部首符号"),
        '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => Some("兼容汉字"),
        '\u{fe30}'..='\u{fe4f}' => Some("竖排标点"),
        '\u{fe50}'..='\u{fe6f}' => Some("小号标点"),
        _ => None,
    }
    .filter(|_| normal(character).is_some())
}

/// The digit that a letter or sign in a number is typed for: `O` for 0, `l` for 1.
pub fn digit(character: char) -> Option<char> {
    const DIGITS: [(&str, char); 2] = [("OoОоΟο〇", '0'), ("lIІⅠ|Ｉｌ", '1')];
    DIGITS.iter().find(|(typed, _)| typed.contains(character)).map(|(_, digit)| *digit)
}

/// Whether a character only chooses the shape of the one before it.
pub fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_have_their_normal_character() {
        for (written, meant) in
            [('⼈', "人"), ('\u{f90a}', "金"), ('⺟', "母"), ('㎞', "km"), ('︰', "..")]
        {
            assert_eq!(normal(written), Some(meant));
        }
        // Compatibility ideographs by their place alone: Unicode has no other character for them.
        assert_eq!(kind('\u{fa11}'), None);
        assert_eq!((normal('人'), kind('人'), kind('㎡'), kind('℃')), (None, None, None, None));
    }
}
