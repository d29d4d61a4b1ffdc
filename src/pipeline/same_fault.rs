//! Findings of the lint beside those that there are: of two that tell one fault, the one that points at less stays.

use std::collections::{BTreeSet, HashSet};

use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::{SourceId, Sources, Span};

/// What a document shows of a fault, and what the template shows of it.
const PAIRS: [(&Code, &Code); 6] = [
    (codes::B21, codes::T21),
    (codes::E21, codes::T23),
    (codes::E17, codes::T22),
    (codes::T07, codes::T07),
    (codes::T06, codes::T06),
    (codes::P09, codes::P09),
];

/// What printing says of a value of another kind, whatever it is used for.
const VAGUE: [&str; 5] = [
    "此处的值不是需要的种类",
    "此处要用一个数字",
    "此项不是列表，没有长度",
    "缺少参数",
    "模板不做计算",
];

/// Adds findings whose fault has not been told; the same place in two reports is one fault.
pub(super) fn push_new(found: Vec<Diagnostic>, findings: &mut Diagnostics) {
    let old = findings.iter().count();
    let mut told = Told::default();
    findings.iter().for_each(|one| told.push(one.clone()));
    for finding in found {
        let is_known =
            |at: &usize| told.all[*at].as_ref().is_some_and(|known| is_same(known, &finding));
        let known: Vec<usize> = told.around(place(&finding)).into_iter().filter(is_known).collect();
        let is_better = |at: &usize| {
            told.all[*at].as_ref().is_some_and(|known| is_told_better(&finding, known))
        };
        if known.iter().all(is_better) {
            known.into_iter().for_each(|at| told.all[at] = None);
            told.push(finding);
        }
    }
    let new = told.all.split_off(old);
    let mut kept = told.all.iter().map(Option::is_some);
    findings.retain(|_| kept.next().unwrap_or(true));
    new.into_iter().flatten().for_each(|finding| findings.push(finding));
}

/// Keeps one finding of each fault of the words on a line: every sample prints other numbers there.
pub(super) fn once(findings: &mut Diagnostics) {
    let mut told = HashSet::new();
    findings.retain(|one| {
        let fault = one.message.rsplit_once('：').map_or(one.message.as_str(), |(fault, _)| fault);
        !one.code.id.starts_with('B') || told.insert((one.code.id, place(one), fault.to_string()))
    });
}

/// Findings, each found by its place: of thousands, only those around a place are compared.
#[derive(Default)]
struct Told {
    /// All of them; nothing for one in whose place a better one is.
    all: Vec<Option<Diagnostic>>,
    /// Those without a place.
    unplaced: Vec<usize>,
    /// The others by source, by the power of two of their length, and by where they begin.
    placed: BTreeSet<(SourceId, u32, u32, usize)>,
}

impl Told {
    fn push(&mut self, finding: Diagnostic) {
        let at = self.all.len();
        match place(&finding) {
            Some(span) => {
                let power = span.end.saturating_sub(span.start).max(1).ilog2();
                self.placed.insert((span.source, power, span.start, at));
            }
            None => self.unplaced.push(at),
        }
        self.all.push(Some(finding));
    }

    /// Which of them may lie around a place or within it; without a place those that have none either.
    fn around(&self, wanted: Option<Span>) -> Vec<usize> {
        let Some(Span { source, start, end }) = wanted else { return self.unplaced.clone() };
        let of_power = |power: u32| {
            // What is this long and holds the place begins no farther ahead of its end.
            let first = u64::from(end).saturating_sub(2 << power);
            let first = u32::try_from(first).map_or(start, |first| first.min(start));
            self.placed
                .range((source, power, first, 0)..=(source, power, end.max(start), usize::MAX))
        };
        (0..u32::BITS).flat_map(of_power).map(|one| one.3).collect()
    }
}

/// Puts what the lint says of a name that is nowhere in the place of an error of the same line that says it less exactly.
pub(super) fn sharpen(found: &[Diagnostic], sources: &Sources, findings: &mut Diagnostics) {
    let line = |finding: &Diagnostic| {
        let place = place(finding)?;
        let source = sources.get(place.source);
        Some((place.source, source.position(place.start as usize).line))
    };
    let is_error = |one: &&Diagnostic| one.severity() == Severity::Error;
    let of_names = |one: &&Diagnostic| [codes::T04, codes::T06, codes::P09].contains(&one.code);
    let is_vague = |known: &Diagnostic| {
        let is_named = [codes::T04, codes::T06, codes::P09].contains(&known.code)
            && known.message.contains("名称");
        let is_of_kind =
            known.code == codes::T04 && VAGUE.iter().any(|words| known.message.starts_with(words));
        let is_syntax = known.code == codes::T03 && known.message.contains("此处的写法有误");
        is_named || is_of_kind || is_syntax
    };
    let vague: HashSet<_> = findings.iter().filter(|known| is_vague(known)).map(line).collect();
    let exact = found.iter().filter(is_error).filter(of_names);
    let exact: Vec<_> = exact.filter(|exact| vague.contains(&line(exact))).collect();
    let told: HashSet<_> = exact.iter().map(|exact| line(exact)).collect();
    findings.retain(|known| !(is_vague(known) && told.contains(&line(known))));
    exact.into_iter().for_each(|exact| findings.push(exact.clone()));
}

fn place(finding: &Diagnostic) -> Option<Span> {
    finding.labels.first().map(|label| label.span)
}

/// Whether two findings tell one fault.
fn is_same(known: &Diagnostic, finding: &Diagnostic) -> bool {
    let (Some(a), Some(b)) = (place(known), place(finding)) else {
        return place(known) == place(finding)
            && known.code == finding.code
            && known.message == finding.message;
    };
    let is_about_words = known.code.id.starts_with('B') && known.message != finding.message;
    let is_told = known.code == finding.code || known.severity() == Severity::Error;
    if a == b && is_told && !is_about_words {
        return true;
    }
    let codes = |(one, other): &(&Code, &Code)| {
        let is = |a: &Code, b: &Code| a.id == one.id && b.id == other.id;
        is(known.code, finding.code) || is(finding.code, known.code)
    };
    let holds = holds(a, b) || holds(b, a);
    holds && (known.message == finding.message || PAIRS.iter().any(codes))
}

/// Whether one place lies within another.
fn holds(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}

/// Whether a finding says where the fault is more exactly, and is no less bad.
fn is_told_better(finding: &Diagnostic, known: &Diagnostic) -> bool {
    let is_no_less = finding.severity() >= known.severity();
    let inner = place(known).zip(place(finding)).filter(|(known, new)| known != new);
    is_no_less && inner.is_some_and(|(known, new)| holds(known, new))
}
