//! What the words since the last number or comma have stated.

use crate::base::direction::Direction;

/// What a change is from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ComparisonBase {
    LastYear,
    Budget,
    Initial,
    /// Last year's budget, another year.
    Other,
}

/// The whole of a share.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole<'a> {
    Unstated,
    BudgetLine(&'a str),
    Unknown,
}

/// What the words since the last number or comma have stated.
#[derive(Clone, Copy)]
pub(super) struct ParserState<'a> {
    pub base: Option<ComparisonBase>,
    /// Whether it was compared with that base.
    pub compared: bool,
    pub direction: Option<(Direction, usize, usize)>,
    pub share: Option<Whole<'a>>,
    pub done: bool,
    pub rate: bool,
}

impl ParserState<'_> {
    pub(super) const NOTHING: Self = ParserState {
        base: None,
        compared: false,
        direction: None,
        share: None,
        done: false,
        rate: false,
    };

    /// What later words may leave out: the base of a comparison.
    pub(super) fn lasting(&self) -> Option<ComparisonBase> {
        self.base.filter(|_| self.compared || self.direction.is_some())
    }
}
