//! Findings about numbers, one for each number at most.

use super::token::NumberTokens;
use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::statements::passage::Passage;

/// The places that findings point at.
fn reported(findings: &Diagnostics) -> Vec<Span> {
    let places = findings.iter().flat_map(|finding| finding.labels.iter().map(|label| label.span));
    let mut places: Vec<_> = places.collect();
    places.sort_by_key(|span| (span.source, span.start));
    places
}

/// Findings about numbers that no other finding points at.
pub(super) struct Findings {
    reported: Vec<Span>,
    /// What is found.
    pub new: Diagnostics,
}

impl Findings {
    /// None yet, beside those that are there.
    pub(super) fn beside(findings: &Diagnostics) -> Self {
        Self { reported: reported(findings), new: Diagnostics::default() }
    }

    /// Whether a finding points at a place already.
    fn is_reported(&self, span: Span) -> bool {
        let near = |one: &&Span| one.source == span.source && one.start < span.end;
        let until =
            self.reported.partition_point(|one| (one.source, one.start) < (span.source, span.end));
        self.reported[..until].iter().rev().take(4).filter(near).any(|one| one.end > span.start)
            || self.new.iter().any(|finding| {
                let label = finding.labels.first();
                label.is_some_and(|label| {
                    label.span.source == span.source
                        && label.span.start < span.end
                        && label.span.end > span.start
                })
            })
    }

    /// Reports a number that others contradict; nothing where it is not to be reported here, comes from a citation as the
    /// others do, or is reported already.
    pub(super) fn push(
        &mut self,
        code: &'static Code,
        tokens: &NumberTokens,
        (place, others): (usize, &[usize]),
        message: String,
        hint: &str,
    ) {
        let cited = tokens.is_cited(place) && others.iter().all(|other| tokens.is_cited(*other));
        let number = tokens.all[place].number;
        let span = tokens.text.passage.span(number.at, number.end - number.at);
        let Some(span) = span.filter(|span| !cited && !self.is_reported(*span)) else { return };
        self.new.push(Diagnostic::new(code, message).at(span).hint(hint));
    }

    /// Reports words of a text; nothing where they come from a citation or are reported already.
    pub(super) fn push_words(
        &mut self,
        code: &'static Code,
        passage: &Passage,
        (from, to): (usize, usize),
        message: String,
        hint: &str,
    ) {
        let span = passage.span(from, to - from).filter(|_| !passage.is_cited(from, to - from));
        let Some(span) = span.filter(|span| !self.is_reported(*span)) else { return };
        self.new.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}
