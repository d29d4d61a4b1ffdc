//! A passage to its dates: year, month and day as far as they are written.

use super::numerals::digits_at;
use super::passage::Passage;

/// A date in running text; a month or a day that is not written is `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpokenDate {
    /// Where it begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// The year, written or taken over from the date before in the sentence.
    pub year: i32,
    /// Whether the year is written.
    pub has_year: bool,
    /// The month.
    pub month: Option<u32>,
    /// The day.
    pub day: Option<u32>,
}

impl SpokenDate {
    /// Whether it is before another for certain, as far as both are written.
    pub fn is_before(&self, other: &Self) -> bool {
        let parts = [
            Some((Some(self.year), Some(other.year))),
            Some((self.month.map(|m| m as i32), other.month.map(|m| m as i32))),
            Some((self.day.map(|d| d as i32), other.day.map(|d| d as i32))),
        ];
        for (one, two) in parts.into_iter().flatten() {
            match (one, two) {
                (Some(one), Some(two)) if one != two => return one < two,
                (Some(_), Some(_)) => {}
                _ => return false,
            }
        }
        false
    }
}

/// The dates of a passage in order. A month without a year belongs to the year named before it in its sentence.
pub fn dates(passage: &Passage) -> Vec<SpokenDate> {
    let chars = &passage.chars;
    let mut found = Vec::new();
    let (mut year, mut at) = (None, 0);
    while at < chars.len() {
        if matches!(chars[at], '。' | '\n') {
            year = None;
        }
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (number, end) = digits_at(chars, at);
        let date = match chars.get(end) {
            Some('年') if (1949..=2199).contains(&number) => {
                year = Some(number as i32);
                Some(month_and_day(chars, (at, end + 1), number as i32, true))
            }
            Some('月') if (1..=12).contains(&number) => {
                year.map(|year| month_and_day(chars, (at, at), year, false))
            }
            _ => None,
        };
        at = date.map_or(end, |date| date.end.max(end));
        found.extend(date);
    }
    found
}

fn month_and_day(
    chars: &[char],
    (at, from): (usize, usize),
    year: i32,
    has_year: bool,
) -> SpokenDate {
    let mut date = SpokenDate { at, end: from, year, has_year, month: None, day: None };
    let (month, end) = if from < chars.len() { digits_at(chars, from) } else { (0, from) };
    if end > from && chars.get(end) == Some(&'月') && (1..=12).contains(&month) {
        (date.month, date.end) = (Some(month), end + 1);
        let (day, end) = if date.end < chars.len() { digits_at(chars, date.end) } else { (0, 0) };
        if end > date.end && chars.get(end) == Some(&'日') && (1..=31).contains(&day) {
            (date.day, date.end) = (Some(day), end + 1);
        }
    }
    date
}
