//! Assessments of indicators that the profile does not have.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::check::mistakes;
use crate::data::Report;
use crate::pack::Profile;

/// Reports assessments of indicators that are not those of the profile.
pub fn unknown_indicators(report: &Report, profile: &Profile, findings: &mut Diagnostics) {
    let ids = || profile.indicators.iter().map(|indicator| indicator.id.as_str());
    for assessment in &report.assessments {
        let indicator = &assessment.indicator;
        if ids().any(|id| id == indicator.value) {
            continue;
        }
        let message = format!("指标口径 {} 没有编号是“{}”的指标", profile.name, indicator.value);
        let finding = Diagnostic::new(mistakes::UNKNOWN_ID, message).at(indicator.span);
        findings.push(match nearest(&indicator.value, ids()) {
            Some(near) => finding.hint(format!("是不是“{near}”？")),
            None => finding.hint(format!("可写的编号：{}", ids().collect::<Vec<_>>().join("、"))),
        });
    }
}
