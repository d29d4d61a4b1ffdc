//! Ranges that end before they begin, stages of one work in the wrong order, a number of days by which a plan was missed.

use super::day::{Day, days, exists, number_of, passage_of};
use super::neighbours::count_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numerals::digits_at;
use crate::statements::passage::Passage;

/// Ranges and stages of works.
pub(crate) static STAGES: CheckRule = CheckRule::new(codes::E49, Needs::Lists, stages);

fn stages(context: &CheckContext, findings: &mut Diagnostics) {
    let steps = context.report.steps.iter().filter_map(|step| step.text.as_ref());
    let steps: Vec<_> = steps.filter_map(|text| passage_of(context, text)).collect();
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let is_step = steps.iter().any(|step| std::ptr::eq(*step, passage));
        let days = days(passage);
        for (place, day) in days.iter().enumerate() {
            within_month(passage, day, findings);
            let Some(next) = days.get(place + 1) else { continue };
            range(passage, (day, next), is_step, findings);
            work(passage, (day, next), findings);
            missed(passage, &days, place, findings);
        }
        if let Some(last) = days.len().checked_sub(1) {
            missed(passage, &days, last, findings);
        }
    }
}

const WRONG_RANGE: &str = "核对起止日期";

/// 2月27日至2月24日; in the steps of the evaluation, which end in the spring, 2月14日至1月27日 too.
fn range(passage: &Passage, (one, two): (&Day, &Day), is_step: bool, findings: &mut Diagnostics) {
    if !one.is_joined(two, passage) || two.has_year && one.year != two.year {
        return;
    }
    let (Some(first), Some(last)) = (one.day, two.day) else { return };
    let same_month = one.month == two.month && last < first;
    let earlier = two.month < one.month && one.month < 11 && is_step;
    if same_month || earlier {
        let message = format!("“{}”的起止日期倒了", passage.text(one.at, two.end));
        let words = (mistakes::WRONG_ORDER, message, WRONG_RANGE);
        report_once(passage, (one.at, two.end), words, findings);
    }
}

/// 2月27日至24日.
fn within_month(passage: &Passage, day: &Day, findings: &mut Diagnostics) {
    let Some(first) = day.day.filter(|_| passage.has(day.end, "至")) else { return };
    let from = day.end + 1;
    if from >= passage.chars.len() {
        return;
    }
    let (last, end) = digits_at(&passage.chars, from);
    let is_day = end > from && end <= from + 2 && passage.has(end, "日");
    if is_day && last > 0 && last < first {
        let message = format!("“{}”的起止日期倒了", passage.text(day.at, end + 1));
        let words = (mistakes::WRONG_ORDER, message, WRONG_RANGE);
        report_once(passage, (day.at, end + 1), words, findings);
    }
}

/// The stages of a work in order.
const ORDER: &[(&str, u8)] = &[
    ("开工", 1),
    ("动工", 1),
    ("进场施工", 1),
    ("到货", 1),
    ("安装", 2),
    ("调试", 2),
    ("完工", 2),
    ("竣工", 2),
    ("建成", 2),
    ("通过验收", 3),
    ("验收合格", 3),
    ("竣工验收", 3),
    ("完成验收", 3),
    ("交付", 4),
    ("投入使用", 4),
    ("投用", 4),
    ("启用", 4),
];

/// Words of what is not the one and whole work.
const OTHER: &[&str] = &[
    "一期", "二期", "首批", "部分", "试运", "试用", "试点", "计划", "原", "拟", "预计", "前",
    "要求", "约定", "次年", "翌年", "初步", "阶段", "第", "其余", "另", "分别", "主体", "单",
];

/// The stage that a short clause behind a day states.
fn stage(event: &str) -> Option<u8> {
    let short = event.chars().count() <= 12 && !says(event, OTHER);
    let found = ORDER.iter().filter(|(word, _)| event.contains(word)).map(|(_, stage)| *stage);
    found.max().filter(|_| short)
}

/// 9月15日开工、3月20日完工; 9月25日安装完成，9月2日投入使用.
fn work(passage: &Passage, (one, two): (&Day, &Day), findings: &mut Diagnostics) {
    let gap = passage.text(one.end, two.at.max(one.end));
    let between = gap.trim_end_matches(['于', '并', '在', '至', '又']);
    let Some(first) = between.strip_suffix(['，', '、']) else { return };
    let mark = |c: &char| "，、。；：（）\n".contains(*c);
    let rest = &passage.chars[two.end..];
    let second: String = rest.iter().take_while(|c| !mark(c)).collect();
    let known = two.year.is_none() || one.year.is_some();
    if first.contains(|c| mark(&c)) || !known || !exists(one) || !exists(two) {
        return;
    }
    let (Some(before), Some(after)) = (stage(first), stage(&second)) else { return };
    let year = one.year.or(two.year).unwrap_or(2024);
    let earlier = match (one.day, two.day) {
        (Some(_), Some(_)) => two.moment(year) < one.moment(year),
        _ => (two.year.unwrap_or(year), two.month) < (one.year.unwrap_or(year), one.month),
    };
    if before < after && earlier {
        let message =
            format!("“{}{second}”在“{}{first}”之前", two.written(passage), one.written(passage));
        let words = (mistakes::WRONG_ORDER, message, "核对先后两个日期");
        report_once(passage, (two.at, two.end), words, findings);
    }
}

/// 计划9月30日前完工，实际12月18日完工，推迟79天.
fn missed(passage: &Passage, days: &[Day], place: usize, findings: &mut Diagnostics) {
    let Some(before) = place.checked_sub(1) else { return };
    let (plan, done) = (&days[before], &days[place]);
    let (start, stop) = passage.sentence(done.at);
    if plan.at < start || !exists(plan) || !exists(done) || plan.day.is_none() || done.day.is_none()
    {
        return;
    }
    let ahead = passage.text(start.max(plan.at.saturating_sub(10)), plan.at);
    let planned = says(&ahead, &["计划", "原定", "要求", "约定", "应于"]);
    let between = passage.text(plan.end, done.at);
    let plain = between.starts_with(['前', '完', '竣', '开', '投', '建', '交', '到', '，']);
    let behind = passage.text(done.end, stop.min(done.end + 20));
    let Some((event, rest)) = behind.split_once('，') else { return };
    let word = [("推迟", 1), ("延迟", 1), ("延期", 1), ("逾期", 1), ("晚了", 1), ("提前", -1)]
        .into_iter()
        .find(|(word, _)| rest.starts_with(word));
    let Some((word, sign)) = word.filter(|_| planned && plain && event.chars().count() <= 8) else {
        return;
    };
    let at = done.end + event.chars().count() + 1 + word.chars().count();
    let at = at + usize::from(passage.has(at, "了"));
    let Some((stated, end)) = count_of(passage, at, "天") else { return };
    let year = done.year.or(plan.year).unwrap_or(2024);
    let right = (number_of(done.moment(year)) - number_of(plan.moment(year))) * sign;
    if right != i64::from(stated) && right > 0 && !between.contains(['；', '。']) {
        let message = format!(
            "{}与{}相差{right}天，正文写{stated}天",
            plan.written(passage),
            done.written(passage)
        );
        let words = (mistakes::WRONG_DURATION, message, "核对两个日期和天数，改掉错的一个");
        report_once(passage, (at, end), words, findings);
    }
}
