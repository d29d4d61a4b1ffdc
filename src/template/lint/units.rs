//! The unit behind a printed figure: twice, or not at all.

use std::ops::Range;

use super::known_names::{LeafKinds, NameKind, word_of};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::catalogue::{Catalogue, keys};
use crate::template::expressions::{Expression, ExpressionKind as Kind, Operator};

/// A figure that was printed just before.
pub(super) struct PrintedValue {
    kinds: LeafKinds,
    /// Whether it is printed without its unit.
    is_bare: bool,
    /// Whether it is how many items a list has.
    is_length: bool,
    span: Range<usize>,
}

/// What a number may stand behind without its measure word.
const NAMED: [&str; 5] = ["为", "是", "：", "数", "数量"];

/// What an amount of money may be followed by.
const MONEY: [&str; 5] = ["万元", "亿元", "千元", "元", "百元"];
/// What a rate may be followed by.
const RATE: [&str; 4] = ["%", "％", "个百分点", "‰"];

impl PrintedValue {
    /// The value of a print behind some words, if it is a figure.
    pub(super) fn of(
        before: &str,
        value: &Expression,
        kind: &NameKind,
        span: Range<usize>,
    ) -> Option<Self> {
        let is_bare = matches!(&value.kind, Kind::Filter { name, .. } if name.text == "bare");
        if matches!(&value.kind, Kind::Filter { name, .. } if name.text == "length") {
            let is_named = NAMED.iter().any(|word| before.ends_with(word));
            let length = Self { kinds: LeafKinds::default(), is_bare, is_length: true, span };
            return (!is_named).then_some(length);
        }
        let is_known = matches!(value.kind, Kind::Name(_) | Kind::Attribute { .. }) || is_bare;
        match kind {
            NameKind::Leaf(kinds) if is_known && kinds.is_figure() && !kinds.words => {
                Some(Self { kinds: kinds.clone(), is_bare, is_length: false, span })
            }
            _ => None,
        }
    }
}

/// What is wrong with the words behind a figure, which begin at a byte of the file.
pub(super) fn behind(
    value: &PrintedValue,
    words: &str,
    start: usize,
) -> Option<(Diagnostic, Range<usize>)> {
    if value.is_length {
        let finding = Diagnostic::new(codes::T21, "印出的个数后面没有量词");
        let finding = finding.hint("在它后面写上：个、项、条");
        return ends(words).then(|| (finding, value.span.clone()));
    }
    let typed = typed_unit(&value.kinds, words);
    if let Some(found) = of_other(value, words, start) {
        return Some(found);
    }
    let has_unit = !value.is_bare && (value.kinds.is_money() || value.kinds.is_rate());
    if has_unit {
        let typed = typed?;
        let (at, typed) = (start + typed.start, &words[typed]);
        let message = format!("单位写了两次：印出的{}自己带单位", word_of(&value.kinds));
        let finding = Diagnostic::new(codes::T21, message)
            .hint(format!("删去“{typed}”；确要自己写单位，数后面加 | bare"));
        return Some((finding, at..at + typed.len()));
    }
    let is_money = value.kinds.is_money();
    let needs = is_money || value.kinds.is_rate() || value.kinds.counted_in().is_some();
    if !needs || typed.is_some() || !ends(words) {
        return None;
    }
    let unit = match value.kinds.counted_in() {
        Some("") => return None,
        Some(unit) => unit.to_string(),
        None if is_money => "{{ unit }}".to_string(),
        None => "%".to_string(),
    };
    let message = format!("印出的{}后面没有单位", word_of(&value.kinds));
    let hint = format!("在它后面写上单位：{unit}");
    Some((Diagnostic::new(codes::T21, message).hint(hint), value.span.clone()))
}

