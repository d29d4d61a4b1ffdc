//! E15: words such as 大于预算 that contradict the amounts of a line.

use super::budget_difference::{actual, money};
use super::claims::mention::NameScope;
use super::claims::names_of_figures::{FigureMeaning, names};
use super::claims::scope::mentions;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::Column;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// 大于预算 and 小于预算 against the numbers.
pub(crate) static AGAINST_BUDGET: CheckRule = CheckRule::new(codes::E15, Needs::All, more_or_less);

const MORE: [&str; 6] = ["大于预算", "大于年初预算", "超出预算", "超过预算", "高于预算", "超预算"];
const LESS: [&str; 4] = ["小于预算", "小于年初预算", "低于预算", "少于预算"];

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
    let (Some(actual), Some(budget)) =
        (actual(context, line), money(context, line, Column::Budget))
    else {
        return;
    };
    let found = |words: &[&'static str]| {
        near.clone().find_map(|from| {
            let word = words.iter().find(|word| passage.has(from, word))?;
            let denied = from > 0
                && matches!(passage.chars[from - 1], '未' | '没' | '不' | '无' | '止' | '绝');
            (!denied).then_some((from, *word))
        })
    };
    let wrong = match (found(&MORE), found(&LESS)) {
        (Some(place), _) if actual < budget => Some(place),
        (_, Some(place)) if actual > budget => Some(place),
        _ => None,
    };
    let Some((from, word)) = wrong else { return };
    let unit = context.figures.unit();
    let message =
        format!("{name}决算 {}，预算 {}，不是“{word}”", actual.shown(unit), budget.shown(unit));
    if let Some(span) = passage.span(from, word.chars().count()) {
        let finding = context.finding(message).at(span).hint("照数字改说法，或核对数据");
        findings.push(finding);
    }
}
