//! Days that do not exist, and so many days, months or years as the dates around them do not give.

use std::cell::LazyCell;

use super::day::{Day, days, differences, exists, number_of, report};
use super::neighbours::{StatedDuration, behind, in_front};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::{Number, numbers, year_at};
use crate::statements::passage::Passage;

/// Days, months and years between two dates.
pub(crate) static SPANS: CheckRule = CheckRule::new(codes::E51, Needs::Lists, spans);

fn spans(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let days = days(passage);
        days.iter().for_each(|day| nowhere(passage, day, findings));
        for pair in days.windows(2).filter(|pair| pair[0].is_joined(&pair[1], passage)) {
            let range = (pair[0], pair[1]);
            let stated = [behind(passage, range.1.end), in_front(passage, range.0.at)];
            stated
                .into_iter()
                .flatten()
                .for_each(|stated| compare(context, passage, range, &stated, findings));
        }
    }
}

/// 2月30日 without a year; with a year beside it, it is found among the years.
fn nowhere(passage: &Passage, day: &Day, findings: &mut Diagnostics) {
    if day.has_year || exists(day) {
        return;
    }
    let written = day.written(passage);
    let message = match day.year.filter(|_| (day.month, day.day) == (2, Some(29))) {
        Some(year) => format!("{year}年没有“{written}”"),
        None => format!("没有“{written}”这个日期"),
    };
    report(passage, (day.at, day.end), (mistakes::WRONG_YEAR, message, "核对日期"), findings);
}

/// Compares a number of days or months with the two dates beside it.
fn compare(
    context: &CheckContext,
    passage: &Passage,
    (one, two): (Day, Day),
    stated: &StatedDuration,
    findings: &mut Diagnostics,
) {
    if !(exists(&one) && exists(&two)) || passage.is_cited(stated.at, 1) {
        return;
    }
    let possible = match stated.unit {
        "天" if one.day.is_some() && two.day.is_some() => in_days(one, two, stated.is_used),
        "月" if one.day.is_some() == two.day.is_some() => in_months(one, two),
        _ => return,
    };
    let Some((low, high)) = possible else { return };
    if (low..=high).contains(&i64::from(stated.number)) {
        return;
    }
    let range = passage.text(one.at, two.end);
    let unit = if stated.unit == "月" { "个月" } else { "天" };
    let message = format!("{range}是{high}{unit}，正文写{}{unit}", stated.number);
    let hint = "核对起止日期和天数、月数，改掉错的一个";
    report(passage, (stated.at, stated.end), (context.code, message, hint), findings);
}

/// The least and the greatest number of days from one date to another. 用5天时间 may leave out what is no working day.
fn in_days(one: Day, two: Day, is_used: bool) -> Option<(i64, i64)> {
    let all = differences(&one, &two);
    let (shortest, longest) = (*all.iter().min()?, *all.iter().max()? + 1);
    if shortest < 0 || (is_used && longest > 15) {
        return None;
    }
    match is_used {
        true => Some((working_days(one, shortest) - 1 - holidays(one), longest)),
        false => Some((shortest, longest)),
    }
}

/// The days from Monday to Friday among so many days behind one, that one included.
fn working_days(one: Day, days: i64) -> i64 {
    let Some(year) = one.year else { return (days + 1) * 5 / 7 - 1 };
    let first = number_of(one.moment(year));
    // Day 1 of the count, 1 January of year 1, was a Monday.
    (first..=first + days).filter(|day| (day - 1).rem_euclid(7) < 5).count() as i64
}

/// How many working days a holiday may take near a date.
fn holidays(one: Day) -> i64 {
    match (one.month, one.day.unwrap_or(1)) {
        (1, 20..) | (2, ..=8) | (9, 25..) | (10, ..=7) => 7,
        (1, ..=3) | (4, ..=6) | (4, 28..) | (5, ..=5) | (5, 25..) | (6, _) | (9, 10..) => 3,
        _ => 0,
    }
}

