//! Statements to wholes with the parts that are listed behind them.

use super::numbers::Exactness;
use super::passage::Passage;
use super::quantity::Quantity;
use super::statement::{AmountBasis, ListKind, NumberRole, PartList, Statement};
use super::words::elsewhere::{LAST_YEAR, names_region};

/// Every list of parts, in order of its first part.
pub(super) fn part_lists(passage: &Passage, statements: &[Statement]) -> Vec<PartList> {
    (1..statements.len()).filter_map(|first| list_at(passage, statements, first)).collect()
}

/// How many statements behind its first a list may have, parts and others: one that goes on is no list that anybody wrote.
const LONGEST: usize = 200;

/// The list that begins at a statement.
fn list_at(passage: &Passage, statements: &[Statement], first: usize) -> Option<PartList> {
    let one = &statements[first];
    if !is_part(one) {
        return None;
    }
    let (kind, whole) = opening(passage, statements, first)?;
    let mut list = PartList { whole, parts: Vec::new(), perhaps: Vec::new(), kind, is_open: false };
    let mut certain = true;
    for (place, next) in statements.iter().enumerate().skip(first) {
        if next.sentence != one.sentence || next.depth < one.depth {
            break;
        }
        if place - first > LONGEST {
            return None;
        }
        if next.depth > one.depth
            || !is_part(next)
            || !next.number.is_like(&statements[whole].number)
        {
            continue;
        }
        if place > first {
            let gap = passage.text(statements[place - 1].number.end, next.number.at);
            if breaks(&gap) {
                break;
            }
            let inner = gap.contains("其中") || gap.contains("包括");
            certain &= !inner && next.segment == one.segment;
        }
        let which = if certain { &mut list.parts } else { &mut list.perhaps };
        which.push(place);
    }
    let last = list.parts.last().map(|last| &statements[*last])?;
    let around = passage.text(one.label.start, last.clause.end.max(last.tail.end));
    list.is_open = is_open(&around) || is_partial(passage, one);
    Some(list)
}

/// Whether a statement may be a part of another.
fn is_part(one: &Statement) -> bool {
    let amount =
        matches!(one.number.quantity, Quantity::Money | Quantity::Things(_) | Quantity::Other(_));
    one.role == NumberRole::Value && amount
}

/// How a list that begins at a statement is introduced, and its whole.
fn opening(passage: &Passage, statements: &[Statement], first: usize) -> Option<(ListKind, usize)> {
    let one = &statements[first];
    let nearest = nearest_whole(statements, first);
    let gap = gap_before(passage, statements, (first, nearest));
    if let Some(at) = gap.find("其中") {
        // 公务接待费6.5万元。其中…: another sentence is not looked at.
        let whole = nearest.filter(|_| !gap[..at].contains('。'))?;
        return Some((ListKind::Among, whole));
    }
    let whole = nearest.filter(|whole| *whole + 1 == first)?;
    // 8个项目中，优6个.
    let tail = passage.text(statements[whole].tail.start, statements[whole].tail.end);
    let among = tail.find('中').filter(|at| *at <= 18 && !tail[..*at].ends_with('集'));
    if among.is_some() && gap.starts_with(&tail) && statements[whole].depth == one.depth {
        return Some((ListKind::Among, whole));
    }
    let in_bracket = statements[whole].depth + 1 == one.depth;
    Some((introduced_by(&gap, in_bracket)?, whole))
}

/// The last of the statements right before a list that can be its whole.
fn nearest_whole(statements: &[Statement], first: usize) -> Option<usize> {
    // No list looks further back.
    const FAR: usize = 4;
    let one = &statements[first];
    (first.saturating_sub(FAR)..first).rev().find(|place| {
        let whole = &statements[*place];
        whole.sentence == one.sentence
            && matches!(whole.role, NumberRole::Value | NumberRole::Total | NumberRole::To)
            && whole.number.is_like(&one.number)
            && whole.depth <= one.depth
            && is_same_time(whole, one)
    })
}

/// The words between a list and the number before it, or its whole: 项目26个，其中5000万元以上项目8个, where the number in
/// between names a kind.
fn gap_before(
    passage: &Passage,
    statements: &[Statement],
    (first, whole): (usize, Option<usize>),
) -> String {
    let before = &statements[first - 1].number;
    let at = statements[first].number.at;
    let gap = passage.text(before.end, at);
    match whole {
        Some(whole) if !gap.contains("其中") && before.exactness == Exactness::Limit => {
            passage.text(statements[whole].number.end, at)
        }
        _ => gap,
    }
}

/// How a list is introduced by the words right behind its whole.
fn introduced_by(gap: &str, in_bracket: bool) -> Option<ListKind> {
    const INCLUDING: [&str; 3] = ["包括", "主要包括", "含"];
    const DIVIDED: [&str; 8] =
        ["分别为", "分别是", "分为", "构成为", "具体为", "具体是", "即", "具体包括"];
    let words = gap.trim_start_matches(['，', ' ', '（', '(']);
    let begins = |with: &[&str]| with.iter().any(|word| words.starts_with(word));
    if (in_bracket && gap.starts_with(['（', '('])) || gap.starts_with('：') {
        let of_others = names_region(words) || words.contains("同期");
        return (!has_budget_words(words) && !of_others).then_some(ListKind::All);
    }
    match () {
        () if begins(&INCLUDING) => Some(ListKind::Including),
        () if begins(&DIVIDED) => Some(ListKind::All),
        () => None,
    }
}

/// 公务接待费6.5万元（预算8万元）: what is in brackets is another amount of the same.
fn has_budget_words(words: &str) -> bool {
    [
        "预算", "年初", "原", "含", "约", "即", "折合", "不含", "比", "较", "目标", "计划", "满分",
        "总分", "标准", "分值",
    ]
    .iter()
    .chain(&LAST_YEAR)
    .any(|word| words.starts_with(word))
        || words.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether a part can be of the whole's time and kind.
fn is_same_time(whole: &Statement, part: &Statement) -> bool {
    use AmountBasis::{Actual, Adjusted, Budget, Initial, Unstated};
    let plain = |basis| matches!(basis, Unstated | Actual);
    let budget = |basis| matches!(basis, Adjusted | Budget | Initial);
    whole.basis == part.basis
        || (plain(whole.basis) && plain(part.basis))
        || (part.basis == Unstated)
        || (budget(whole.basis) && part.basis == Actual)
}

/// Whether the words between two numbers begin something new.
fn breaks(gap: &str) -> bool {
    const NEW: &[&str] = &[
        "此外",
        "另外",
        "同时",
        "合计",
        "共计",
        "总计",
        "较",
        "比上年",
        "同比",
        "完成",
        "实际",
        "年末",
        "预算",
        "结余",
        "节约",
        "剩余",
        "尚",
        "全年",
        "累计",
        "超",
        "另",
        "截至",
        "人均",
        "结转",
        "力争",
    ];
    // 彩超 is a device.
    let gap = gap.replace("彩超", "");
    NEW.iter().chain(&LAST_YEAR).any(|word| gap.contains(word))
}

/// Whether a text says that more than what is listed belongs to it.
fn is_open(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        c == '等'
            && !rest.starts_with('级')
            && !rest.starts_with('次')
            && !text[..at].ends_with('优')
    }) || ["主要是", "主要为", "主要有", "主要用于", "主要包括", "重点", "如", "例如"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether the words before the first part say that only some are listed.
fn is_partial(passage: &Passage, first: &Statement) -> bool {
    let before = passage.text(first.clause.start.saturating_sub(6), first.number.at);
    ["主要", "重点", "大部分", "仅"].iter().any(|word| before.contains(word))
}
