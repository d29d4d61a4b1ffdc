//! The unit behind a number to what it measures, how much of it, and where the unit ends.

use rust_decimal::Decimal;

use super::passage::has;
use crate::base::han::is_han;

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

/// Measure words, and the word that stands for all of one meaning.
const THINGS: &[(&str, &str)] = &[
    ("人次", "人次"),
    ("批次", "批"),
    ("场次", "场"),
    ("册次", "册次"),
    ("台次", "台次"),
    ("车次", "车次"),
    ("户次", "户次"),
    ("家次", "家次"),
    ("件次", "件次"),
    ("架次", "架次"),
    ("点次", "点次"),
    ("班次", "班次"),
    ("床日", "床日"),
    ("平方公里", "平方公里"),
    ("平方千米", "平方公里"),
    ("平方米", "㎡"),
    ("立方米", "立方米"),
    ("㎡", "㎡"),
    ("m²", "㎡"),
    ("公里", "公里"),
    ("千米", "公里"),
    ("公顷", "公顷"),
    ("公斤", "公斤"),
    ("千克", "公斤"),
    ("千瓦时", "千瓦时"),
    ("吨标准煤", "吨标准煤"),
    ("个工作日", "工作日"),
    ("工作日", "工作日"),
    ("个月", "月"),
    ("小时", "小时"),
    ("分钟", "分钟"),
    ("学时", "学时"),
    ("课时", "课时"),
    ("台套", "台"),
    ("台（套）", "台"),
    ("个单位", "个"),
    ("人", "人"),
    ("名", "人"),
    ("位", "人"),
    ("批", "批"),
    ("场", "场"),
    ("期", "期"),
    ("次", "次"),
    ("个", "个"),
    ("件", "件"),
    ("项", "项"),
    ("户", "户"),
    ("家", "家"),
    ("所", "所"),
    ("座", "座"),
    ("处", "处"),
    ("辆", "辆"),
    ("台", "台"),
    ("套", "套"),
    ("册", "册"),
    ("份", "份"),
    ("篇", "篇"),
    ("条", "条"),
    ("亩", "亩"),
    ("吨", "吨"),
    ("米", "米"),
    ("天", "天"),
    ("分", "分"),
    ("张", "张"),
    ("间", "间"),
    ("栋", "栋"),
    ("盏", "盏"),
    ("株", "株"),
    ("棵", "株"),
    ("卷", "卷"),
    ("起", "起"),
    ("宗", "宗"),
    ("例", "例"),
    ("笔", "笔"),
    ("支", "支"),
    ("门", "门"),
    ("部", "部"),
    ("种", "种"),
    ("类", "类"),
    ("班", "班"),
    ("村", "村"),
    ("岁", "岁"),
    ("床", "床"),
    ("头", "头"),
    ("只", "只"),
];

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
    let words = THINGS.iter().filter(|(word, _)| has(chars, at, word));
    if let Some((word, name)) = words.max_by_key(|(word, _)| word.len()) {
        return Some((Quantity::Things(name), at + word.chars().count()));
    }
    let next = chars.get(at).filter(|c| is_han(**c) && !"的和与及占较比同".contains(**c))?;
    Some((Quantity::Other(*next), at + 1))
}
