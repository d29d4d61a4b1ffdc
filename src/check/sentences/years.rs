//! Words like 今年, and years that are not the report's.

use crate::base::codes;
use crate::base::date::Date;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::year_at;
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Words like 今年, and wrong years.
pub(crate) static YEARS: CheckRule = CheckRule::new(codes::E16, Needs::Lists, years);

fn years(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    let words = [("今年", year), ("去年", year - 1), ("明年", year + 1), ("前年", year - 2)];
    let index = WordIndex::new(words.map(|(word, year)| (word.to_string(), year)));
    for passage in context.passages.iter().filter(|passage| !passage.is_document) {
        for (at, word, meant) in index.find(passage) {
            // 以前年度, 从前年份: no 前年; 写明年初, 注明年份: no 明年.
            let ends_a_word = match word {
                "前年" => "以从之",
                "明年" => "写注标载",
                _ => "",
            };
            let parted =
                at.checked_sub(1).is_some_and(|at| ends_a_word.contains(passage.chars[at]));
            if passage.is_quoted(at) || parted {
                continue;
            }
            let message = format!("“{word}”应写明是哪一年，如“{meant}年”");
            context.report_word(
                passage,
                (at, word),
                (message, "写明年份；本年度可以写 ${year}年"),
                findings,
            );
        }
        wrong_years(context, passage, year, findings);
        impossible_days(context, passage, findings);
    }
}

/// `2022年度`, `截至2022年12月31日` and `2022年，我局……` where the sentence does not look back.
fn wrong_years(context: &CheckContext, passage: &Passage, year: i32, findings: &mut Diagnostics) {
    for at in 0..passage.chars.len().saturating_sub(4) {
        let inside = at > 0 && passage.chars[at - 1].is_ascii_digit();
        if inside || !passage.chars[at].is_ascii_digit() {
            continue;
        }
        let digits = passage.text(at, at + 4);
        let number: i32 = match digits.parse() {
            Ok(number) if (1949..=2199).contains(&number) => number,
            _ => continue,
        };
        if number == year || passage.chars[at + 4] != '年' || passage.is_cited(at, 4) {
            continue;
        }
        let written = until(passage, at, (number, year))
            .or_else(|| fiscal(passage, at, (number, year)))
            .or_else(|| acting(context, passage, at, (number, year)));
        if let Some(written) = written {
            let right = written.replacen(&digits, &year.to_string(), 1);
            let message = format!("“{written}”与报告年度不同，是不是应为“{right}”");
            context.report_word(
                passage,
                (at, &written),
                (message, "核对年度；本年度可以写 ${year}年"),
                findings,
            );
        }
    }
}

/// `2022年12月31日`, `2022年末` behind 截至.
fn until(passage: &Passage, at: usize, (number, year): (i32, i32)) -> Option<String> {
    if !passage.text(at.saturating_sub(3), at).contains("截至") {
        return None;
    }
    let (start, stop) = passage.sentence(at);
    let sentence = passage.text(start, stop);
    if passage.has(at + 5, "12月31日") && !sentence.contains(&format!("{year}年")) {
        return Some(passage.text(at, at + 11));
    }
    let end = ["末", "底", "年末", "年底", "12月底", "12月末"];
    let end = end.iter().find(|end| passage.has(at + 5, end))?;
    let both = passage.text(0, passage.chars.len()).contains(&format!("{year}年"));
    let back = both || sentence.contains("为") || looks_away(passage, at, (number, year));
    (number < year && !back).then(|| passage.text(at, at + 5 + end.chars().count()))
}

/// `2022年度` before the name of what a report covers.
fn fiscal(passage: &Passage, at: usize, years: (i32, i32)) -> Option<String> {
    const MATTERS: &str = "部门 单位 决算 预算 绩效 自评 整体 收入 支出 收支 工作 目标 任务 项目 资金 财政 全年 我 本";
    let matters = MATTERS.split(' ').any(|word| passage.has(at + 6, word));
    let wrong = passage.has(at + 5, "度") && matters && !looks_away(passage, at, years);
    wrong.then(|| passage.text(at, at + 6))
}

/// `2022年，我局坚持……` at the beginning of a text that sums up a year and never names its own.
fn acting(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    (number, year): (i32, i32),
) -> Option<String> {
    if at > 0 {
        return None;
    }
    const SUMMARY: &str = "全面完成 各项 坚持 贯彻 围绕 认真 积极 深入 切实 扎实";
    const EVENTS: &str = "获 评 印发 制定 出台 批复 以来 起 至 被 比";
    let own = context.report.own_names();
    let text = passage.text(0, passage.chars.len());
    let says = |words: &str| words.split(' ').any(|word| text.contains(word));
    let comma = usize::from(passage.has(at + 5, "，"));
    let acts = own.iter().any(|name| passage.has(at + 5 + comma, name));
    let sums_up = says(SUMMARY) && !says(EVENTS) && !text.contains(&format!("{year}年"));
    (number < year && acts && sums_up).then(|| passage.text(0, 5))
}

/// `2024年4月31日`, `2024年13月`: days and months that the calendar does not have.
fn impossible_days(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let digits = |at: usize| passage.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    for at in 0..passage.chars.len() {
        if year_at(passage, at).is_none() {
            continue;
        }
        let month = at + 5 + digits(at + 5);
        if month == at + 5 || !passage.has(month, "月") {
            continue;
        }
        let day = month + 1 + digits(month + 1);
        let has_day = day > month + 1 && passage.has(day, "日");
        let written = passage.text(at, if has_day { day + 1 } else { month + 1 });
        let first = if has_day { written.clone() } else { format!("{written}1日") };
        if Date::parse(&first).is_none() {
            let message = format!("没有“{written}”这个日期");
            context.report_word(passage, (at, &written), (message, "核对日期"), findings);
        }
    }
}

/// Whether the sentence names another year on purpose: compared with the year before, a result of it that this
/// year acts on, planned for the year after; or it names this year too.
fn looks_away(passage: &Passage, at: usize, (number, year): (i32, i32)) -> bool {
    const BEFORE: [&str; 19] = [
        "比",
        "上年",
        "相较",
        "同期",
        "同比",
        "结转",
        "以来",
        "基础上",
        "核对",
        "结果",
        "整改",
        "审计",
        "指出",
        "反馈",
        "考核",
        "获",
        "连续",
        "公开了",
        "批复",
    ];
    const LONG_BEFORE: [&str; 10] =
        ["以来", "至", "比", "基础上", "印发", "建成", "起", "考核", "获", "连续"];
    const AFTER: [&str; 7] = ["下一年", "次年", "计划", "预算编制", "拟", "将", "安排"];
    let (start, end) = passage.sentence(at);
    let sentence = passage.text(start, end);
    let this_year = sentence.contains(&format!("{year}年"));
    match number - year {
        -1 => this_year || says(&sentence, &BEFORE),
        1 => says(&sentence, &AFTER),
        -10..=-2 => says(&sentence, &LONG_BEFORE),
        _ => false,
    }
}
