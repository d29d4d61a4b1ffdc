//! An indicator to its name and the value that was reached.

use crate::catalogue::Column;
use crate::check::indicators::indicator_fact;
use crate::check::rule::CheckContext;
use crate::data::model::Indicator;
use crate::figures::{Figure, Value};

/// An indicator's name and its 实际完成值, if it is a number.
pub(super) fn measured<'a>(
    context: &'a CheckContext,
    under: &str,
    one: &'a Indicator,
) -> Option<(&'a str, &'a Value)> {
    let fact = indicator_fact(under, one);
    let value = context.of(&fact, Column::Actual)?.value()?;
    Some((one.path.last()?.value.as_str(), value))
}

pub(super) fn is_money(figure: &Figure, context: &CheckContext) -> bool {
    matches!(figure.value(), Some(Value::Count(_, unit)) if unit == context.figures.unit().word())
}
