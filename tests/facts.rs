//! Facts files through the library's front: good ones to figures, bad ones to findings as users read them.

use jixiao::base::amount::Unit;
use jixiao::base::diag::{Diagnostics, Severity};
use jixiao::base::source::Sources;
use jixiao::{check, data, figures};

/// The shipped sample.
const SAMPLE: &str = include_str!("../data/changning-2023.yaml");

/// What users see of a facts file: each finding rendered, in order.
fn findings(text: &str) -> (Diagnostics, Sources) {
    let mut sources = Sources::default();
    let source = sources.add("数据.yaml", text);
    let mut findings = Diagnostics::default();
    if let Some(report) = data::read(source, &sources, &mut findings) {
        let figures = figures::compute(&report, Unit::WanYuan);
        figures::check_citations(&report, &figures, &mut findings);
        if !findings.has_errors() {
            check::facts(&report, &figures, &mut findings);
        }
    }
    (findings, sources)
}

#[test]
fn sample_has_no_errors() {
    let (found, sources) = findings(SAMPLE);
    let all: String = found.iter().map(|finding| finding.render(&sources)).collect();
    assert_eq!(found.count(Severity::Error), 0, "{all}");
}
