//! How a result stands to its 年度指标值: the codes of the facts file, their names and signs, and what they compare.

/// What a target asks of the result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comparison {
    /// 不低于.
    AtLeast,
    /// 不高于.
    AtMost,
    /// 等于.
    Equal,
    /// 高于.
    Above,
    /// 低于.
    Below,
}

/// All of them.
const ALL: [Comparison; 5] = [
    Comparison::AtLeast,
    Comparison::AtMost,
    Comparison::Equal,
    Comparison::Above,
    Comparison::Below,
];

/// The codes of comparisons, with their names.
pub const COMPARISONS: [(&str, &str); ALL.len()] = {
    let mut coded = [("", ""); ALL.len()];
    let mut at = 0;
    while at < ALL.len() {
        coded[at] = ALL[at].code_and_name();
        at += 1;
    }
    coded
};

impl Comparison {
    const fn code_and_name(self) -> (&'static str, &'static str) {
        match self {
            Self::AtLeast => (">=", "不低于"),
            Self::AtMost => ("<=", "不高于"),
            Self::Equal => ("=", "等于"),
            Self::Above => (">", "高于"),
            Self::Below => ("<", "低于"),
        }
    }

    /// The comparison of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        ALL.into_iter().find(|comparison| comparison.code_and_name().0 == code)
    }

    /// How it is printed before the number. A value to be met exactly is printed as the number alone.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Above => "＞",
            Self::Below => "＜",
            Self::Equal => "",
        }
    }

    /// Whether a result meets a target.
    pub fn holds<T: PartialOrd>(self, result: T, target: T) -> bool {
        match self {
            Self::AtLeast => result >= target,
            Self::AtMost => result <= target,
            Self::Equal => result == target,
            Self::Above => result > target,
            Self::Below => result < target,
        }
    }

    /// Whether less is better: 反向指标.
    pub fn is_falling(self) -> bool {
        matches!(self, Self::AtMost | Self::Below)
    }

    /// For one that the target itself does not meet, the word for it and the code that it would meet: 大于 and `>=`.
    pub fn strict(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Above => Some(("大于", ">=")),
            Self::Below => Some(("小于", "<=")),
            Self::AtLeast | Self::AtMost | Self::Equal => None,
        }
    }
}
