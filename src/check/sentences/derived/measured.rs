//! A figure to what it measures, and how much of it.

use rust_decimal::Decimal;

use crate::figures::{Figure, Value};
use crate::statements::quantity::{Quantity, quantity_of};

/// What a figure measures, and how much.
pub(in crate::check::sentences) fn figure_quantity(figure: &Figure) -> Option<(Quantity, Decimal)> {
    Some(match figure.value()? {
        Value::Money(amount) => (Quantity::Money, amount.yuan()),
        Value::Count(count, unit) => {
            let (quantity, scale) = quantity_of(unit);
            (quantity, count.checked_mul(scale)?)
        }
        Value::Percent(percent) => (Quantity::Percent, *percent),
        Value::Ratio(ratio) => (Quantity::Percent, ratio.rounded_percent()),
        Value::Words(_) => return None,
    })
}
