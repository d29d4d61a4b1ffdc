//! Lines to the two streams. A reader that has gone away is no reason to fail.

use std::collections::HashMap;
use std::io::Write;

use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::Sources;

/// A line of results.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{}", crate::base::diag::printable(line));
}

/// A question and its answer; nothing where nobody answers.
pub fn ask(question: &str) -> Option<String> {
    let mut out = std::io::stdout();
    let _ = write!(out, "{question}").and_then(|()| out.flush());
    crate::workspace::read_line()
}

/// A line about what went wrong.
pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", crate::base::diag::printable(line));
}

/// Refuses a name that Windows keeps for itself.
pub fn reserved(name: &str) {
    complain(&format!("错误[C12]：“{name}”是 Windows 保留的名称，不能用作文件或文件夹的名称"));
    complain("  提示：请换一个名称，例如在后面加上年份；CON、PRN、AUX、NUL、COM1、LPT1 等都不能用");
}

/// Every finding, the worst first, in the order they were made. A warning or note that is the same of several places is
/// said once, with all the places; every error is shown where it is.
pub fn findings(findings: &Diagnostics, sources: &Sources) {
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
        groups.iter().for_each(|group| complain(&together(group, sources)));
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
        text.push_str(&format!("  同样的还有 {} 处：{}\n", places.len(), places.join("、")));
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
