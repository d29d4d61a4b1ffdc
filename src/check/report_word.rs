//! A word of a passage to a warning at its place.

use super::CheckContext;
use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::statements::passage::Passage;

/// Reports a word of a passage as a warning; nothing if its place is not to be reported here.
pub(super) fn report_word(
    passage: &Passage,
    (at, word): (usize, &str),
    code: &'static Code,
    (message, hint): (String, &str),
    findings: &mut Diagnostics,
) {
    if let Some(span) = passage.span(at, word.chars().count()) {
        findings.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}

impl CheckContext<'_> {
    /// Reports a word of a passage with the code of the rule that looks.
    pub(super) fn report_word(
        &self,
        passage: &Passage,
        place: (usize, &str),
        words: (String, &str),
        findings: &mut Diagnostics,
    ) {
        report_word(passage, place, self.code, words, findings);
    }
}
