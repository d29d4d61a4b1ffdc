//! 项目总成本 that is typed, against what the project spent this year.

use super::measured::is_money;
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::catalogue::Column;
use crate::check::facts::relations::number;
use crate::check::indicators::indicator_fact;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Project};
use crate::figures::{Figure, Value};

/// What an indicator is called that measures all that a project costs.
const COSTS: [&str; 5] = ["项目总成本", "总成本", "项目成本", "项目支出", "项目总支出"];

/// A cost that is less than the project spent, or that is not what it spent although its limit is this year's budget.
pub(super) fn costs(context: &CheckContext, findings: &mut Diagnostics) {
    for project in &context.report.projects {
        for one in &project.indicators {
            let Some((typed, spent)) = cost(context, project, one) else { continue };
            let (Some(stated), Some(real)) = (number(context, typed), number(context, spent))
            else {
                continue;
            };
            let rounded = half_up(real, stated.scale());
            let wrong = stated < rounded || is_of_this_year(context, project, one);
            if wrong && stated != rounded {
                let name = one.path.last().map_or(&one.id.value, |name| &name.value);
                let message = format!(
                    "项目“{}”的{name}填 {}，{}是 {}",
                    project.name.value,
                    context.all_digits(stated),
                    spent.name,
                    context.exact(spent)
                );
                let places = (typed.place, context.place(spent));
                let names = ("指标的实际完成值", spent.name.as_str());
                let finding = context.finding_at_both(message, places, names);
                let hint =
                    format!("改掉错的一个；完成值写 \"${{{}}}\" 引用它，以后只改一处", spent.id);
                findings.push(finding.hint(hint).figure(&spent.id));
            }
        }
    }
}

/// A typed cost in the unit of the report, and what the project spent.
fn cost<'a>(
    context: &'a CheckContext,
    project: &Project,
    one: &Indicator,
) -> Option<(&'a Figure, &'a Figure)> {
    let name = one.path.last()?.value.as_str();
    let fact = indicator_fact(&project.fact, one);
    let typed = context.of(&fact, Column::Actual).filter(|one| one.place.is_some())?;
    let known = COSTS.contains(&name) && is_money(typed, context);
    known.then_some((typed, context.of(&project.fact, Column::Actual)?))
}

/// Whether the limit of a cost is the project's budget of this year.
fn is_of_this_year(context: &CheckContext, project: &Project, one: &Indicator) -> bool {
    let fact = indicator_fact(&project.fact, one);
    let limit = context.of(&fact, Column::Target).and_then(Figure::value);
    let Some(Value::Count(limit, _)) = limit else { return false };
    let budgets = [Column::Budget, Column::Initial];
    let budgets = budgets.iter().filter_map(|column| context.of(&project.fact, *column));
    budgets.filter_map(|budget| number(context, budget)).any(|budget| budget == *limit)
}
