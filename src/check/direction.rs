//! Words of going up and down in a text.

use rust_decimal::Decimal;

/// Which way words or numbers go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// 增加、增长.
    Up,
    /// 减少、下降.
    Down,
}

impl Direction {
    /// Where a number other than zero points.
    pub fn of(number: Decimal) -> Option<Self> {
        match number {
            number if number.is_zero() => None,
            number if number.is_sign_negative() => Some(Self::Down),
            _ => Some(Self::Up),
        }
    }

    /// The one way that the words of a text go; nothing if they go both ways or neither.
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

const UP: [&str; 5] = ["增加", "增长", "上升", "增多", "上涨"];
const DOWN: [&str; 6] = ["减少", "下降", "降低", "压减", "压缩", "缩减"];
