//! What has happened after the report was filed, and what is planned for a day before it.

use super::day::{Day, days, report};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::base::source::Span;
use crate::base::spans::CoveringSpans;
use crate::catalogue::keys;
use crate::check::passages::plain;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Improvement;
use crate::statements::numbers::year_at;
use crate::statements::passage::Passage;
use crate::statements::words::completion::COMPLETED;

/// Past and planned things against the day of filing.
pub(crate) static PAST: CheckRule = CheckRule::new(codes::E49, Needs::Lists, past);

/// Words of what is still to come, or of an end that is agreed.
const TO_COME: &[&str] = &[
    "计划",
    "将",
    "拟",
    "预计",
    "力争",
    "争取",
    "前",
    "内",
    "待",
    "下一步",
    "目标",
    "安排",
    "期限",
    "截止",
    "有效",
    "合同",
    "服务期",
    "至",
    "到期",
    "起",
    "规划",
    "推迟",
    "顺延",
    "延期",
    "确保",
    "要",
    "届时",
    "分期",
    "质保",
    "预算",
    "任务",
    "逐步",
    "跨",
    "后",
    "推进",
    "继续",
    "再",
    "续",
    "约定",
    "承诺",
    "列入",
    "纳入",
    "可",
    "方可",
    "才",
    "底",
];
/// Further words of what has happened.
const DONE: &[&str] = &[
    "开工",
    "通过验收",
    "验收合格",
    "已完成",
    "已全部",
    "印发",
    "启用",
    "挂牌",
    "成立",
    "召开",
    "投用",
    "交付使用",
    "正式运行",
    "揭牌",
    "完成验收",
    "随机访问",
    "电话访问",
    "入户走访",
    "发放问卷",
    "停工",
];

fn past(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(filed) = context.report.values.dates.get(keys::FILING_DATE) else { return };
    let filed =
        (i32::from(filed.value.year), u32::from(filed.value.month), u32::from(filed.value.day));
    let report = context.report;
    let improvements = report
        .improvements
        .iter()
        .flat_map(|one| [Some(&one.title), one.text.as_ref(), one.due.as_ref()]);
    let plans = improvements.flatten().chain(&report.goals.expected).map(|prose| prose.span);
    let plans = CoveringSpans::new(plans);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let begin = passage.first_place().map(|first| Span { end: first.start + 1, ..first });
        if begin.is_some_and(|begin| plans.cover(begin)) {
            continue;
        }
        until(context, passage, filed, findings);
        for day in days(passage).iter().filter(|day| day.has_year) {
            happened(context, passage, day, filed, findings);
            planned(context, passage, day, filed, findings);
        }
    }
    report.improvements.iter().for_each(|one| due(context, one, findings));
}

/// The clause of a day before it, and what follows it.
fn around(passage: &Passage, day: &Day) -> (String, String) {
    let (start, stop) = passage.sentence(day.at);
    let mark = |c: &char| "，；。：、（）".contains(*c);
    let from =
        passage.chars[start..day.at].iter().rposition(mark).map_or(start, |at| start + at + 1);
    let behind = &passage.chars[day.end..stop];
    let to = behind.iter().position(mark).map_or(stop, |at| day.end + at);
    (passage.text(from, day.at), passage.text(day.end, to))
}

/// 2025年5月投入使用 in a report of April 2025.
fn happened(
    context: &CheckContext,
    passage: &Passage,
    day: &Day,
    filed: (i32, u32, u32),
    findings: &mut Diagnostics,
) {
    let Some(year) = day.year else { return };
    let moment = (year, day.month, day.day.unwrap_or(0));
    let is_later = match day.day {
        Some(_) => moment > filed,
        None => (year, day.month) > (filed.0, filed.1),
    };
    if !is_later || year > filed.0 + 3 || passage.is_quoted(day.at) {
        return;
    }
    let (ahead, behind) = around(passage, day);
    // 提前入汛停工 is no day before which something is to be done.
    if says(&ahead, TO_COME)
        || says(&behind.replace("提前", ""), TO_COME)
        || !(says(&behind, &COMPLETED) || says(&behind, DONE))
    {
        return;
    }
    let written = day.written(passage);
    let message =
        format!("“{written}{behind}”在成文日期{}年{}月{}日之后", filed.0, filed.1, filed.2);
    let hint = "核对日期；还没有做的，写“计划”";
    report(passage, (day.at, day.end), (context.code, message, hint), findings);
}

