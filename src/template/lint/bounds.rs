//! What a condition on a number leaves of all numbers.

use crate::template::expressions::{Argument, Expression, ExpressionKind as Kind, Operator};

/// The numbers between two ends, each with whether it belongs to them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Bounds {
    low: (f64, bool),
    high: (f64, bool),
}

const LEAST: (f64, bool) = (f64::NEG_INFINITY, false);
const MOST: (f64, bool) = (f64::INFINITY, false);

impl Bounds {
    /// Zero and more.
    pub(super) const NOT_NEGATIVE: Self = Self { low: (0.0, true), high: MOST };

    /// The years that reports are made for: there were none of this kind before.
    pub(super) const YEARS: Self = Self { low: (2000.0, true), high: (2199.0, true) };

    /// What a condition asks for, and of what.
    pub(super) fn asked(condition: &Expression) -> Option<(&Expression, Self)> {
        match &condition.kind {
            Kind::Test { of, negated: false, name, arguments } => {
                Some((of, Self::tested(&name.text, arguments)?))
            }
            Kind::Binary { operator, left, right, .. } => {
                Some((left, Self::compared(*operator, number(right)?)?))
            }
            _ => None,
        }
    }

    fn tested(name: &str, arguments: &[Argument]) -> Option<Self> {
        let limit = || arguments.first().and_then(|one| number(&one.value));
        match name {
            "zero" => Self::compared(Operator::Equal, 0.0),
            "negative" => Self::compared(Operator::Less, 0.0),
            "above" => Self::compared(Operator::Greater, limit()?),
            "below" => Self::compared(Operator::Less, limit()?),
            "equal_to" => Self::compared(Operator::Equal, limit()?),
            _ => None,
        }
    }

    fn compared(operator: Operator, limit: f64) -> Option<Self> {
        Some(match operator {
            Operator::Equal => Self { low: (limit, true), high: (limit, true) },
            Operator::Greater => Self { low: (limit, false), high: MOST },
            Operator::GreaterOrEqual => Self { low: (limit, true), high: MOST },
            Operator::Less => Self { low: LEAST, high: (limit, false) },
            Operator::LessOrEqual => Self { low: LEAST, high: (limit, true) },
            _ => return None,
        })
    }

    /// All other numbers, if they lie at one side.
    pub(super) fn others(self) -> Option<Self> {
        match (self.low == LEAST, self.high == MOST) {
            (false, true) => Some(Self { low: LEAST, high: (self.low.0, !self.low.1) }),
            (true, false) => Some(Self { low: (self.high.0, !self.high.1), high: MOST }),
            _ => None,
        }
    }

    /// Whether a number belongs to both.
    pub(super) fn meets(self, other: Self) -> bool {
        let room = |low: (f64, bool), high: (f64, bool)| {
            low.0 < high.0 || low.0 == high.0 && low.1 && high.1
        };
        room(self.low, other.high) && room(other.low, self.high)
    }
}

fn number(expression: &Expression) -> Option<f64> {
    match &expression.kind {
        Kind::Number(number) => number.parse().ok(),
        Kind::Minus(of) => number(of).map(|number| -number),
        _ => None,
    }
}
