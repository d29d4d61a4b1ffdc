//! Last year's file against what this year's file says of last year.

use super::compute::compute;
use super::figure::{Figure, Figures};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::data::Report;

/// Reports a `previous` file of another year, and numbers of last year that differ between the two files.
///
/// This year's file is the one that is printed.
pub fn check_previous(
    report: &Report,
    figures: &Figures,
    previous: &Report,
    findings: &mut Diagnostics,
) {
    let (year, before) = (report.year.value, previous.year.value);
    if year != before + 1 {
        let message = format!("上年数据文件是{before}年度的，本年度是{year}");
        let finding =
            Diagnostic::new(codes::D13, message).label(previous.year.span, "上年数据文件");
        let span = report.previous.as_ref().map(|fact| fact.span);
        findings
            .push(finding.label(span, "在这里引用").hint(format!("应是{}年度的文件", year - 1)));
        return;
    }
    let before = compute(previous, figures.unit, None, None);
    for figure in figures.iter().filter(|figure| is_of(figure, report)) {
        if let Some(other) = counterpart(figure, &before).filter(|other| differs(figure, other)) {
            findings.push(difference(figure, other, figures));
        }
    }
}

/// Whether this year's file says it itself.
fn is_of(figure: &Figure, report: &Report) -> bool {
    figure.place.is_some_and(|place| place.source == report.source)
}

/// What last year's file says of the same.
fn counterpart<'f>(figure: &Figure, before: &'f Figures) -> Option<&'f Figure> {
    let id = figure.id.as_str();
    let known = |id: String| before.named(&id).filter(|figure| figure.value().is_some());
    if let Some(line) = id.strip_suffix(".last_year") {
        return known(format!("{line}.total")).or_else(|| known(format!("{line}.actual")));
    }
    if let Some(line) = id.strip_suffix(".last_year_budget") {
        return known(format!("{line}.budget"));
    }
    match id {
        "carryover.last_year_closing" | "carryover.opening" => known("carryover.closing".into()),
        _ => None,
    }
}

fn differs(figure: &Figure, other: &Figure) -> bool {
    figure.value().is_some() && figure.value() != other.value()
}

fn difference(figure: &Figure, other: &Figure, figures: &Figures) -> Diagnostic {
    let (this, that) = (figures.shown(figure), figures.shown(other));
    let message = format!("{}：本文件填{this}，上年数据文件是{that}", figure.name);
    Diagnostic::new(codes::D14, message)
        .label(figure.place, "报告印这里的")
        .label(other.place, "上年数据文件")
        .hint("两处应一致；查清哪个对，改掉另一个，或删去本文件里的")
        .figure(&figure.id)
}