/// 计划2024年4月底前完成 in a report of March 2025.
fn planned(
    context: &CheckContext,
    passage: &Passage,
    day: &Day,
    filed: (i32, u32, u32),
    findings: &mut Diagnostics,
) {
    let Some(year) = day.year else { return };
    let (ahead, behind) = around(passage, day);
    let plan = ["计划", "计划于", "将于", "拟于", "预计", "预计于"]
        .iter()
        .any(|word| ahead.ends_with(word));
    let by = behind.starts_with("底前") || behind.starts_with("前");
    let (start, _) = passage.sentence(day.at);
    let sentence = passage.text(start, day.at);
    // The rest of a thing is still to be done: 剩余1个因汛期无法施工，计划……底前完成.
    let rest = says(&sentence, &["剩余", "其余", "尚有", "余下", "还有"]);
    if !(plan && by && rest) || sentence.contains('原') || (year, day.month) >= (filed.0, filed.1)
    {
        return;
    }
    let written = day.written(passage);
    let message =
        format!("计划“{written}”完成，早于成文日期{}年{}月{}日", filed.0, filed.1, filed.2);
    let hint = "写成文以后的日期；已经做完的写进成效";
    report(passage, (day.at, day.end), (context.code, message, hint), findings);
}

/// 截至2025年年末尚有…… in a report of March 2025.
fn until(
    context: &CheckContext,
    passage: &Passage,
    filed: (i32, u32, u32),
    findings: &mut Diagnostics,
) {
    for at in passage.find("截至") {
        let Some(year) = year_at(passage, at + 2) else { continue };
        let behind = passage.text(at + 7, at + 11);
        let month = match () {
            () if ["年末", "年底", "末", "底"].iter().any(|word| behind.starts_with(word)) => {
                12
            }
            () => {
                let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
                let rest = &behind[digits.len()..];
                digits.parse().ok().filter(|_| rest.starts_with('月')).unwrap_or(0)
            }
        };
        let (start, _) = passage.sentence(at);
        let other = passage.text(start, at).contains(['比', '较']) || passage.is_quoted(at);
        if month > 0 && (year, month) > (filed.0, filed.1) && !other {
            let written = passage.text(at, at + 7);
            let message =
                format!("“{written}”在成文日期{}年{}月{}日之后", filed.0, filed.1, filed.2);
            report(passage, (at, at + 7), (context.code, message, "核对年度"), findings);
        }
    }
}

/// An improvement whose text has the month of its 时限 in another year.
fn due(context: &CheckContext, one: &Improvement, findings: &mut Diagnostics) {
    let (Some(text), Some(limit)) = (&one.text, &one.due) else { return };
    let of = |text: &str, span| days(&Passage::of_text(text, span));
    let stated = of(&plain(text), text.span);
    let Some(end) = of(&plain(limit), limit.span).into_iter().next_back() else { return };
    let passage = Passage::of_text(&plain(text), text.span);
    let by = |day: &&Day| passage.has(day.end, "底前") || passage.has(day.end, "前");
    let dated: Vec<&Day> = stated.iter().filter(|day| day.year.is_some()).filter(by).collect();
    let [only] = dated.as_slice() else { return };
    let (Some(here), Some(there)) = (only.year, end.year) else { return };
    if only.month == end.month && here != there {
        let message = format!("措施里写{here}年{}月，时限写{there}年{}月", only.month, end.month);
        let finding = context.finding(message).label(limit.span, "时限");
        findings.push(finding.label(text.span, "措施").hint("核对年度，两处写一致"));
    }
}
