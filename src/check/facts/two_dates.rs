//! The dates of one thing in two places: a goal and a target, a result and a text, the same clause twice.

use std::ops::Range;

use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::catalogue::Column;
use crate::check::indicators::indicator_fact;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Prose, Target};
use crate::figures::{Figure, Value};
use crate::statements::words::completion::COMPLETED;

/// A date within a year, as a text writes it.
struct DateInText {
    month: u32,
    /// The day, where one is written.
    day: Option<u32>,
    /// The last day that may be meant: of `9月上旬` the 10th, of `9月底` the 31st.
    last_day: u32,
    /// Where it begins and ends in the text.
    place: Range<usize>,
}

/// The first date of a text: `9月26日`, `9月上旬`, `9月`.
fn date_in(text: &str) -> Option<DateInText> {
    let at = text.find('月')?;
    let month_start = text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let month: u32 = text[month_start..at].parse().ok()?;
    let rest = &text[at + '月'.len_utf8()..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let in_third = |third: &str| rest.starts_with(third).then_some(third.len());
    let (day, last_day, length) = match rest[digits..].starts_with('日') {
        true => {
            let day = rest[..digits].parse().ok()?;
            (Some(day), day, digits + '日'.len_utf8())
        }
        false => match (in_third("上旬"), in_third("中旬")) {
            (Some(length), _) => (None, 10, length),
            (_, Some(length)) => (None, 20, length),
            _ => (None, 31, 0),
        },
    };
    let place = month_start..at + '月'.len_utf8() + length;
    (1..=12).contains(&month).then_some(DateInText { month, day, last_day, place })
}

/// A year, where one is written, a month and a day.
type WrittenDate = (Option<i32>, u32, u32);

/// A text of one date, with the year where it says one.
fn only_day(text: &str) -> Option<WrittenDate> {
    let date = date_in(text)?;
    if date_in(&text[date.place.end..]).is_some() {
        return None;
    }
    Some((year_before(text, date.place.start).0, date.month, date.last_day))
}

/// The year right before a month, and where it begins; where there is none, where the month does.
fn year_before(text: &str, month: usize) -> (Option<i32>, usize) {
    let Some(before) = text[..month].strip_suffix('年') else { return (None, month) };
    let from = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match before[from..].parse() {
        Ok(year) => (Some(year), from),
        Err(_) => (None, month),
    }
}

/// Words of a limit.
const BEFORE: [&str; 6] = ["底前", "日前", "月前", "旬前", "以前", "之前"];

/// A result that is later than its target and has full marks all the same.
pub(super) fn late(
    context: &CheckContext,
    under: &str,
    one: &Indicator,
    findings: &mut Diagnostics,
) {
    let (Some(Target::Text(target)), Some(actual)) = (&one.target, &one.actual) else { return };
    let (wanted, got) = (target.words(), actual.words());
    if !BEFORE.iter().any(|word| wanted.contains(word)) {
        return;
    }
    let (Some(limit), Some(done)) = (only_day(&wanted), only_day(&got)) else { return };
    let year = |year: Option<i32>| year.unwrap_or(i32::from(context.report.year.value));
    let at = |(y, month, day): WrittenDate| (year(y), month, day);
    let fact = indicator_fact(under, one);
    let number = |column| match context.of(&fact, column).and_then(Figure::value) {
        Some(Value::Count(number, _)) => Some(*number),
        _ => None,
    };
    let full = number(Column::Score).is_some() && number(Column::Score) == number(Column::Weight);
    if at(done) <= at(limit) || !full {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}：指标值是“{wanted}”，完成值是“{got}”，晚了却得满分");
    let finding =
        context.finding(message).label(actual.span, "完成值").label(target.span, "指标值");
    findings.push(finding.hint("核对日期；确实晚了的，扣分并写明原因"));
}

/// The one date that a goal sets, against the one that an indicator does.
pub(super) fn dated(
    context: &CheckContext,
    indicators: &[Indicator],
    goal: Option<&Prose>,
    findings: &mut Diagnostics,
) {
    let is_limit = |words: &str| BEFORE.iter().any(|word| words.contains(word));
    let mut limits = indicators.iter().filter_map(|one| match &one.target {
        Some(Target::Text(target)) if is_limit(&target.words()) => {
            Some((one, target.span, target.words()))
        }
        _ => None,
    });
    let (Some((one, span, wanted)), None) = (limits.next(), limits.next()) else { return };
    let Some((goal, said)) = goal.map(|goal| (goal, goal.words())).filter(|(_, w)| is_limit(w))
    else {
        return;
    };
    let (Some(limit), Some(stated)) = (only_day(&wanted), only_day(&said)) else { return };
    let year = |year: Option<i32>| year.unwrap_or(i32::from(context.report.year.value));
    let at = |(y, month, day): WrittenDate| (year(y), month, day);
    if at(limit) == at(stated) {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}：指标值是“{wanted}”，目标里写“{said}”，日期不同");
    let finding = context.finding(message).label(goal.span, "目标").label(span, "指标值");
    findings.push(finding.hint("目标和指标值应是一个日期，改掉错的一个"));
}

/// How the opening of one house is called.
const OPENED: [&str; 5] = ["开馆", "开放", "开业", "投入使用", "投用"];

/// The day on which a project opened its house, in a result and in what was reached.
pub(super) fn opened(
    context: &CheckContext,
    indicators: &[Indicator],
    achieved: Option<&Prose>,
    findings: &mut Diagnostics,
) {
    let opening = |prose: &Prose| {
        let words = prose.words();
        let day = only_day(&words).filter(|(_, _, day)| words.contains(&format!("{day}日")));
        day.filter(|_| OPENED.iter().any(|word| words.contains(word)))
    };
    let Some((text, (year, month, day))) = achieved.and_then(|text| Some((text, opening(text)?)))
    else {
        return;
    };
    let differs = |(other, m, d): WrittenDate| {
        (m, d) != (month, day) || other.zip(year).is_some_and(|(one, two)| one != two)
    };
    for actual in indicators.iter().filter_map(|one| one.actual.as_ref()) {
        if opening(actual).is_some_and(differs) {
            let message = format!(
                "同一件事有两个日期：完成值写“{}”，完成情况写“{}”",
                actual.words().trim(),
                text.words().trim()
            );
            let finding = context.finding(message);
            let finding = finding.label(actual.span, "完成值").label(text.span, "完成情况");
            findings.push(finding.hint("查清是哪一天，改掉错的一个"));
        }
    }
}

/// A year, where one is written, a month, and a day, where one is.
type MonthOrDay = (Option<i32>, u32, Option<u32>);

/// What else happens once.
const ONCE: [&str; 3] = ["开馆", "开工", "揭牌"];

/// The same clause about what happens once, with two dates.
pub(super) fn events(context: &CheckContext, findings: &mut Diagnostics) {
    let mut known: Vec<(String, MonthOrDay, Span)> = Vec::new();
    for prose in context.report.proses() {
        for clause in prose.words().split(['，', '。', '；', '\n']) {
            let Some(DateInText { month, day, place, .. }) = date_in(clause) else { continue };
            if date_in(&clause[place.end..]).is_some()
                || !COMPLETED.iter().chain(&ONCE).any(|word| clause.contains(word))
            {
                continue;
            }
            let (year, from) = year_before(clause, place.start);
            let rest = format!("{}…{}", &clause[..from], &clause[place.end..]);
            // 2024年9月 is no other date than 9月26日.
            let differs = |(y, m, d): &MonthOrDay| {
                let in_year = y.zip(year).is_some_and(|(one, two)| one != two);
                in_year || *m != month || d.zip(day).is_some_and(|(one, two)| one != two)
            };
            let other = known
                .iter()
                .find(|(words, when, span)| *words == rest && differs(when) && *span != prose.span);
            if let Some((_, (year, month, day), span)) = other {
                let year = year.map_or(String::new(), |year| format!("{year}年"));
                let day = day.map_or(String::new(), |day| format!("{day}日"));
                let message =
                    format!("同一件事有两个日期：这里“{clause}”，另一处是{year}{month}月{day}");
                let finding =
                    context.finding(message).label(prose.span, "这里").label(*span, "另一处");
                findings.push(finding.hint("查清是哪一天，改掉错的一个"));
                continue;
            }
            known.push((rest, (year, month, day), prose.span));
        }
    }
}