/// The least and the greatest number of months from one date to another.
fn in_months(one: Day, two: Day) -> Option<(i64, i64)> {
    let years = match (one.year, two.year) {
        (Some(one), Some(two)) => i64::from(two - one),
        _ => 0,
    };
    let months = years * 12 + i64::from(two.month) - i64::from(one.month);
    (months >= 0).then_some((months, months + 1))
}

/// Years from one to another: 连续6年（2019年至2024年）.
pub(crate) static COUNTED_YEARS: CheckRule =
    CheckRule::new(codes::E51, Needs::Lists, counted_years);

fn counted_years(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let all = LazyCell::new(|| numbers(passage));
        for at in 0..passage.chars.len() {
            let Some((from, to, end)) = range_at(passage, at) else { continue };
            let count = i64::from(to - from) + 1;
            let stated = years_in_front(passage, at).filter(|stated| i64::from(stated.2) != count);
            if let Some((at, word_end, stated)) = stated {
                let message = format!("{from}年至{to}年是{count}年，正文写{stated}年");
                let hint = "核对起止年份和年数，改掉错的一个";
                report(passage, (at, word_end), (context.code, message, hint), findings);
            }
            each_year(context, (passage, &all), (at, end), count, findings);
        }
    }
}

/// `2019年至2024年` or `2019—2024年` at a place: both years, and where it ends.
fn range_at(passage: &Passage, at: usize) -> Option<(i32, i32, usize)> {
    let inside = at > 0 && passage.chars[at - 1].is_ascii_digit();
    let digits = passage.chars[at..].iter().take(5).take_while(|c| c.is_ascii_digit()).count();
    if inside || digits != 4 {
        return None;
    }
    let from: i32 = passage.text(at, at + 4).parse().ok()?;
    let dash = at + 4 + usize::from(passage.has(at + 4, "年"));
    let length =
        ["——", "至", "到", "—", "－", "-", "～"].iter().find(|dash_| passage.has(dash, dash_))?;
    let second = dash + length.chars().count();
    let to = year_at(passage, second)?;
    // 2022年至2024年3月 is a range of months.
    let month = passage.chars.get(second + 5).is_some_and(char::is_ascii_digit);
    ((1990..to).contains(&from) && !month).then_some((from, to, second + 5))
}

/// 连续6年没有发生事故（: the years stated right before a bracket.
fn years_in_front(passage: &Passage, at: usize) -> Option<(usize, usize, u32)> {
    let open = at.checked_sub(1).filter(|open| passage.chars[*open] == '（')?;
    let mark = |c: &char| "，。；（）、：\n".contains(*c);
    let start = passage.chars[..open].iter().rposition(mark).map_or(0, |mark| mark + 1);
    let found =
        (start..open).find(|at| ["连续", "近"].iter().any(|word| passage.has(*at, word)))?;
    let number = found + if passage.has(found, "近") { 1 } else { 2 };
    super::neighbours::count_of(passage, number, "年").map(|(stated, end)| (number, end, stated))
}

/// 2022年至2024年分别支出…、…、…: a number for each year.
fn each_year(
    context: &CheckContext,
    (passage, all): (&Passage, &LazyCell<Vec<Number>, impl FnOnce() -> Vec<Number>>),
    (at, end): (usize, usize),
    count: i64,
    findings: &mut Diagnostics,
) {
    let (_, stop) = passage.sentence(at);
    let word = (end..stop.min(end + 24)).find(|at| passage.has(*at, "分别"));
    let Some(word) = word else { return };
    let gap = passage.text(end, word);
    if gap.contains(['、', '和', '及', '与', '；']) || gap.chars().any(|c| c.is_ascii_digit())
    {
        return;
    }
    let numbers = super::neighbours::listed_from(passage, all, word, stop);
    if numbers < 2 || numbers as i64 == count {
        return;
    }
    let written = passage.text(at, end);
    let message = format!("“{written}”是{count}年，后面分别写了{numbers}个数");
    report(passage, (at, end), (context.code, message, "核对起止年份，或补全各年的数"), findings);
}
