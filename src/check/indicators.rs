//! The indicators of a form: the facts that their figures are columns of, what their names count, values that differ.

use rust_decimal::Decimal;

use crate::base::diag::Diagnostic;
use crate::catalogue::{Column, keys};
use crate::check::rule::CheckContext;
use crate::data::Report;
use crate::data::model::Indicator;
use crate::figures::{Figure, Value};

/// The fact of an indicator of a form, which is that of the unit or of a project, by its fact.
pub(super) fn indicator_fact(form: &str, indicator: &Indicator) -> String {
    keys::indicator_fact(form, &indicator.id.value)
}

/// The indicators of the unit, then those of its projects, each with the fact of its form.
pub(super) fn all_indicators(report: &Report) -> impl Iterator<Item = (&str, &Indicator)> {
    let own = report.indicators.iter().map(|one| (keys::SELF_EVALUATION, one));
    let of_projects = report
        .projects
        .iter()
        .flat_map(|project| project.indicators.iter().map(move |one| (project.fact.as_str(), one)));
    own.chain(of_projects)
}

/// A column of an indicator of a form, if it is a number that counts.
pub(super) fn indicator_count(
    context: &CheckContext,
    form: &str,
    indicator: &Indicator,
    column: Column,
) -> Option<Decimal> {
    match context.of(&indicator_fact(form, indicator), column)?.value()? {
        Value::Count(number, _) => Some(*number),
        _ => None,
    }
}

/// Whether an indicator of a form did not reach its target; nothing where no number says so.
pub(super) fn is_below_target(
    context: &CheckContext,
    form: &str,
    indicator: &Indicator,
) -> Option<bool> {
    let completion = context.of(&indicator_fact(form, indicator), Column::Completion);
    match completion.and_then(Figure::value) {
        Some(Value::Ratio(done)) => Some(done.part < done.whole),
        _ => None,
    }
}

/// Ends of names that only say how something is counted, the longer ones first.
pub(in crate::check) const COUNTED: [&str; 20] = [
    "人次", "场次", "册次", "批次", "次数", "场数", "数量", "天数", "户数", "人数", "个数", "件数",
    "里程", "面积", "规模", "总数", "起数", "辆数", "套数", "数",
];

/// A name without the word for how it is counted: 资助学生 of 资助学生人数; `None` where it has none.
pub(in crate::check) fn counted_thing(name: &str) -> Option<&str> {
    COUNTED.iter().find_map(|end| name.strip_suffix(end))
}

/// A typed 实际完成值 that is not what another figure says: `stated` with its unit against `shown`, called `name` at the
/// `side` where it stands.
pub(in crate::check) fn typed_otherwise(
    context: &CheckContext,
    (indicator, typed, stated): (&Indicator, &Figure, (Decimal, &str)),
    (figure, name, shown, side): (&Figure, String, String, &'static str),
) -> Diagnostic {
    let called = indicator.path.last().map_or(&indicator.id.value, |name| &name.value);
    let (number, unit) = (stated.0.normalize(), stated.1);
    let message = format!("{called}：指标填 {number}{unit}，{name}是 {shown}");
    let places = (typed.place, context.place(figure));
    let finding = context.finding_at_both(message, places, ("指标的实际完成值", side));
    let hint = format!("改掉错的一个；完成值写 \"${{{}}}\" 引用它，以后只改一处", figure.id);
    finding.hint(hint).figure(&figure.id)
}
