//! Words for another level of government than the unit's: 我乡 in a town, 全市 in a county.

use super::unit_level::level_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Words for another level of government.
pub(crate) static LEVELS: CheckRule = CheckRule::new(codes::E50, Needs::Lists, levels);

/// A level: the last character of its places.
const LEVELS_OF: &[(char, &str)] = &[
    ('县', "县"),
    ('市', "市"),
    ('区', "区"),
    ('旗', "旗"),
    ('镇', "镇"),
    ('乡', "乡"),
    ('州', "州"),
];

fn levels(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(own) = level_of(context.report.unit_name()) else { return };
    let others = LEVELS_OF.iter().filter(|(level, _)| is_other(own, *level));
    let words = others
        .flat_map(|(level, name)| [(format!("我{name}"), *level), (format!("全{name}"), *level)]);
    let index = WordIndex::new(words);
    let once = is_slip_of(context, own);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for (at, word, level) in index.find(passage) {
            let slip = once == Some(*level) && states_own(passage, at, word);
            let meant = slip || is_meant(passage, at, word, (own, *level));
            if !meant || is_told_apart(passage, at, own) {
                continue;
            }
            let message = format!("{}是“{own}”一级的，这里写“{word}”", context.report.unit_name());
            let right = word.replace(*level, &own.to_string());
            let hint = format!("本单位的写“{right}”；说的是别处的，写出地名");
            context.report_word(passage, (at, word), (message, &hint), findings);
        }
    }
}

/// 全市新增耕地1.86万亩，我县新增1268亩: whether the rest of the sentence tells one's own from it.
fn is_told_apart(passage: &Passage, at: usize, own: char) -> bool {
    let (_, stop) = passage.sentence(at);
    let rest = passage.text(at, stop);
    ["我", "全", "本"].iter().any(|lead| rest.contains(&format!("{lead}{own}")))
}

/// The level whose 全 a report has once, where it has that of its own three times or more: 全市 of 全县.
fn is_slip_of(context: &CheckContext, own: char) -> Option<char> {
    let count = |level: char| -> usize {
        let word = format!("全{level}");
        context.passages.iter().map(|one| one.find(&word).len()).sum()
    };
    let other = match own {
        '县' => '市',
        '市' => '县',
        _ => return None,
    };
    (count(own) >= 3 && count(other) == 1).then_some(other)
}

/// 全市有养老服务机构49家, 全市设县、乡、村三级: a clause that begins with what there is in all of the place.
fn states_own(passage: &Passage, at: usize, word: &str) -> bool {
    let begins = at.checked_sub(1).is_none_or(|at| "，。；：\n".contains(passage.chars[at]));
    let from = at + word.chars().count();
    let clause: String =
        passage.chars[from..].iter().take(16).take_while(|c| !"，。；".contains(**c)).collect();
    let states = ["有", "设", "共有", "现有"].iter().any(|word| clause.starts_with(word));
    begins && states && !clause.contains(['县', '第', '前'])
}

/// Whether a level cannot be the unit's own or one above it. A county or a district is in a city, a town in a county or
/// a district, and 全区 may be an autonomous region.
fn is_other(own: char, level: char) -> bool {
    match own {
        '镇' => level == '乡',
        '乡' => level == '镇',
        '县' => level == '市' || level == '旗',
        '区' => level == '县' || level == '旗',
        '市' => level == '县' || level == '旗',
        _ => false,
    }
}

/// Whether a word refers to the unit's own place.
fn is_meant(passage: &Passage, at: usize, word: &str, (own, level): (char, char)) -> bool {
    let behind = passage.text(at + word.chars().count(), at + word.chars().count() + 6);
    let before = passage.text(at.saturating_sub(6), at);
    let quoted = passage.is_quoted(at) || before.contains('《');
    // 全镇集镇, 我镇区: another word begins or ends here.
    let longer = ["长", "里", "委", "政", "域", "场", "民", "容", "直", "级", "区"]
        .iter()
        .any(|c| behind.starts_with(c));
    let title = before.ends_with(['周', '健', '安', '完', '保', '自', '忘']);
    if quoted || longer || title {
        return false;
    }
    if (own, level) != ('县', '市') {
        // 宁远县全县: the place is named.
        let named = before.ends_with(level) || before.ends_with(['各', '县', '乡', '镇']);
        let both = ["、我", "、全"]
            .iter()
            .any(|word| before.ends_with(word.chars().next().unwrap_or('、')));
        return !named && !both;
    }
    // A county is in a city, which it may mention: 居全市前列, 全市先进, 全市第3.
    let starts = before.is_empty() || before.ends_with(['，', '。', '；', '：', '“', '\n']);
    let acts = [
        "共",
        "累计",
        "新增",
        "完成",
        "实现",
        "各项",
        "干部",
        "群众",
        "人民",
        "经济",
        "农村",
        "各乡",
        "总人口",
        "辖",
    ];
    let ranks =
        ["第", "前", "先进", "排", "考核", "领先", "唯一", "首", "平均", "会议", "统一", "表彰"];
    let own_work =
        starts && word.starts_with('全') && acts.iter().any(|word| behind.starts_with(word));
    own_work && !ranks.iter().any(|word| behind.contains(word))
}
