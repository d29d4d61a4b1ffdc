//! Whose figure a name speaks of, and of which year: the unit's own of this year, its own of last year, or another.

use super::index::Index;
use super::names_of_figures::Meaning;
use super::numbers::numbers;
use super::passage::Passage;
use super::vocabulary::{Word, words_until};
use crate::check::rule::Subject;

/// Whose and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The unit's own figure of the report's year.
    Own,
    /// The unit's own figure of the year before.
    LastYear,
    /// A part of it, another body's, another time's, or nothing that is sure.
    Other,
}

/// The names in a passage with what they mean and whose they are.
pub struct Named<'a> {
    /// Where the name begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// The name as it stands.
    pub name: &'a str,
    /// What it means.
    pub meaning: &'a Meaning,
    /// Whose it is.
    pub scope: Scope,
}

/// Words that make whatever follows in a sentence the figure of others, of a part, or of another time.
const OTHERS: [&str; 38] = [
    "全县",
    "全市",
    "全省",
    "全国",
    "全区",
    "全镇",
    "全乡",
    "全州",
    "全旗",
    "全街道",
    "系统",
    "各县",
    "各市",
    "各区",
    "各乡镇",
    "各镇",
    "各单位",
    "各部门",
    "各预算单位",
    "各学校",
    "县直",
    "市直",
    "区直",
    "下属",
    "所属",
    "直属",
    "二级单位",
    "二级机构",
    "机关",
    "本级",
    "人均",
    "平均",
    "生均",
    "累计",
    "连续",
    "季度",
    "半年",
    "月",
];
/// Words before a name that leave it what it is.
const NEUTRAL: [&str; 54] = [
    "本年度",
    "本年",
    "当年",
    "全年",
    "年度",
    "年末",
    "年底",
    "12月31日",
    "12月底",
    "12月末",
    "截至",
    "部门整体支出",
    "部门整体",
    "部门",
    "单位",
    "整体",
    "其中",
    "其",
    "的",
    "我们",
    "全局",
    "全院",
    "全校",
    "全馆",
    "全中心",
    "我局",
    "我院",
    "我校",
    "我馆",
    "我中心",
    "我镇",
    "我单位",
    "我部门",
    "本单位",
    "本部门",
    "实际",
    "实现",
    "完成",
    "发生",
    "共有",
    "共",
    "现有",
    "实有",
    "核定",
    "有",
    "总的",
    "同时",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "经自评",
    "绩效",
];
/// What only lines of 三公经费 are called without becoming another amount: all of it is paid by the budget.
const OF_BUDGET: [&str; 2] = ["一般公共预算财政拨款", "财政拨款"];
/// What only people are.
const OF_PEOPLE: [&str; 3] = ["人员", "批准", "编办"];

/// Every name of a figure in a passage.
pub fn named<'a>(
    subject: &Subject,
    passage: &'a Passage,
    index: &'a Index<Meaning>,
) -> Vec<Named<'a>> {
    let mut all: Vec<Named> = Vec::new();
    let mut foreign: Option<usize> = None;
    for (at, name, meaning) in index.find(passage) {
        let end = at + name.chars().count();
        let (start, _) = passage.sentence(at);
        // 水库项目支出650万元，人员经费……: what one amount is of, those behind it are too.
        let goes_on = foreign == Some(start);
        let scope =
            if goes_on { Scope::Other } else { scope_of(subject, passage, start, at, meaning) };
        let amount = !matches!(meaning, Meaning::Rate(_)) && !is_whole(passage, at);
        if scope == Scope::Other && amount && has_number(passage, end) {
            foreign = Some(start);
        }
        all.push(Named { at, end, name, meaning, scope });
    }
    all
}

/// Whether a name is the whole of a share: 占总支出的60.61%.
fn is_whole(passage: &Passage, at: usize) -> bool {
    let before = passage.text(at.saturating_sub(4), at);
    let before = before.trim_end_matches(['全', '本', '年', '到', '了']);
    before.ends_with(['占', '比', '较'])
}

/// Whether a number follows with no more between than words that say so.
fn has_number(passage: &Passage, end: usize) -> bool {
    let (words, stop) = words_until(passage, end, |_| None);
    let plain = words.iter().all(|(_, word)| matches!(word, Word::Filler | Word::Noun));
    plain && passage.chars.get(stop).is_some_and(char::is_ascii_digit)
}

