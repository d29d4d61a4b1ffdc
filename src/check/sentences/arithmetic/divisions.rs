//! Lists of parts to whether the parts are apart from each other, and whether none is left out.

use rust_decimal::Decimal;

use super::bare::noun;
use super::text::StatedText;
use crate::base::says::says;
use crate::check::sentences::divided::DIVISIONS;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{ListKind, NumberRole, PartList};

/// The most parts of which every selection is tried.
pub(super) const MOST: usize = 9;

/// Whether the parts are of one kind, so that none is a part of another.
pub(super) fn is_one_row(text: &StatedText, list: &PartList) -> bool {
    let labels: Vec<_> = list.parts.iter().map(|part| noun(&text.label(*part))).collect();
    let mixed = labels.iter().any(|label| MIXED.iter().any(|word| label.contains(word)));
    let in_a_row = !mixed && are_in_a_row(text, list);
    in_a_row || are_alike(&labels) || are_opposed(&labels) || is_divided(text, list)
}

/// Names of which at least one of each row is a part of what others of the list name.
const MIXED: &[&str] = &[
    "党员",
    "本科",
    "女",
    "以上",
    "以下",
    "中共",
    "学历",
    "职称",
    "高级",
    "优秀",
    "大专",
    "研究生",
    "硕士",
    "博士",
    "骨干",
    "重点",
    "省级",
    "国家级",
    "在编",
    "35岁",
];

/// Whether the parts are apart from each other: none counts what another counts too.
pub(super) fn are_apart(text: &StatedText, list: &PartList) -> bool {
    let labels: Vec<_> = list.parts.iter().map(|part| noun(&text.label(*part))).collect();
    let mixed = labels.iter().any(|label| MIXED.iter().any(|word| label.contains(word)));
    let inner = labels
        .iter()
        .enumerate()
        .any(|(at, label)| labels[..at].iter().any(|before| is_within(label, before)));
    let money = text.at(list.whole).number.quantity == Quantity::Money;
    !mixed
        && !inner
        && (money
            || list.kind == ListKind::All
            || is_complete(text, list)
            || are_alike(&labels)
            || are_opposed(&labels)
            || are_in_a_row(text, list))
}

/// Whether the parts follow each other with nothing but 、 between them: 医生260人、护士380人、医技90人.
fn are_in_a_row(text: &StatedText, list: &PartList) -> bool {
    let next =
        |pair: &[usize]| pair[1] == pair[0] + 1 && text.gap(pair[0], pair[1]).starts_with('、');
    list.parts.len() > 2 && list.parts.windows(2).all(next)
}

/// Names that stand for a part of what another name stands for.
const WITHIN: &[(&str, &str)] = &[
    ("人员经费", "基本支出"),
    ("公用经费", "基本支出"),
    ("人员经费", "财政拨款"),
    ("基本支出", "本年支出"),
    ("项目支出", "本年支出"),
    ("运行维护", "购置及运行"),
    ("购置费", "购置及运行"),
    ("利息", "其他收入"),
];

fn is_within(label: &str, before: &str) -> bool {
    WITHIN.iter().any(|(part, whole)| label.contains(part) && before.contains(whole))
}

/// Whether labels have the same last characters: 行政编制, 事业编制.
fn are_alike(labels: &[String]) -> bool {
    let end = |label: &String| label.chars().rev().take(2).collect::<String>();
    let first = labels.first().map(end).unwrap_or_default();
    first.chars().count() == 2 && labels.iter().all(|label| end(label) == first)
}

/// Whether nothing is left out of a list.
pub(super) fn is_complete(text: &StatedText, list: &PartList) -> bool {
    if list.is_open {
        return false;
    }
    if list.kind == ListKind::All {
        return list.parts.len() > 1;
    }
    is_divided(text, list) || shares_are_whole(text, list) || is_one_digit_off(text, list)
}

/// Whether the names of a list are all of one division.
pub(super) fn is_divided(text: &StatedText, list: &PartList) -> bool {
    let labels: Vec<_> = list.parts.iter().map(|part| words(text, *part)).collect();
    DIVISIONS.iter().chain(OF_LISTS).any(|sides| {
        sides.len() <= labels.len()
            && sides.iter().all(|names| labels.iter().any(|label| says(label, names)))
    })
}

