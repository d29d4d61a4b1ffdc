//! A passage to its days: month and day, with the year as far as the sentence gives one.

use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::CheckContext;
use crate::data::model::Prose;
use crate::statements::numerals::digits_at;
use crate::statements::passage::Passage;

/// A month of a sentence, mostly with a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Day {
    /// Where it begins, its year included if one is written there.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// The year, written there or before it in the sentence.
    pub year: Option<i32>,
    /// Whether the year is written there.
    pub has_year: bool,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day, as written: it may be one that the month does not have.
    pub day: Option<u32>,
}

/// A day as a number that can be compared: year, month, day; a month alone is its last day.
pub(super) type Moment = (i32, u32, u32);

impl Day {
    /// The day in a year for those whose sentence gives none.
    pub(super) fn moment(&self, year: i32) -> Moment {
        (self.year.unwrap_or(year), self.month, self.day.unwrap_or(31))
    }

    /// As it stands in its passage.
    pub(super) fn written(&self, passage: &Passage) -> String {
        passage.text(self.at, self.end)
    }

    /// Whether it and another are joined to a range: 3月3日至3月7日.
    pub(super) fn is_joined(&self, other: &Self, passage: &Passage) -> bool {
        let gap = passage.text(self.end, other.at);
        matches!(gap.as_str(), "至" | "到" | "—" | "～" | "－" | "-" | "－－" | "——" | "起至")
    }
}

/// The days and months of a passage in order.
pub(super) fn days(passage: &Passage) -> Vec<Day> {
    let chars = &passage.chars;
    let (mut found, mut year, mut at) = (Vec::new(), None, 0);
    while at < chars.len() {
        match chars[at] {
            '。' | '\n' => year = None,
            // 次年2月: another year than the one before.
            '次' | '翌' | '去' | '今' | '明' if chars.get(at + 1) == Some(&'年') => {
                year = None
            }
            _ => {}
        }
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (number, end) = digits_at(chars, at);
        match chars.get(end) {
            Some('年') if (1949..=2199).contains(&number) && end == at + 4 => {
                year = Some(number as i32);
                let day =
                    month_at(chars, end + 1).map(|day| Day { at, has_year: true, year, ..day });
                at = day.map_or(end + 1, |day| day.end);
                found.extend(day);
            }
            Some('月') => {
                let inside = at > 0 && matches!(chars[at - 1], '.' | ',' | '/');
                let day = month_at(chars, at).filter(|_| !inside);
                at = day.map_or(end + 1, |day| day.end);
                found.extend(day.map(|day| Day { year, ..day }));
            }
            _ => at = end,
        }
    }
    found
}

/// The month, and the day behind it, that begin at a character. 3月份 and 3月均 are no dates.
fn month_at(chars: &[char], at: usize) -> Option<Day> {
    let (month, end) = digits_at(chars, at.min(chars.len()));
    let is_month = (1..=12).contains(&month) && end <= at + 2 && chars.get(end) == Some(&'月');
    if !is_month || chars.get(end + 1).is_some_and(|c| "均租供薪".contains(*c)) {
        return None;
    }
    let month_only = Day { at, end: end + 1, year: None, has_year: false, month, day: None };
    let (day, day_end) = digits_at(chars, (end + 1).min(chars.len()));
    let has_day = day_end > end + 1 && day_end <= end + 3 && chars.get(day_end) == Some(&'日');
    Some(match has_day {
        true => Day { end: day_end + 1, day: Some(day), ..month_only },
        false => month_only,
    })
}

/// The number of days of a month.
pub(super) fn length_of(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day counted from a fixed one, for differences.
pub(super) fn number_of((year, month, day): Moment) -> i64 {
    let before: i64 = (1..month).map(|month| i64::from(length_of(year, month))).sum();
    let years = i64::from(year) - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + before + i64::from(day)
}

/// The differences in days of two days that their years allow. A range whose end has no year of its own may reach into
/// the next.
pub(super) fn differences(one: &Day, two: &Day) -> Vec<i64> {
    let years = match (one.year, two.year) {
        (Some(one), Some(two)) => vec![(one, two)],
        (Some(year), None) | (None, Some(year)) => vec![(year, year)],
        (None, None) => vec![(2023, 2023), (2024, 2024)],
    };
    let difference =
        |(first, second): (i32, i32)| number_of(two.moment(second)) - number_of(one.moment(first));
    years.into_iter().map(difference).collect()
}

/// Whether a day is one that its month has, in the year that is known or in any.
pub(super) fn exists(day: &Day) -> bool {
    day.day
        .is_none_or(|number| (1..=length_of(day.year.unwrap_or(2024), day.month)).contains(&number))
}

/// The passage of a text of the facts.
pub(super) fn passage_of<'a>(context: &CheckContext<'a>, prose: &Prose) -> Option<&'a Passage> {
    context.passage_of(prose)
}

/// Reports a stretch of a passage.
pub(super) fn report(
    passage: &Passage,
    (from, to): (usize, usize),
    (code, message, hint): (&'static Code, String, &str),
    findings: &mut Diagnostics,
) {
    if let Some(span) = passage.span(from, to - from) {
        findings.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}
