//! What is settled on the way to a place of a template: the conditions that hold there and those that do not.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bounds::Bounds;
use super::constants::Constants;
use crate::template::expressions::{Expression, ExpressionKind as Kind, Operator, Visitor, visit};

/// Conditions with whether they hold, and what holds everywhere.
#[derive(Clone)]
pub(super) struct PathFacts {
    known: Vec<(Expression, bool)>,
    constants: Arc<Constants>,
    /// Names that loops and `set` gave.
    own: BTreeSet<String>,
}

impl PathFacts {
    /// At the beginning of a template that these names may be given to.
    pub(super) fn new(constants: &Arc<Constants>, own: BTreeSet<String>) -> Self {
        Self { known: Vec::new(), constants: Arc::clone(constants), own }
    }

    /// The conditions that are settled, with whether they hold.
    pub(super) fn known(&self) -> impl Iterator<Item = (&Expression, bool)> {
        self.known.iter().map(|(condition, holds)| (condition, *holds))
    }

    /// The same where a condition holds, or does not.
    pub(super) fn with(&self, condition: &Expression, holds: bool) -> Self {
        let mut facts = self.clone();
        facts.assume(condition, holds);
        facts
    }

    /// Drops what is known of a name that now means something else.
    pub(super) fn forget(&mut self, name: &str) {
        self.own.insert(name.to_string());
        self.known.retain(|(condition, _)| !names(condition, name));
    }

    fn assume(&mut self, condition: &Expression, holds: bool) {
        if let Some(asked) = without_negation(condition) {
            self.known.push((asked, !holds));
            return;
        }
        match &condition.kind {
            Kind::Not(of) => self.assume(of, !holds),
            Kind::Binary { operator: Operator::And, left, right, .. } if holds => {
                self.assume(left, true);
                self.assume(right, true);
            }
            Kind::Binary { operator: Operator::Or, left, right, .. } if !holds => {
                self.assume(left, false);
                self.assume(right, false);
            }
            _ => self.known.push((condition.clone(), holds)),
        }
    }

    /// Whether a condition holds here, if that is settled.
    pub(super) fn settles(&self, condition: &Expression) -> Option<bool> {
        if let Some((_, holds)) = self.known.iter().rev().find(|(known, _)| known == condition) {
            return Some(*holds);
        }
        if let Some(holds) = self.constants.settles(condition, &self.own) {
            return Some(holds);
        }
        if let Some(asked) = without_negation(condition) {
            return self.settles(&asked).map(|holds| !holds);
        }
        match &condition.kind {
            Kind::Bool(holds) => Some(*holds),
            Kind::Not(of) => self.settles(of).map(|holds| !holds),
            Kind::Binary { operator: Operator::And, left, right, .. } => {
                let left_holds = self.settles(left);
                let with_left = self.with(left, true);
                match (left_holds, with_left.settles(right)) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                }
            }
            Kind::Binary { operator: Operator::Or, left, right, .. } => {
                match (self.settles(left), self.settles(right)) {
                    _ if are_opposite(left, right) => Some(true),
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                }
            }
            _ => self.excluded(condition).then_some(false),
        }
    }

    /// Whether something that holds, or does not, leaves no room for a condition.
    fn excluded(&self, condition: &Expression) -> bool {
        self.known.iter().any(|(known, holds)| match holds {
            true => excludes(known, condition),
            false => needs(condition, known),
        }) || Bounds::asked(condition).is_some_and(|(of, asked)| self.is_beyond(of, asked))
    }

    /// Whether what is known of a number leaves none of these values.
    fn is_beyond(&self, of: &Expression, asked: Bounds) -> bool {
        let known = self.known.iter().filter_map(|(condition, holds)| {
            let (known, bounds) = Bounds::asked(condition)?;
            let bounds = if *holds { Some(bounds) } else { bounds.others() };
            (known == of).then_some(bounds?)
        });
        known.chain(self.constants.bounds(of, &self.own)).any(|bounds| !bounds.meets(asked))
    }
}

/// Whether one of two conditions asks what the other one denies.
pub(super) fn are_opposite(one: &Expression, other: &Expression) -> bool {
    let denies = |this: &Expression, that: &Expression| match &this.kind {
        Kind::Not(of) => **of == *that,
        _ => without_negation(this).is_some_and(|asked| asked == *that),
    };
    denies(one, other) || denies(other, one)
}

/// What a negated test asks, without its `not`.
fn without_negation(condition: &Expression) -> Option<Expression> {
    let mut asked = condition.clone();
    match &mut asked.kind {
        Kind::Test { negated: negated @ true, .. } => *negated = false,
        _ => return None,
    }
    Some(asked)
}

/// Whether two conditions cannot both hold: one thing is two texts.
fn excludes(known: &Expression, asked: &Expression) -> bool {
    match (equals(known), equals(asked)) {
        (Some((a, x)), Some((b, y))) => {
            a == b && x.kind != y.kind && is_literal(x) && is_literal(y)
        }
        _ => false,
    }
}

/// Whether a condition asks something of a thing that is not given, where that it is given does not hold.
fn needs(asked: &Expression, not_given: &Expression) -> bool {
    let of = match &not_given.kind {
        Kind::Test { of, name, .. } if name.text == "given" => of.as_ref(),
        Kind::Name(_) | Kind::Attribute { .. } => not_given,
        _ => return false,
    };
    match &asked.kind {
        Kind::Test { of: asked, name, .. } if asked.as_ref() == of => {
            name.text != "even" && name.text != "odd"
        }
        Kind::Name(_) | Kind::Attribute { .. } => asked == of,
        Kind::Binary { operator: Operator::Equal, left, right, .. } => {
            left.as_ref() == of && right.kind != Kind::None
        }
        Kind::Binary {
            operator:
                Operator::Greater | Operator::Less | Operator::GreaterOrEqual | Operator::LessOrEqual,
            left,
            ..
        } => left.as_ref() == of,
        _ => false,
    }
}

/// The two sides of `a == b`.
fn equals(condition: &Expression) -> Option<(&Expression, &Expression)> {
    match &condition.kind {
        Kind::Binary { operator: Operator::Equal, left, right, .. } => Some((left, right)),
        _ => None,
    }
}

fn is_literal(expression: &Expression) -> bool {
    matches!(expression.kind, Kind::Text(_) | Kind::Number(_) | Kind::Bool(_))
}

/// Whether an expression says a name.
pub(super) fn names(expression: &Expression, name: &str) -> bool {
    struct SaysName<'n>(&'n str, bool);
    impl Visitor for SaysName<'_> {
        fn expression(&mut self, expression: &Expression) {
            self.1 |= matches!(&expression.kind, Kind::Name(name) if name == self.0);
        }
    }
    let mut says = SaysName(name, false);
    visit(expression, &mut says);
    says.1
}
