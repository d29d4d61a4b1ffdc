//! E51, E49: so many days earlier or later than a day, and 早于 a day that is not later.

use super::day::{Day, days, exists, number_of, report, says};
use super::neighbours::count_of;
use crate::base::codes::{self, Code};
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

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

/// Two dates in the wrong order.
const WRONG_ORDER: &Code = codes::E49;

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
    let near = stop.min(limit.end + 16);
    let found = (limit.end..near).find_map(|at| {
        let (word, sign) = WORDS.iter().find(|(word, _)| passage.has(at, word))?;
        let number = at + word.chars().count();
        let number = number + usize::from(passage.has(number, "了"));
        let (stated, end) = count_of(passage, number, "天")?;
        Some((number, end, *sign, i64::from(stated)))
    });
    let Some((at, end, sign, stated)) = found else { return };
    let gap = passage.text(limit.end, at);
    let mark = |c: &char| "，；。（）".contains(*c);
    let clause =
        passage.chars[start..limit.at].iter().rposition(mark).map_or(start, |m| start + m + 1);
    let ahead = passage.text(clause.min(limit.at).saturating_sub(12).max(start), limit.at);
    let compares = says(&ahead, &["比", "较", "早于", "晚于"]);
    if !compares || gap.contains(['，', '；']) || gap.chars().any(|c| c.is_ascii_digit()) {
        return;
    }
    let here = |day: &&Day| day.at >= start && day.end <= stop;
    let before = days[..place].iter().rev().filter(here).find(|day| {
        let ahead = passage.text(start.max(day.at.saturating_sub(8)), day.at);
        !says(&ahead, &["比", "较"])
    });
    let behind = || days.get(place + 1).filter(here).filter(|day| day.at < end + 8);
    let Some(done) = before.or_else(behind) else { return };
    // Compared with last year's day, only month and day count.
    let year = done.year.or(limit.year).unwrap_or(2025);
    let of_last_year = says(&ahead, &["上年", "去年", "上一年"]);
    let own = |day: &Day| match of_last_year {
        true => number_of((year, day.month, day.day.unwrap_or(1))),
        false => number_of(day.moment(year)),
    };
    let difference = own(limit) - own(done);
    if difference * sign == stated || difference.abs() > 200 || passage.is_cited(at, 1) {
        return;
    }
    let (one, two) = (done.written(passage), limit.written(passage));
    let message = format!("{one}与{two}相差{}天，正文写{stated}天", difference.abs());
    report(
        passage,
        (at, end),
        (context.code, message, "核对两个日期和天数，改掉错的一个"),
        findings,
    );
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
    report(passage, (limit.at, limit.end), (WRONG_ORDER, message, "核对先后两个日期"), findings);
}
