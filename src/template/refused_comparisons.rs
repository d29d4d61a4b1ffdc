//! Comparisons that make no sense to errors that say what to write instead.

use rust_decimal::Decimal;
use tera::TeraResult;

use super::refusal::refusal_of_value;

/// Refuses a number between 0 and 1 that a rate is compared with.
pub(super) fn no_fraction(number: Decimal) -> TeraResult<()> {
    if number.is_zero() || number.abs() >= Decimal::ONE {
        return Ok(());
    }
    let percent = (number * Decimal::ONE_HUNDRED).normalize();
    Err(refusal_of_value(
        "率是按百分数比的，不是按小数",
        format!(
            "要比的是 {percent}% 的，写 {percent}；确是 {number}% 的，用比较号：> \"{number}%\""
        ),
    ))
}

/// Words beside a number that say none of its kind: `"60人"`.
pub(super) fn no_number(words: &str, printed: &str) -> tera::Error {
    let digits: String = words.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let number = if digits.is_empty() { printed } else { &digits };
    refusal_of_value(
        format!("“{words}”不是数，这一项是数，永远不会相同"),
        format!("只写数，不带单位：== {number}"),
    )
}

/// An item that a list does not have.
pub(super) fn no_item() -> tera::Error {
    refusal_of_value(
        "列表里没有这一项，印不出来",
        "从 0 数起，有几项用 | length；可能没有的，先问：{% if 列表 | nth(1) is given %}",
    )
}

/// A group of data in a comparison.
pub(super) fn group() -> tera::Error {
    refusal_of_value(
        "此处比较的是一组数据，不是一项",
        "写到具体的一项，如 income.total；问有几项用 | length，问有没有用 is given",
    )
}

/// Yes or no beside something else.
pub(super) fn flag() -> tera::Error {
    refusal_of_value("是非不能与别的比较", "直接写 if 名称，或 if not 名称")
}

/// Words that are to be larger or smaller.
pub(super) fn words() -> tera::Error {
    refusal_of_value("文字不能比大小", "大小只比数字；文字只问相同（==）或不同（!=）")
}

/// Words beside a number: they are never the same.
pub(super) fn text_and_number() -> tera::Error {
    refusal_of_value(
        "这一项是文字，与数比较总不相同",
        "文字与引号里的文字比：== \"…\"；问填了没有写 is given",
    )
}
