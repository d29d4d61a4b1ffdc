//! Full-width characters of a Chinese input method to the half-width ones that mean something in facts.

/// The half-width twin of a character, if it has one: `：` and `:`, `％` and `%`, `０` and `0`, `“` and `"`, `、` and `,`.
pub fn twin(c: char) -> Option<char> {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0),
        '\u{3000}' => Some(' '),
        '“' | '”' => Some('"'),
        '‘' | '’' => Some('\''),
        '、' => Some(','),
        _ => None,
    }
}

/// A text with all that has a twin as its twin.
pub fn half_width(text: &str) -> String {
    text.chars().map(|c| twin(c).unwrap_or(c)).collect()
}

/// What is full-width in a text, each character once: `“％”（U+FF05）应是半角的“%”`; empty if nothing is.
pub fn list_full_width(text: &str) -> String {
    let mut seen: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| twin(*c).is_some()) {
        if !seen.contains(&c) {
            seen.push(c);
        }
    }
    let name = |c: &char| {
        let half = twin(*c).unwrap_or(*c);
        format!("“{c}”（U+{:04X}）应是半角的“{half}”", *c as u32)
    };
    seen.iter().map(name).collect::<Vec<_>>().join("，")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_named_with_their_code_points() {
        assert_eq!(
            list_full_width("96．4％"),
            "“．”（U+FF0E）应是半角的“.”，“％”（U+FF05）应是半角的“%”"
        );
        assert_eq!(half_width("｛ａ：“１”、－２｝"), "{a:\"1\",-2}");
        assert_eq!(list_full_width("96.4%"), "");
    }
}
