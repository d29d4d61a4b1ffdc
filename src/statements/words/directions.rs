//! The words that state the direction of a change.

/// More, always.
pub const UP: [&str; 5] = ["增加", "增长", "上升", "增多", "上涨"];

/// Less, always.
pub const DOWN: [&str; 6] = ["减少", "下降", "降低", "压减", "压缩", "缩减"];

/// More, where a number follows; alone they name nothing.
pub const UP_BEFORE_NUMBER: [&str; 7] = ["提高", "提升", "延长", "净增", "增收", "增支", "净增加"];

/// Less, where a number follows; alone they name nothing.
pub const DOWN_BEFORE_NUMBER: [&str; 5] = ["核减", "减收", "减支", "净减少", "缩短"];
