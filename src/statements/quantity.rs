//! The unit behind a number to what it measures, how much of it, and where the unit ends.

use rust_decimal::Decimal;

use super::passage::has;
use crate::base::han::is_han;
use crate::base::measure_words::MEASURE_WORDS;

/// What a number measures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// Money, in 元.
    Money,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// So many times as much.
    Times,
    /// Things, by the word that counts them; words that mean the same are one.
    Things(&'static str),
    /// Things by a word that is not in the list.
    Other(char),
    /// Part of a date or of a time.
    Date,
    /// Nothing that follows at once.
    Nothing,
}

impl Quantity {
    /// Whether people are counted.
    pub fn is_of_people(&self) -> bool {
        *self == Self::Things("人")
    }

    /// Whether it can be added up and compared: money or things.
    pub fn is_amount(&self) -> bool {
        matches!(self, Self::Money | Self::Things(_) | Self::Other(_))
    }
}

/// Before these a measure word is the beginning of another word: 个体, 人均, 分别.
const NOT_BEFORE: &[&str] =
    &["分别", "人均", "个体", "次均", "户均", "部门", "项目", "期间", "家庭", "班子"];

/// Units of dates and times, and what is no quantity: 第三届.
const DATES: [&str; 9] = ["年", "月", "日", "号", "时", "点", "季度", "届", "级"];

const TIMES: &[(&str, i64)] =
    &[("亿", 100_000_000), ("百万", 1_000_000), ("千万", 10_000_000), ("万", 10_000), ("千", 1000)];

/// What a unit by itself measures, and how much of it one is.
pub fn quantity_of(unit: &str) -> (Quantity, Decimal) {
    let chars: Vec<char> = unit.trim().chars().collect();
    let (quantity, scale, _) = quantity_at(&chars, 0);
    (quantity, scale)
}

/// What a unit at a place measures, how much of it one is, and where the unit ends.
pub fn quantity_at(chars: &[char], at: usize) -> (Quantity, Decimal, usize) {
    if let Some(relative) = relative_at(chars, at) {
        return relative;
    }
    let (times, behind) = times_at(chars, at);
    let scale = Decimal::from(times.unwrap_or(1));
    if has(chars, behind, "元") {
        return (Quantity::Money, scale, behind + 1);
    }
    if DATES.iter().any(|word| has(chars, behind, word)) {
        return (Quantity::Date, scale, behind + 1);
    }
    if let Some((quantity, end)) = things_at(chars, behind) {
        return (quantity, scale, end);
    }
    // 门诊38.60万，增加2.10万: so many, of what was named.
    match times {
        Some(_) => (Quantity::Other('万'), scale, behind),
        None => (Quantity::Nothing, scale, behind),
    }
}

/// Percent, percentage points and multiples.
fn relative_at(chars: &[char], at: usize) -> Option<(Quantity, Decimal, usize)> {
    let units = [
        ("%", Quantity::Percent, Decimal::ONE),
        ("％", Quantity::Percent, Decimal::ONE),
        ("个百分点", Quantity::Points, Decimal::ONE),
        ("百分点", Quantity::Points, Decimal::ONE),
        ("倍", Quantity::Times, Decimal::ONE),
        ("‰", Quantity::Percent, Decimal::new(1, 1)),
    ];
    let (word, quantity, scale) = units.into_iter().find(|(word, ..)| has(chars, at, word))?;
    Some((quantity, scale, at + word.chars().count()))
}

/// 万, 亿 and the like with 余 or 多 around them, and where they end.
fn times_at(chars: &[char], at: usize) -> (Option<i64>, usize) {
    let about = |at: usize, words: &[&str]| words.iter().any(|word| has(chars, at, word));
    let from = at + usize::from(about(at, &["余", "多", "来"]));
    let Some((word, times)) = TIMES.iter().find(|(word, _)| has(chars, from, word)) else {
        return (None, from);
    };
    let end = from + word.chars().count();
    (Some(*times), end + usize::from(about(end, &["余", "多"])))
}

/// What a measure word counts, and where it ends.
fn things_at(chars: &[char], at: usize) -> Option<(Quantity, usize)> {
    if NOT_BEFORE.iter().any(|word| has(chars, at, word)) {
        return None;
    }
    let words = MEASURE_WORDS.iter().filter(|one| has(chars, at, one.word));
    if let Some(one) = words.max_by_key(|one| one.word.len()) {
        return Some((Quantity::Things(one.means), at + one.word.chars().count()));
    }
    let next = chars.get(at).filter(|c| is_han(**c) && !"的和与及占较比同".contains(**c))?;
    Some((Quantity::Other(*next), at + 1))
}
