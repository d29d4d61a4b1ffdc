//! Weights of 自评表 that do not add up to 100, and scores without a weight.

use rust_decimal::Decimal;

use super::scores::count;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Indicator;

/// Weights of a sheet that do not add up to 100.
pub(crate) static WEIGHTS: CheckRule = CheckRule::new(codes::E26, Needs::All, weights);

/// The weights of each sheet, those that do not apply this year among them.
fn weights(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = (keys::SELF_EVALUATION, "部门整体", &report.indicators);
    let projects = report.projects.iter();
    let sheets = projects.map(|one| (one.fact.as_str(), one.name.value.as_str(), &one.indicators));
    for (fact, name, indicators) in std::iter::once(own).chain(sheets) {
        unweighted(context, name, indicators, findings);
        let execution = count(context.of(fact, Column::ExecutionWeight));
        let each: Option<Vec<_>> =
            indicators.iter().map(|one| one.weight.as_ref().map(|weight| weight.value)).collect();
        let (Some(execution), Some(each)) = (execution, each) else { continue };
        let sum: Decimal = execution + each.iter().sum::<Decimal>();
        if sum == Decimal::ONE_HUNDRED {
            continue;
        }
        let added: Vec<_> = each.iter().map(|weight| weight.normalize().to_string()).collect();
        let message = format!(
            "{name}自评表的分值合计不是 100 分：预算执行率 {} ＋ {} = {}",
            execution.normalize(),
            added.join(" ＋ "),
            sum.normalize()
        );
        let places = indicators.iter().filter_map(|one| one.weight.as_ref());
        let finding = places.fold(context.finding(message), |f, weight| f.at(weight.span));
        let finding = finding.hint(
            "照口径核对各项分值，改到合计 100 分；本年不适用的写 applicable: false，分值照写",
        );
        findings.push(match of_profile(context, execution) {
            Some(hint) => finding.hint(hint),
            None => finding,
        });
    }
}

/// Where the weight of the rate of execution is written, if it is not the usual one.
fn of_profile(context: &CheckContext, execution: Decimal) -> Option<String> {
    let profile = context.report.profile.as_ref().filter(|_| execution != Decimal::TEN)?;
    let (name, weight) = (&profile.value, execution.normalize());
    Some(format!(
        "预算执行率的 {weight} 分写在版式的 profiles/{name}.yaml 的 execution 里，通常是 10 分"
    ))
}

/// Indicators that have a score and no weight, which leave the total without one.
fn unweighted(
    context: &CheckContext,
    sheet: &str,
    indicators: &[Indicator],
    findings: &mut Diagnostics,
) {
    for one in indicators.iter().filter(|one| one.weight.is_none()) {
        let Some(score) = &one.score else { continue };
        let name = one.path.last().map_or(&one.id.value, |name| &name.value);
        let message = format!(
            "{name}有得分 {} 分而没有{}，{sheet}自评表的分值合计不是 100 分",
            score.value.normalize(),
            context.field(keys::INDICATORS, "weight")
        );
        let finding = context.finding(message).label(score.span, "填了得分");
        findings.push(finding.hint("补上这一项的分值，各项合计 100 分"));
    }
}
