//! A text to the direction of a change that its words state.

use super::words::directions::{DOWN, UP};
use crate::base::direction::Direction;
use crate::base::says::says;

/// Whether a text has words of a direction.
pub fn is_spoken(text: &str) -> bool {
    says(text, &UP) || says(text, &DOWN)
}

/// Whether a text is a word of a direction and nothing else.
pub fn is_word(text: &str) -> bool {
    UP.contains(&text) || DOWN.contains(&text)
}

/// Whether a text ends with a word of a direction.
pub fn ends_spoken(text: &str) -> bool {
    UP.iter().chain(&DOWN).any(|word| text.ends_with(word))
}

/// The direction of the words of a text; `None` if there are both or neither.
pub fn spoken(text: &str) -> Option<Direction> {
    Direction::one_of(says(text, &UP), says(text, &DOWN))
}
