//! Whether a text only stands in for an answer: `无`, `略`, `……`.

use crate::data::model::{Prose, ProsePiece};

/// What is written where there is no answer.
const NOTHING: [&str; 30] = [
    "无",
    "没有",
    "略",
    "同上",
    "同前",
    "见上",
    "如上",
    "暂无",
    "不适用",
    "不详",
    "未知",
    "待定",
    "未填",
    "未定",
    "待填",
    "无原因",
    "没有原因",
    "有",
    "是",
    "否",
    "na",
    "none",
    "null",
    "nil",
    "tbd",
    "空",
    "见附件",
    "详见附件",
    "yes",
    "no",
];

/// Whether a text has nothing but marks, digits, or a word for nothing: `……`, `-`, `0`, `无。`.
pub(super) fn is_placeholder(text: &Prose) -> bool {
    let cites = text.pieces.iter().any(|piece| matches!(piece, ProsePiece::Cite(..)));
    let words: String = text.words().chars().filter(|c| c.is_alphabetic()).collect();
    !cites && (words.is_empty() || NOTHING.contains(&words.to_ascii_lowercase().as_str()))
}

/// What is written where the answer is still to come, also in cells in which `无` or `是` are answers.
const TO_COME: [&str; 8] = ["待定", "未填", "未定", "待填", "略", "不详", "tbd", "待补充"];

/// Whether a text is a word for nothing; numbers and codes are not.
pub(super) fn is_nothing(text: &str) -> bool {
    let words: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    NOTHING.contains(&words.to_ascii_lowercase().as_str())
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether the answer of a text is still to come.
pub(super) fn is_to_come(text: &str) -> bool {
    let words: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    TO_COME.contains(&words.to_ascii_lowercase().as_str())
}

/// Whether a one-line text has nothing but marks, digits, or a word for nothing.
pub(super) fn is_placeholder_word(text: &str) -> bool {
    let words: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    words.is_empty() || NOTHING.contains(&words.to_ascii_lowercase().as_str())
}
