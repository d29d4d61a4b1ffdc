//! The words that say how an amount stands to its budget.

/// More than the budget.
pub(in crate::check::sentences) const MORE: &[&str] = &[
    "大于预算",
    "大于年初预算",
    "大于全年预算",
    "高于预算",
    "高于年初预算",
    "高于全年预算",
    "超出预算",
    "超过预算",
    "超出年初预算",
    "超出全年预算",
    "超预算",
];

/// Less than the budget.
pub(in crate::check::sentences) const LESS: &[&str] = &[
    "小于预算",
    "小于年初预算",
    "小于全年预算",
    "低于预算",
    "低于年初预算",
    "低于全年预算",
    "少于预算",
];

/// As much as the budget.
pub(in crate::check::sentences) const SAME: &[&str] =
    &["与预算持平", "与预算数持平", "等于预算", "与年初预算持平", "与年初预算数持平"];

/// Whether words are about 年初预算数.
pub(in crate::check::sentences) fn is_initial(word: &str) -> bool {
    word.contains("年初")
}

/// Whether words are about 全年预算数.
pub(in crate::check::sentences) fn is_whole(word: &str) -> bool {
    word.contains("全年")
}
