//! So many days earlier or later than a day, and 早于 a day that is not later.

use super::day::{Day, days, exists, number_of, report};
use super::neighbours::count_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::words::elsewhere::names_last_year;

/// Days earlier and later.
pub(crate) static EARLY: CheckRule = CheckRule::new(codes::E51, Needs::Lists, early);

/// What says that something was earlier (1) or later (-1) than a day.
const WORDS: &[(&str, i64)] = &[
    ("提前", 1),
    ("早", 1),
    ("推迟", -1),
    ("延后", -1),
    ("延迟", -1),
    ("推后", -1),
    ("逾期", -1),
    ("超期", -1),
    ("晚", -1),
];

fn early(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let days: Vec<Day> =
            days(passage).into_iter().filter(|day| day.day.is_some() && exists(day)).collect();
        for (place, day) in days.iter().enumerate() {
            counted(context, passage, &days, place, findings);
            if let Some(before) = place.checked_sub(1).map(|before| &days[before]) {
                compared(passage, (before, day), findings);
            }
        }
    }
}

/// A number of days before or after a day: 提前2天.
struct DaysApart {
    at: usize,
    end: usize,
    /// 1 where the other day is earlier, -1 where it is later.
    sign: i64,
    number: i64,
}

/// The number of days that stands behind a day.
fn days_apart(passage: &Passage, limit: &Day, stop: usize) -> Option<DaysApart> {
    (limit.end..stop.min(limit.end + 16)).find_map(|at| {
        let (word, sign) = WORDS.iter().find(|(word, _)| passage.has(at, word))?;
        let number = at + word.chars().count();
        let at = number + usize::from(passage.has(number, "了"));
        let (number, end) = count_of(passage, at, "天")?;
        Some(DaysApart { at, end, sign: *sign, number: i64::from(number) })
    })
}

/// 3月18日报送，比规定的3月20日提前2天.
fn counted(
    context: &CheckContext,
    passage: &Passage,
    days: &[Day],
    place: usize,
    findings: &mut Diagnostics,
) {
    let limit = &days[place];
    let (start, stop) = passage.sentence(limit.at);
    let Some(apart) = days_apart(passage, limit, stop) else { return };
    let gap = passage.text(limit.end, apart.at);
    let ahead = words_ahead(passage, limit, start);
    let compares = says(&ahead, &["比", "较", "早于", "晚于"]);
    if !compares || gap.contains(['，', '；']) || gap.chars().any(|c| c.is_ascii_digit()) {
        return;
    }
    let Some(done) = other_day(passage, days, place, (start, stop), apart.end) else { return };
    let of_last_year = names_last_year(&ahead);
    let difference = difference(limit, done, of_last_year);
    if difference * apart.sign == apart.number
        || difference.abs() > 200
        || passage.is_cited(apart.at, 1)
    {
        return;
    }
    let (one, two) = (done.written(passage), limit.written(passage));
    let (right, stated) = (difference.abs(), apart.number);
    let message = format!("{one}与{two}相差{right}天，正文写{stated}天");
    let hint = "核对两个日期和天数，改掉错的一个";
    report(passage, (apart.at, apart.end), (context.code, message, hint), findings);
}

/// The words of its clause before a day, and some before that.
fn words_ahead(passage: &Passage, day: &Day, start: usize) -> String {
    let mark = |c: &char| "，；。（）".contains(*c);
    let clause =
        passage.chars[start..day.at].iter().rposition(mark).map_or(start, |m| start + m + 1);
    passage.text(clause.min(day.at).saturating_sub(12).max(start), day.at)
}

/// The day of a sentence that another is compared with: one before it that is no side of a comparison, or the next.
fn other_day<'d>(
    passage: &Passage,
    days: &'d [Day],
    place: usize,
    (start, stop): (usize, usize),
    end: usize,
) -> Option<&'d Day> {
    let here = |day: &&Day| day.at >= start && day.end <= stop;
    let before = days[..place].iter().rev().filter(here).find(|day| {
        let ahead = passage.text(start.max(day.at.saturating_sub(8)), day.at);
        !says(&ahead, &["比", "较"])
    });
    let behind = || days.get(place + 1).filter(here).filter(|day| day.at < end + 8);
    before.or_else(behind)
}

/// How many days one day is after another. Compared with last year's day, only month and day count.
fn difference(limit: &Day, done: &Day, of_last_year: bool) -> i64 {
    let year = done.year.or(limit.year).unwrap_or(2025);
    let number = |day: &Day| match of_last_year {
        true => number_of((year, day.month, day.day.unwrap_or(1))),
        false => number_of(day.moment(year)),
    };
    number(limit) - number(done)
}

/// 3月14日报送，早于3月10日的截止时间.
fn compared(passage: &Passage, (done, limit): (&Day, &Day), findings: &mut Diagnostics) {
    let (start, _) = passage.sentence(limit.at);
    let gap = passage.text(done.end, limit.at);
    let word = ["早于", "晚于", "先于", "迟于"].iter().find_map(|word| {
        let at = gap.rfind(word)?;
        let rest = gap[at + word.len()..].chars().count();
        (rest <= 6).then(|| (*word, gap[..at].chars().next_back()))
    });
    let Some((word, ahead)) = word else { return };
    let denied = ahead.is_some_and(|c| "不未得没有应须".contains(c));
    if denied || done.at < start || gap.contains('；') {
        return;
    }
    let year = done.year.or(limit.year).unwrap_or(2025);
    let difference = number_of(limit.moment(year)) - number_of(done.moment(year));
    let is_early = matches!(word, "早于" | "先于");
    if (is_early && difference > 0) || (!is_early && difference < 0) {
        return;
    }
    let message = format!("{}不{word}{}", done.written(passage), limit.written(passage));
    report(
        passage,
        (limit.at, limit.end),
        (mistakes::WRONG_ORDER, message, "核对先后两个日期"),
        findings,
    );
}
