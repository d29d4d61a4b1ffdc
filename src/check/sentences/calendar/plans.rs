//! Plans for a year that is over, steps of the evaluation that go backwards, and a year compared with itself.

use std::collections::HashSet;

use super::day::{Day, days, exists, passage_of, report};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::statements::numbers::year_at;
use crate::statements::passage::Passage;

/// Plans and steps against the year of the report.
pub(crate) static PLANS: CheckRule = CheckRule::new(codes::E49, Needs::Lists, plans);

/// Words right before a year that is still to come.
const STRIVES: &[&str] = &["力争", "争取", "确保", "计划", "拟于", "计划于", "预计"];
/// Words behind a year of what is still to come.
const STRIVEN: &[&str] = &["力争", "争取", "确保", "计划"];
/// Words that leave what is planned from a past year.
const PAST: &[&str] = &[
    "未",
    "结转",
    "剩余",
    "的",
    "已",
    "欠",
    "度",
    "末",
    "底",
    "起",
    "遗留",
    "实际",
    "完成了",
    "批复",
    "至",
    "预算",
    "下达",
    "以来",
    "比",
    "较",
];

fn plans(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    let improvements = context.report.improvements.iter();
    let texts: Vec<&Prose> =
        improvements.flat_map(|one| [Some(&one.title), one.text.as_ref()]).flatten().collect();
    let ahead = texts.iter().copied().chain(&context.report.goals.expected);
    let ahead: HashSet<_> = ahead.filter_map(|prose| context.index.find(prose.span)).collect();
    for passage in texts.iter().filter_map(|text| passage_of(context, text)) {
        planned(passage, year, findings);
    }
    let steps = context.report.steps.iter().filter_map(|step| step.text.as_ref());
    for passage in steps.filter_map(|text| passage_of(context, text)) {
        backwards(context, passage, findings);
        too_early(context, passage, year, findings);
    }
    for (number, passage) in context.passages.iter().enumerate() {
        if !passage.is_name && !ahead.contains(&number) {
            with_itself(passage, year, findings);
        }
    }
}

/// The years of a passage: where each begins, and the year.
fn years(passage: &Passage) -> impl Iterator<Item = (usize, i32)> + '_ {
    let inside = move |at: usize| at > 0 && passage.chars[at - 1].is_ascii_digit();
    (0..passage.chars.len().saturating_sub(4))
        .filter(move |at| passage.chars[*at].is_ascii_digit() && !inside(*at))
        .filter_map(move |at| year_at(passage, at).map(|year| (at, year)))
        .filter(move |(at, _)| !passage.is_cited(*at, 4))
}

/// 力争2024年挽回损失400万元以上, 2024年产值力争达到30亿元 in an improvement after 2024.
fn planned(passage: &Passage, year: i32, findings: &mut Diagnostics) {
    for (at, written) in years(passage).filter(|(_, written)| *written <= year) {
        let (start, stop) = passage.sentence(at);
        let before = passage.text(start, at);
        let behind = passage.text(at + 5, stop.min(at + 30));
        let clause = behind.split(['，', '；', '、']).next().unwrap_or_default();
        let strives = STRIVES.iter().any(|word| before.ends_with(word));
        let striven = says(clause, STRIVEN) && !before.ends_with(['比', '较', '在']);
        if (strives || striven) && !says(clause, PAST) {
            let message = format!("改进措施里打算在“{written}年”做，这一年已经过去");
            let hint = "核对年度，改进措施写以后的年度";
            report(passage, (at, at + 5), (mistakes::WRONG_YEAR, message, hint), findings);
        }
    }
}

/// 3月10日形成初稿，3月7日审定: what a step tells goes on in time.
fn backwards(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let all = days(passage);
    let all: Vec<&Day> = all.iter().filter(|day| day.day.is_some() && exists(day)).collect();
    for pair in all.windows(2) {
        let (one, two) = (pair[0], pair[1]);
        let (start, stop) = passage.sentence(one.at);
        let gap = passage.text(one.end, two.at.max(one.end));
        let goes_on = two.at < stop && gap.ends_with(['，', '；']) && gap.chars().count() > 2;
        let other =
            ["前", "比", "规定", "截止", "原定", "要求", "计划", "提前", "通知", "根据", "按照"];
        let sentence = passage.text(start, stop);
        let year = one.year.or(two.year).unwrap_or(2025);
        let known = two.year.is_none() || one.year.is_some();
        if !goes_on || !known || says(&sentence, &other) || two.moment(year) >= one.moment(year) {
            continue;
        }
        // Into the next year: 12月20日…，1月6日….
        if one.month >= 10 && two.month <= 3 {
            continue;
        }
        let message = format!("{}写在{}之后", two.written(passage), one.written(passage));
        report(passage, (two.at, two.end), (context.code, message, "核对先后两个日期"), findings);
    }
}

/// 2024年2月10日成立评价小组, where 2024 is what is evaluated.
fn too_early(context: &CheckContext, passage: &Passage, year: i32, findings: &mut Diagnostics) {
    for day in days(passage).iter().filter(|day| day.has_year && day.day.is_some()) {
        let (start, stop) = passage.sentence(day.at);
        let sentence = passage.text(start, stop);
        let own = says(&sentence, &["自评", "评价小组", "评价工作组"]);
        let other = ["印发", "通知", "目标", "预算", "监控", "依据", "根据", "截至", "文件"];
        let early = day.year == Some(year) && day.month < 10;
        if early && own && !says(&sentence, &other) && !passage.is_quoted(day.at) {
            let message = format!("{year}年度的自评，步骤里写的是{}", day.written(passage));
            let hint = "年度结束后才自评；核对年份";
            report(passage, (day.at, day.end), (context.code, message, hint), findings);
        }
    }
}

/// 与2024年度相比 in a sentence about 2024.
fn with_itself(passage: &Passage, year: i32, findings: &mut Diagnostics) {
    let all: Vec<_> = years(passage).collect();
    if all.iter().any(|(_, written)| *written > year) {
        return;
    }
    for (at, _) in all.iter().filter(|(_, written)| *written == year) {
        let with = at.checked_sub(1).is_some_and(|before| passage.has(before, "与"));
        let compared =
            ["年度相比", "年相比", "年度相较"].iter().any(|word| passage.has(at + 4, word));
        let of_it = all.iter().any(|(other, written)| other < at && written == &year);
        if with && compared && of_it {
            let message = format!("{year}年与{year}年相比，多半是{}年", year - 1);
            report(passage, (*at, at + 5), (mistakes::WRONG_YEAR, message, "核对年度"), findings);
        }
    }
}
