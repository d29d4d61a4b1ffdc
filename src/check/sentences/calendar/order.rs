//! Dates that are in the wrong order.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::passages::plain;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::dates::{SpokenDate, dates};
use crate::statements::passage::Passage;
use crate::statements::words::completion::COMPLETED;

/// Dates in the wrong order.
pub(crate) static DATES: CheckRule = CheckRule::new(codes::E49, Needs::Lists, order);

fn order(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let dates = dates(passage);
        for pair in dates.windows(2) {
            range(context, passage, (&pair[0], &pair[1]), findings);
            steps(context, passage, (&pair[0], &pair[1]), findings);
        }
        months(context, passage, findings);
    }
    reported_too_early(context, findings);
    due_too_early(context, findings);
}

/// 2024年9月至2024年3月.
fn range(
    context: &CheckContext,
    passage: &Passage,
    (one, two): (&SpokenDate, &SpokenDate),
    findings: &mut Diagnostics,
) {
    let gap = passage.text(one.end, two.at);
    let is_range = matches!(gap.as_str(), "至" | "到" | "—" | "～" | "－" | "-" | "－－");
    // 9月至3月 may reach into the next year.
    let sure = two.has_year || (one.month == two.month && one.day.is_some());
    if is_range && sure && two.is_before(one) {
        let written = passage.text(one.at, two.end);
        report(
            context,
            passage,
            (one.at, two.end),
            format!("“{written}”的起止日期倒了"),
            "核对起止日期",
            findings,
        );
    }
}

/// What begins a work.
const BEGINS: &[&str] = &[
    "开工", "动工", "启动", "开建", "签订", "立项", "招标", "中标", "进场", "批复", "成立", "开始",
];
/// What else ends a work.
const ENDS: &[&str] = &["验收", "交付", "结项", "完成", "结束", "销号"];

/// Whether words state that a work ends.
fn ends_work(words: &str) -> bool {
    COMPLETED.iter().chain(ENDS).any(|word| words.contains(word))
}

/// 2024年9月开工，2024年3月竣工.
fn steps(
    context: &CheckContext,
    passage: &Passage,
    (one, two): (&SpokenDate, &SpokenDate),
    findings: &mut Diagnostics,
) {
    let event = |date: &SpokenDate| {
        let mark = |c: &char| "，。；、（）\n".contains(*c);
        let chars = &passage.chars[date.end..];
        let end = chars.iter().position(mark).unwrap_or(chars.len()).min(14);
        passage.text(date.end, date.end + end)
    };
    let gap = passage.text(one.end, two.at);
    if gap.contains('。') || gap.chars().count() > 40 || gap.contains('；') || !two.is_before(one)
    {
        return;
    }
    let (first, second) = (event(one), event(two));
    let starts = BEGINS.iter().any(|word| first.contains(word)) && !ends_work(&first);
    let ends = ends_work(&second) && !second.contains("计划") && !first.contains("计划");
    if starts && ends && (two.has_year || two.month.is_some()) {
        let written = passage.text(two.at, two.end);
        let before = passage.text(one.at, one.end);
        let message = format!("“{written}{second}”在“{before}{first}”之前");
        report(context, passage, (two.at, two.end), message, "核对先后两个日期", findings);
    }
}

/// 20219月, 13月: months that there are not.
fn months(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let chars = &passage.chars;
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let count = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        let end = at + count;
        let text = passage.text(at, end);
        let year_lost = count >= 5 && (text.starts_with("20") || text.starts_with("19"));
        let month = chars.get(end) == Some(&'月')
            && !chars.get(end + 1).is_some_and(|c| "均租供".contains(*c));
        let behind_year = at > 0 && chars[at - 1] == '年';
        if month && year_lost && !behind_year && count <= 6 {
            let message = format!("“{text}月”少了“年”");
            report(context, passage, (at, end + 1), message, "写成“2024年9月”这样", findings);
        }
        at = end;
    }
}

/// The report about a year cannot have been handed in before the year was over.
fn reported_too_early(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(submission) = &context.report.submission else { return };
    let year = i32::from(context.report.year.value);
    let is_it = |passage: &&Passage| {
        passage.span(0, 1).is_some_and(|at| {
            at.source == submission.span.source
                && (submission.span.start..submission.span.end).contains(&at.start)
        })
    };
    let Some(passage) = context.passages.iter().find(is_it) else { return };
    for date in dates(passage) {
        let behind = passage.text(date.end, date.end + 12);
        let clause = behind.split(['，', '。', '；']).next().unwrap_or_default();
        // 报县财政局, 呈报, 提交, 送交: by whatever verb.
        let hands_in = ["报", "提交", "送交", "递交"].iter().any(|word| clause.contains(word));
        let early =
            date.has_year && date.year <= year && date.month.is_some_and(|month| month < 12);
        if hands_in && early {
            let written = passage.text(date.at, date.end);
            let message = format!("{year}年度的自评材料，报送日期写的是{written}");
            report(
                context,
                passage,
                (date.at, date.end),
                message,
                "年度结束后才自评；核对报送日期",
                findings,
            );
        }
    }
}

/// An improvement cannot be due before the report is filed.
fn due_too_early(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(filed) = context.report.values.dates.get(keys::FILING_DATE) else { return };
    let filed = filed.value;
    for due in context.report.improvements.iter().filter_map(|one| one.due.as_ref()) {
        let text = plain(due);
        let passage = Passage::of_text(&text, due.span);
        let Some(date) = dates(&passage).into_iter().next_back().filter(|date| date.has_year)
        else {
            continue;
        };
        let now = SpokenDate {
            year: i32::from(filed.year),
            month: Some(u32::from(filed.month)),
            day: Some(u32::from(filed.day)),
            ..date
        };
        if date.is_before(&now) {
            let day = format!("{}年{}月{}日", filed.year, filed.month, filed.day);
            let message = format!("改进措施的时限“{text}”早于成文日期{day}");
            let finding = context.finding(message).at(due.span);
            findings.push(finding.hint("时限写成文以后的日期；已经做完的写进成效"));
        }
    }
}

fn report(
    context: &CheckContext,
    passage: &Passage,
    (from, to): (usize, usize),
    message: String,
    hint: &str,
    findings: &mut Diagnostics,
) {
    if let Some(span) = passage.span(from, to - from) {
        findings.push(context.finding(message).at(span).hint(hint));
    }
}
