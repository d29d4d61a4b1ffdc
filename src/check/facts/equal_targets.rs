//! Shares that are to equal their target and are above it: the rule then takes marks off for a better result.

use super::proportions::is_share;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, Comparison, FigureKey, keys};
use crate::check::indicators::indicator_fact;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, Target};
use crate::figures::Value;

/// Shares above a target of `=`.
pub(crate) static EQUAL_TARGETS: CheckRule = CheckRule::new(codes::E08, Needs::All, equal_targets);

fn equal_targets(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let of_projects = report
        .projects
        .iter()
        .flat_map(|project| project.indicators.iter().map(move |one| (project.fact.as_str(), one)));
    let own = report.indicators.iter().map(|one| (keys::SELF_EVALUATION, one));
    for (under, one) in own.chain(of_projects) {
        beyond(context, under, one, findings);
    }
}

fn beyond(context: &CheckContext, under: &str, one: &Indicator, findings: &mut Diagnostics) {
    let Some(Target::Number { op, value: target, unit: Some(unit) }) = &one.target else { return };
    let Some(name) = one.path.last().map(|name| name.value.as_str()) else { return };
    if op.value != Comparison::Equal || unit.value != "%" || !is_share(name) {
        return;
    }
    let of = |column| {
        let key = FigureKey::new(indicator_fact(under, one), column);
        context.figures.find(&key)
    };
    let count = |column| match of(column)?.value()? {
        Value::Count(number, _) => Some(*number),
        _ => None,
    };
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
