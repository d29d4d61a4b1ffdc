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

    /// The direction of the words of a text; `None` if there are both or neither.
    pub fn spoken(text: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match (says(&UP), says(&DOWN)) {
            (true, false) => Some(Self::Up),
            (false, true) => Some(Self::Down),
            _ => None,
        }
    }

    /// [`Direction::spoken`]; words of thrift speak of less where no direction is named, something that took place of
    /// more. `strict` counts keeping to a standard among the first, as with 公务接待.
    pub fn of_reason(text: &str, strict: bool) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&UP) || says(&DOWN) {
            return Self::spoken(text);
        }
        let thrift = says(&THRIFT) || (strict && says(&STRICT));
        let happened = HAPPENED.iter().any(|word| text.starts_with(word)) && !says(&NOT_NOW);
        match (thrift, happened) {
            (true, false) => Some(Self::Down),
            (false, true) => Some(Self::Up),
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

const THRIFT: [&str; 4] = ["厉行节约", "从严控制", "严格控制", "过紧日子"];
const STRICT: [&str; 3] = ["严格执行", "严格审批", "从严审批"];
/// What a reason begins with that names something of this year.
const HAPPENED: [&str; 9] =
    ["收到", "新增", "增拨", "追加", "应邀", "新招", "新录用", "新购", "补发"];
/// Words by which such a reason may still explain less.
const NOT_NOW: [&str; 16] = [
    "上年", "去年", "以前", "推迟", "取消", "未", "没有", "不再", "不足", "结束", "到期", "减",
    "停", "改", "转", "节",
];
