//! The words that compare a number with another one.

/// Words that always compare; 同比 and 相比 hold one of them.
pub const COMPARES: [&str; 5] = ["比", "较", "低于", "高于", "超过"];

/// Whether words compare, by one of [`COMPARES`] or of others.
pub fn compares(words: &str, others: &[&str]) -> bool {
    COMPARES.iter().chain(others).any(|word| words.contains(word))
}
