//! A formula in words with the calculation that it stands for.

use super::figure::Steps;

/// Why a figure has no value although its inputs have: the numbers are too large to compute with.
pub const TOO_LARGE: &str = "数字太大，无法计算";

/// A formula in words, and the calculation that it stands for.
pub(super) struct Formula {
    /// What it says.
    pub words: String,
    /// How it is computed.
    pub steps: Steps,
}

impl Formula {
    /// A formula with a calculation that can be shown.
    pub(super) fn new(words: impl Into<String>, steps: Steps) -> Self {
        Self { words: words.into(), steps }
    }
}

impl From<&str> for Formula {
    /// A formula without a calculation to show.
    fn from(words: &str) -> Self {
        Self { words: words.into(), steps: Steps::None }
    }
}

impl From<String> for Formula {
    /// A formula without a calculation to show.
    fn from(words: String) -> Self {
        Self { words, steps: Steps::None }
    }
}
