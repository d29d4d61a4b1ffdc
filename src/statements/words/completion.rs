//! The words that state that a work is completed.

/// What stands behind the date on which a work was completed.
pub const COMPLETED: [&str; 6] = ["投入使用", "建成", "竣工", "完工", "通车", "开放"];
