//! What a number behind the name of a line claims to be.

use crate::base::direction::Direction;
use crate::statements::numbers::Number;

/// A number and what it claims to be.
pub(crate) struct ColumnClaim<'a> {
    /// The number.
    pub number: &'a Number,
    /// The column of the line that it claims to be.
    pub of: ClaimedColumn<'a>,
    /// The word of its direction as written; empty if there is none.
    pub word: String,
    /// The direction of that word.
    pub direction: Option<Direction>,
}

/// The column of a line, or what is derived from its columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ClaimedColumn<'a> {
    /// What was spent or came in.
    Actual,
    /// Of the year before.
    LastYear,
    /// The budget.
    Budget,
    /// The budget at the beginning of the year.
    Initial,
    /// The difference from last year.
    Change,
    /// The difference from last year as a rate.
    ChangeRate,
    /// The difference from a budget, an amount or a rate; whether it is the one at the beginning of the year.
    AgainstBudget(bool),
    /// A share, of the line where one is named.
    Share(Option<&'a str>),
    /// The rate of completion; whether of the budget at the beginning of the year.
    Completion(bool),
}
