//! The words beside a range of dates to the number of days, months or years that they say.

use crate::base::han::is_han;
use crate::statements::numbers::Number;
use crate::statements::numerals::{is_part_of_numeral, small_number};
use crate::statements::passage::Passage;

/// A number of days or months that the text states of a range of dates.
pub(super) struct StatedDuration {
    /// Where it begins.
    pub at: usize,
    /// Where its unit ends.
    pub end: usize,
    /// The number.
    pub number: u32,
    /// 天 or 月.
    pub unit: &'static str,
    /// Whether so many days were used, which may be working days: 用5天时间.
    pub is_used: bool,
}

/// Words between a range and the number of its days that say that all of it is meant.
const STRONG: &[&str] = &[
    "共计",
    "共",
    "合计",
    "总计",
    "历时",
    "为期",
    "前后",
    "用时",
    "耗时",
    "用",
    "汛期",
    "防火期",
    "禁渔期",
    "封育期",
    "的",
];
/// Further words between them.
const WEAK: &[&str] = &[
    "主",
    "期间",
    "，",
    "）",
    "（",
    "在",
    "时间",
    "一",
    "连续",
    "度",
    "，",
    "、",
    "进行了",
    "利用",
    "森林",
    "主汛期",
    "评价小组",
    "自评小组",
    "工作组",
    "我局",
    "分2组",
    "分两组",
    "分组",
];
/// How far the number stands from the range at most.
const FAR: usize = 16;

/// The number behind a range: 4月1日至9月30日汛期共183天.
pub(super) fn behind(passage: &Passage, from: usize) -> Option<StatedDuration> {
    let (_, stop) = passage.sentence(from);
    let end = stop.min(from + FAR);
    let at = (from..end).find(|&at| {
        is_part_of_numeral(passage.chars[at])
            && count(passage, at).is_some()
            && !is_word(passage, at)
    })?;
    let gap = passage.text(from, at);
    let (number, end, unit) = count(passage, at)?;
    let bracketed = gap.ends_with('（') && passage.has(end, "）");
    // 共20天出现降雨: not all of the days.
    let goes_on = passage.chars.get(end).is_some_and(|c| is_han(*c)) && !passage.has(end, "时间");
    let used = gap.contains('用');
    let strong = (bracketed || gap.is_empty() || STRONG.iter().any(|word| gap.contains(word)))
        && (used || !goes_on);
    (strong && is_filled(&gap)).then_some(StatedDuration { at, end, number, unit, is_used: used })
}

/// Whether a numeral is a part of a word of [`WEAK`]: 分2组, 一并.
fn is_word(passage: &Passage, at: usize) -> bool {
    at > 0 && passage.chars[at - 1] == '分'
}

/// The number in front of a range in brackets: 用5天时间（3月3日至3月7日）.
pub(super) fn in_front(passage: &Passage, from: usize) -> Option<StatedDuration> {
    let open = from.checked_sub(1).filter(|open| passage.chars[*open] == '（')?;
    let at = (open.saturating_sub(8)..open).find(|&at| {
        count(passage, at).is_some_and(|(_, end, _)| {
            matches!(passage.text(end, open).as_str(), "" | "时间" | "的时间" | "左右的时间")
        })
    })?;
    let begins = at == 0 || !is_part_of_numeral(passage.chars[at - 1]);
    let before = passage.text(at.saturating_sub(2), at);
    let strong =
        ["共", "历时", "为期", "用", "用时", "耗时"].iter().any(|word| before.ends_with(word));
    let (number, end, unit) = count(passage, at)?;
    (begins && strong).then(|| StatedDuration {
        at,
        end,
        number,
        unit,
        is_used: before.ends_with('用'),
    })
}

/// A number of days or months at a place: the number, where its unit ends, the unit. 工作日 are not counted here.
fn count(passage: &Passage, at: usize) -> Option<(u32, usize, &'static str)> {
    let length = passage.chars[at..].iter().take_while(|c| is_part_of_numeral(**c)).count();
    let number = small_number(&passage.text(at, at + length)).filter(|number| *number > 0)?;
    let end = at + length;
    let other = ["天气", "天然", "天线"].iter().any(|word| passage.has(end, word));
    match () {
        () if passage.has(end, "天") && !other => Some((number, end + 1, "天")),
        () if passage.has(end, "个月") => Some((number, end + 2, "月")),
        () => None,
    }
}

/// Whether a gap is made of the words that may stand there.
fn is_filled(gap: &str) -> bool {
    let mut rest = gap;
    while !rest.is_empty() {
        let words = STRONG.iter().chain(WEAK).filter(|word| rest.starts_with(**word));
        match words.max_by_key(|word| word.len()) {
            Some(word) => rest = &rest[word.len()..],
            None => return false,
        }
    }
    true
}

/// A number in digits or numerals right before a word: the number and where the word ends.
pub(super) fn count_of(passage: &Passage, at: usize, word: &str) -> Option<(u32, usize)> {
    let length = passage.chars.get(at..)?.iter().take_while(|c| is_part_of_numeral(**c)).count();
    let number = small_number(&passage.text(at, at + length)).filter(|number| *number > 0)?;
    let end = at + length;
    passage.has(end, word).then(|| (number, end + word.chars().count()))
}

/// How many of a passage's numbers of one unit follow in a row: 1万元、2万元和3万元.
pub(super) fn listed_from(passage: &Passage, all: &[Number], from: usize, stop: usize) -> usize {
    let place = |at: usize| all.partition_point(|one| one.at < at);
    let here = &all[place(from)..place(stop.max(from))];
    let Some(first) = here.first().filter(|one| one.at < from + 10) else { return 0 };
    let mut count = 1;
    for pair in here.windows(2) {
        let gap = passage.text(pair[0].end, pair[1].at);
        if !matches!(gap.as_str(), "、" | "和" | "，" | "及") || pair[1].unit != first.unit {
            break;
        }
        count += 1;
    }
    count
}
