//! E24: lines of 三公经费 about which nothing is said.

use super::rule::{CheckContext, CheckRule, Needs};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::data::model::BudgetLine;

/// Lines of 三公经费 that are not filled in.
pub static SILENT_LINES: CheckRule = CheckRule::new(codes::E24, Needs::All, silent_lines);

/// 三公经费 that no use of the money accounts for.
pub static WHERE_SPENT: CheckRule = CheckRule::new(codes::E24, Needs::All, where_spent);

fn where_spent(context: &CheckContext, findings: &mut Diagnostics) {
    reception(context, findings);
    vehicles(context, findings);
}

/// 公务接待费 that is more than all of 公用经费 must be among the projects.
fn reception(context: &CheckContext, findings: &mut Diagnostics) {
    let [spent, public] = ["three_public.reception.actual", "expenditure.basic.public.actual"]
        .map(|id| context.figure(id));
    let (Some(spent), Some(public)) = (spent, public) else { return };
    let (Some(much), Some(all)) = (spent.money(), public.money()) else { return };
    let uses = &context.report.expenditure.uses;
    let said = uses.iter().any(|one| one.value.contains("接待"))
        || context.report.projects.iter().any(|project| project.name.value.contains("接待"));
    if much <= all || said {
        return;
    }
    let unit = context.figures.unit;
    let message = format!(
        "{} {} 大于{} {}，至少 {} 在项目支出，而项目支出的用途没有写接待",
        spent.name,
        context.exact(spent),
        public.name,
        context.exact(public),
        (much - all).shown(unit)
    );
    let finding = context
        .finding(message)
        .label(spent.place, spent.name.clone())
        .label(context.place(public), public.name.clone())
        .hint("在项目支出的用途（expenditure.project.uses）里写明接待费，或核对两个数");
    findings.push(finding.figure(&spent.id));
}

/// 车辆维修, 油料 among the uses of projects although 公务用车运行维护费 is nothing.
fn vehicles(context: &CheckContext, findings: &mut Diagnostics) {
    const WORDS: [&str; 5] = ["车辆维修", "油料", "燃油", "车辆保险", "公务用车运行"];
    let Some(figure) = context.figure("three_public.vehicle_operation.actual") else { return };
    if figure.money().is_none_or(|money| !money.is_zero()) {
        return;
    }
    let uses = &context.report.expenditure.uses;
    let named: Vec<_> =
        uses.iter().filter(|one| WORDS.iter().any(|word| one.value.contains(word))).collect();
    let Some(first) = named.first() else { return };
    let names: Vec<_> = named.iter().map(|one| one.value.as_str()).collect();
    let message = format!("项目支出用于{}，{}却是 0", names.join("、"), figure.name);
    let finding = context
        .finding(message)
        .label(first.span, "用途")
        .label(figure.place, figure.name.clone())
        .hint("把公务用车的支出填进 vehicle_operation；属于平台等其他车辆的，写明口径");
    findings.push(finding.figure(&figure.id));
}

fn silent_lines(context: &CheckContext, findings: &mut Diagnostics) {
    let three = &context.report.three_public;
    if three.span.is_none() {
        let finding = context
            .finding("没有填“三公”经费（three_public）")
            .at(context.report.place("three_public"))
            .hint("四项都填上；没有发生的填 0，例如 abroad: {budget: 0, actual: 0}");
        findings.push(finding);
        return;
    }
    for (key, name, line) in [
        ("abroad", "因公出国（境）费", &three.abroad),
        ("vehicle_purchase", "公务用车购置费", &three.vehicle_purchase),
        ("vehicle_operation", "公务用车运行维护费", &three.vehicle_operation),
        ("reception", "公务接待费", &three.reception),
    ] {
        if let Some(what) = unsaid(line) {
            let path = format!("three_public.{key}");
            let finding = context
                .finding(format!("{name}没有填{what}（{path}）"))
                .at(context.report.place(&path))
                .hint(format!("没有发生就填 0：{key}: {{budget: 0, actual: 0}}"));
            findings.push(finding);
        }
    }
}

/// What a line does not say.
fn unsaid(line: &BudgetLine) -> Option<&'static str> {
    let budget = line.budget.is_some() || line.initial.is_some();
    match (budget, line.actual.is_some()) {
        (true, true) => None,
        (true, false) => Some("决算数"),
        (false, true) => Some("预算数"),
        (false, false) => Some("预算数和决算数"),
    }
}
