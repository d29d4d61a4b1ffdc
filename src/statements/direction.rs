//! The direction of a change: a text or a number to up or down.

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

    /// The direction of the words of a text; `None` if there are both or neither.
    pub fn spoken(text: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match (says(&UP), says(&DOWN)) {
            (true, false) => Some(Self::Up),
            (false, true) => Some(Self::Down),
            _ => None,
        }
    }

    /// [`Direction::spoken`]; words of thrift speak of less where no direction is named. `strict` counts keeping to a
    /// standard among them, as with 公务接待.
    pub fn of_reason(text: &str, strict: bool) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let named = says(&UP) || says(&DOWN);
        let thrift = says(&THRIFT) || (strict && says(&STRICT));
        Self::spoken(text).or_else(|| (!named && thrift).then_some(Self::Down))
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
const THRIFT: [&str; 4] = ["厉行节约", "从严控制", "严格控制", "过紧日子"];
const STRICT: [&str; 3] = ["严格执行", "严格审批", "从严审批"];
const DOWN: [&str; 6] = ["减少", "下降", "降低", "压减", "压缩", "缩减"];