fn scope_of(
    subject: &Subject,
    passage: &Passage,
    start: usize,
    at: usize,
    meaning: &Meaning,
) -> Scope {
    let year = i32::from(subject.report.year.value);
    let before = without_own_names(subject, passage, start, at);
    let elsewhere = OTHERS.iter().any(|word| before.contains(word))
        || subject
            .report
            .organization
            .subordinates
            .iter()
            .any(|one| before.contains(&one.name.value));
    let clause = clause(passage, start, at);
    if elsewhere || is_listed(passage, clause, at) {
        return Scope::Other;
    }
    let of_line = |line: &str| matches!(meaning, Meaning::Line(own) if own.starts_with(line));
    let people =
        matches!(meaning, Meaning::Count(id, _) | Meaning::Rate(id) if id.starts_with("staff"));
    let Some(last) = neutral(subject, passage, clause, at, of_line("three_public"), people) else {
        return Scope::Other;
    };
    match year_said(passage, start, at).or(last.then_some(year - 1)) {
        None => Scope::Own,
        Some(said) if said == year => Scope::Own,
        Some(said) if said == year - 1 => Scope::LastYear,
        Some(_) => Scope::Other,
    }
}

/// The sentence before a name without the unit's own names and the year's last days.
fn without_own_names(subject: &Subject, passage: &Passage, start: usize, at: usize) -> String {
    let organization = &subject.report.organization;
    let mut before = passage.text(start, at).replace(&organization.name.value, "");
    if let Some(own) = &organization.short_name {
        before = before.replace(&own.value, "");
    }
    ["12月31日", "12月底", "12月末"].iter().fold(before, |text, day| text.replace(day, ""))
}

/// Where the clause before a name begins.
fn clause(passage: &Passage, start: usize, at: usize) -> usize {
    let breaks = |c: &char| "，；：、（）()“”.".contains(*c);
    passage.chars[start..at].iter().rposition(breaks).map_or(start, |stop| start + stop + 1)
}

/// Whether a name is the further part of a list without amounts: 人员经费、公用经费支出780万元.
fn is_listed(passage: &Passage, clause: usize, at: usize) -> bool {
    let Some(mark) = clause.checked_sub(1).filter(|mark| passage.chars[*mark] == '、') else {
        return false;
    };
    let from = at.saturating_sub(8).min(mark);
    let amounts = numbers(passage).into_iter().any(|number| {
        let end = number.at + number.length + number.unit.chars().count();
        number.at >= from && (end == mark || end + 1 == mark)
    });
    // 1、公务接待费 is an item.
    let item = mark > 0 && "0123456789一二三四五六七八九十".contains(passage.chars[mark - 1]);
    !amounts && !item
}

/// Whether the words from a place to a name leave it what it is; and whether they say 上年.
fn neutral(
    subject: &Subject,
    passage: &Passage,
    from: usize,
    to: usize,
    of_budget: bool,
    of_people: bool,
) -> Option<bool> {
    let organization = &subject.report.organization;
    let own = [Some(&organization.name), organization.short_name.as_ref()];
    let own: Vec<&str> = own.into_iter().flatten().map(|name| name.value.as_str()).collect();
    let words = NEUTRAL.iter().copied().chain(own);
    let words = words.chain(OF_BUDGET.into_iter().filter(|_| of_budget));
    let words: Vec<&str> = words.chain(OF_PEOPLE.into_iter().filter(|_| of_people)).collect();
    let (mut at, mut last_year) = (from, false);
    while at < to {
        let length = |word: &&str| word.chars().count();
        let word = words.iter().copied().filter(|word| passage.has(at, word)).max_by_key(length);
        let before = ["上年度", "上年", "去年"].into_iter().find(|word| passage.has(at, word));
        at += match (before, word, year_at(passage, at)) {
            (Some(before), ..) => {
                last_year = true;
                before.chars().count()
            }
            (_, Some(word), _) => word.chars().count(),
            (.., Some(_)) => 5,
            _ if passage.chars[at] == ' ' => 1,
            _ => return None,
        };
    }
    (at == to).then_some(last_year)
}

/// The year of `2023年` at a place.
pub fn year_at(passage: &Passage, at: usize) -> Option<i32> {
    let inside = at > 0 && passage.chars[at - 1].is_ascii_digit();
    if inside || passage.chars.get(at + 4) != Some(&'年') {
        return None;
    }
    passage.text(at, at + 4).parse().ok().filter(|year| (1949..=2199).contains(year))
}

/// The year that a sentence has come to speak of before a name: not one that it compares with or begins at.
fn year_said(passage: &Passage, start: usize, at: usize) -> Option<i32> {
    let years = (start..at).filter_map(|from| Some((from, year_at(passage, from)?)));
    let said = years.filter(|(from, _)| {
        let before = from.checked_sub(1).filter(|before| *before >= start);
        !before.is_some_and(|before| "比较与同自从至到—".contains(passage.chars[before]))
    });
    said.map(|(_, year)| year).last()
}
