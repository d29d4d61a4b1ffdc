//! The words around a number to whether it is of another time, of others or of a difference.

use crate::base::says::says;
use crate::check::sentences::arithmetic::text::StatedText;
use crate::statements::statement::AmountBasis;
use crate::statements::words::elsewhere::{names_elsewhere, names_region};

/// Words of another time, of others or of a difference in the clause of a number.
const OTHER_CLAUSE: &[&str] = &[
    "同比",
    "较",
    "上半年",
    "下半年",
    "季度",
    "月份",
    "以来",
    "连续",
    "系统",
    "所属",
    "下属",
    "各",
    "人均",
    "平均每",
    "同期",
    "明年",
    "下年度",
    "下一年",
    "比",
    "截至目前",
    "日均",
    "当月",
    "五年",
    "三年",
    "财政拨款结转",
];

/// Words of other bodies in the sentence before a number.
const OTHER_BODIES: &[&str] =
    &["系统", "所属", "下属", "镇属", "局属", "直属", "各单位", "本级", "机关"];

/// Whether the words around a number refer to another time, of others or of a difference.
pub(super) fn is_of_other_time(text: &StatedText, place: usize) -> bool {
    let one = text.at(place);
    let ahead = text.ahead(place);
    let clause = text.passage.text(one.clause.start, one.number.at);
    one.basis == AmountBasis::LastYear
        || one.basis == AmountBasis::Other
        || names_elsewhere(&clause)
        || says(&clause, OTHER_CLAUSE)
        || names_region(&ahead)
        || says(&ahead, OTHER_BODIES)
        || text.passage.is_quoted(one.number.at)
}
