//! Shares that are to equal their target and are above it: the rule then takes marks off for a better result.

use super::proportions::is_share;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, Comparison};
use crate::check::indicators::{all_indicators, indicator_count};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, Target};

/// Shares above a target of `=`.
pub(crate) static EQUAL_TARGETS: CheckRule = CheckRule::new(codes::E08, Needs::All, equal_targets);

fn equal_targets(context: &CheckContext, findings: &mut Diagnostics) {
    for (under, one) in all_indicators(context.report) {
        beyond(context, under, one, findings);
    }
}

fn beyond(context: &CheckContext, under: &str, one: &Indicator, findings: &mut Diagnostics) {
    let Some(Target::Number { op, value: target, unit: Some(unit) }) = &one.target else { return };
    let Some(name) = one.path.last().map(|name| name.value.as_str()) else { return };
    if op.value != Comparison::Equal || unit.value != "%" || !is_share(name) {
        return;
    }
    let count = |column| indicator_count(context, under, one, column);
    let (Some(actual), Some(score)) = (count(Column::Actual), count(Column::Score)) else { return };
    if actual <= target.value || one.score.is_some() {
        return;
    }
    let [actual, target] = [actual, target.value].map(|number| number.normalize());
    let message = format!(
        "{name}的指标是“等于 {target}%”，完成 {actual}%，多出的也算偏差：按 {target}÷{actual} 计，得 {} 分",
        score.normalize()
    );
    let place = one.actual.as_ref().map(|actual| actual.span);
    let finding = context.finding_at_both(message, (Some(op.span), place), ("等于", "实际完成值"));
    let hint = "越高越好的，写 op: \">=\"；确实以正好等于为好的，填 score 和原因";
    findings.push(finding.hint(hint));
}
