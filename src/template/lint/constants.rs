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
        match &condition.kind {
            Kind::Test { of, negated: false, name, .. } if name.text == "given" => {
                let path = path(of, own)?;
                ALWAYS.contains(&path.as_str()).then_some(true)
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
        self.counts.contains(&path).then_some(Bounds::NOT_NEGATIVE)
    }
}

/// The dotted name that an expression is, if it begins with a name of the view and none of the template's own.
fn path(expression: &Expression, own: &BTreeSet<String>) -> Option<String> {
    match &expression.kind {
        Kind::Name(name) => (!own.contains(name)).then(|| name.clone()),
        Kind::Attribute { of, name, .. } => Some(format!("{}.{}", path(of, own)?, name.text)),
        _ => None,
    }
}
