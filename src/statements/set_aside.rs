//! Numbers that a sentence names to leave them out, or as what was not done: no total, part or base of the others.

use super::numbers::Number;
use super::passage::Passage;

/// Words behind which the rest of a sentence refers to something else than the whole.
pub const LEFT_OUT: [&str; 6] = ["剔除", "扣除", "不含", "不包括", "同口径", "可比口径"];

/// How far behind a number the end of 除…外 may stand.
const FAR: usize = 14;

/// Where such words stand in a passage, in order.
pub fn left_out(passage: &Passage) -> Vec<usize> {
    let mut places: Vec<_> = LEFT_OUT.iter().flat_map(|word| passage.find(word)).collect();
    places.sort_unstable();
    places
}

/// Whether a number with words before it is set aside: 除8台外, 仅1个没有达标, 未接通的200人, 不合格20份.
///
/// 抽检1260批次，合格1239批次，不合格21批次 is a whole with both its parts: `known` of such numbers stand before it.
pub fn is_set_aside(passage: &Passage, number: &Number, words: &str, known: usize) -> bool {
    let behind = passage.text(number.end, (number.end + 6).min(passage.chars.len()));
    let clause = passage.chars[number.end..].iter().take_while(|c| !"，。；".contains(**c));
    let excepted = words.ends_with('除') && clause.take(FAR).any(|c| *c == '外');
    let only =
        words.ends_with('仅') && ["没有", "未", "不"].iter().any(|word| behind.contains(word));
    excepted || only || (is_denied(words) && known < 2)
}

/// Whether words say that something was not done or is not so: 未接通的, 不合格.
pub fn is_denied(words: &str) -> bool {
    ["未", "不合格", "不达标", "没有"].iter().any(|word| words.starts_with(word))
        && !words.starts_with("未来")
}
