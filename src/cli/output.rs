//! Lines to the two streams. A reader that has gone away is no reason to fail.

use std::io::Write;

use crate::base::diag::{Diagnostics, Severity};
use crate::base::source::Sources;

/// A line of results.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{}", crate::base::diag::printable(line));
}

/// A line about what went wrong.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", crate::base::diag::printable(line));
}

/// Every finding, the worst first, in the order they were made.
pub fn findings(findings: &Diagnostics, sources: &Sources) {
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for finding in findings.iter().filter(|f| f.severity == severity) {
            complain(&finding.render(sources));
        }
    }
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
