//! What sentences deny that the facts have: that there are subordinate units, or that any of the budget is left.

use super::worded::{OTHER, is_of_the_year};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Value;
use crate::statements::passage::Passage;

/// What the facts have and the text denies.
pub(crate) static DENIED: CheckRule = CheckRule::new(codes::E03, Needs::All, denied);

fn denied(context: &CheckContext, findings: &mut Diagnostics) {
    context
        .passages
        .iter()
        .filter(|one| one.is_of_the_unit())
        .for_each(|one| in_passage(context, one, findings));
}

/// Sentences of a passage that deny one of them.
fn in_passage(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    const NO_UNITS: [&str; 5] =
        ["没有下属单位", "无下属单位", "没有所属单位", "无所属单位", "没有下属事业单位"];
    const ALL_SPENT: [&str; 5] = [
        "预算资金全部执行完毕",
        "预算全部执行完毕",
        "预算资金全部支出",
        "预算全部执行",
        "预算资金全部用完",
    ];
    let count = context.report.subordinates.len();
    if count > 0 {
        let message = |word: &str| format!("数据里有 {count} 个下属单位，正文说“{word}”");
        clause_says(context, passage, &NO_UNITS, message, findings);
    }
    let rate = context.of(keys::EXPENDITURE, Column::ExecutionRate);
    let Some((rate, Value::Ratio(ratio))) = rate.and_then(|rate| Some((rate, rate.value()?)))
    else {
        return;
    };
    if ratio.part < ratio.whole {
        let shown = context.figures.shown(rate);
        let message = |word: &str| format!("{}是 {shown}，正文说“{word}”", rate.name);
        clause_says(context, passage, &ALL_SPENT, message, findings);
    }
}

/// Clauses of the unit's own year that say one of some words and nothing else.
fn clause_says(
    context: &CheckContext,
    passage: &Passage,
    words: &[&str],
    message: impl Fn(&str) -> String,
    findings: &mut Diagnostics,
) {
    for word in words {
        for at in passage.find(word).into_iter().filter(|at| !passage.is_quoted(*at)) {
            let before = passage.text(passage.sentence(at).0, at);
            let clause = before.rsplit(['，', '。', '；', '、']).next().unwrap_or_default();
            let behind = passage.chars.get(at + word.chars().count());
            let ends = behind.is_none_or(|c| "，。；\n".contains(*c));
            if !ends || !is_of_the_year(context, clause) || says(&before, &OTHER) {
                continue;
            }
            let hint = "照数据改这句话，或核对数据";
            context.report_word(passage, (at, word), (message(word), hint), findings);
        }
    }
}
