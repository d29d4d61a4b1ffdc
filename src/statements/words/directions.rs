//! The words that always state the direction of a change.

/// More.
pub const UP: [&str; 5] = ["增加", "增长", "上升", "增多", "上涨"];

/// Less.
pub const DOWN: [&str; 6] = ["减少", "下降", "降低", "压减", "压缩", "缩减"];
