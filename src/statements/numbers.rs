//! The numbers of a passage with the units that follow them, and its years.

use rust_decimal::Decimal;

use super::passage::{Passage, has};
use super::quantity::{Quantity, quantity_at};
use super::words::elsewhere::names_last_year;
use crate::base::han::is_han;
use crate::base::number_text::parse_number;

/// How exactly a number is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exactness {
    /// As written, to its last decimal.
    Exact,
    /// 约, 近, 余, 多, 左右.
    About,
    /// 以内, 以上, 不超过: a limit.
    Limit,
    /// An end of a range: 120～150.
    Range,
    /// 第3, 2024年, 5日: no amount of anything.
    Ordinal,
}

/// A number as it stands in a passage.
#[derive(Clone, Debug)]
pub struct Number {
    /// Where it begins.
    pub at: usize,
    /// How many characters it has, unit aside.
    pub length: usize,
    /// Its value, in its unit.
    pub value: Decimal,
    /// How many decimals it is written with.
    pub decimals: u32,
    /// What follows at once: `%`, `万元`, `元`, `亿元`, `批`, `人次`; empty if nothing of the kind.
    pub unit: String,
    /// What it measures.
    pub quantity: Quantity,
    /// How many of the quantity its unit is: 10,000 for 万元 and for 万人次.
    pub scale: Decimal,
    /// Where its unit with all words that belong to it ends.
    pub end: usize,
    /// How exactly it is meant.
    pub exactness: Exactness,
}

impl Number {
    /// How many characters its unit has.
    pub fn unit_length(&self) -> usize {
        self.unit.chars().count()
    }

    /// Its value in the quantity: 元, pieces, percent.
    pub fn size(&self) -> Decimal {
        self.value * self.scale
    }

    /// Whether it counts exactly what it says.
    pub fn is_exact(&self) -> bool {
        self.exactness == Exactness::Exact
    }

    /// Whether two numbers measure the same.
    pub fn is_like(&self, other: &Self) -> bool {
        self.quantity == other.quantity
    }
}

/// The numbers of a passage in order. Full-width digits are not numbers here.
pub fn numbers(passage: &Passage) -> Vec<Number> {
    let chars = &passage.chars;
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let letter = at > 0 && (chars[at - 1].is_ascii_alphabetic() || chars[at - 1] == '-');
        let end = end_of(chars, at);
        found.extend(number_at(passage, at).filter(|_| !letter && !is_in_name(chars, at, end)));
        at = end;
    }
    found
}

/// Whether digits are a bracket within a name: 小（1）型水库.
fn is_in_name(chars: &[char], at: usize, end: usize) -> bool {
    let han = |at: usize| chars.get(at).is_some_and(|c| is_han(*c));
    at >= 2
        && matches!(chars[at - 1], '（' | '(')
        && matches!(chars.get(end), Some('）' | ')'))
        && han(at - 2)
        && chars.get(end + 1) == Some(&'型')
}

/// The number that begins at a character.
pub fn number_at(passage: &Passage, at: usize) -> Option<Number> {
    let chars = &passage.chars;
    chars.get(at).filter(|c| c.is_ascii_digit())?;
    let end = end_of(chars, at);
    let written = passage.text(at, end);
    let value = parse_number(&written).ok()?;
    let decimals = written.split_once('.').map_or(0, |(_, d)| d.len() as u32);
    let (quantity, scale, behind) = quantity_at(chars, end);
    let mut number = Number {
        at,
        length: end - at,
        value,
        decimals,
        unit: unit(chars, end),
        quantity,
        scale,
        end: behind,
        exactness: Exactness::Exact,
    };
    number.exactness = exactness(passage, &number);
    Some(number)
}

/// Where the digits from a place on end.
fn end_of(chars: &[char], at: usize) -> usize {
    let mut end = at + chars[at..].iter().take_while(|c| is_of_digits(**c)).count();
    while end > at && matches!(chars[end - 1], '.' | ',') {
        end -= 1;
    }
    end
}

fn unit(chars: &[char], at: usize) -> String {
    const UNITS: [&str; 9] = ["%", "％", "万元", "亿元", "元", "个百分点", "人次", "万", "亿"];
    if let Some(known) = UNITS.iter().find(|unit| has(chars, at, unit)) {
        return known.replace('％', "%");
    }
    // A measure word is one Chinese character.
    let next = chars.get(at).filter(|c| is_han(**c) && **c != '的');
    next.map(char::to_string).unwrap_or_default()
}

/// Words before and behind a number that make it a limit.
const LIMITS_BEFORE: [&str; 23] = [
    "不超过",
    "不到",
    "不低于",
    "不高于",
    "不少于",
    "不多于",
    "不得超过",
    "至少",
    "最多",
    "最高",
    "最低",
    "突破",
    "不足",
    "低于",
    "高于",
    "超过",
    "控制在",
    "≥",
    "≤",
    "＞",
    "＜",
    ">",
    "<",
];
const LIMITS_BEHIND: [&str; 8] =
    ["以内", "以上", "以下", "之内", "（含）以", "(含)以", "及以", "封顶"];

