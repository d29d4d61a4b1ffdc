//! Characters that only look like others to the ones that are meant, from a table in `alike.txt`.
//!
//! The table holds what Unicode's compatibility decomposition (NFKC) gives for Kangxi radicals, compatibility ideographs,
//! vertical and small forms, and units in one character; what few texts hold is decomposed when it is met.

use unicode_normalization::UnicodeNormalization;

/// `⼈人 ⼉儿 …`: a character, then what is meant by it.
static PAIRS: &str = include_str!("alike.txt");

/// What is meant by a character that has another one, or several, in its stead.
pub fn normal(character: char) -> Option<String> {
    let paired = PAIRS.split_whitespace().find_map(|pair| pair.strip_prefix(character));
    paired.map(ToString::to_string).or_else(|| {
        block(character)?;
        let text: String = std::iter::once(character).nfkc().collect();
        (!text.chars().eq([character])).then_some(text)
    })
}

/// What kind of look-alike a character is, of those that no text should hold: they are drawn like the ones that are meant,
/// or not at all, and cannot be searched for.
pub fn kind(character: char) -> Option<&'static str> {
    let is_of_its_own = matches!(character, '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}');
    block(character).filter(|_| !is_of_its_own || normal(character).is_some())
}

/// The kind of the characters among which one stands. Numbers in circles and brackets (①, ㈠), units (㎡) and ℃ are typed as
/// they are meant.
fn block(character: char) -> Option<&'static str> {
    match character {
        '\u{2e80}'..='\u{2fd5}' => Some("部首符号"),
        '\u{31c0}'..='\u{31e3}' => Some("笔画符号"),
        '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => Some("兼容汉字"),
        '\u{fb00}'..='\u{fb06}' => Some("连写字母"),
        '\u{fe30}'..='\u{fe4f}' => Some("竖排标点"),
        '\u{fe50}'..='\u{fe6f}' => Some("小号标点"),
        '\u{322a}'..='\u{3247}' => Some("带括号的符号"),
        '\u{32c0}'..='\u{32cb}'
        | '\u{3300}'..='\u{3370}'
        | '\u{337b}'..='\u{337f}'
        | '\u{33e0}'..='\u{33fe}' => Some("几个字合成的符号"),
        '\u{ff65}'..='\u{ff9f}' => Some("半角假名"),
        _ => None,
    }
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
            assert_eq!(normal(written).as_deref(), Some(meant));
        }
        for (written, meant) in [('ﬁ', "fi"), ('㈱', "(株)"), ('㌀', "アパート"), ('ﾊ', "ハ")]
        {
            assert_eq!((normal(written).as_deref(), kind(written).is_some()), (Some(meant), true));
        }
        // Unicode says of no other character that it is meant by these.
        assert_eq!((normal('\u{2e80}'), kind('\u{2e80}')), (None, Some("部首符号")));
        assert_eq!((normal('\u{31c0}'), kind('\u{31c0}')), (None, Some("笔画符号")));
        assert_eq!(['①', '②', '㈠', '㊣', '㎡', '℃', '１', 'Ａ'].map(kind), [None; 8]);
        // Compatibility ideographs by their place alone: Unicode has no other character for them.
        assert_eq!(kind('\u{fa11}'), None);
        assert_eq!((normal('人'), kind('人'), kind('㎡'), kind('℃')), (None, None, None, None));
    }
}
