//! The review, the handing in and the filing of a report in the wrong order.

use super::day::{Day, Moment, days, exists, number_of, passage_of, report};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Steps of the evaluation against its submission and filing.
pub(crate) static FILING: CheckRule = CheckRule::new(codes::E49, Needs::Lists, filing);

/// Words of a review.
const REVIEWED: &[&str] = &["审定", "审议", "会审", "研究通过", "研究同意", "集体研究"];
/// Words of a report that is handed in.
const HANDED: &[&str] = &[
    "报送",
    "上报",
    "报县",
    "报市",
    "报区",
    "报省",
    "报州",
    "报财政",
    "后报",
    "一并报",
    "呈报",
    "报主管",
    "提交",
    "送交",
    "递交",
];
/// Words of what is planned or asked for.
const PLANNED: &[&str] = &[
    "计划",
    "将于",
    "将在",
    "拟",
    "预计",
    "要求",
    "力争",
    "争取",
    "底前",
    "限期",
    "规定",
    "截止",
    "时限",
    "应于",
    "须",
    "通知",
    "待",
    "下一步",
    "原定",
    "继续",
    "提前",
    "部署",
    "明确",
    "准备",
];
/// What may be done after a report was handed in.
const AFTERWARDS: &[&str] = &[
    "公开", "公示", "反馈", "复核", "抽评", "财政", "应用", "归档", "存档", "备案", "批复", "挂网",
    "发布",
];
/// What must be done before it.
const BEFOREHAND: &[&str] = &[
    "核对", "补齐", "自查", "填报", "核查", "抽查", "调查", "审定", "收回", "问卷", "汇总", "收集",
];

/// A day of a step and what its sentence says of it.
struct Event<'a> {
    passage: &'a Passage,
    day: Day,
    moment: Moment,
    /// The words from it to the next day or the end of the clause.
    behind: String,
    /// The words of its clause before it.
    ahead: String,
    step: usize,
}

fn filing(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        in_sentence(context, passage, findings);
    }
    let filed = context.report.values.dates.get(keys::FILING_DATE).map(|date| date.value);
    let year = filed.map_or(i32::from(context.report.year.value) + 1, |date| i32::from(date.year));
    let filed = filed.map(|date| (year, u32::from(date.month), u32::from(date.day)));
    let steps = events_of_steps(context, year);
    let submitted = submission(context, year);
    for event in steps.iter().filter(|event| !is_planned(event)) {
        let after = |limit: &Moment| event.moment > *limit;
        if let Some((written, _)) = submitted.as_ref().filter(|(_, moment)| after(moment)) {
            late(context, event, &format!("报送日期{written}"), findings);
        } else if let Some((year, month, day)) =
            filed.filter(|filed| after(filed) && is_review(event))
        {
            late(context, event, &format!("成文日期{year}年{month}月{day}日"), findings);
        }
    }
    if let Some((submitted, filed)) = submitted.as_ref().zip(filed) {
        far_from_filing(context, submitted, filed, findings);
    }
    unlike_submission(context, &steps, submitted, findings);
    after_review(context, &steps, findings);
}

/// Dates of a sentence: 3月21日审定，3月17日报送.
fn in_sentence(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let all = days(passage);
    for pair in all.windows(2) {
        let (one, two) = (pair[0], pair[1]);
        let (start, stop) = passage.sentence(one.at);
        if two.at >= stop
            || !exists(&one)
            || !exists(&two)
            || one.day.is_none()
            || two.day.is_none()
        {
            continue;
        }
        let first = format!(
            "{}|{}",
            passage.text(start.max(one.at.saturating_sub(4)), one.at),
            passage.text(one.end, two.at)
        );
        let clause = passage.text(two.end, stop.min(two.end + 30));
        let second = clause.split('；').next().unwrap_or_default();
        let year = one.year.or(two.year).unwrap_or(2025);
        let is_before = two.moment(two.year.unwrap_or(year)) < one.moment(year);
        let reviewed =
            says(&first, REVIEWED) && !first.contains(['；', '（']) && !says(&first, PLANNED);
        let again = says(&first, HANDED) && second.contains("后报") && !says(&first, PLANNED);
        if is_before
            && says(second, HANDED)
            && !says(second, PLANNED)
            && !second.contains("报送的")
            && (reviewed || again)
        {
            let done = if reviewed { "审定" } else { "报送" };
            let message =
                format!("{}报送，却在{}{done}之前", two.written(passage), one.written(passage));
            report(
                passage,
                (two.at, two.end),
                (context.code, message, "核对先后两个日期"),
                findings,
            );
        }
    }
}

/// The days of the steps of the evaluation, months left out.
fn events_of_steps<'a>(context: &CheckContext<'a>, year: i32) -> Vec<Event<'a>> {
    let texts = context.report.steps.iter().enumerate();
    let texts =
        texts.filter_map(|(step, one)| Some((step, passage_of(context, one.text.as_ref()?)?)));
    texts.flat_map(|(step, passage)| events(passage, step, year)).collect()
}

