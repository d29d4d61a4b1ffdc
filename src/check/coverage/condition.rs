//! A condition of a template, `three.abroad.trips is above(0)`, to whether it is known not to hold.

use rust_decimal::Decimal;

use crate::figures::{Figure, Figures, State, Value};

/// Whether a condition of a template's `text` does not hold for these figures. What asks for other things than figures
/// is not known, and no condition is reported to fail that is not known to.
pub(super) fn fails(condition: &str, text: &str, figures: &Figures) -> bool {
    let holds = |atom: &str| holds(atom.trim(), text, figures);
    if condition.is_empty() || !is_plain(condition) {
        return false;
    }
    let any: Vec<_> = condition.split(" or ").collect();
    any.iter().all(|all| all.split(" and ").any(|atom| holds(atom) == Some(false)))
}

/// Whether all brackets of a condition are those of `above(0)` and the like.
fn is_plain(condition: &str) -> bool {
    let tests = ["above(", "below(", "equal_to("];
    let opened: usize = tests.iter().map(|test| condition.matches(test).count()).sum();
    !condition.contains(['|', '[', '"']) && condition.matches('(').count() == opened
}

/// Whether `NAME is [not] TEST` holds; `None` where that is not known.
fn holds(atom: &str, text: &str, figures: &Figures) -> Option<bool> {
    let (name, test) = atom.split_once(" is ")?;
    let figure = figures.named(&whole_name(name.trim(), text))?;
    let (test, wanted) = match test.trim().strip_prefix("not ") {
        Some(test) => (test, false),
        None => (test.trim(), true),
    };
    tested(figure, figures, test).map(|held| held == wanted)
}

fn tested(figure: &Figure, figures: &Figures, test: &str) -> Option<bool> {
    let number = || match figure.value()? {
        Value::Money(amount) => Some(amount.of(figures.unit())),
        Value::Percent(number) | Value::Count(number, _) => Some(*number),
        Value::Ratio(_) | Value::Words(_) => None,
    };
    let limit = |name: &str| -> Option<Decimal> {
        test.strip_prefix(name)?.strip_suffix(')')?.trim().parse().ok()
    };
    let known = figure.value().is_some();
    match test {
        "given" => Some(figure.state != State::Missing),
        "applicable" => Some(known),
        "zero" => Some(known && number()?.is_zero()),
        _ if !known => Some(false),
        _ if test.starts_with("above(") => Some(number()? > limit("above(")?),
        _ if test.starts_with("below(") => Some(number()? < limit("below(")?),
        _ => None,
    }
}

/// A name with its first part spelt out where the template gave that a short name: `{% set three = three_public %}`.
fn whole_name(name: &str, text: &str) -> String {
    let (first, rest) = name.split_once('.').unwrap_or((name, ""));
    let set = format!("{{% set {first} = ");
    let meant = text.split_once(&set).and_then(|(_, behind)| behind.split_once(" %}"));
    match meant.filter(|(meant, _)| meant.chars().all(|c| c.is_alphanumeric() || "._".contains(c)))
    {
        Some((meant, _)) => format!("{meant}.{rest}").trim_end_matches('.').to_string(),
        None => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_plain, whole_name};

    #[test]
    fn short_names_are_spelt_out() {
        let text = "{% set three = three_public %}{% set one = [1] %}";
        assert_eq!(whole_name("three.abroad.trips", text), "three_public.abroad.trips");
        assert_eq!(whole_name("staff.actual", text), "staff.actual");
        assert_eq!(whole_name("one.actual", text), "one.actual");
    }

    #[test]
    fn brackets_of_tests_are_plain() {
        assert!(is_plain("a.b is above(0) and c is below(2)"));
        assert!(!is_plain("has_table(\"income\")"));
        assert!(!is_plain("(a or b) and c"));
    }
}
