//! Whether something of a place is reported already, and a number to a finding.

use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::statements::passage::Passage;

/// Whether a finding points at some of a place.
fn is_reported(place: Span, findings: &Diagnostics) -> bool {
    let meets = |other: Span| {
        other.source == place.source && other.start < place.end && place.start < other.end
    };
    findings.iter().any(|finding| finding.labels.iter().any(|label| meets(label.span)))
}

/// Reports a stretch of a passage, but where something of it is reported already.
pub(super) fn report_once(
    passage: &Passage,
    (from, to): (usize, usize),
    (code, message, hint): (&'static Code, String, &str),
    findings: &mut Diagnostics,
) {
    let Some(span) = passage.span(from, to - from) else { return };
    if !passage.is_cited(from, to - from) && !is_reported(span, findings) {
        findings.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}
