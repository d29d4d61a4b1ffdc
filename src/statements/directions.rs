//! The words before a number to the direction of a change.

use super::words::directions::{DOWN, DOWN_BEFORE_NUMBER, UP, UP_BEFORE_NUMBER};
use super::words::elsewhere::LAST_YEAR;
use crate::base::direction::Direction;
use crate::statements::words::comparing::compares;

/// Further words for more, before a number.
const MORE_UP: &[&str] = &["超支", "超出", "扩大", "上调", "高出", "多支出"];
/// Further words for less, before a number.
const MORE_DOWN: &[&str] = &["节约", "节省", "下调", "回落", "少支出", "净减", "低"];
/// Words of one character that are a direction only behind a comparison.
const SHORT: &[(&str, Direction)] = &[
    ("增", Direction::Up),
    ("多", Direction::Up),
    ("超", Direction::Up),
    ("高", Direction::Up),
    ("升", Direction::Up),
    ("减", Direction::Down),
    ("少", Direction::Down),
    ("低", Direction::Down),
    ("降", Direction::Down),
];
/// Words between a direction and its number.
const BEHIND_DIRECTION: &[&str] = &[
    "了", "约", "近", "达", "为", "额", "金额", "资金", "幅度", "率", "数", "支出", "经费", "：",
    " ", "逾",
];
/// Words that compare where a word of direction follows: 与上年持平, 超预算增加, 增减.
const COMPARING: &[&str] = &["与", "超", "增减"];

/// The direction of the words that a text ends with.
pub(super) fn direction(label: &str) -> Option<Direction> {
    let compares = compares(label, COMPARING);
    if let Some(direction) = against(label) {
        return Some(direction);
    }
    let mut text = label;
    loop {
        if let Some(word) =
            UP.iter().chain(&UP_BEFORE_NUMBER).chain(MORE_UP).find(|word| text.ends_with(**word))
        {
            return (!is_part_of_word(text, word)).then_some(Direction::Up);
        }
        if let Some(word) = DOWN
            .iter()
            .chain(&DOWN_BEFORE_NUMBER)
            .chain(MORE_DOWN)
            .find(|word| text.ends_with(**word))
        {
            let comparing = *word != "低" || compares;
            return (comparing && !is_part_of_word(text, word)).then_some(Direction::Down);
        }
        let short = SHORT.iter().find(|(word, _)| text.ends_with(*word));
        if let Some((_, direction)) =
            short.filter(|_| compares && !text.ends_with("新增") && !text.ends_with("彩超"))
        {
            return Some(*direction);
        }
        text = BEHIND_DIRECTION.iter().find_map(|word| text.strip_suffix(word))?;
    }
}

/// The direction of words that say nothing else, behind what is compared with: 比上年的212张多24张.
pub(super) fn alone(words: &str) -> Option<Direction> {
    let word = words.trim_end_matches(['了', '约', '出']);
    let word = SHORT.iter().find(|(short, _)| word == *short);
    word.map(|(_, direction)| *direction)
}

/// 超预算, 低于年初预算数: the direction stands before what is compared with.
fn against(label: &str) -> Option<Direction> {
    let of = ["年初预算数", "年初预算", "全年预算", "预算数", "预算", "计划", "目标"];
    let word = of.iter().chain(&LAST_YEAR).find_map(|word| label.strip_suffix(word))?;
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    match () {
        () if ends(&["未超", "不超", "没有超", "未超过", "不超过", "不低于"]) => {
            None
        }
        () if ends(&["超", "超出", "超过", "高于", "大于", "多于"]) => {
            Some(Direction::Up)
        }
        () if ends(&["低于", "少于", "小于"]) => Some(Direction::Down),
        () => None,
    }
}

/// 新增加, 能耗降低 … words of which a direction is only a part.
fn is_part_of_word(text: &str, word: &str) -> bool {
    let before = text.strip_suffix(word).unwrap_or_default();
    // 饮水安全巩固提升1152.35万元: what is done, no change of a number.
    let is_done = word == "提升" && ["巩固", "改造"].iter().any(|of| before.ends_with(of));
    before.ends_with("新") || before.ends_with("多支") || is_done
}
