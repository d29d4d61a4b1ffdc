//! Lines of 三公经费 without a number or a reason.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::id::named;
use crate::catalogue::{Column, Kind, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::BudgetLine;

/// Lines of 三公经费 that are not filled in.
pub(crate) static SILENT_LINES: CheckRule = CheckRule::new(codes::E24, Needs::All, silent_lines);

/// 三公经费 that no use of the money accounts for.
pub(crate) static WHERE_SPENT: CheckRule = CheckRule::new(codes::E24, Needs::All, where_spent);

fn where_spent(context: &CheckContext, findings: &mut Diagnostics) {
    reception(context, findings);
    vehicles(context, findings);
}

/// 公务接待费 that is more than all of 公用经费 must be among the projects.
fn reception(context: &CheckContext, findings: &mut Diagnostics) {
    let [spent, public] = [keys::RECEPTION, keys::PUBLIC].map(|fact| context.decided(fact));
    let (Some(spent), Some(public)) = (spent, public) else { return };
    let (Some(much), Some(all)) = (spent.money(), public.money()) else { return };
    let uses = context.report.values.texts(keys::USES);
    let has_reception = uses.iter().any(|one| one.value.contains("接待"))
        || context.report.projects.iter().any(|project| project.name.value.contains("接待"));
    if much <= all || has_reception {
        return;
    }
    let unit = context.figures.unit();
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
    let Some(figure) = context.decided(keys::VEHICLE_OPERATION) else { return };
    if figure.money().is_none_or(|money| !money.is_zero()) {
        return;
    }
    let uses = context.report.values.texts(keys::USES);
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
    let report = context.report;
    let stated = report.catalogue.rows().filter(|row| row.zero_is_stated);
    for section in stated.clone().filter(|row| row.kind == Kind::Section) {
        if report.values.sections.contains_key(&section.key) {
            continue;
        }
        let message = format!("没有填{}", named(&section.name, &section.key));
        let finding = context
            .finding(message)
            .at(report.place(&section.key))
            .hint("四项都填上；没有发生的填 0，例如 abroad: {budget: 0, actual: 0}");
        findings.push(finding);
    }
    for row in stated.filter(|row| row.kind == Kind::Line) {
        let (above, key) = row.path();
        if !report.values.sections.contains_key(above) {
            continue;
        }
        if let Some(what) = unstated(report.values.line(row.fact())) {
            let (name, path) = (&row.name, &row.key);
            let finding = context
                .finding(format!("{name}没有填{}", named(what, path)))
                .at(report.place(path))
                .hint(match what {
                    "预算数和决算数" => {
                        format!("没有发生就填 0：{key}: {{budget: 0, actual: 0}}")
                    }
                    "预算数" => {
                        format!("在 {key} 里补上 budget；年初没有安排预算的，写 budget: 0")
                    }
                    _ => format!("在 {key} 里补上 actual；没有发生的，写 actual: 0"),
                });
            findings.push(finding);
        }
    }
}

/// What a line does not say.
fn unstated(line: BudgetLine) -> Option<&'static str> {
    match (line.has_budget(), line.amount(Column::Actual).is_some()) {
        (true, true) => None,
        (true, false) => Some("决算数"),
        (false, true) => Some("预算数"),
        (false, false) => Some("预算数和决算数"),
    }
}
