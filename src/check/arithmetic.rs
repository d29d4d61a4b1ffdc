//! A figure to its numbers: its exact value, and how it comes about from its inputs.

use crate::base::amount::fixed;
use crate::figures::{Figure, Figures, Value};

/// The figures that one is computed from.
pub fn inputs<'a>(figures: &'a Figures, figure: &Figure) -> Vec<&'a Figure> {
    figure.inputs.iter().filter_map(|key| figures.find(key)).collect()
}

/// A figure's number with all its digits, two decimals at least for money: `1089.40`, `22`, `91.67%`.
pub fn exact(figures: &Figures, figure: &Figure) -> String {
    match figure.value() {
        Some(Value::Money(amount)) => {
            let number = amount.of(figures.unit);
            if number.scale() < 2 { fixed(number, 2) } else { number.to_string() }
        }
        Some(Value::Ratio(_) | Value::Percent(_)) => figures.shown(figure),
        Some(Value::Count(..) | Value::Words(_)) | None => figures.number(figure),
    }
}

/// How a figure comes about in numbers: `22 ÷ 24 = 91.67%`; nothing for a plain fact.
pub fn arithmetic(figures: &Figures, figure: &Figure) -> Option<String> {
    let inputs = inputs(figures, figure);
    let numbers: Vec<_> = inputs.iter().map(|input| exact(figures, input)).collect();
    let steps = match (figure.value()?, inputs.as_slice()) {
        (_, [] | [_]) => return None,
        (Value::Ratio(_), _) => numbers.join(" ÷ "),
        (_, [_, _]) if figure.formula.contains('－') => numbers.join(" － "),
        (_, [_, ..]) if figure.formula.contains("－（") => {
            format!("{} －（{}）", numbers[0], numbers[1..].join(" ＋ "))
        }
        _ => numbers.join(" ＋ "),
    };
    Some(format!("{steps} = {}", exact(figures, figure)))
}
