//! What a command came to, and the exit code that says it.

use std::process::ExitCode;

/// What a command came to; its number is the exit code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// All was done.
    Fine,
    /// There are findings, or a report could not be made.
    Findings,
    /// The command could not run at all.
    Unable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::from(0),
            Outcome::Findings => Self::from(1),
            Outcome::Unable => Self::from(2),
        }
    }
}
