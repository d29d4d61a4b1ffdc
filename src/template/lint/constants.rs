//! What holds of names in every report: what must be filled in, what cannot be negative, the unit of the pack.

use std::collections::BTreeSet;

use super::bounds::Bounds;
use super::linted::Linted;
use crate::catalogue::{Catalogue, Kind as FactKind, keys};
use crate::template::expressions::{Expression, ExpressionKind as Kind, Operator};

/// Names that no report lacks.
const ALWAYS: [&str; 5] = ["year", "previous_year", "unit", keys::UNIT_NAME, keys::UNIT_SHORT_NAME];

/// What holds everywhere.
pub(super) struct Constants {
    /// The unit of money, as `unit` gives it.
    unit: String,
    /// Names whose number is never negative.
    counts: BTreeSet<String>,
}

impl Constants {
    pub(super) fn new(linted: &Linted<'_>) -> Self {
        let catalogue = Catalogue::shared();
        let is_count = |kind| matches!(kind, FactKind::Count | FactKind::Amount);
        let counts = catalogue.rows().filter(|row| is_count(row.kind));
        Self {
            unit: linted.pack.outline.money.unit.word().to_string(),
            counts: counts.map(|row| row.key.clone()).collect(),
        }
    }

    /// Whether a condition always holds, or never; `own` are names that stand for something else.
    pub(super) fn settles(&self, condition: &Expression, own: &BTreeSet<String>) -> Option<bool> {
        let is_always = |of| path(of, own).is_some_and(|path| ALWAYS.contains(&path.as_str()));
        match &condition.kind {
            Kind::Text(_) | Kind::Number(_) => Some(true),
            Kind::Name(_) | Kind::Attribute { .. } => is_always(condition).then_some(true),
            Kind::Test { of, negated: false, name, .. } if name.text == "given" => {
                (is_always(of) || is_written(of)).then_some(true)
            }
            Kind::Binary { operator, left, right, .. } if is_written(left) && is_written(right) => {
                match operator {
                    Operator::Equal => Some(left.kind == right.kind),
                    Operator::Unequal => Some(left.kind != right.kind),
                    _ => None,
                }
            }
            Kind::Binary { operator, left, right, .. } => {
                let Kind::Text(asked) = &right.kind else { return None };
                let is_unit = path(left, own)? == "unit";
                match operator {
                    Operator::Equal if is_unit => Some(*asked == self.unit),
                    Operator::Unequal if is_unit => Some(*asked != self.unit),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// What is known of the number that an expression names.
    pub(super) fn bounds(&self, of: &Expression, own: &BTreeSet<String>) -> Option<Bounds> {
        let path = path(of, own)?;
        // A year of four digits, and a number of people over that of posts.
        if path == "year" || path == "previous_year" {
            return Some(Bounds::YEARS);
        }
        let is_never_less = self.counts.contains(&path) || path == keys::STAFF_CONTROL_RATE;
        is_never_less.then_some(Bounds::NOT_NEGATIVE)
    }
}

/// A text or a number that stands in a condition by itself, and always holds.
pub(super) fn written(condition: &Expression) -> Option<&Expression> {
    match &condition.kind {
        Kind::Text(_) | Kind::Number(_) => Some(condition),
        Kind::Test { of, name, .. } if name.text == "given" => written(of),
        Kind::Not(of) => written(of),
        Kind::Binary { operator: Operator::And | Operator::Or, left, right, .. } => {
            written(left).or_else(|| written(right))
        }
        _ => None,
    }
}

/// Whether a value is written out.
fn is_written(of: &Expression) -> bool {
    matches!(of.kind, Kind::Text(_) | Kind::Number(_))
}

/// The dotted name that an expression is, if it begins with a name of the view and none of the template's own.
fn path(expression: &Expression, own: &BTreeSet<String>) -> Option<String> {
    match &expression.kind {
        Kind::Name(name) => (!own.contains(name)).then(|| name.clone()),
        Kind::Attribute { of, name, .. } => Some(format!("{}.{}", path(of, own)?, name.text)),
        _ => None,
    }
}
