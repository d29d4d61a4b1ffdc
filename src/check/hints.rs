//! What findings of several rules advise.

/// A direction word that its two numbers do not bear out.
pub(super) const DIRECTION: &str = "照数字改方向词，或核对前后两个数";

/// Parts that do not add up.
pub(super) const PARTS: &str = "核对合计和每个分项，改掉错的一个";
