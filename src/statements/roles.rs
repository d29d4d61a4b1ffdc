//! The words around a number to its role, direction and basis.

use super::directions::{alone, direction};
use super::numbers::Number;
use super::quantity::Quantity;
use super::statement::NumberRole;
use crate::base::direction::Direction;
use crate::statements::words::each::EACH;

const REACHED: &[&str] = &[
    "增加到",
    "增加至",
    "增长到",
    "增长至",
    "减少到",
    "减少至",
    "下降到",
    "下降至",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "上升到",
    "上升至",
    "降低到",
    "降低至",
    "压减至",
    "压减到",
    "压缩至",
    "缩减至",
    "降至",
    "降到",
    "降为",
    "增至",
    "增到",
    "升至",
    "升到",
    "减至",
    "减到",
    "减为",
    "调整为",
    "调整至",
    "调整到",
    "变为",
    "增加为",
    "缩短至",
    "缩短到",
    "到",
    "至",
];

const RATE_OF_CHANGE: &[(&str, Option<Direction>)] = &[
    ("增幅", Some(Direction::Up)),
    ("涨幅", Some(Direction::Up)),
    ("增长率", Some(Direction::Up)),
    ("增速", Some(Direction::Up)),
    ("降幅", Some(Direction::Down)),
    ("减幅", Some(Direction::Down)),
    ("下降率", Some(Direction::Down)),
    ("降低率", Some(Direction::Down)),
    ("变动率", None),
    ("增减率", None),
    ("幅度", None),
];

const FILLERS: &[&str] = &[
    "为",
    "是",
    "达",
    "达到",
    "达到了",
    "了",
    "约",
    "近",
    "的",
    "有",
    "到",
    "：",
    " ",
    "数",
    "则",
    "仅",
    "只有",
    "实际",
    "均",
];

/// The words before and behind a number, as they stand.
pub(super) struct NearWords<'a> {
    /// From the last mark or number on.
    pub label: &'a str,
    /// Up to the next mark or number.
    pub tail: &'a str,
    /// The role of the number before it in the same clause.
    pub before: Option<NumberRole>,
}

/// A text without fillers at its end.
pub(super) fn trimmed(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) = FILLERS.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest;
    }
    text
}

/// Whether a text ends with 增至, 减少到 or the like.
pub(super) fn reaches(label: &str) -> bool {
    let label = label.trim_end_matches([' ', '了']);
    REACHED[..REACHED.len() - 2].iter().any(|word| label.ends_with(word))
}

/// Whether a text begins with words that lead to what something becomes: 提高到, 降至, 增加至.
fn becomes(tail: &str) -> bool {
    REACHED.iter().any(|word| tail.starts_with(word))
}

/// The role of a number, and the direction of a change; nothing where no role is certain.
pub(super) fn role(number: &Number, words: &NearWords) -> Option<(NumberRole, Option<Direction>)> {
    match number.quantity {
        Quantity::Percent => Some(of_percent(words)),
        Quantity::Points => Some((NumberRole::PointChange, direction(words.label))),
        Quantity::Times => {
            (words.before == Some(NumberRole::Whole)).then_some((NumberRole::Multiple, None))
        }
        Quantity::Date | Quantity::Nothing => None,
        Quantity::Money | Quantity::Things(_) | Quantity::Other(_) => Some(of_amount(words)),
    }
}

fn of_percent(words: &NearWords) -> (NumberRole, Option<Direction>) {
    let label = words.label;
    if is_from(words) {
        return (NumberRole::From, None);
    }
    if reaches(label) {
        return (NumberRole::To, None);
    }
    let plain = trimmed(label);
    if ["节约率", "节支率", "压减率", "核减率", "审减率"].iter().any(|word| plain.ends_with(word))
    {
        return (NumberRole::Rate, None);
    }
    if let Some(direction) = direction(label) {
        return (NumberRole::ChangeRate, Some(direction));
    }
    if let Some((_, way)) = RATE_OF_CHANGE.iter().find(|(word, _)| plain.ends_with(word)) {
        return (NumberRole::ChangeRate, *way);
    }
    let share = label.contains('占') || ["比重", "比例", "份额"].iter().any(|w| plain.ends_with(w));
    match words.before {
        Some(NumberRole::Whole) if plain.is_empty() || share => (NumberRole::Share, None),
        _ if share => (NumberRole::Share, None),
        _ => (NumberRole::Rate, None),
    }
}

fn is_from(words: &NearWords) -> bool {
    let opens = ["由", "从", "自"].iter().any(|word| words.label.contains(word));
    becomes(words.tail) && (opens || !words.tail.starts_with(['到', '至']))
}

fn of_amount(words: &NearWords) -> (NumberRole, Option<Direction>) {
    let NearWords { label, tail, .. } = words;
    if is_from(words) {
        return (NumberRole::From, None);
    }
    if is_whole(label, tail) {
        return (NumberRole::Whole, None);
    }
    let compares = ["比", "较", "与", "同", "在"].iter().any(|word| label.contains(word));
    let compared = direction(tail).or_else(|| alone(tail)).is_some()
        || ["相比", "相较", "的基础上", "基础上"].iter().any(|word| tail.starts_with(word));
    if compares && compared {
        return (NumberRole::Base, None);
    }
    if reaches(label) {
        return (NumberRole::To, None);
    }
    let behind_base = words.before == Some(NumberRole::Base);
    if let Some(direction) = direction(label).or_else(|| alone(label).filter(|_| behind_base)) {
        return (NumberRole::Change, Some(direction));
    }
    if is_average(label) {
        return (NumberRole::Average, None);
    }
    if is_price(label, tail) {
        return (NumberRole::UnitPrice, None);
    }
    let total = ["合计", "共计", "总计", "小计", "一共", "总共"];
    if total.iter().any(|word| trimmed(label).ends_with(word)) {
        return (NumberRole::Total, None);
    }
    (NumberRole::Value, None)
}

/// 占合同总价1700万元的50%, 完成年初预算1900万元的105%.
fn is_whole(label: &str, tail: &str) -> bool {
    let opens = ["占", "完成", "为", "达", "相当于", "是"].iter().any(|word| label.contains(word));
    opens && tail == "的"
}

/// Whether a label says of what each one is meant, with a word ahead of it or behind it.
fn is_each(label: &str, named: impl Fn(&str) -> String) -> bool {
    EACH.iter().filter(|each| each.is_in_labels).any(|each| label.contains(&named(each.word)))
}

fn is_average(label: &str) -> bool {
    let each = is_each(label, |word| format!("{word}均"));
    each || label.contains("平均") || label.contains("单车")
}

fn is_price(label: &str, tail: &str) -> bool {
    let each = is_each(label, |word| format!("每{word}"));
    let slash = tail.starts_with('/') || tail.starts_with('／');
    each || label.contains("单价") || slash
}