/// The unit that words begin with, behind blanks and in brackets too.
fn typed_unit(kinds: &LeafKinds, words: &str) -> Option<Range<usize>> {
    let units: &[&str] = match kinds {
        kinds if kinds.is_money() => &MONEY,
        kinds if kinds.is_rate() => &RATE,
        _ => return None,
    };
    let near = words.trim_start_matches(' ');
    let blanks = words.len() - near.len();
    let inner = near.trim_start_matches(['（', '(']);
    let unit = units.iter().find(|unit| inner.starts_with(**unit))?;
    let end = words.len() - inner.len() + unit.len();
    if inner.len() == near.len() {
        return Some(blanks..end);
    }
    let close = words[end..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    Some(blanks..end + close.len_utf8())
}

/// What is wrong with the words before a figure: a rate is said and an amount printed, or what units call themselves has
/// 我 before it once more.
pub(super) fn before(
    words: &str,
    value: &Expression,
    printed: Option<&PrintedValue>,
) -> Option<(Diagnostic, Range<usize>)> {
    let words = words.trim_end_matches(' ');
    let is_name = value.path().is_some_and(|(_, path)| path.join(".") == keys::UNIT_SHORT_NAME);
    if is_name && words.ends_with('我') {
        let finding = Diagnostic::new(codes::B02, "自称自己带“我”，前面又写了一个");
        return Some((finding.hint("删去前面的“我”"), value.span.clone()));
    }
    let kinds = &printed?.kinds;
    let is_count = kinds.counted_in().is_some_and(|unit| !unit.is_empty());
    let (said, is_other) = match () {
        () if RATE_LEADS.iter().any(|lead| words.ends_with(lead)) => {
            ("率", kinds.is_money() || is_count)
        }
        () if PEOPLE_LEADS.iter().any(|lead| words.ends_with(lead)) => {
            ("人数", kinds.is_money() || kinds.is_rate())
        }
        () => return None,
    };
    let message = format!("前面说的是{said}，印的是{}", word_of(kinds));
    let hint = format!("换成{said}的名称，用 jixiao template vars {said} 查；或改正前面的字");
    let finding = Diagnostic::new(codes::T21, message).hint(hint);
    is_other.then(|| (finding, value.span.clone()))
}

/// What says that a rate follows.
const RATE_LEADS: [&str; 5] = ["率为", "率达", "率达到", "率是", "率"];
/// What says that a number of people follows.
const PEOPLE_LEADS: [&str; 3] = ["人数", "人数为", "人数是"];

/// The unit of something else behind a count: `60` people, 万元.
fn of_other(value: &PrintedValue, words: &str, start: usize) -> Option<(Diagnostic, Range<usize>)> {
    let counted = value.kinds.counted_in().filter(|unit| !unit.is_empty())?;
    let units = MONEY[..2].iter().chain(&RATE).chain(&["人次", "批次", "平方米"]);
    let other = units.copied().find(|unit| words.starts_with(unit))?;
    if other.starts_with(counted) || counted.starts_with(other) {
        return None;
    }
    let message = format!("前面印的数以{counted}计，后面写的单位是“{other}”");
    let finding = Diagnostic::new(codes::T21, message);
    let finding = finding.hint(format!("单位写“{counted}”，或换成要印的那个数的名称"));
    Some((finding, start..start + other.len()))
}

/// What is wrong with the words behind a year or a day.
pub(super) fn of_time(
    value: &Expression,
    words: &str,
    start: usize,
) -> Option<(Diagnostic, Range<usize>)> {
    let name = value.path()?.1.join(".");
    let first = words.chars().next()?;
    let is_year = matches!(name.as_str(), "year" | "previous_year");
    let (message, hint) = match first {
        '度' if is_year => ("年份后面少一个“年”字，会印成“2024度”", "写“年度”"),
        '年' | '月' | '日' if Catalogue::shared().may_be_day(&name) => {
            ("印出的日期自己带“年、月、日”，后面又写了一遍", "删去这个字")
        }
        _ => return None,
    };
    let place = start..start + first.len_utf8();
    Some((Diagnostic::new(codes::T21, message).hint(hint), place))
}

/// Whether a print ends with a full stop by itself.
pub(super) fn is_sentence(value: &Expression) -> bool {
    matches!(&value.kind, Kind::Filter { name, .. } if name.text == "sentence")
}

/// A full stop, or a unit, behind a full stop that is printed already.
pub(super) fn stop_behind(words: &str, start: usize) -> Option<(Diagnostic, Range<usize>)> {
    let mut units = MONEY.iter().chain(&RATE).filter(|unit| words.starts_with(**unit));
    if let Some(unit) = units.find(|unit| ends(&words[unit.len()..])) {
        let message = format!("sentence 印到句号为止，“{unit}”会印在句号后面");
        let hint = "sentence 用在一段文字上；数直接印，自己带单位";
        let place = start..start + unit.len();
        return Some((Diagnostic::new(codes::T21, message).hint(hint), place));
    }
    let at = words.len() - words.trim_start_matches([' ', '\n']).len();
    let is_apart = words[..at].contains("\n\n");
    (words[at..].starts_with('。') && !is_apart).then(|| {
        let finding = Diagnostic::new(codes::B02, "“。。”应为“。”");
        let finding = finding.hint("sentence 自己带句号，删去后面的一个，或改用 phrase");
        (finding, start + at..start + at + '。'.len_utf8())
    })
}

/// The unit that is joined to a figure once more: `rate ~ "%"`.
pub(super) fn joined(left: &Expression, kind: &NameKind, right: &Expression) -> Option<Diagnostic> {
    let Kind::Text(words) = &right.kind else { return None };
    let value = PrintedValue::of("", left, kind, left.span.clone())?;
    if value.is_bare {
        return None;
    }
    behind(&value, words, right.span.start).map(|(finding, _)| finding)
}

/// The last of several values that are joined.
pub(super) fn last_of(left: &Expression) -> &Expression {
    match &left.kind {
        Kind::Binary { operator: Operator::Join, right, .. } => right,
        _ => left,
    }
}

/// Whether words begin with a mark that ends a clause, so that no unit can follow.
fn ends(words: &str) -> bool {
    words.trim_start_matches(' ').starts_with(['，', '。', '；', '\n'])
}
