//! Lines to the two streams. A reader that has gone away is no reason to fail.

use std::collections::HashMap;
use std::io::Write;

use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::Sources;

/// A line of results.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{}", crate::base::diag::printable(line));
}

/// A line about what went wrong.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", crate::base::diag::printable(line));
}

/// The most findings that are printed: nobody mends more in one go, and the first often cause the others.
const MOST: usize = 200;

/// The findings, the worst first, in the order they were made; what is beyond a number is only counted. A warning or note
/// that is the same of several places is said once, with all the places; every error is shown where it is.
pub fn findings(findings: &Diagnostics, sources: &Sources) {
    let mut room = MOST;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
        let mut known = HashMap::new();
        for finding in findings.iter().filter(|f| f.severity == severity) {
            let words = (finding.code, &finding.message, &finding.hints);
            match known.get(&words) {
                Some(&group) if severity != Severity::Error => {
                    let group: &mut Vec<_> = &mut groups[group];
                    group.push(finding);
                }
                _ => {
                    known.insert(words, groups.len());
                    groups.push(vec![finding]);
                }
            }
        }
        groups.iter().take(room).for_each(|group| complain(&together(group, sources)));
        let left = groups.len().saturating_sub(room);
        room -= groups.len() - left;
        if left > 0 {
            let word = severity.word();
            complain(&format!(
                "另有 {left} 处{word}没有列出；先改前面的，或用 check --format json 看全部"
            ));
        }
    }
}

/// The first of some findings in the same words, and where the others are.
fn together(group: &[&Diagnostic], sources: &Sources) -> String {
    let mut text = group[0].render(sources);
    let places = group[1..].iter().filter_map(|finding| finding.labels.first());
    let places: Vec<_> = places
        .map(|label| {
            let (file, at) = sources.locate(label.span);
            format!("{file}:{}:{}", at.line, at.column)
        })
        .collect();
    if !places.is_empty() {
        let (listed, more) = places.split_at(places.len().min(MOST));
        let more = if more.is_empty() { "" } else { "……" };
        let listed = listed.join("、");
        text.push_str(&format!("  同样的还有 {} 处：{listed}{more}\n", places.len()));
    }
    text
}

/// Whether findings let a run pass: no error, and when strict no warning either. Notes always do.
pub fn passes(findings: &Diagnostics, strict: bool) -> bool {
    !findings.has_errors() && (!strict || findings.count(Severity::Warning) == 0)
}

/// `2 个错误、1 个警告`, or `没有问题`.
pub fn tally(findings: &Diagnostics) -> String {
    let all =
        [(Severity::Error, "个错误"), (Severity::Warning, "个警告"), (Severity::Note, "个说明")];
    let counted = all.map(|(severity, word)| (findings.count(severity), word));
    let some: Vec<_> =
        counted.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    if some.is_empty() { "没有问题".into() } else { some.join("、") }
}
