//! Names of parts that together are all of a thing, so that their numbers must add up: 水田 and 旱地, 货物, 工程 and 服务,
//! and whatever ends with 其他.

use super::token::NumberTokens;
use crate::check::sentences::divided::DIVISIONS;
use crate::statements::numbers::Number;
use crate::statements::quantity::Quantity;

/// What a part is called: the words before its number without 其中 and what leads to the number.
pub(super) fn name_of(tokens: &NumberTokens, place: usize) -> String {
    let label = &tokens.all[place].label;
    let label = label.rsplit("其中").next().unwrap_or_default();
    let label = label.trim_start_matches(['，', '、', '和', '：', ' ', '为']);
    label.trim_end_matches(['为', '有', '共', '的', '了', ' ']).to_string()
}

/// Whether all members of a set are named by some parts, each by one, and nothing else.
fn is_set(names: &[String]) -> bool {
    DIVISIONS.iter().any(|set| {
        let begins = |name: &String, word: &str| {
            name == word || (word.chars().count() > 1 && name.starts_with(word))
        };
        let member = |name: &String| {
            let words =
                set.iter().enumerate().flat_map(|(at, words)| words.iter().map(move |w| (at, w)));
            let of = words.filter(|(_, word)| begins(name, word));
            of.max_by_key(|(_, word)| word.len()).map(|(at, _)| at)
        };
        let mut members: Vec<_> = names.iter().map(member).collect();
        members.sort_unstable();
        let all: Vec<_> = (0..set.len()).map(Some).collect();
        members == all
    })
}

/// Whether parts are all of their whole: the names of a set, a last one that is called 其他, or 均为 behind them.
pub(super) fn is_exhaustive(tokens: &NumberTokens, parts: &[usize]) -> bool {
    let names: Vec<_> = parts.iter().map(|at| name_of(tokens, *at)).collect();
    let Some((last, name)) = parts.last().zip(names.last()) else { return false };
    let others = ["其他", "其它", "其余"].iter().any(|word| name.starts_with(word));
    let short = name.chars().count() <= 8;
    let chars = &tokens.text.passage.chars;
    let end = tokens.all[*last].number.end;
    let behind: String = chars[end..].iter().take(4).collect();
    let all_are = ["，均为", "，均系", "，均由", "，全部为", "，都是"]
        .iter()
        .any(|word| behind.starts_with(word));
    parts.len() > 1 && ((others && short) || all_are || is_set(&names))
}

/// Whether a number and the ones behind it are named by a set.
pub(super) fn begins_set(tokens: &NumberTokens, first: usize) -> bool {
    let like = |at: &usize| {
        let one = &tokens.all[*at];
        one.is_amount()
            && one.number.is_like(tokens.all[first].number)
            && one.sentence == tokens.all[first].sentence
    };
    // 其中优秀12人、合格38人、不合格2人: the first of a longer list is no whole of the others.
    let listed = first.checked_sub(1).is_some_and(|before| {
        like(&before)
            && tokens.gap(before, first).starts_with('、')
            && tokens.all[before].label.contains("其中")
    });
    if listed {
        return false;
    }
    let names: Vec<_> =
        (first..tokens.all.len()).take(4).take_while(like).map(|at| name_of(tokens, at)).collect();
    (2..=names.len()).any(|count| is_set(&names[..count]))
}

/// Whether a number counts how often what another one counts: 63200户次 of 41500户.
pub(super) fn counts_again(whole: &Number, part: &Number) -> bool {
    match (&whole.quantity, &part.quantity) {
        (Quantity::Things(whole), Quantity::Things(part)) => whole.strip_suffix('次') == Some(part),
        _ => false,
    }
}

/// Whether the words between a number and the next say that this one is of the first: 118名专业技术人员中高级职称.
pub(super) fn is_among(gap: &str) -> bool {
    let inside = |at: usize| {
        let (before, behind) = (&gap[..at], &gap[at + '中'.len_utf8()..]);
        let word = before.ends_with(['集', '其', '年', '期', '途', '初', '高'])
            || behind.starts_with([
                '小', '央', '心', '级', '型', '标', '医', '学', '期', '等', '层', '断', '西',
            ]);
        !word && before.chars().count() > 1 && !behind.is_empty()
    };
    let marks = gap.contains(['，', '。', '；', '、', '：', '（']);
    !marks && gap.chars().count() <= 24 && gap.match_indices('中').any(|(at, _)| inside(at))
}
