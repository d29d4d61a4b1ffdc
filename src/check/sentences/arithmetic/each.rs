//! What an average or a price is for each of, to the counts that it may divide by.

use super::text::StatedText;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{NumberRole, Statement};
use crate::statements::words::each::{EACH, Each};

/// What averages and prices are for each of, where it can be counted.
pub(super) fn countable() -> impl Iterator<Item = &'static Each> {
    EACH.iter().filter(|each| !each.counted.is_empty())
}

/// Words of averages that no total and count of a report give.
pub(crate) const GIVEN: &[&str] = &[
    "收入",
    "工资",
    "产值",
    "寿命",
    "面积",
    "水平",
    "住院日",
    "降雨",
    "气温",
    "GDP",
    "时速",
    "年龄",
    "分",
    "得分",
    "定额",
    "标准",
    "水资源",
];

/// The quantities that an average divides by.
pub(crate) fn quantities(label: &str) -> Option<&'static [&'static str]> {
    let of = |word: &str| {
        label.contains(&format!("{word}均"))
            || label.contains(&format!("平均每{word}"))
            || label.contains(&format!("每{word}"))
            || (word == "车" && label.contains("单车"))
    };
    let found = countable().filter(|each| of(each.word)).max_by_key(|each| each.word.len())?;
    Some(found.counted)
}

/// The counts before an average that it may divide by, the nearest first.
pub(super) fn counts<'t>(
    text: &'t StatedText,
    place: usize,
    quantities: &'t [&str],
) -> impl Iterator<Item = usize> + 't {
    text.before(place).filter(move |before| is_count(text.at(*before), quantities))
}

/// Whether a statement counts what one of some quantities does.
pub(super) fn is_count(one: &Statement, quantities: &[&str]) -> bool {
    let own = matches!(one.role, NumberRole::Value | NumberRole::Total | NumberRole::To);
    own && one.number.is_exact()
        && matches!(one.number.quantity, Quantity::Things(word) if quantities.contains(&word))
}
