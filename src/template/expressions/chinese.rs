//! Chinese words in a tag to what the language writes for them: 大于 is `is above(…)`, 如果 is `if`.

use super::fault::TemplateFault;
use crate::base::han::is_han;

/// What the fault of Chinese words that mean nothing to the language begins with; whoever knows the names finds theirs.
pub(crate) const NAMED_IN_CHINESE: &str = "花括号里写了中文“";

/// Words, each with what is written for it; those that begin with others stand before them.
const WORDS: [(&str, &str); 40] = [
    ("大于等于", ">= 数"),
    ("大于或等于", ">= 数"),
    ("不小于", ">= 数"),
    ("不低于", ">= 数"),
    ("不少于", ">= 数"),
    ("小于等于", "<= 数"),
    ("小于或等于", "<= 数"),
    ("不大于", "<= 数"),
    ("不高于", "<= 数"),
    ("不超过", "<= 数"),
    ("大于", "is above(数)"),
    ("高于", "is above(数)"),
    ("多于", "is above(数)"),
    ("超过", "is above(数)"),
    ("小于", "is below(数)"),
    ("低于", "is below(数)"),
    ("少于", "is below(数)"),
    ("不足", "is below(数)"),
    ("不等于", "!="),
    ("等于", "=="),
    ("没有填", "is not given"),
    ("填了", "is given"),
    ("为零", "is zero"),
    ("为空", "is not given"),
    ("不为空", "is given"),
    ("并且", "and"),
    ("而且", "and"),
    ("同时", "and"),
    ("或者", "or"),
    ("不是", "not"),
    ("否则如果", "elif"),
    ("否则", "else"),
    ("如果结束", "endif"),
    ("如果", "if"),
    ("若", "if"),
    ("结束循环", "endfor"),
    ("循环", "for … in …"),
    ("且", "and"),
    ("和", "and"),
    ("或", "or"),
];

/// Units that are typed behind a number.
const UNITS: [&str; 7] = ["万元", "亿元", "元", "人", "个百分点", "个", "万"];

/// The fault of Chinese characters from a byte on; nothing where there are none.
pub(super) fn unexpected(text: &str, at: usize) -> Option<TemplateFault> {
    let run = |c: char| is_han(c) || matches!(c, '“' | '”' | '〇');
    let rest = &text[at..];
    let length = rest.find(|c: char| !run(c)).unwrap_or(rest.len());
    let words = &rest[..length];
    if words.is_empty() {
        return None;
    }
    let is_number = text[..at].ends_with(|c: char| c.is_ascii_digit());
    if let Some(unit) = UNITS.iter().find(|unit| is_number && words.starts_with(**unit)) {
        let message = format!("数后面不写单位“{unit}”");
        let hint = "只写数，如 is above(100)；金额照 report.yaml 的 unit（万元）写";
        return Some(TemplateFault::new(at..at + unit.len(), message, hint));
    }
    let word = WORDS.iter().find(|(word, _)| words.starts_with(word));
    if let Some((word, meant)) = word {
        let message = format!("花括号里的“{word}”要用英文写");
        let hint = format!("“{word}”写 {meant}");
        return Some(TemplateFault::new(at..at + word.len(), message, hint));
    }
    let message = format!("{NAMED_IN_CHINESE}{words}”");
    let hint =
        "名称只用英文字母、数字和下划线，英文名用“jixiao template vars”查；是文字的，加半角引号";
    Some(TemplateFault::new(at..at + length, message, hint))
}
