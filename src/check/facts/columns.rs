//! Columns of amounts that do not add up: budgets by their steps, other columns by their parts.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::facts::breaches::breaches;
use crate::check::facts::consequences::with_consequences;
use crate::check::facts::relations::{Concern, Relation, number};
use crate::check::hints;
use crate::check::rule::{CheckContext, CheckRule, Needs};

/// Columns of budgets and of last year that do not add up.
pub(crate) static COLUMNS: CheckRule = CheckRule::new(codes::E02, Needs::All, columns);

fn columns(context: &CheckContext, findings: &mut Diagnostics) {
    for breach in breaches(context).iter().filter(|one| one.lead.concern == Concern::Columns) {
        let Relation { whole, plus, .. } = &breach.lead;
        let numbers: Option<Vec<_>> = plus.iter().map(|part| number(context, part)).collect();
        let sum: Decimal = numbers.unwrap_or_default().iter().sum();
        let shown: Vec<_> = plus.iter().map(|part| context.exact(part)).collect();
        let message = format!(
            "{}对不上：{} = {}，填报 {}",
            whole.name,
            shown.join(" ＋ "),
            context.all_digits(sum),
            context.exact(whole)
        );
        let finding = context.finding(message).label(context.place(whole), whole.name.clone());
        let finding = plus
            .iter()
            .fold(finding, |finding, part| finding.label(context.place(part), part.name.clone()));
        let finding = finding.hint(hints::PARTS).figure(&whole.id);
        findings.push(with_consequences(context, breach, finding));
    }
}

/// What was left at the beginning against the end of last year.
pub(crate) static OPENING: CheckRule = CheckRule::new(codes::E22, Needs::All, opening);

fn opening(context: &CheckContext, findings: &mut Diagnostics) {
    let [opening, before] = [keys::OPENING, keys::LAST_YEAR_CLOSING].map(|key| context.stated(key));
    let (Some(opening), Some(before)) = (opening, before) else { return };
    let (Some(now), Some(then)) = (opening.money(), before.money()) else { return };
    let own = before.place.is_some_and(|place| place.source == context.report.source);
    if now == then || !own {
        return;
    }
    let [start, end] = [opening, before].map(|figure| context.exact(figure));
    let message = format!("{} {start}，{} {end}，两者应相同", opening.name, before.name);
    let finding = context
        .finding(message)
        .label(opening.place, opening.name.clone())
        .label(before.place, before.name.clone());
    findings.push(finding.hint("对照上年决算核对；确有调整的，在正文里说明").figure(&opening.id));
}
