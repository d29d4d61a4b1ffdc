//! Indicators of the unit against indicators of its projects of the same name.

use super::core::{rest_of, without_count};
use super::measured::measured;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::keys;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Project};
use crate::figures::Value;

/// Names that do not say whose value it is, so that the unit's and a project's may differ.
const GENERAL: [&str; 8] = ["服务对象", "群众", "公众", "社会", "单位", "职工", "受益", "项目"];

/// An indicator of the unit and one of a project with the same name and two values: shares that differ, or a count of a
/// project that is more than that of all.
pub(super) fn indicators(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for own in &report.indicators {
        let Some((name, mine)) = measured(context, keys::SELF_EVALUATION, own) else { continue };
        for project in &report.projects {
            for theirs in &project.indicators {
                let Some((other, its)) = measured(context, &project.fact, theirs) else { continue };
                let (Value::Count(whole, unit), Value::Count(part, unit_too)) = (mine, its) else {
                    continue;
                };
                let general = GENERAL.iter().any(|word| name.contains(word));
                let rate = unit == "%" && name.ends_with("满意度") && !general;
                let differ = if rate { whole != part } else { unit != "%" && part > whole };
                let same = name == other || is_one(name, &project.name.value, other);
                if same && unit == unit_too && differ {
                    findings.push(same_name(context, name, (own, mine), (project, theirs, its)));
                }
            }
        }
    }
}

/// Whether an indicator of the unit is called like that of a project, the project's name before it: 乡村道路维修里程 and
/// 维修里程 of 乡村道路维修.
fn is_one(name: &str, project: &str, other: &str) -> bool {
    let core = without_count(name);
    let counted =
        name.strip_prefix(core).is_some_and(|end| !end.is_empty() && other.ends_with(end));
    counted
        && core.contains(without_count(other))
        && rest_of(project, core).is_some_and(|rest| rest.is_empty())
}

fn same_name(
    context: &CheckContext,
    name: &str,
    (own, mine): (&Indicator, &Value),
    (project, theirs, its): (&Project, &Indicator, &Value),
) -> Diagnostic {
    let shown = |value: &Value| match value {
        Value::Count(number, unit) => format!("{}{unit}", number.normalize()),
        _ => String::new(),
    };
    let project = &project.name.value;
    let message = format!("{name}有两个数：整体 {}，项目“{project}” {}", shown(mine), shown(its));
    let place = |one: &Indicator| one.actual.as_ref().map(|text| text.span);
    context
        .finding_at_both(message, (place(theirs), place(own)), ("项目的", "整体的"))
        .hint("是一回事的改成一个数；不是一回事的，换一个名称，写明是谁的")
}
