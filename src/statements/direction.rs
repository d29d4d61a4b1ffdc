//! A text to the direction of a change that its words state.

use super::words::directions::{DOWN, UP};
use crate::base::direction::Direction;

/// Whether a text has words of a direction.
pub fn is_spoken(text: &str) -> bool {
    UP.iter().chain(&DOWN).any(|word| text.contains(word))
}

/// The direction of the words of a text; `None` if there are both or neither.
pub fn spoken(text: &str) -> Option<Direction> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    Direction::one_of(says(&UP), says(&DOWN))
}
