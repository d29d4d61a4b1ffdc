//! Reasons of differences from the budget that are missing, or that go the other way.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::catalogue::{Column, ReasonRule, Row};
use crate::check::facts::cause::{self, Cause};
use crate::check::facts::placeholder::is_placeholder;
use crate::check::facts::reasons::{changes, may_explain, silent};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::figures::Figure;

/// Reasons of differences from the budget that go the other way than the numbers.
pub(crate) static WRONG_BUDGET_REASON: CheckRule =
    CheckRule::new(codes::E15, Needs::All, against_budget);

/// Differences from the budget of 三公经费 without a reason.
pub(crate) static NO_BUDGET_REASON: CheckRule =
    CheckRule::new(codes::D31, Needs::All, no_budget_reason);

fn no_budget_reason(context: &CheckContext, findings: &mut Diagnostics) {
    let changes = changes(context);
    let lines = context.report.catalogue.rows();
    for row in lines.filter(|row| row.reason == ReasonRule::ChangeOrBudget) {
        let Some((actual, budget, _)) = beside_budget(context, row.fact()) else { continue };
        // Where the year before is known and differs, the other rule has asked already.
        let asked = changes.iter().any(|change| change.now.id == actual.id);
        let line = context.report.values.line(row.fact());
        let reason = line.budget_reason().or(line.reason());
        let answered = reason.is_some_and(|reason| !is_placeholder(reason));
        if answered || asked {
            continue;
        }
        let [spent, planned] = [actual, budget].map(|figure| context.exact(figure));
        let silent = silent(reason);
        let message = format!("{} {spent}，预算 {planned}，{silent}", actual.name);
        let finding = context
            .finding(message)
            .at(reason.map(|reason| reason.span).or(context.place(actual)))
            .hint("在这一行写 budget_reason: 与预算不同的主要原因")
            .figure(&actual.id);
        findings.push(finding);
    }
}

/// A difference from the budget whose reason goes the other way.
struct BudgetDifference<'a> {
    actual: &'a Figure,
    budget: &'a Figure,
    way: Direction,
    reason: &'a Prose,
}

/// Reasons of a difference from the budget that go the other way: thrift where the line is over, something that took place
/// where it is under.
fn against_budget(context: &CheckContext, findings: &mut Diagnostics) {
    for row in context.report.catalogue.rows() {
        if let Some(gap) = stands_for_budget(context, row) {
            let hint = "报告不印这个原因：它说的与数字相反；核对两个数，数字没错的，写明为什么";
            contradicted(context, &gap, &format!("{hint}{}", side(gap.way)), findings);
        }
    }
    for fact in context.report.line_facts() {
        if let Some(gap) = of_budget(context, fact) {
            let hint = "核对决算数和预算数；数字没错的，改 budget_reason：写明为什么";
            contradicted(context, &gap, &format!("{hint}{}", side(gap.way)), findings);
        }
    }
}

fn side(way: Direction) -> &'static str {
    match way {
        Direction::Up => "超出预算",
        Direction::Down => "低于预算",
    }
}

/// What a line spent, its budget, and on which side of it that is.
fn beside_budget<'a>(
    context: &'a CheckContext,
    fact: &'a str,
) -> Option<(&'a Figure, &'a Figure, Direction)> {
    let (actual, budget) = (context.decided(fact)?, context.of(fact, Column::Budget)?);
    let way = Direction::of(actual.money()?.yuan() - budget.money()?.yuan())?;
    Some((actual, budget, way))
}

/// The reason of a line that can only be that of its difference from the budget, if it goes the other way. Where last year
/// is not filled in, it is that of the year: nothing is certain.
fn stands_for_budget<'a>(context: &'a CheckContext, row: &'a Row) -> Option<BudgetDifference<'a>> {
    (row.reason == ReasonRule::ChangeOrBudget).then_some(())?;
    let (actual, budget, way) = beside_budget(context, row.fact())?;
    context.of(row.fact(), Column::LastYear).and_then(Figure::money)?;
    if changes(context).iter().any(|change| change.now.id == actual.id) {
        return None;
    }
    let line = context.report.values.line(row.fact());
    let reason = line.reason().filter(|_| line.budget_reason().is_none())?;
    let of = Cause { of_income: false, strict: true };
    let spoken = cause::direction(&reason.words(), of, &context.words.reasons)?;
    (spoken != way).then_some(BudgetDifference { actual, budget, way, reason })
}

/// The reason that a line gives for its difference from the budget, if it goes the other way. A text of several clauses, or
/// one with words that go with either direction, is let be.
fn of_budget<'a>(context: &'a CheckContext, fact: &'a str) -> Option<BudgetDifference<'a>> {
    let (actual, budget, way) = beside_budget(context, fact)?;
    let reason = context.report.values.line(fact).budget_reason()?;
    let words = reason.words();
    let reasons = &context.words.reasons;
    let either = reasons.either.iter().any(|word| words.contains(word.as_str()));
    let spoken = reasons.budget.direction(&words).filter(|_| !either && !may_explain(&words))?;
    (spoken != way).then_some(BudgetDifference { actual, budget, way, reason })
}

fn contradicted(
    context: &CheckContext,
    gap: &BudgetDifference,
    hint: &str,
    findings: &mut Diagnostics,
) {
    let BudgetDifference { actual, budget, way, reason } = gap;
    let mut sides = [actual, budget].map(|figure| context.figures.number(figure));
    if sides[0] == sides[1] {
        sides = [actual, budget].map(|figure| context.exact(figure));
    }
    let [spent, planned] = sides;
    let (what, words) = (side(*way), reason.words());
    let message = format!("{} {spent} {what} {planned}，原因却说“{words}”", actual.name);
    let finding = context.finding(message).at(reason.span).label(context.place(actual), "决算数");
    findings.push(finding.hint(hint).figure(&actual.id));
}
