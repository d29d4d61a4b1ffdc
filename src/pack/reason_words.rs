//! `words/reasons.yaml` to the words by which a reason goes with more or with less.

use super::fields::{PackFields, words as texts};
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::base::yaml::Node;

/// Words of reasons.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReasonWords {
    /// Causes of spending.
    pub spending: CauseWords,
    /// Causes of income.
    pub income: CauseWords,
    /// Of a difference from the budget.
    pub budget: CauseWords,
    /// With one of these a cause may explain the other direction too.
    pub either: Vec<String>,
    /// What was left for this year, so that it is spent now.
    pub now: Vec<String>,
    /// What was put off to the next year, so that less is spent now.
    pub later: Vec<String>,
    /// What lets pay less: where it ended, more may be paid or received.
    pub relief: Vec<String>,
    /// Words of thrift.
    pub thrift: Vec<String>,
    /// Words of thrift where there is a standard to keep to.
    pub strict: Vec<String>,
    /// What a reason begins with that names something of this year.
    pub happened: Vec<String>,
    /// Words by which such a reason may explain less all the same.
    pub happened_unless: Vec<String>,
}

/// Words of causes of more and of less.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CauseWords {
    /// Causes of more.
    pub more: Vec<String>,
    /// Causes of less.
    pub less: Vec<String>,
}

impl CauseWords {
    /// Whether a reason is one of more or of less; `None` where it may be either.
    pub fn direction(&self, reason: &str) -> Option<Direction> {
        Direction::one_of(says(reason, &self.more), says(reason, &self.less))
    }
}

/// Reads the file.
pub(super) fn read(root: &Node, findings: &mut Diagnostics) -> ReasonWords {
    let Some(mut fields) = PackFields::open(root, findings) else { return ReasonWords::default() };
    let mut causes = |key: &'static str, findings: &mut Diagnostics| {
        fields.get(key).map(|node| causes(node, findings)).unwrap_or_default()
    };
    let spending = causes("spending", findings);
    let income = causes("income", findings);
    let budget = causes("budget", findings);
    let mut listed = |key: &'static str| texts(fields.list(key), findings);
    let words = ReasonWords {
        spending,
        income,
        budget,
        either: listed("either"),
        now: listed("now"),
        later: listed("later"),
        relief: listed("relief"),
        thrift: listed("thrift"),
        strict: listed("strict"),
        happened: listed("happened"),
        happened_unless: listed("happened_unless"),
    };
    fields.close(findings);
    words
}

fn causes(node: &Node, findings: &mut Diagnostics) -> CauseWords {
    let Some(mut fields) = PackFields::open(node, findings) else { return CauseWords::default() };
    let more = texts(fields.list("more"), findings);
    let less = texts(fields.list("less"), findings);
    fields.close(findings);
    CauseWords { more, less }
}
