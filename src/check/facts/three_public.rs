//! E24: lines of 三公经费 about which nothing is said.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, Kind, keys};
use crate::check::rule::{CheckContext, rule};
use crate::data::model::BudgetLine;

rule! {
    /// “三公”经费的四项（出国、购车、用车、接待）里有的没有填。
    ///
    /// 为什么：只写接待费，不交代出国和公务用车，看报告的人不知道是没有发生还是漏填，合计也就不可信。
    ///
    /// 例：只填了 reception，没有填 abroad、vehicle_purchase、vehicle_operation。
    ///
    /// 怎么办：没有发生的填 0，例如 abroad: {budget: 0, actual: 0}；发生了的照实填。没有填不等于 0。
    SILENT_LINES = "E24", "“三公”经费有的项没有填", All, silent_lines
}

rule! {
    /// “三公”经费花在哪里，前后说法对不上：公务接待费列在公用经费里，金额却比公用经费还多；项目支出用于车辆，
    /// 公务用车运行维护费却是 0。
    ///
    /// 为什么：“三公”经费必在基本支出或项目支出里，用途里没有它，口径就说不清。
    ///
    /// 例：公用经费 22.90，公务接待费 123.49，至少 100.59 在项目支出，而项目支出的用途没有写接待。
    ///
    /// 怎么办：在项目支出的用途（uses）里写明接待费；公务用车的支出填进 vehicle_operation，或写明口径。
    WHERE_SPENT = "E24", "“三公”经费的去处对不上", All, where_spent
}

fn where_spent(context: &CheckContext, findings: &mut Diagnostics) {
    reception(context, findings);
    vehicles(context, findings);
}

/// 公务接待费 that is more than all of 公用经费 must be among the projects.
fn reception(context: &CheckContext, findings: &mut Diagnostics) {
    let [spent, public] = [keys::RECEPTION, keys::PUBLIC].map(|fact| context.decided(fact));
    let (Some(spent), Some(public)) = (spent, public) else { return };
    let (Some(much), Some(all)) = (spent.money(), public.money()) else { return };
    let uses = &context.report.uses;
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
    let finding = Diagnostic::warning("E24", message)
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
    let uses = &context.report.uses;
    let named: Vec<_> =
        uses.iter().filter(|one| WORDS.iter().any(|word| one.value.contains(word))).collect();
    let Some(first) = named.first() else { return };
    let names: Vec<_> = named.iter().map(|one| one.value.as_str()).collect();
    let message = format!("项目支出用于{}，{}却是 0", names.join("、"), figure.name);
    let finding = Diagnostic::warning("E24", message)
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
        let message = format!("没有填{}（{}）", section.name, section.key);
        let finding = Diagnostic::warning("E24", message)
            .at(report.place(&section.key))
            .hint("四项都填上；没有发生的填 0，例如 abroad: {budget: 0, actual: 0}");
        findings.push(finding);
    }
    for row in stated.filter(|row| row.kind == Kind::Line) {
        let above = row.key.rsplit_once('.').map_or("", |(above, _)| above);
        if !report.values.sections.contains_key(above) {
            continue;
        }
        if let Some(what) = unsaid(report.values.line(row.fact())) {
            let (name, path) = (&row.name, &row.key);
            let key = path.rsplit('.').next().unwrap_or(path);
            let finding = Diagnostic::warning("E24", format!("{name}没有填{what}（{path}）"))
                .at(report.place(path))
                .hint(format!("没有发生就填 0：{key}: {{budget: 0, actual: 0}}"));
            findings.push(finding);
        }
    }
}

/// What a line does not say.
fn unsaid(line: BudgetLine) -> Option<&'static str> {
    match (line.has_budget(), line.amount(Column::Actual).is_some()) {
        (true, true) => None,
        (true, false) => Some("决算数"),
        (false, true) => Some("预算数"),
        (false, false) => Some("预算数和决算数"),
    }
}
