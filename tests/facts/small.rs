//! The least that a facts file must hold, with one thing changed, and what is reported of it.

use jixiao::base::diag::Diagnostic;

use crate::support::Outcome;

/// The least that a facts file must hold, and one of most things.
pub(super) const SMALL: &str = "\
schema: jixiao/1
year: 2023
unit: 万元
organization:
  name: 林业局
staff: {established: 24, actual: 22}
evaluation: {score: 97}
goals: {expected: 完成年度任务。}
income:
  total: 100.00
  parts:
    - {id: fiscal, name: 财政拨款收入, actual: 60.00}
    - {id: other, name: 其他收入, actual: 40.00}
expenditure:
  total: 100.00
  basic:
    personnel: 30.00
    public: {budget: 20.00, actual: 10.00}
  project: 60.00
management: {procedure: 程序规范。}
results:
  - title: 履职有力
    items:
      - {title: 征收, text: '全年收入${income.total}。'}
problems: [{id: q1, text: 人手不足。}]
measures: [{title: 充实人员, answers: [q1]}]
";

/// All errors as users see them.
pub(super) fn errors(text: &str) -> String {
    Outcome::of(text).errors()
}

/// The small file with one thing changed.
pub(super) fn small(old: &str, new: &str) -> String {
    assert!(SMALL.contains(old), "{old} is not in the file");
    SMALL.replacen(old, new, 1)
}

/// The codes and lines of all findings: `E01:77`.
pub(super) fn codes(text: &str) -> Vec<String> {
    let outcome = Outcome::of(text);
    let code = |finding: &Diagnostic| {
        let place = finding.labels.first().map(|label| outcome.sources.locate(label.span).1);
        format!("{}:{}", finding.code.id, place.map_or(0, |place| place.line))
    };
    outcome.findings.iter().map(code).collect()
}

#[track_caller]
pub(super) fn expect(text: &str, wanted: &str) {
    assert_eq!(errors(text).trim_end(), wanted.trim_matches('\n'));
}
