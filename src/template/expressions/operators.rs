//! The operators of expressions: how each is written and how tightly it binds.

/// An operator between two expressions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Operator {
    /// `or`.
    Or,
    /// `and`.
    And,
    /// `in`.
    In,
    /// `not in`.
    NotIn,
    /// `==`.
    Equal,
    /// `!=`.
    Unequal,
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `*`.
    Times,
    /// `/`.
    Over,
    /// `//`.
    OverWhole,
    /// `%`.
    Modulo,
    /// `~`.
    Join,
    /// `**`.
    Power,
}

/// How tightly `not` binds what stands behind it.
pub(super) const NOT: u8 = 5;
/// How tightly `is` binds what stands before it.
pub(super) const IS: u8 = 5;
/// How tightly `-` binds what stands behind it.
pub(super) const MINUS: u8 = 20;
/// How tightly `|` binds what stands before it.
pub(super) const PIPE: u8 = 17;
/// What binds more tightly than `a if b else c`.
pub(super) const ABOVE_CHOICE: u8 = 1;

impl Operator {
    /// Every operator that is written as one sign or word.
    pub(crate) const WRITTEN: [Self; 17] = [
        Self::Or,
        Self::And,
        Self::In,
        Self::Equal,
        Self::Unequal,
        Self::LessOrEqual,
        Self::GreaterOrEqual,
        Self::Less,
        Self::Greater,
        Self::Plus,
        Self::Minus,
        Self::Power,
        Self::Times,
        Self::OverWhole,
        Self::Over,
        Self::Modulo,
        Self::Join,
    ];

    /// How it is written.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::In => "in",
            Self::NotIn => "not in",
            Self::Equal => "==",
            Self::Unequal => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::OverWhole => "//",
            Self::Modulo => "%",
            Self::Join => "~",
            Self::Power => "**",
        }
    }

    /// The operator that is written so.
    pub(crate) fn of(sign: &str) -> Option<Self> {
        Self::WRITTEN.into_iter().find(|operator| operator.sign() == sign)
    }

    /// How tightly it binds what stands before it and what stands behind it.
    pub(crate) fn binding(self) -> (u8, u8) {
        match self {
            Self::Or => (1, 2),
            Self::And => (3, 4),
            Self::In | Self::NotIn => (5, 6),
            Self::Equal
            | Self::Unequal
            | Self::Less
            | Self::LessOrEqual
            | Self::Greater
            | Self::GreaterOrEqual => (7, 8),
            Self::Plus | Self::Minus => (11, 12),
            Self::Times | Self::Over | Self::OverWhole | Self::Modulo | Self::Join => (13, 14),
            Self::Power => (16, 15),
        }
    }

    /// Whether it compares two values, so that it is answered yes or no.
    pub(crate) fn compares(self) -> bool {
        matches!(
            self,
            Self::In
                | Self::NotIn
                | Self::Equal
                | Self::Unequal
                | Self::Less
                | Self::LessOrEqual
                | Self::Greater
                | Self::GreaterOrEqual
        )
    }
}
