//! Years that a total is said to be of, against the years that are listed behind it, and years that are still to come.

use rust_decimal::Decimal;

use super::day::passage_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::{Number, numbers, year_at};
use crate::statements::numerals::{is_part_of_numeral, small_number};
use crate::statements::passage::Passage;

/// Totals of years, and years to come.
pub(crate) static WHOLE_YEARS: CheckRule = CheckRule::new(codes::E51, Needs::Lists, whole_years);

fn whole_years(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        if passage.find("累计").is_empty() {
            continue;
        }
        let all = numbers(passage);
        for at in passage.find("累计") {
            range(passage, at, &all, findings);
            counted(passage, at, &all, findings);
        }
    }
    still_to_come(context, findings);
    plans_of_the_past(context, findings);
}

/// The years that are listed behind 其中 with a number each, from one place on, if these numbers make up the total before
/// them: the first and the last.
fn listed(passage: &Passage, at: usize, all: &[Number]) -> Option<(i32, i32)> {
    let (_, stop) = passage.sentence(at);
    let among = (at..stop).find(|at| passage.has(*at, "其中"))?;
    let total =
        all.iter().rfind(|one| (at..among).contains(&one.at) && one.quantity.is_amount())?;
    let (mut place, mut years, mut sum) = (among + 2, Vec::new(), Decimal::ZERO);
    while let Some(year) = year_at(passage, place) {
        let number = all.iter().find(|one| one.at >= place + 5)?;
        if number.at > place + 9 || number.quantity != total.quantity {
            return None;
        }
        years.push(year);
        sum += number.size();
        place = number.end + 1;
    }
    let follow = years.windows(2).all(|two| two[1] == two[0] + 1);
    let whole = sum == total.size() && follow && years.len() > 1;
    whole.then(|| (years[0], years[years.len() - 1]))
}

/// 2021年至2024年全镇累计44.3公里，其中2022年…、2023年…、2024年…; 2021年至2024年三年累计.
fn range(passage: &Passage, at: usize, all: &[Number], findings: &mut Diagnostics) {
    let (start, _) = passage.sentence(at);
    let from = start.max(at.saturating_sub(24));
    let Some(begin) = (from..at).rev().find(|at| {
        year_at(passage, *at).is_some()
            && (passage.has(at + 5, "至") || passage.has(at + 5, "—"))
            && year_at(passage, at + 6).is_some()
    }) else {
        return;
    };
    let (Some(first), Some(last)) = (year_at(passage, begin), year_at(passage, begin + 6)) else {
        return;
    };
    let end = begin + 11;
    let years = i64::from(last - first) + 1;
    let numeral = passage.text(end.min(at), at);
    let numeral = numeral.strip_suffix('年').unwrap_or_default();
    let said = small_number(numeral).map(i64::from).filter(|said| *said != years);
    let other = listed(passage, at, all).filter(|other| *other != (first, last));
    let message = match (said, other) {
        (Some(said), _) => format!("{first}年至{last}年是{years}年，正文写{said}年"),
        (None, Some((one, two))) => format!("后面列的是{one}年至{two}年，合起来正是这个累计数"),
        (None, None) => return,
    };
    let words = (mistakes::WRONG_DURATION, message, "核对起止年份，改掉错的一个");
    report_once(passage, (begin, end), words, findings);
}

/// “十四五”前三年累计完成570.6亿元，其中2021年…、2022年…、2023年…、2024年….
fn counted(passage: &Passage, at: usize, all: &[Number], findings: &mut Diagnostics) {
    let Some(end) = at.checked_sub(1).filter(|end| passage.has(*end, "年")) else { return };
    let ahead = passage.chars[..end].iter().rev();
    let length = ahead.take_while(|c| is_part_of_numeral(**c)).count();
    let begin = end - length;
    let said = small_number(&passage.text(begin, end)).filter(|said| (2..10).contains(said));
    let (Some(said), Some((first, last))) = (said, listed(passage, at, all)) else { return };
    let years = last - first + 1;
    if i64::from(said) != i64::from(years) {
        let message = format!(
            "后面列了{first}年至{last}年{years}年的数，合起来正是这个累计数，这里写{said}年"
        );
        let words = (mistakes::WRONG_DURATION, message, "核对年数，改掉错的一个");
        report_once(passage, (begin, end + 1), words, findings);
    }
}

/// Words of what is still to come, of limits and of plans of several years.
const TO_COME: &[&str] = &[
    "计划",
    "将",
    "拟",
    "预计",
    "力争",
    "争取",
    "前",
    "目标",
    "规划",
    "到",
    "至",
    "期",
    "预算",
    "起",
    "继续",
    "列入",
    "纳入",
    "结转",
    "安排",
    "后续",
    "下一步",
    "改到",
    "推迟",
    "顺延",
    "延",
    "合同",
    "质保",
    "有效",
    "届时",
    "剩余",
    "其余",
    "分年",
    "远期",
    "末",
    "要",
];