fn exactness(passage: &Passage, number: &Number) -> Exactness {
    let chars = &passage.chars;
    let before = number.at.checked_sub(1).map(|at| chars[at]);
    if before == Some('第') || matches!(&number.quantity, Quantity::Date) {
        return Exactness::Ordinal;
    }
    let dash = |c: char| matches!(c, '～' | '~' | '—' | '–' | '－' | '-');
    let close = |place: Option<usize>| place.and_then(|at| chars.get(at)).is_some_and(|c| dash(*c));
    let opens = |at: usize| chars.get(at + 1).is_some_and(char::is_ascii_digit);
    if (before.is_some_and(dash) && number.at >= 2 && !starts_clause(chars[number.at - 2]))
        || (close(Some(number.end)) && opens(number.end))
    {
        return Exactness::Range;
    }
    if is_spelt_range(chars, number) {
        return Exactness::Range;
    }
    let behind = |words: &[&str]| words.iter().any(|word| passage.has(number.end, word));
    let ahead = passage.text(number.at.saturating_sub(4), number.at);
    let limited =
        LIMITS_BEFORE.iter().any(|word| ahead.ends_with(word)) && !ahead.ends_with("彩超");
    if limited || behind(&LIMITS_BEHIND) {
        return Exactness::Limit;
    }
    if is_approximate(passage, number) || ahead.ends_with("将近") || ahead.ends_with("大约") {
        return Exactness::About;
    }
    Exactness::Exact
}

/// 每期50人至60人, 2名至4名: whether 至 joins a number to one with the same unit. 由8人至12人 is a change.
fn is_spelt_range(chars: &[char], number: &Number) -> bool {
    let unit = &chars[number.at + number.length..number.end];
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let same_unit = |from: usize| {
        let end = end_of(chars, from);
        chars.get(end..end + unit.len()) == Some(unit)
    };
    let to_next = chars.get(number.end) == Some(&'至')
        && is_digit(number.end + 1)
        && same_unit(number.end + 1);
    let lower_begin = || {
        let joint = number.at.checked_sub(1).filter(|at| chars[*at] == '至')?;
        let end = joint.checked_sub(unit.len()).filter(|at| chars[*at..joint] == *unit)?;
        let digits = chars[..end].iter().rev().take_while(|c| is_of_digits(**c)).count();
        (digits > 0).then(|| end - digits)
    };
    let begin = if to_next { Some(number.at) } else { lower_begin() };
    let changed = |at: usize| at > 0 && matches!(chars[at - 1], '由' | '从' | '自');
    !unit.is_empty() && begin.is_some_and(|at| !changed(at))
}

fn is_of_digits(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

fn starts_clause(c: char) -> bool {
    "，。；：（、＝=÷×".contains(c)
}

/// 占88.01%、11.99%: whether a rate stands in a row of rates.
pub fn is_in_row_of_rates(passage: &Passage, number: &Number) -> bool {
    let digit = |at: usize| passage.chars.get(at).is_some_and(char::is_ascii_digit);
    let behind = passage.has(number.end, "、") && digit(number.end + 1);
    behind || passage.ends_with(number.at, "%、")
}

/// Whether a number is given as approximate: 约, 近, 余, 多, 以内.
pub fn is_approximate(passage: &Passage, number: &Number) -> bool {
    let before = number.at.checked_sub(1).map(|at| passage.chars[at]);
    // 节约12万元, 彩超9台: the character belongs to a word.
    let saved =
        number.at >= 2 && ["节约", "彩超"].iter().any(|word| passage.has(number.at - 2, word));
    let after = passage.chars.get(number.at + number.length);
    let end = number.at + number.length + number.unit.chars().count();
    let vague = ["以内", "以上", "以下", "左右", "上下", "之内", "余", "多"];
    let behind = |end: usize| vague.iter().any(|word| passage.has(end, word));
    (!saved && matches!(before, Some('约' | '近' | '超' | '第' | '逾')))
        || matches!(after, Some('余' | '多' | '来'))
        || behind(end)
        || behind(number.end)
}

/// （2023年户均598元）, （上年增长9.09%）: whether the bracket that a place stands in names a year before it, so that it is of
/// another time.
pub fn is_in_dated_bracket(passage: &Passage, at: usize) -> bool {
    let start = passage.sentence(at).0;
    let before = &passage.chars[start..at];
    let mark = before.iter().rposition(|c| matches!(c, '（' | '）' | '(' | ')'));
    let open = mark.filter(|mark| matches!(before[*mark], '（' | '(')).map(|mark| start + mark);
    let is_dated = |open: usize| {
        let named = (open..at).any(|year| year_at(passage, year).is_some());
        named || names_last_year(&passage.text(open, at))
    };
    open.is_some_and(is_dated)
}

/// The year of `2023年` at a place.
pub fn year_at(passage: &Passage, at: usize) -> Option<i32> {
    let inside = at > 0 && passage.chars[at - 1].is_ascii_digit();
    if inside || passage.chars.get(at + 4) != Some(&'年') {
        return None;
    }
    passage.text(at, at + 4).parse().ok().filter(|year| (1949..=2199).contains(year))
}
