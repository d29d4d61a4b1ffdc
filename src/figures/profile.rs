//! The profile that a report names, among those of its pack.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::data::Report;
use crate::pack::Profile;

/// The profile that a report names. An unknown one is an error.
pub fn choose_profile<'p>(
    report: &Report,
    profiles: &'p [Profile],
    findings: &mut Diagnostics,
) -> Option<&'p Profile> {
    let named = report.profile.as_ref()?;
    let found = profiles.iter().find(|profile| profile.name == named.value);
    if found.is_none() {
        findings.push(unknown(&named.value, profiles).at(named.span));
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
