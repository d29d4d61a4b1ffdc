//! The indicators of the unit and of each project, with the texts that say what became of them.

use crate::catalogue::keys;
use crate::data::Report;
use crate::data::model::{Indicator, Prose};

/// The indicators of the unit or of a project.
pub(super) struct MeasuredForm<'a> {
    /// The fact that their figures stand below.
    pub under: &'a str,
    /// The name of the project; empty for the unit.
    pub owner: &'a str,
    /// The indicators.
    pub all: &'a [Indicator],
    /// What says of this form what was done.
    pub texts: Vec<&'a Prose>,
}

/// The form of the unit, then those of the projects.
pub(super) fn forms(report: &Report) -> Vec<MeasuredForm<'_>> {
    let unit = MeasuredForm {
        under: keys::SELF_EVALUATION,
        owner: "",
        all: &report.indicators,
        texts: of_the_unit(report),
    };
    let of_project = report.projects.iter().map(|project| MeasuredForm {
        under: &project.fact,
        owner: &project.name.value,
        all: &project.indicators,
        texts: project.goals.achieved.iter().collect(),
    });
    std::iter::once(unit).chain(of_project).collect()
}

/// What says what the unit did: 实际完成情况, 整体绩效, reasons of scores.
pub(super) fn of_the_unit(report: &Report) -> Vec<&Prose> {
    let results = report.results.iter().flat_map(|group| &group.items);
    let results = results.filter_map(|item| item.text.as_ref());
    let reasons = report.assessments.iter().filter_map(|one| one.reason.as_ref());
    report.goals.achieved.iter().chain(results).chain(reasons).collect()
}
