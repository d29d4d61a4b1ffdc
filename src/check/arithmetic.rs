//! A figure to its numbers: its exact value, and how it comes about from its inputs.

use rust_decimal::Decimal;

use crate::base::amount::fixed;
use crate::figures::{Figure, Figures, Steps, Value};

/// The figures that one is computed from.
pub(super) fn inputs<'a>(figures: &'a Figures, figure: &Figure) -> Vec<&'a Figure> {
    figure.inputs.iter().filter_map(|key| figures.find(key)).collect()
}

/// A figure's number with all its digits, two decimals at least for money: `1089.40`, `22`, `91.67%`.
pub(super) fn exact(figures: &Figures, figure: &Figure) -> String {
    match figure.value() {
        Some(Value::Money(amount)) => {
            let number = amount.of(figures.unit());
            if number.scale() < 2 { fixed(number, 2) } else { number.to_string() }
        }
        Some(Value::Ratio(_) | Value::Percent(_)) => figures.shown(figure),
        Some(Value::Count(..) | Value::Words(_)) | None => figures.number(figure),
    }
}

/// How a figure comes about in numbers: `22 ÷ 24 = 91.67%`; nothing where no single calculation gives it.
///
/// What is shown can be calculated again: its result, rounded as shown, is the number on the right. A result beyond a
/// limit says so: `103.24% × 15 ＞ 15，取 15`.
pub(super) fn arithmetic(figures: &Figures, figure: &Figure) -> Option<String> {
    figure.value()?;
    let inputs = inputs(figures, figure);
    let numbers: Vec<_> = inputs.iter().map(|input| term(figures, input)).collect();
    let shown = exact(figures, figure);
    let written = match &figure.steps {
        Steps::None | Steps::Same => return None,
        Steps::Sum(_) if numbers.len() < 2 => return None,
        Steps::Sum(plus) => {
            let (added, taken) = numbers.split_at(*plus);
            let taken: String = taken.iter().map(|number| format!(" － {number}")).collect();
            format!("{}{taken}", added.join(" ＋ "))
        }
        Steps::Rest if numbers.len() == 2 => numbers.join(" － "),
        Steps::Rest => format!("{} －（{}）", numbers[0], numbers[1..].join(" ＋ ")),
        Steps::Quotient => numbers.join(" ÷ "),
        Steps::Share => {
            let steps = numbers.join(" × ");
            let beyond = beyond(&inputs)?;
            let limit = if beyond == "＜" { "0" } else { &shown };
            return Some(match beyond {
                "" => format!("{steps} = {shown}"),
                beyond => format!("{steps} {beyond} {limit}，取 {shown}"),
            });
        }
        Steps::Scaled => format!("{} × 100", numbers.join(" ÷ ")),
        Steps::Written(steps) if is_zero(figure) => return Some(format!("{steps} ≤ 0，取 0")),
        Steps::Written(steps) => steps.clone(),
    };
    Some(format!("{written} = {shown}"))
}

/// A number within a calculation: one with a sign is put in brackets.
fn term(figures: &Figures, figure: &Figure) -> String {
    let number = exact(figures, figure);
    if number.starts_with('-') { format!("（{number}）") } else { number }
}

/// How a share of points stands to its limits: `＞` all of them, `＜` none of them, or empty where it is within; nothing
/// where it is no share of numbers.
fn beyond(inputs: &[&Figure]) -> Option<&'static str> {
    let [rate, _] = inputs else { return None };
    let percent = match rate.value()? {
        Value::Ratio(ratio) => ratio.rounded_percent(),
        Value::Percent(percent) => *percent,
        Value::Money(_) | Value::Count(..) | Value::Words(_) => return None,
    };
    Some(match percent {
        percent if percent > Decimal::ONE_HUNDRED => "＞",
        percent if percent < Decimal::ZERO => "＜",
        _ => "",
    })
}

fn is_zero(figure: &Figure) -> bool {
    matches!(figure.value(), Some(Value::Count(number, _)) if number.is_zero())
}
