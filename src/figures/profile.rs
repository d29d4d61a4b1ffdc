//! The profile that a report names, among those of its pack; what it scores against what the facts assess.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::data::Report;
use crate::pack::Profile;

/// The profile that a report names. An unknown one is an error, an assessment of an unknown indicator too.
pub fn choose_profile<'p>(
    report: &Report,
    profiles: &'p [Profile],
    findings: &mut Diagnostics,
) -> Option<&'p Profile> {
    let named = report.profile.as_ref()?;
    let found = profiles.iter().find(|profile| profile.name == named.value);
    match found {
        Some(profile) => check_assessments(report, profile, findings),
        None => findings.push(unknown(&named.value, profiles).at(named.span)),
    }
    found
}

fn unknown(name: &str, profiles: &[Profile]) -> Diagnostic {
    let names: Vec<_> = profiles.iter().map(|profile| profile.name.as_str()).collect();
    let finding = Diagnostic::new(codes::P14, format!("没有名为“{name}”的指标口径"));
    match nearest(name, names.iter().copied()) {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None if names.is_empty() => finding.hint("这个版式没有指标口径；写 profile: null"),
        None => finding.hint(format!("可用的指标口径：{}", names.join("、"))),
    }
}

fn check_assessments(report: &Report, profile: &Profile, findings: &mut Diagnostics) {
    let ids = || profile.indicators.iter().map(|indicator| indicator.id.as_str());
    for assessment in &report.assessments {
        let indicator = &assessment.indicator;
        if ids().any(|id| id == indicator.value) {
            continue;
        }
        let message = format!("指标口径 {} 没有编号是“{}”的指标", profile.name, indicator.value);
        let finding = Diagnostic::new(codes::D11, message).at(indicator.span);
        findings.push(match nearest(&indicator.value, ids()) {
            Some(near) => finding.hint(format!("是不是“{near}”？")),
            None => finding.hint(format!("可写的编号：{}", ids().collect::<Vec<_>>().join("、"))),
        });
    }
}
