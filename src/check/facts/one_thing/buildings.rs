//! 楼堂馆所 and 总投资 against the projects that build them.

use super::measured::is_money;
use super::paid::less_than_paid;
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::facts::relations::number;
use crate::check::indicators::indicator_fact;
use crate::check::rule::CheckContext;
use crate::data::model::{Building, Project};

/// What is put behind the name of a building in that of its project.
const SUFFIXES: [&str; 6] = ["建设项目", "建设工程", "新建工程", "建设", "工程", "新建"];

/// A building whose investment is less than its project paid.
pub(super) fn buildings(context: &CheckContext, findings: &mut Diagnostics) {
    for (index, building) in context.report.buildings.iter().enumerate() {
        let fact = format!("{}.{}", keys::BUILDINGS, index + 1);
        let key = FigureKey::new(fact.as_str(), Column::ActualInvestment);
        let Some(invested) = context.figures.find(&key) else { continue };
        for project in context.report.projects.iter().filter(|one| is_of(one, building)) {
            less_than_paid(context, (&building.name.value, invested), project, findings);
            measured_otherwise(context, &fact, project, findings);
        }
    }
}

/// Whether a project is that of a building, by its name.
fn is_of(project: &Project, building: &Building) -> bool {
    let name = project.name.value.as_str();
    let core = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix));
    core.is_some_and(|core| core.chars().count() >= 3 && building.name.value.contains(core))
}

/// What the indicators of a building's project are called that are columns of the building.
const COLUMNS: [(&str, Column); 3] = [
    ("总投资", Column::ActualInvestment),
    ("建设面积", Column::ActualArea),
    ("建筑面积", Column::ActualArea),
];

/// An indicator of a building's project that is typed and not what the building says.
fn measured_otherwise(
    context: &CheckContext,
    fact: &str,
    project: &Project,
    findings: &mut Diagnostics,
) {
    for one in &project.indicators {
        let Some(name) = one.path.last().map(|name| name.value.as_str()) else { continue };
        let column = COLUMNS.iter().find(|(end, _)| name.ends_with(end));
        let own =
            column.and_then(|(_, column)| context.figures.find(&FigureKey::new(fact, *column)));
        let key = indicator_fact(&project.fact, one);
        let typed = context.of(&key, Column::Actual).filter(|figure| figure.place.is_some());
        let (Some(own), Some(typed)) = (own, typed) else { continue };
        let (Some(real), Some(stated)) = (number(context, own), number(context, typed)) else {
            continue;
        };
        let comparable = own.money().is_none() || is_money(typed, context);
        if !comparable || half_up(real, stated.scale()) == stated {
            continue;
        }
        let message = format!(
            "项目“{}”的{name}填 {}，{}是 {}",
            project.name.value,
            stated.normalize(),
            own.name,
            context.exact(own)
        );
        let finding = context.finding_at_both(
            message,
            (typed.place, own.place),
            ("指标的实际完成值", "楼堂馆所"),
        );
        let hint = format!("改掉错的一个；完成值写 \"${{{}}}\" 引用它，以后只改一处", own.id);
        findings.push(finding.hint(hint).figure(&own.id));
    }
}

/// A project whose 总投资 is less than it paid.
pub(super) fn investments(context: &CheckContext, findings: &mut Diagnostics) {
    for project in &context.report.projects {
        for one in &project.indicators {
            let fact = indicator_fact(&project.fact, one);
            let total = one.path.last().is_some_and(|name| name.value.ends_with("总投资"));
            let Some(invested) = context.of(&fact, Column::Actual).filter(|_| total) else {
                continue;
            };
            // One that cites a building's is reported there.
            if invested.place.is_some() && is_money(invested, context) {
                let name = format!("{}的总投资", project.name.value);
                less_than_paid(context, (&name, invested), project, findings);
            }
        }
    }
}
