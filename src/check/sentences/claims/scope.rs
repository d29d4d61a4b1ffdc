//! Whose figure a name refers to, and of which year: the unit's own of this year, its own of last year, or another.

use super::mention::{FigureMention, NameScope};
use super::names_of_figures::FigureMeaning;
use super::sentence_prefix::SentencePrefix;
use super::vocabulary::{ClaimWord, words_until};
use crate::catalogue::keys;
use crate::data::Report;
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Every name of a figure in a passage.
pub(crate) fn mentions<'a>(
    report: &Report,
    passage: &'a Passage,
    index: &'a WordIndex<FigureMeaning>,
) -> Vec<FigureMention<'a>> {
    let mut all: Vec<FigureMention> = Vec::new();
    let mut foreign: Option<usize> = None;
    for (at, name, meaning) in index.find(passage) {
        let end = at + name.chars().count();
        let before = SentencePrefix::new(report, passage, at);
        // 水库项目支出650万元，人员经费……: names behind an amount of something else belong to that too.
        let goes_on = foreign == Some(before.start);
        let scope = match all.last().filter(|last| is_listed_with(passage, last, at)) {
            _ if goes_on => NameScope::Other,
            // 上年基本支出10万元、项目支出20万元: both of last year.
            Some(last) if last.scope != NameScope::Own => last.scope,
            _ => scope_of(&before, &all, meaning),
        };
        let amount = !matches!(meaning, FigureMeaning::Rate(_)) && !before.is_whole();
        if scope == NameScope::Other && amount && has_number(passage, end) {
            foreign = Some(before.start);
        }
        all.push(FigureMention { at, end, name, meaning, scope, compared: before.compared() });
    }
    all
}

/// Whether a name follows another in a list, with that one's number between them at most.
fn is_listed_with(passage: &Passage, last: &FigureMention, at: usize) -> bool {
    const FAR: usize = 16;
    let between = &passage.chars[last.end.min(at)..at];
    let ends = between.iter().any(|c| "，。；：（）".contains(*c));
    between.len() <= FAR && !ends && between.ends_with(&['、'])
}

/// Whether a number follows with only fillers and nouns in between.
fn has_number(passage: &Passage, end: usize) -> bool {
    let (words, stop) = words_until(passage, end);
    let plain = words.iter().all(|(_, word)| matches!(word, ClaimWord::Filler | ClaimWord::Noun));
    plain && passage.chars.get(stop).is_some_and(char::is_ascii_digit)
}

fn scope_of(
    before: &SentencePrefix,
    names: &[FigureMention],
    meaning: &FigureMeaning,
) -> NameScope {
    let of_line =
        |line: &str| matches!(meaning, FigureMeaning::BudgetLine(own) if own.starts_with(line));
    let people = match meaning {
        FigureMeaning::Count(of) => of.of_people,
        FigureMeaning::Rate(of) => of.of_people,
        FigureMeaning::BudgetLine(_) => false,
    };
    let other = before.is_of_others()
        || (of_line(keys::EXPENDITURE) && before.is_of_one_source())
        || (of_line(keys::PROJECTS) && before.is_part_of_one_source())
        || before.is_of_a_budget()
        || before.is_listed(names)
        || before.follows_another_amount(names);
    let Some(last) = before.neutral(of_line(keys::THREE_PUBLIC), people).filter(|_| !other) else {
        return NameScope::Other;
    };
    match before.named_year().or(last.then_some(before.year - 1)) {
        None if is_part_of_last_year(before, names) => NameScope::LastYear,
        None => NameScope::Own,
        Some(stated) if stated == before.year => NameScope::Own,
        Some(stated) if stated == before.year - 1 => NameScope::LastYear,
        Some(_) => NameScope::Other,
    }
}

/// 上年“三公”经费30.90万元，其中公务接待费7.50万元: the parts of last year's whole are last year's too.
fn is_part_of_last_year(before: &SentencePrefix, names: &[FigureMention]) -> bool {
    let last = names.last().filter(|last| last.at >= before.start);
    last.is_some_and(|last| {
        last.scope == NameScope::LastYear && before.goes_on_with_parts(last.end)
    })
}
