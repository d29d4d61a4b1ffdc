//! What an average or a price is for each of, to the counts that it may divide by.

use super::text::StatedText;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{NumberRole, Statement};

/// What an average is for each of: the words in its label, the quantities that may be counted.
pub(super) const EACH: &[(&str, &[&str])] = &[
    ("人", &["人", "人次"]),
    ("车", &["辆", "台"]),
    ("户", &["户", "家"]),
    ("批", &["批"]),
    ("亩", &["亩"]),
    ("村", &["个", "村"]),
    ("生", &["人", "人次"]),
    ("床", &["张", "床"]),
    ("台", &["台"]),
    ("套", &["套", "台"]),
    ("场", &["场"]),
    ("期", &["期"]),
    ("次", &["次", "场", "期", "批", "人次"]),
    ("件", &["件"]),
    ("辆", &["辆"]),
    ("公里", &["公里"]),
    ("平方米", &["㎡"]),
    ("份", &["份"]),
    ("册", &["册"]),
    ("天", &["天"]),
    ("日", &["天"]),
    ("月", &["月"]),
    ("座", &["座"]),
    ("处", &["处"]),
    ("家", &["家"]),
    ("所", &["所"]),
    ("名", &["人", "人次"]),
    ("个", &["个"]),
    ("项", &["项", "个"]),
    ("项目", &["个", "项"]),
    ("校", &["所"]),
    ("班", &["个", "班"]),
    ("吨", &["吨"]),
    ("米", &["米"]),
    ("条", &["条"]),
    ("间", &["间"]),
    ("株", &["株"]),
    ("盏", &["盏"]),
    ("科", &["个"]),
    ("笔", &["笔"]),
    ("案", &["件", "起", "宗"]),
    ("院", &["家", "所", "个"]),
    ("园", &["所", "个"]),
];

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
    let found = EACH.iter().filter(|(word, _)| of(word)).max_by_key(|(word, _)| word.len())?;
    Some(found.1)
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
