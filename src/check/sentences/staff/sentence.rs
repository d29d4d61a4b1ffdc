//! The numbers of people of a sentence with their names.

use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::mistakes;
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::Number;
use crate::statements::passage::Passage;

/// A number of people or posts with the words before it since the last mark or number.
pub(super) struct People {
    pub number: Number,
    pub label: String,
}

pub(super) fn people(passage: &Passage, before: Option<&Number>, number: &Number) -> People {
    let from = before.map_or(0, |one| one.end).max(number.at.saturating_sub(20));
    let chars = &passage.chars[from.min(number.at)..number.at];
    let length = chars.iter().rev().take_while(|c| is_han(**c)).count();
    People { label: passage.text(number.at - length, number.at), number: number.clone() }
}

/// The numbers of a sentence.
pub(super) struct Sentence<'a> {
    pub passage: &'a Passage,
    pub all: &'a [People],
    /// The year of the report.
    pub year: i32,
}

/// Words that add nothing before the name of people.
const FILLERS: &[&str] = &[
    "年末",
    "年底",
    "实有",
    "现有",
    "共有",
    "另有",
    "还有",
    "尚有",
    "我院",
    "我局",
    "我校",
    "我镇",
    "我乡",
    "我委",
    "我中心",
    "全院",
    "全局",
    "全校",
    "全镇",
    "全乡",
    "核定",
    "总",
    "其中",
    "现",
    "有",
    "末",
    "年",
];

impl Sentence<'_> {
    pub(super) fn text(&self) -> String {
        let (start, stop) = self.passage.sentence(self.all[0].number.at);
        self.passage.text(start, stop)
    }

    pub(super) fn report(
        &self,
        one: &People,
        message: String,
        hint: &str,
        findings: &mut Diagnostics,
    ) {
        let place = (one.number.at, one.number.end);
        report_once(self.passage, place, (mistakes::OTHER_NUMBER, message, hint), findings);
    }

    /// The only number that is named by one of some words and nothing else.
    pub(super) fn only(&self, names: &[&str]) -> Option<&People> {
        let mut found = self.all.iter().filter(|one| {
            let people = one.number.quantity.is_of_people() && one.number.is_exact();
            people && is_named(&one.label, names) && self.is_of_the_year(one)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Whether a number is not compared with, and not of another year: 比2023年末在职88人减少2人.
    fn is_of_the_year(&self, one: &People) -> bool {
        let label = one.number.at - one.label.chars().count();
        let ahead = self.passage.text(label.saturating_sub(7), label);
        let year =
            ahead.strip_suffix('年').and_then(|ahead| ahead.get(ahead.len().checked_sub(4)?..));
        let other = year.is_some_and(|year| year.parse().is_ok_and(|year: i32| year != self.year));
        !other && !ahead.contains(['比', '较', '与'])
    }
}

/// Whether a label is one of some names with nothing but fillers before it.
pub(super) fn is_named(label: &str, names: &[&str]) -> bool {
    let mut rest = label;
    loop {
        if names.contains(&rest) {
            return true;
        }
        match FILLERS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => return false,
        }
    }
}

/// Words of what comes to what there was.
pub(super) const GAINED: &[&str] =
    &["增补", "招聘", "新增", "新设", "增设", "补充", "引进", "新开", "新聘", "增配"];
/// Words of what goes from it.
pub(super) const LOST: &[&str] = &["停招", "停办", "撤销", "撤并", "减少", "关闭", "退出", "报废"];
