//! A last look over the finished document, before it is laid out: what no stage before should have left.
//!
//! - `brackets`: brackets and quotation marks that say the same twice, or nothing.
//! - `code`: pieces of code: `${`, `{{`, ids, `true`.
//! - `cut_off`: values of the facts that end where more must come.
//! - `doubled`: words that stand twice where two texts meet.
//! - `empty_headings`: headings with nothing under them, where a pack is tried on example facts.
//! - `units`: the unit of a table beside the unit of its amounts, numbers that are typed into its cells.
//! - `within`: values with a stop in them where a sentence goes on.
//! - `punctuation`: marks and units that meet where two texts meet, sentences without an end, texts of punctuation alone.
//!
//! Each finding stands at the origin of its characters. What was reported in the facts is not reported again.

mod brackets;
mod code;
mod cut_off;
mod doubled;
pub(super) mod empty_headings;
mod markup;
mod printed_text;
mod punctuation;
mod units;
mod within;

use std::collections::HashMap;

use self::printed_text::texts;
use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::digest::digest;
use crate::base::source::Span;
use crate::base::spans::InnerSpans;
use crate::check::mistakes;
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
        punctuation::look(&text, &mut found);
        markup::look(&text, &mut found);
        brackets::look(&text, &mut found);
        cut_off::look(&text, &mut found);
        cut_off::half_ellipsis(&text, &mut found);
        doubled::look(&text, &mut found);
        within::look(&text, &mut found);
    }
    units::look(figures, document, &mut found);
    push_unknown(found.into_iter(), findings);
}

/// Adds findings that were not reported before.
pub(super) fn push_unknown(found: impl Iterator<Item = Diagnostic>, findings: &mut Diagnostics) {
    let mut known = KnownFindings::default();
    findings.iter().for_each(|finding| known.add(finding));
    for finding in found {
        if !known.have(&finding) {
            known.add(&finding);
            findings.push(finding);
        }
    }
}

/// Where findings stand, to be asked for one in the same words, or for any on marks or code, within a place.
#[derive(Default)]
struct KnownFindings {
    on_marks: InnerSpans,
    /// By a digest of the words.
    by_words: HashMap<u64, InnerSpans>,
}

impl KnownFindings {
    fn add(&mut self, finding: &Diagnostic) {
        const ON_MARKS: [&Code; 6] = [
            mistakes::MARK_OF_OTHER_WIDTH,
            mistakes::TYPING_ERROR,
            mistakes::BROKEN_CITATION,
            mistakes::CITATION_WITHOUT_SIGN,
            mistakes::FORM_WORDS,
            mistakes::TYPED_NUMBERING,
        ];
        let Some(place) = finding.labels.first().map(|label| label.span) else { return };
        if ON_MARKS.iter().any(|code| code.id == finding.code.id) {
            self.on_marks.add(place);
        }
        self.by_words.entry(words(finding)).or_default().add(place);
    }

    /// Whether a finding on marks or code stands within the same value of the facts, or this very one.
    fn have(&self, finding: &Diagnostic) -> bool {
        let Some(place) = finding.labels.first().map(|label| label.span) else { return false };
        let same = || self.by_words.get(&words(finding)).is_some_and(|spans| spans.are_in(place));
        self.on_marks.are_in(place) || same()
    }
}

fn words(finding: &Diagnostic) -> u64 {
    digest([finding.message.as_bytes()])
}
