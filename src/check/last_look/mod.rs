//! A last look over the finished document, before it is laid out: what no stage before should have left.
//!
//! - `code`: pieces of code: `${`, `{{`, ids, `true`.
//! - `cut_off`: values of the facts that end where more must come.
//! - `doubled`: words that stand twice where two texts meet.
//! - `units`: the unit of a table beside the unit of its amounts, numbers that are typed into its cells.
//! - `marks`: marks and units that meet where two texts meet, sentences without an end, texts of marks alone.
//!
//! Each finding stands at the origin of its characters. What was reported in the facts is not reported again.

mod code;
mod cut_off;
mod doubled;
mod marks;
mod printed_text;
mod units;

use self::printed_text::texts;
use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::doc::Document;
use crate::figures::Figures;

/// Looks at every text of a document. `escaped` are the texts of the facts that print `${` because they say `$${`.
pub(super) fn last_look(
    figures: &Figures,
    document: &Document,
    escaped: &[Span],
    findings: &mut Diagnostics,
) {
    let mut found = Vec::new();
    for text in texts(document) {
        code::look(&text, figures, escaped, &mut found);
        marks::look(&text, &mut found);
        cut_off::look(&text, &mut found);
        doubled::look(&text, &mut found);
    }
    units::look(figures, document, &mut found);
    push_unknown(found.into_iter(), findings);
}

/// Adds findings that were not reported before.
pub(super) fn push_unknown(found: impl Iterator<Item = Diagnostic>, findings: &mut Diagnostics) {
    for finding in found {
        if !is_known(&finding, findings) {
            findings.push(finding);
        }
    }
}

/// Whether a finding on marks or code stands within the same value of the facts, or this very one.
fn is_known(finding: &Diagnostic, findings: &Diagnostics) -> bool {
    const SAME: [&Code; 6] =
        [codes::B01, codes::B02, codes::D09, codes::D15, codes::E13, codes::E21];
    let Some(place) = finding.labels.first().map(|label| label.span) else { return false };
    findings.iter().any(|known| {
        let within = known.labels.first().is_some_and(|label| {
            let at = label.span;
            at.source == place.source && at.start >= place.start && at.end <= place.end
        });
        within
            && (known.message == finding.message
                || SAME.iter().any(|code| code.id == known.code.id))
    })
}
