//! The direction of a change: a text or a number to up or down.

use rust_decimal::Decimal;

use super::words::directions::{DOWN, UP};

/// Whether something increases or decreases.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// 增加、增长.
    Up,
    /// 减少、下降.
    Down,
}

impl Direction {
    /// The direction of a number; `None` for zero.
    pub fn of(number: Decimal) -> Option<Self> {
        match number {
            number if number.is_zero() => None,
            number if number.is_sign_negative() => Some(Self::Down),
            _ => Some(Self::Up),
        }
    }

    /// Whether a text has words of a direction.
    pub fn is_spoken(text: &str) -> bool {
        UP.iter().chain(&DOWN).any(|word| text.contains(word))
    }

    /// The direction of the words of a text; `None` if there are both or neither.
    pub fn spoken(text: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match (says(&UP), says(&DOWN)) {
            (true, false) => Some(Self::Up),
            (false, true) => Some(Self::Down),
            _ => None,
        }
    }

    /// `增加` or `减少`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "增加",
            Self::Down => "减少",
        }
    }
}
