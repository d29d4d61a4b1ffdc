//! Words such as 大于预算 that contradict the amounts of a line.

use super::budget_difference::{actual, money};
use super::budget_words::{BudgetWords, LESS, MORE, budget_words};
use super::claims::mention::NameScope;
use super::claims::names_of_figures::{FigureMeaning, names};
use super::claims::scope::mentions;
use crate::base::amount::Amount;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::Column;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// 大于预算 and 小于预算 against the numbers.
pub(crate) static AGAINST_BUDGET: CheckRule = CheckRule::new(codes::E15, Needs::All, more_or_less);

fn more_or_less(context: &CheckContext, findings: &mut Diagnostics) {
    let index = WordIndex::new(names(context.report, context.figures));
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for name in mentions(context.report, passage, &index) {
            if let (FigureMeaning::BudgetLine(line), NameScope::Own) = (name.meaning, name.scope) {
                let (_, end) = passage.sentence(name.at);
                words(
                    context,
                    passage,
                    (name.name, line),
                    name.at..end.min(name.end + 30),
                    findings,
                );
            }
        }
    }
}

/// Reports 大于预算 or 小于预算 behind the name of a line whose amounts say the contrary.
fn words(
    context: &CheckContext,
    passage: &Passage,
    (name, line): (&str, &str),
    near: std::ops::Range<usize>,
    findings: &mut Diagnostics,
) {
    let Some(actual) = actual(context, line) else { return };
    let budgets = [Column::Budget, Column::Initial]
        .map(|column| money(context, line, column).map(|budget| (column, budget)));
    let found = |stand| {
        near.clone().find_map(|from| {
            let words = budget_words(passage, from, stand)?;
            let denied = from > 0
                && matches!(passage.chars[from - 1], '未' | '没' | '不' | '无' | '止' | '绝');
            (!denied).then_some((from, words))
        })
    };
    // Where no budget is named, either may be meant.
    let against = |words: &BudgetWords| -> Vec<_> {
        let named = budgets.iter().flatten().filter(|(column, _)| match *column {
            Column::Initial => words.column != Some(Column::Budget),
            _ => words.column != Some(Column::Initial) || budgets[1].is_none(),
        });
        named.map(|(_, budget)| *budget).collect()
    };
    let contradicts = |(from, words): (usize, BudgetWords), is_more: bool| {
        let budgets = against(&words);
        let is_wrong = |budget: &Amount| if is_more { actual < *budget } else { actual > *budget };
        let budget = budgets.first().copied().filter(|_| budgets.iter().all(is_wrong))?;
        Some((from, words, budget))
    };
    let more = found(MORE).and_then(|place| contradicts(place, true));
    let wrong = more.or_else(|| found(LESS).and_then(|place| contradicts(place, false)));
    let Some((from, BudgetWords { text, column }, budget)) = wrong else { return };
    let unit = context.figures.unit();
    let called = if column == Some(Column::Initial) { "年初预算" } else { "预算" };
    let message =
        format!("{name}决算 {}，{called} {}，不是“{text}”", actual.shown(unit), budget.shown(unit));
    if let Some(span) = passage.span(from, text.chars().count()) {
        let finding = context.finding(message).at(span).hint("照数字改说法，或核对数据");
        findings.push(finding);
    }
}