fn events(passage: &Passage, step: usize, year: i32) -> Vec<Event<'_>> {
    let all = days(passage);
    let of = |(place, day): (usize, &Day)| {
        // A month late in the year belongs to the year before.
        let sure = day.day.is_some() && exists(day) && (day.year.is_some() || day.month <= 8);
        let (start, stop) = passage.sentence(day.at);
        let next = all.get(place + 1).map_or(stop, |next| next.at).min(stop).min(day.end + 40);
        let joined = all.get(place + 1).is_some_and(|next| day.is_joined(next, passage));
        let behind = passage.text(day.end, next.max(day.end));
        let behind = behind.split('；').next().unwrap_or_default().to_string();
        let mark = |c: &char| "，；。".contains(*c);
        let from =
            passage.chars[start..day.at].iter().rposition(mark).map_or(start, |m| start + m + 1);
        let ahead = passage.text(from, day.at);
        (sure && !joined).then(|| Event {
            passage,
            day: *day,
            moment: day.moment(year),
            behind,
            ahead,
            step,
        })
    };
    all.iter().enumerate().filter_map(of).collect()
}

fn is_planned(event: &Event) -> bool {
    let by = event.behind.starts_with('前') && !says(&event.ahead, &["均", "已", "全部"]);
    let next = event.behind.split('。').next().unwrap_or_default();
    by || says(next, PLANNED) || says(&event.ahead, PLANNED) || event.ahead.contains(['比', '较'])
}

fn is_review(event: &Event) -> bool {
    let clause = event.behind.split('，').next().unwrap_or_default();
    says(clause, REVIEWED) && !clause.contains("前")
}

/// The day on which the report was handed in, as it is written and as a moment.
fn submission(context: &CheckContext, year: i32) -> Option<(String, Moment)> {
    let passage = passage_of(context, context.report.submission.as_ref()?)?;
    let first = events(passage, 0, year).into_iter().next()?;
    let clause = first.behind.split(['，', '。']).next().unwrap_or_default();
    // 按规定时限报送 says that it was in time.
    let clause = &clause.replace("按规定时限", "").replace("按规定时间", "").replace("按规定", "");
    let own = says(clause, HANDED) && !says(clause, PLANNED) && !clause.starts_with('前');
    let sure = own && !first.ahead.contains(['比', '较']) && !says(&first.ahead, PLANNED);
    sure.then(|| (first.day.written(passage), first.moment))
}

/// A report that was handed in long before or long after the day that it bears: one of the two was not changed with the
/// other.
fn far_from_filing(
    context: &CheckContext,
    (written, handed): &(String, Moment),
    filed: Moment,
    findings: &mut Diagnostics,
) {
    // A report is handed in within days of its date; more than this is no delay.
    const MOST_DAYS: i64 = 31;
    let days = number_of(*handed) - number_of(filed);
    // A day within the year that the report is about is reported already.
    let is_reported = handed.0 <= i32::from(context.report.year.value) && handed.1 < 12;
    if days.abs() <= MOST_DAYS || is_reported {
        return;
    }
    let (year, month, day) = filed;
    let apart = if days > 0 { "晚" } else { "早" };
    let message =
        format!("{written}报送，比成文日期{year}年{month}月{day}日{apart} {} 天", days.abs());
    let place = context.report.submission.as_ref().map(|text| text.span);
    let date = context.report.values.dates.get(keys::FILING_DATE).map(|date| date.span);
    let finding = context.finding_at_both(message, (place, date), ("报送时间", "成文日期"));
    findings.push(finding.hint("两个日期改过一个的，另一个也要改；核对报送日期和 filing.date"));
}

/// Reports a step whose date lies after the date on which the report was handed in or filed.
fn late(context: &CheckContext, event: &Event, limit: &str, findings: &mut Diagnostics) {
    let clause = event.behind.split(['，', '。']).next().unwrap_or_default();
    let all = format!("{}{}", event.ahead, clause);
    if says(&all, AFTERWARDS) || !(says(&all, BEFOREHAND) || is_review(event)) {
        return;
    }
    let written = event.day.written(event.passage);
    let message = format!("{written}{clause}，在{limit}之后");
    let place = (event.day.at, event.day.end);
    report(event.passage, place, (context.code, message, "核对自评、审定和报送的日期"), findings);
}

/// A step that hands the same report to the same body on another day than the submission says.
fn unlike_submission(
    context: &CheckContext,
    steps: &[Event],
    submitted: Option<(String, Moment)>,
    findings: &mut Diagnostics,
) {
    let Some((written, moment)) = submitted else { return };
    for event in steps.iter().filter(|event| !is_planned(event) && event.moment < moment) {
        let clause = event.behind.split(['，', '。']).next().unwrap_or_default();
        let report_itself = clause.contains("财政") && says(clause, HANDED);
        let draft = says(clause, &["初稿", "征求", "下属", "各单位", "所属"])
            || says(&event.ahead, &["单位", "股室", "科室"]);
        if report_itself && !draft && event.ahead.is_empty() && !is_review(event) {
            let message =
                format!("{}报送，报送时间一节写的是{written}", event.day.written(event.passage));
            let place = (event.day.at, event.day.end);
            report(
                event.passage,
                place,
                (context.code, message, "核对报送日期，两处写一致"),
                findings,
            );
        }
    }
}

/// What an earlier step did after the review that a later step mentions.
fn after_review(context: &CheckContext, steps: &[Event], findings: &mut Diagnostics) {
    for review in steps.iter().filter(|event| is_review(event) && !is_planned(event)) {
        let earlier = steps.iter().filter(|event| event.step < review.step && !is_planned(event));
        let late = earlier.filter(|event| event.moment > review.moment && !is_review(event));
        for event in late.take(1) {
            let (written, review_day) =
                (event.day.written(event.passage), review.day.written(review.passage));
            let message = format!("前一步写到{written}，审定却在{review_day}");
            let place = (review.day.at, review.day.end);
            report(review.passage, place, (context.code, message, "核对各步骤的日期"), findings);
        }
    }
}
