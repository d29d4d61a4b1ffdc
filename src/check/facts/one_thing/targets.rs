//! Targets of indicators against the plan of the figure that they measure, and against each other where two measure one.

use rust_decimal::Decimal;

use super::core::without_count;
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::catalogue::{Column, Comparison, keys};
use crate::check::facts::relations::number;
use crate::check::indicators::indicator_fact;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, ProsePiece, Target};
use crate::figures::{Figure, Value};

/// An indicator whose target is a number.
struct Targeted<'a> {
    name: &'a str,
    op: Comparison,
    target: Decimal,
    place: Span,
    unit: &'a str,
    actual: Option<Decimal>,
    /// The figure that its 实际完成值 is.
    cited: Option<&'a Figure>,
}

/// Targets that are not the plan, and two targets of one thing.
pub(super) fn targets(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = targeted(context, keys::SELF_EVALUATION, &report.indicators);
    own.iter().for_each(|one| against_plan(context, one, findings));
    for project in &report.projects {
        for of_project in targeted(context, &project.fact, &project.indicators) {
            against_plan(context, &of_project, findings);
            for of_unit in own.iter().filter(|of_unit| are_one(of_unit, &of_project)) {
                against_each_other(context, of_unit, (&project.name.value, &of_project), findings);
            }
        }
    }
}

fn targeted<'a>(
    context: &CheckContext<'a>,
    form: &str,
    indicators: &'a [Indicator],
) -> Vec<Targeted<'a>> {
    let of = |one: &'a Indicator| {
        let Some(Target::Number { op, value, unit }) = &one.target else { return None };
        let reached = context.of(&indicator_fact(form, one), Column::Actual);
        let cited = match one.actual.as_ref()?.pieces.as_slice() {
            [ProsePiece::Cite(id, _)] => context.figures.named(id.as_str()),
            _ => None,
        };
        Some(Targeted {
            name: &one.path.last()?.value,
            op: op.value,
            target: value.value,
            place: value.span,
            unit: unit.as_ref().map_or("", |unit| &unit.value),
            actual: reached.and_then(|figure| number(context, figure)),
            cited,
        })
    };
    indicators.iter().filter_map(of).collect()
}

/// What limits spending.
const SPENDING: &[Column] =
    &[Column::Budget, Column::Initial, Column::LastYear, Column::LastYearBudget];

/// The columns that plan a column; a limit may also be what was spent the year before.
const PLANS: [(Column, &[Column]); 4] = [
    (Column::ActualArea, &[Column::ApprovedArea]),
    (Column::ActualInvestment, &[Column::ApprovedInvestment]),
    (Column::Actual, SPENDING),
    (Column::Total, SPENDING),
];

/// A limit of what a figure with a plan may be, that is none of its plans: 项目总投资 of at most 461 where 455 was approved.
fn against_plan(context: &CheckContext, one: &Targeted, findings: &mut Diagnostics) {
    let Some(cited) =
        one.cited.filter(|_| matches!(one.op, Comparison::AtMost | Comparison::Equal))
    else {
        return;
    };
    let Some((_, columns)) = PLANS.iter().find(|(column, _)| *column == cited.key.column()) else {
        return;
    };
    let of_unit = match cited.value() {
        Some(Value::Money(_)) => one.unit == context.figures.unit().word(),
        Some(Value::Count(_, unit)) => one.unit == unit,
        _ => false,
    };
    let plans: Vec<_> = columns
        .iter()
        .filter_map(|column| context.figures.find(&cited.key.with(*column)))
        .filter(|plan| number(context, plan).is_some())
        .collect();
    let is = |plan: &&Figure| {
        number(context, plan).is_some_and(|plan| half_up(plan, one.target.scale()) == one.target)
    };
    let Some(plan) = plans.first().filter(|_| of_unit && !plans.iter().any(is)) else { return };
    let message = format!(
        "{}的年度指标值是 {}，{}是 {}",
        one.name,
        one.target.normalize(),
        plan.name,
        context.exact(plan)
    );
    let places = (Some(one.place), context.place(plan));
    let finding = context.finding_at_both(message, places, ("年度指标值", plan.name.as_str()));
    findings.push(finding.hint("改掉错的一个；指标另有所定的，不用改").figure(&plan.id));
}

/// Whether an indicator of the unit and one of a project measure one thing: one figure, or one number under one name.
fn are_one(unit: &Targeted, project: &Targeted) -> bool {
    let figures = unit.cited.zip(project.cited).is_some_and(|(one, other)| one.id == other.id);
    let core = without_count(project.name);
    let named = core.chars().count() > 1 && without_count(unit.name).contains(core);
    let numbers = unit.actual.is_some() && unit.actual == project.actual && named;
    unit.op == project.op && unit.unit == project.unit && unit.unit != "%" && (figures || numbers)
}

fn against_each_other(
    context: &CheckContext,
    unit: &Targeted,
    (name, project): (&str, &Targeted),
    findings: &mut Diagnostics,
) {
    if unit.target == project.target {
        return;
    }
    let shown = |one: &Targeted| format!("{}{}", one.target.normalize(), one.unit);
    let message = format!(
        "完成的是一个数，年度指标值有两个：整体的{} {}，项目“{name}”的{} {}",
        unit.name,
        shown(unit),
        project.name,
        shown(project)
    );
    let places = (Some(project.place), Some(unit.place));
    let finding = context.finding_at_both(message, places, ("项目的", "整体的"));
    findings.push(finding.hint("是一回事的改成一个数；不是一回事的，不用改"));
}
