//! E05, E15, E40–E42, E19, E03: the numbers of every text that others give.

use super::pool::Pool;
use super::token::Tokens;
use super::{
    average, compared, difference, done, exchanged, last_year, points, respectively, score, share,
    sum, target, times, unit,
};
use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::arithmetic::text::texts;

/// Numbers that are reckoned from others.
pub(crate) static RECKONED: CheckRule = CheckRule::new(codes::E41, Needs::Lists, reckoned);

fn reckoned(context: &CheckContext, findings: &mut Diagnostics) {
    let pool = Pool::of(context);
    let mut found = Findings { told: told(findings), new: Diagnostics::default() };
    for text in texts(context) {
        let tokens = Tokens::of(text);
        for place in 0..tokens.all.len() {
            target::target(&tokens, &pool, place, &mut found);
            last_year::last_year(&tokens, &pool, place, &mut found);
            difference::difference(&tokens, &pool, place, &mut found);
            share::share(&tokens, &pool, place, &mut found);
            sum::total(&tokens, &pool, place, &mut found);
            exchanged::exchanged(&tokens, &pool, place, &mut found);
            respectively::respectively(&tokens, &pool, place, &mut found);
            average::average(&tokens, &pool, place, &mut found);
            points::percent(&tokens, place, &mut found);
            points::points(&tokens, &pool, place, &mut found);
            compared::compared(&tokens, place, &mut found);
            done::done(&tokens, place, &mut found);
            times::times(&tokens, &pool, place, &mut found);
            score::score(&tokens, &pool, place, &mut found);
            unit::unit(&tokens, &pool, place, &mut found);
        }
        sum::lists(&tokens, &mut found);
    }
    findings.extend(found.new);
}

/// The places that findings point at.
fn told(findings: &Diagnostics) -> Vec<Span> {
    let places = findings.iter().flat_map(|finding| finding.labels.iter().map(|label| label.span));
    let mut places: Vec<_> = places.collect();
    places.sort_unstable_by_key(|span| (span.source, span.start));
    places
}

/// Findings about numbers that no other finding points at.
pub(super) struct Findings {
    told: Vec<Span>,
    new: Diagnostics,
}

impl Findings {
    /// Whether a finding points at a place already.
    fn is_told(&self, span: Span) -> bool {
        let near = |one: &&Span| one.source == span.source && one.start < span.end;
        let until =
            self.told.partition_point(|one| (one.source, one.start) < (span.source, span.end));
        self.told[..until].iter().rev().take(4).filter(near).any(|one| one.end > span.start)
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
        tokens: &Tokens,
        (place, others): (usize, &[usize]),
        message: String,
        hint: &str,
    ) {
        let cited = tokens.is_cited(place) && others.iter().all(|other| tokens.is_cited(*other));
        let number = tokens.all[place].number;
        let span = tokens.text.passage.span(number.at, number.end - number.at);
        let Some(span) = span.filter(|span| !cited && !self.is_told(*span)) else { return };
        self.new.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}
