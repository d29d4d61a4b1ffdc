//! The words before a number to its place in a sentence about a change: what it is compared with, or by how much it changed.

use super::token::NumberTokens;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::statements::interval::Interval;
use crate::statements::numbers::{Exactness, Number};
use rust_decimal::Decimal;

/// What a number is in a sentence about a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ChangePart {
    /// Neither of the others.
    Plain,
    /// What another number is compared with: 比上年的12960人.
    Base,
    /// So much more or less: 减少460人, 下降3.55%.
    Change(Direction),
}

/// Words that say a change without a comparison.
const CHANGES: &[(&str, Direction)] = &[
    ("增加", Direction::Up),
    ("增长", Direction::Up),
    ("提高", Direction::Up),
    ("上升", Direction::Up),
    ("提升", Direction::Up),
    ("上调", Direction::Up),
    ("扩大", Direction::Up),
    ("偏多", Direction::Up),
    ("超出", Direction::Up),
    ("高出", Direction::Up),
    ("减少", Direction::Down),
    ("下降", Direction::Down),
    ("降低", Direction::Down),
    ("下调", Direction::Down),
    ("缩小", Direction::Down),
    ("回落", Direction::Down),
    ("压减", Direction::Down),
    ("压缩", Direction::Down),
    ("缩短", Direction::Down),
    ("偏少", Direction::Down),
];

/// Words that say one behind a comparison only.
const COMPARED: &[(&str, Direction)] = &[
    ("超过", Direction::Up),
    ("多", Direction::Up),
    ("高", Direction::Up),
    ("增", Direction::Up),
    ("少", Direction::Down),
    ("低", Direction::Down),
    ("减", Direction::Down),
];

/// Words between a direction and its number.
const BETWEEN: [&str; 12] =
    ["了", "约", "近", "达", "为", "额", "金额", "幅度", "率", "数", "出", "逾"];

/// Words of a comparison.
const COMPARES: [&str; 2] = ["比", "较"];

/// What a number is by the words before it.
pub(super) fn change_part(tokens: &NumberTokens, place: usize) -> ChangePart {
    let label = tokens.all[place].label.as_str();
    let compares = says(label, &COMPARES);
    if let Some(direction) = direction(label, CHANGES) {
        return ChangePart::Change(direction);
    }
    if let Some(direction) = direction(label, COMPARED) {
        if compares {
            return ChangePart::Change(direction);
        }
        let before = place.checked_sub(1).filter(|before| is_base(&tokens.all[*before].label));
        let gap = before.map(|before| tokens.gap(before, place));
        if gap.is_some_and(|gap| gap.chars().count() <= 4 && !gap.contains('，')) {
            return ChangePart::Change(direction);
        }
    }
    if is_base(label) { ChangePart::Base } else { ChangePart::Plain }
}

fn direction(label: &str, words: &[(&str, Direction)]) -> Option<Direction> {
    let mut text = label.trim_end();
    loop {
        if let Some((_, direction)) = words.iter().find(|(word, _)| text.ends_with(word)) {
            return Some(*direction);
        }
        text = BETWEEN.iter().find_map(|word| text.strip_suffix(word))?;
    }
}

fn is_base(label: &str) -> bool {
    says(label, &["比", "较", "由", "从"]) && !says(label, &["占比", "比例", "比重"])
}

/// The numbers that one may stand for, by its own decimals; of one that is about so much, those near it.
pub(super) fn meant(number: &Number) -> Interval {
    let printed = Interval::of(number, number.decimals);
    if number.exactness != Exactness::About {
        return printed;
    }
    let near = (number.size() * Decimal::new(3, 2)).max(number.scale / Decimal::TWO);
    let size = number.size();
    Interval { low: (size - near).min(printed.low), high: (size + near).max(printed.high) }
}

/// Whether a number is an amount or a rate that is exact or about so much, no limit and no end of a range.
pub(super) fn is_said(number: &Number) -> bool {
    matches!(number.exactness, Exactness::Exact | Exactness::About)
}
