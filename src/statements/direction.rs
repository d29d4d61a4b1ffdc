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

    /// [`Direction::spoken`]; words of thrift refer to less where no direction is named, something that took place of
    /// more. `strict` counts keeping to a standard among the first, as with 公务接待.
    pub fn of_reason(text: &str, strict: bool) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if says(&UP) || says(&DOWN) {
            return Self::spoken(text);
        }
        if let Some(way) = Self::of_cause(text) {
            return Some(way);
        }
        let thrift = says(&THRIFT) || (strict && says(&STRICT));
        let happened = HAPPENED.iter().any(|word| text.starts_with(word)) && !says(&NOT_NOW);
        match (thrift, happened) {
            (true, false) => Some(Self::Down),
            (false, true) => Some(Self::Up),
            _ => None,
        }
    }

    /// The direction of a reason that names one cause, which makes spending more or less; `None` where it names several.
    fn of_cause(text: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let whole = text.trim_end_matches('。');
        if whole.contains(['，', '、', '；', '。', ',', '但', '和', '及']) || says(&NOT_NOW_CAUSE)
        {
            return None;
        }
        match (says(&MORE), says(&LESS)) {
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

/// Causes of more spending.
const MORE: [&str; 12] = [
    "工资调标",
    "标准上调",
    "标准提高",
    "提高补助标准",
    "提高标准",
    "新开",
    "扩建",
    "人员调入",
    "任务加重",
    "新建成投用",
    "新设",
    "物价上涨",
];
/// Causes of less.
const LESS: [&str; 12] = [
    "已完工",
    "标准下调",
    "人员调出",
    "机构撤并",
    "无纸化",
    "节约用电",
    "合并会议",
    "合并召开",
    "停办",
    "暂缓",
    "政策到期",
    "补助到期",
];
/// Words by which a single cause may still explain the other direction.
const NOT_NOW_CAUSE: [&str; 12] =
    ["上年", "去年", "以前", "推迟", "尾款", "结算", "付款", "支付", "质保金", "清退", "未", "后"];
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