/// More words that divide what a list names as its whole; without it they may be two things of their own.
const OF_LISTS: &[&[&[&str]]] = &[
    &[&["购置"], &["运行"]],
    &[&["离休"], &["退休"]],
    &[&["出国"], &["公务用车", "公车"], &["接待"]],
    &[&["一般公共预算"], &["政府性基金"], &["国有资本"]],
    &[&["国内"], &["国（境）外", "国外", "外事"]],
    &[&["小学"], &["初中"], &["高中"]],
    &[&["在职"], &["离退休"]],
    &[&["财政拨款"], &["其他"]],
    &[&["财政拨款"], &["事业收入"]],
    &[&["流动资产"], &["固定资产"], &["其他资产", "无形资产"]],
    &[&["中央"], &["省"], &["市"]],
    &[&["中央"], &["省"], &["县", "区"]],
    &[&["省"], &["市"], &["县", "区"]],
    &[&["上级"], &["本级"]],
    &[&["中央"], &["地方"]],
];

/// More words of which nothing is two at once, though they do not divide a whole.
const APART: &[&[&[&str]]] = &[
    &[&["优秀"], &["良好"], &["合格"], &["不合格"]],
    &[&["非常满意"], &["基本满意"], &["一般"], &["不满意"]],
    &[&["中央"], &["省"], &["市"], &["县"], &["自筹"]],
    &[&["行政"], &["事业"], &["工勤"], &["参公"]],
    &[&["在编"], &["编外"], &["临聘"], &["聘用"]],
    &[&["业务"], &["党务"], &["管理"], &["技术"]],
    &[&["应急保障"], &["执法执勤"], &["特种"], &["机要"], &["其他"]],
];

/// Whether each name of a list has another word of one row.
fn are_opposed(labels: &[String]) -> bool {
    DIVISIONS.iter().chain(OF_LISTS).chain(APART).any(|row| {
        let word = |label: &String| row.iter().position(|words| says(label, words));
        let mut found: Vec<_> = labels.iter().map(word).collect();
        found.sort_unstable();
        found.first().is_some_and(Option::is_some)
            && found.windows(2).all(|pair| pair[0] != pair[1])
    })
}

fn words(text: &StatedText, place: usize) -> String {
    let one = text.at(place);
    format!("{}{}", text.label(place), text.passage.text(one.tail.start, one.tail.end))
}

/// Whether the shares behind the parts add up to 100%.
fn shares_are_whole(text: &StatedText, list: &PartList) -> bool {
    let share = |part: &usize| {
        let behind = text.all().get(part + 1).filter(|next| next.role == NumberRole::Share)?;
        Some(behind.number.value)
    };
    let shares: Option<Vec<Decimal>> = list.parts.iter().map(share).collect();
    let count = Decimal::from(list.parts.len() as u64);
    shares.is_some_and(|shares| {
        let sum: Decimal = shares.iter().sum();
        (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::new(1, 2) * count
    })
}

/// Whether the whole, less its parts, is what one typo of a digit makes, all being amounts with two decimals: what is left
/// out by chance is hardly ever such a number.
fn is_one_digit_off(text: &StatedText, list: &PartList) -> bool {
    let numbers = || list.parts.iter().chain([&list.whole]).map(|place| &text.at(*place).number);
    let precise =
        numbers().all(|number| number.quantity == Quantity::Money && number.decimals >= 2);
    let sum: Decimal = list.parts.iter().map(|part| text.at(*part).number.value).sum();
    let same = numbers().all(|number| number.scale == text.at(list.whole).number.scale);
    let rest = (text.at(list.whole).number.value - sum).abs().normalize();
    let digits: String = rest.to_string().chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_matches('0');
    precise && same && rest.scale() > 0 && (digits.len() == 1 || is_swap(digits))
}

/// Whether a difference is what two digits that changed places make: 9 times a digit.
fn is_swap(digits: &str) -> bool {
    matches!(
        digits,
        "18" | "27"
            | "36"
            | "45"
            | "54"
            | "63"
            | "72"
            | "81"
            | "99"
            | "198"
            | "297"
            | "396"
            | "495"
    )
}