/// 2026年高考参考1286人 in the results of a report of 2024 that was filed in 2025.
fn still_to_come(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(filed) = context.report.values.dates.get(keys::FILING_DATE) else { return };
    let latest = i32::from(filed.value.year).max(i32::from(context.report.year.value));
    let results = context.report.results.iter().flat_map(|group| &group.items);
    let results = results.filter_map(|one| one.text.as_ref());
    for passage in results.filter_map(|text| passage_of(context, text)) {
        for at in 0..passage.chars.len().saturating_sub(4) {
            let year = year_at(passage, at).filter(|year| *year > latest);
            let year =
                year.or_else(|| festival(passage, at, (filed.value.year, filed.value.month)));
            let class = class_of(passage, at).filter(|year| *year > latest + 7);
            let Some(stated) = year.or(class) else { continue };
            let (start, stop) = passage.sentence(at);
            let sentence = passage.text(start, stop);
            let compared = at > 0 && matches!(passage.chars[at - 1], '比' | '较');
            let planned = !compared && class.is_none() && says(&sentence, TO_COME);
            if planned || passage.is_quoted(at) {
                continue;
            }
            let message = format!("成效里写了{stated}年，成文时还没有到");
            let words = (mistakes::WRONG_YEAR, message, "核对年度");
            report_once(passage, (at, at + 5), words, findings);
        }
    }
}

/// The year of `2042届`.
fn class_of(passage: &Passage, at: usize) -> Option<i32> {
    let is_class = passage.chars.get(at + 4) == Some(&'届');
    let year = is_class.then(|| passage.text(at, at + 4).parse().ok())??;
    (1949..2199).contains(&year).then_some(year)
}

/// The year of `2025年国庆` in a report that was filed in the spring of it.
fn festival(passage: &Passage, at: usize, (year, month): (u16, u8)) -> Option<i32> {
    const DAYS: [(&str, u8); 6] =
        [("清明", 4), ("五一", 5), ("端午", 6), ("中秋", 9), ("国庆", 10), ("暑期", 7)];
    let stated = year_at(passage, at).filter(|stated| *stated == i32::from(year))?;
    let later = |(day, of): &(&str, u8)| month < *of && passage.has(at + 5, day);
    DAYS.iter().any(later).then_some(stated)
}

/// Words of what a measure does.
const DOES: &[&str] = &[
    "开展",
    "组织",
    "补办",
    "举办",
    "补报",
    "集中",
    "补评",
    "补齐",
    "增补",
    "提高到",
    "增加到",
    "招聘",
];
/// Words of a sentence that tells what was before what is to be done.
const TELLS: &[&str] = &[
    "下一步",
    "其余",
    "剩余",
    "仍",
    "但",
    "不够",
    "不足",
    "偏",
    "困难",
    "没有",
    "效果",
    "仅",
    "只有",
    "滞后",
    "由于",
    "因",
];
/// Words of what lies behind.
const BEHIND: &[&str] = &[
    "已", "了", "的", "曾", "未", "年末", "年底", "实际", "决算", "自评", "评价", "审计", "发现",
    "结转", "结余", "遗留", "下达", "执行", "年度", "基础", "经验", "教训", "问题", "来", "预算",
    "余", "欠", "年初", "相比",
];

/// 2024年开展辅导300户，每季度75户 in a measure that is due in 2025.
fn plans_of_the_past(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    for one in &context.report.improvements {
        let limit = one.due.as_ref().and_then(|due| passage_of(context, due));
        let later = |passage: &Passage| {
            (0..passage.chars.len()).any(|at| year_at(passage, at).is_some_and(|due| due > year))
        };
        let Some(passage) = one.text.as_ref().and_then(|text| passage_of(context, text)) else {
            continue;
        };
        // 2024年完成4项、2025年完成2项 tells of both years.
        if !limit.is_some_and(later) || later(passage) {
            continue;
        }
        for at in 0..passage.chars.len().saturating_sub(5) {
            let starts = at == 0 || "，；。".contains(passage.chars[at - 1]);
            let Some(stated) = year_at(passage, at).filter(|stated| starts && *stated <= year)
            else {
                continue;
            };
            let mark = |c: &&char| !"，；。".contains(**c);
            let clause: String = passage.chars[at + 5..].iter().take_while(mark).collect();
            let (start, stop) = passage.sentence(at);
            let tells = says(&passage.text(start, stop), TELLS);
            if stated + 2 > year && says(&clause, DOES) && !says(&clause, BEHIND) && !tells {
                let message = format!("改进措施里写在{stated}年做，这一年已经过去");
                let words = (mistakes::WRONG_YEAR, message, "核对年度，改进措施写以后的年度");
                report_once(passage, (at, at + 5), words, findings);
            }
        }
    }
}
