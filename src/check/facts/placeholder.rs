//! Whether a text only stands in for an answer: `无`, `略`, `……`.

use crate::data::model::{Prose, ProsePiece};

/// What is written where there is no answer.
const NOTHING: [&str; 27] = [
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

/// Whether a one-line text has nothing but marks, digits, or a word for nothing.
pub(super) fn is_placeholder_word(text: &str) -> bool {
    let words: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    words.is_empty() || NOTHING.contains(&words.to_ascii_lowercase().as_str())
}
