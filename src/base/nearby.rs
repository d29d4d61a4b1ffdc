//! A place in a text to the nearest one before it where a character begins: what is looked at of a long text is cut there.

/// The greatest place that is not behind `at` and not within a character.
pub fn character_at(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::character_at;

    #[test]
    fn no_character_is_parted() {
        assert_eq!([0, 2, 3, 5, 9].map(|at| character_at("年度", at)), [0, 0, 3, 3, 6]);
    }
}
