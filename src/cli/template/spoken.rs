//! Words that people look for to those that names are called by, and names that are near to a word that none has.

use crate::pipeline::TemplateName;

/// What is said, and what names are called.
const SAID: [(&str, &str); 22] = [
    ("没有执行", "比全年预算的差额"),
    ("未执行", "比全年预算的差额"),
    ("没执行", "比全年预算的差额"),
    ("超支", "比全年预算的差额"),
    ("超预算", "比全年预算的差额"),
    ("超编", "超出数"),
    ("执行进度", "执行率"),
    ("支出进度", "执行率"),
    ("招待费", "接待费"),
    ("出国费", "出国（境）费"),
    ("车辆", "公务用车"),
    ("扣分", "得分"),
    ("上年同期", "上年决算"),
    ("去年", "上年"),
    ("增长率", "增减率"),
    ("增长", "增减"),
    ("增幅", "增减率"),
    ("报送日期", "成文日期"),
    ("人数", "在职人员"),
    ("单位名称", "单位全称"),
    ("负责人", "责任人"),
    ("分数", "得分"),
];

/// What a word is said for.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    SAID.iter().find(|(said, _)| *said == word).map(|(_, called)| *called)
}

/// So many names are offered.
const OFFERED: usize = 5;

/// The names whose 中文名 have most characters of a word, at least half of them and two; the shortest first.
pub(super) fn near<'n>(word: &str, all: &'n [TemplateName]) -> Vec<&'n TemplateName> {
    let wanted: Vec<char> = word.chars().filter(|c| !c.is_whitespace()).collect();
    let least = wanted.len().div_ceil(2).max(2);
    let shared = |one: &TemplateName| {
        let title = &one.variable.title;
        wanted.iter().filter(|c| title.contains(**c)).count()
    };
    let mut near: Vec<_> = all
        .iter()
        .filter(|one| !one.variable.by_id)
        .map(|one| (shared(one), one))
        .filter(|(count, _)| *count >= least)
        .collect();
    near.sort_by_key(|(count, one)| {
        (std::cmp::Reverse(*count), one.variable.title.chars().count())
    });
    near.into_iter().take(OFFERED).map(|(_, one)| one).collect()
}
