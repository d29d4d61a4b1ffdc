//! The direction of a change: up or down.

use rust_decimal::Decimal;

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

    /// The one that holds; `None` if both do or neither.
    pub fn one_of(up: bool, down: bool) -> Option<Self> {
        match (up, down) {
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
