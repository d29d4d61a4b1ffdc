//! The words before a number to the thing that they name, without comparisons, times and directions.

use crate::check::sentences::claims::vocabulary::naming_nothing;
use crate::statements::words::directions::{DOWN, DOWN_BEFORE_NUMBER, UP, UP_BEFORE_NUMBER};

/// Words that name nothing beside those between a name and its numbers.
const WORDS: &[&str] = &[
    "同期",
    "年初",
    "决算数",
    "决算",
    "预算执行数",
    "执行数",
    "节支",
    "审减",
    "了",
    "的",
    "约",
    "为",
    "达",
    "额",
    "数",
    "幅度",
    "率",
    "各",
    "均",
    "也",
    "实际",
    "本年",
    "本年度",
    "当年",
    "年度",
    "度",
    "则",
    "年末",
    "并",
    "且",
    "略有",
    "有所",
    "大幅",
    "总额",
    "金额",
    "资金",
    "其",
    "这",
    "是",
    "是因",
    "有",
    "完成",
    "而",
    "相应",
    "比年初",
    "增减",
    "水平",
    "总量",
    "总数",
    "：",
    " ",
    "又",
    "再",
    "由此",
    "从而",
    "计划",
    "目标",
    "任务",
];

/// Every word that names nothing, the directions first.
fn words() -> impl Iterator<Item = &'static &'static str> {
    let directions = UP.iter().chain(&DOWN).chain(&UP_BEFORE_NUMBER).chain(&DOWN_BEFORE_NUMBER);
    directions.chain(naming_nothing()).chain(WORDS)
}

/// What is left of a label when comparisons, times and directions are taken away; empty if it names nothing of its own.
pub(crate) fn noun(label: &str) -> String {
    let mut rest = label;
    let mut noun = String::new();
    while let Some(first) = rest.chars().next() {
        let year = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        if let Some(behind) = year.and_then(|_| rest[4..].strip_prefix('年')) {
            rest = behind;
            continue;
        }
        let word = words().filter(|word| rest.starts_with(**word));
        match word.max_by_key(|word| word.len()) {
            Some(word) if noun.is_empty() => rest = &rest[word.len()..],
            _ => {
                noun.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    let mut noun = noun.as_str();
    while let Some(shorter) = words().find_map(|word| noun.strip_suffix(word)) {
        noun = shorter;
    }
    noun.to_string()
}

/// Whether a label names nothing of its own.
pub(crate) fn is_bare(label: &str) -> bool {
    noun(label).is_empty()
}
