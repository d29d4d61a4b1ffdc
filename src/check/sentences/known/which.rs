//! A number of a thing that the facts state: what was done, what was aimed at, or last year's.

/// Which of a thing's numbers one is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    /// What is, or was done.
    Actual,
    /// 年度指标值.
    Target,
    /// Of the year before.
    LastYear,
}
