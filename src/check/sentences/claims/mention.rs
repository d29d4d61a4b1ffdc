//! A name of a figure in a passage, with what it means and whose figure it is.

use super::names_of_figures::FigureMeaning;

/// Whose figure a name means, and of which year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NameScope {
    /// The unit's own figure of the report's year.
    Own,
    /// The unit's own figure of the year before.
    LastYear,
    /// A part of the unit's figure, another body's, another year's, or unclear.
    Other,
}

/// What a sentence compares with before it comes to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Compared {
    /// Nothing.
    Nothing,
    /// The year before: 与上年相比，…….
    LastYear,
    /// A budget, another year, or more than one.
    Unsure,
}

/// A name in a passage.
pub(crate) struct FigureMention<'a> {
    /// Where the name begins.
    pub at: usize,
    /// Where it ends.
    pub end: usize,
    /// The name as it stands.
    pub name: &'a str,
    /// What it means.
    pub meaning: &'a FigureMeaning,
    /// Whose figure it is, and of which year.
    pub scope: NameScope,
    /// What the sentence compares with before the name.
    pub compared: Compared,
}
