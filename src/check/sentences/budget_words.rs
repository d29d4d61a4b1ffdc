//! The words that say how an amount stands to its budget: a verb, which budget, 预算.

use crate::catalogue::Column;
use crate::statements::passage::Passage;

/// How an amount stands to its budget, with what says it ahead of the budget and behind it.
type Stand = &'static [(&'static str, &'static str)];

/// More than the budget.
pub(in crate::check::sentences) const MORE: Stand =
    &[("大于", ""), ("高于", ""), ("超出", ""), ("超过", ""), ("超", "")];

/// Less than the budget.
pub(in crate::check::sentences) const LESS: Stand = &[("小于", ""), ("低于", ""), ("少于", "")];

/// As much as the budget.
pub(in crate::check::sentences) const SAME: Stand =
    &[("与", "持平"), ("与", "数持平"), ("等于", "")];

/// Which budget may be named between the verb and 预算.
const BUDGETS: [(&str, Option<Column>); 3] =
    [("预算", None), ("年初预算", Some(Column::Initial)), ("全年预算", Some(Column::Budget))];

/// Words that say how an amount stands to its budget.
pub(in crate::check::sentences) struct BudgetWords {
    /// As they are written.
    pub text: String,
    /// The column that they name.
    pub column: Option<Column>,
}

/// The words of one of these meanings that begin at a place: 大于年初预算.
pub(in crate::check::sentences) fn budget_words(
    passage: &Passage,
    at: usize,
    stand: Stand,
) -> Option<BudgetWords> {
    let verbs = stand.iter().filter(|(verb, _)| passage.has(at, verb));
    let mut all = verbs.flat_map(|(verb, end)| BUDGETS.map(|budget| (verb, budget, end)));
    all.find_map(|(verb, (budget, column), end)| {
        let text = format!("{verb}{budget}{end}");
        passage.has(at, &text).then_some(BudgetWords { text, column })
    })
}
