//! The finding on a bracket or quotation mark that is there without the other one of its pair.

/// What to do about it.
pub const HINT: &str = "补上另一半，或删去它";

/// What is wrong.
pub fn message(mark: char, other: char) -> String {
    format!("“{mark}”没有成对，少了“{other}”")
}
