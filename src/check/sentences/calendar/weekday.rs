//! The day of the week behind a date: 2025年2月18日（星期二）.

use super::day::{Day, days, exists, number_of, report};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Days of the week against the calendar.
pub(crate) static WEEKDAYS: CheckRule = CheckRule::new(codes::E51, Needs::Lists, weekdays);

/// The days of the week from Monday on; Sunday has two names.
const NAMES: [&str; 8] = ["一", "二", "三", "四", "五", "六", "日", "天"];

fn weekdays(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    let filed = context.report.values.dates.get(keys::FILING_DATE);
    let filed = filed.map_or(year + 1, |date| i32::from(date.value.year));
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for day in days(passage).iter().filter(|day| day.day.is_some() && exists(day)) {
            let Some((stated, from, end)) = weekday_behind(passage, day.end) else { continue };
            let years = day.year.map_or(vec![year, filed], |year| vec![year]);
            if years.iter().any(|year| weekday(day, *year) == stated) {
                continue;
            }
            let right = NAMES[weekday(day, day.year.unwrap_or(filed))];
            let written = day.written(passage);
            let message = format!("{written}是星期{right}，正文写“{}”", passage.text(from, end));
            let hint = "核对日期和星期，改掉错的一个";
            report(passage, (from, end), (context.code, message, hint), findings);
        }
    }
}

/// The place in [`NAMES`] of a day's name in a year.
fn weekday(day: &Day, year: i32) -> usize {
    // Day 1 of the count, 1 January of year 1, was a Monday.
    (number_of(day.moment(year)) - 1).rem_euclid(7) as usize
}

/// 星期二, 周二 or either in brackets: which day, where it begins and ends.
fn weekday_behind(passage: &Passage, at: usize) -> Option<(usize, usize, usize)> {
    let from = at + usize::from(passage.has(at, "（") || passage.has(at, "("));
    let word = ["星期", "礼拜", "周"].iter().find(|word| passage.has(from, word))?;
    let name = from + word.chars().count();
    let place = NAMES.iter().position(|one| passage.has(name, one))?;
    // 周一至周五: a range.
    let goes_on = passage.has(name + 1, "至") || passage.has(name + 1, "到");
    (!goes_on).then_some((place.min(6), from, name + 1))
}
