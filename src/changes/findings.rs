//! Findings of two reports that came or went: those of the same code and message are the same, wherever they stand.

use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};

/// A finding that only one of the reports has.
#[derive(Clone, PartialEq, Debug)]
pub struct FindingChange {
    /// Its code.
    pub code: &'static Code,
    /// Its message.
    pub message: String,
    /// Whether it is new; if not, it went.
    pub is_new: bool,
}

/// The findings that went, then those that came.
pub(super) fn findings(old: &Diagnostics, new: &Diagnostics) -> Vec<FindingChange> {
    let gone = only_in(old, new).into_iter().map(|one| change(one, false));
    let come = only_in(new, old).into_iter().map(|one| change(one, true));
    gone.chain(come).collect()
}

fn change(finding: &Diagnostic, is_new: bool) -> FindingChange {
    FindingChange { code: finding.code, message: finding.message.clone(), is_new }
}

/// The findings of one that the other does not have as often, in their order.
pub fn only_in<'f>(one: &'f Diagnostics, other: &Diagnostics) -> Vec<&'f Diagnostic> {
    let mut left: Vec<&Diagnostic> = other.iter().collect();
    let same = |a: &Diagnostic, b: &Diagnostic| a.code.id == b.code.id && a.message == b.message;
    let mut only = Vec::new();
    for finding in one.iter() {
        match left.iter().position(|known| same(known, finding)) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => only.push(finding),
        }
    }
    only
}
