//! Which report of a facts file is meant: in which pack, about which project.

use std::path::{Path, PathBuf};

use super::outputs::output_name;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::fact_path::FactPath;
use crate::catalogue::keys;
use crate::check;
use crate::data::Report;
use crate::pack::Pack;

/// Which report of a facts file is meant.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ReportChoice {
    /// The pack that the command names, which stands in place of that of the facts.
    pub pack: Option<String>,
    /// The id of the project that it is about, where the pack has a report for each.
    pub project: Option<String>,
}

/// A report that is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WantedReport {
    /// Its facts file.
    pub facts: PathBuf,
    /// Which one of its reports.
    pub choice: ReportChoice,
    /// The pack that it is made with, if that could be told.
    pub pack: Option<String>,
    /// The name of its files, without their ending.
    pub name: String,
}

impl WantedReport {
    /// The report of a facts file in its own pack.
    pub fn of(facts: &Path) -> Self {
        let (choice, pack, name) = (ReportChoice::default(), None, output_name(facts));
        Self { facts: facts.to_path_buf(), choice, pack, name }
    }

    /// The facts file, with what tells it from the other reports of the file.
    pub fn shown(&self) -> String {
        let facts = self.facts.display();
        match (&self.choice.pack, &self.choice.project) {
            (None, None) => facts.to_string(),
            _ => format!("{facts}（{}）", self.name),
        }
    }
}

/// The id of the project that a report is about: the chosen one, or else the first; without any there is no report.
pub(super) fn project_at_hand(
    report: &Report,
    choice: &ReportChoice,
    findings: &mut Diagnostics,
) -> Option<String> {
    let mut ids = report.projects.iter().map(|project| &project.id.value);
    let found = match &choice.project {
        Some(chosen) => ids.find(|id| *id == chosen),
        None => ids.next(),
    };
    if found.is_none() {
        findings.push(no_project(report, choice));
    }
    found.cloned()
}

fn no_project(report: &Report, choice: &ReportChoice) -> Diagnostic {
    let pack = &report.pack;
    let named = choice.pack.is_none().then_some(pack.span);
    let place = report.places.get(keys::PROJECTS).copied().or(named);
    let message = format!(
        "版式“{}”一个项目一份报告，数据里没有填{}",
        pack.value,
        report.catalogue.called(&FactPath::parse(keys::PROJECTS))
    );
    Diagnostic::new(codes::P21, message)
        .at(place)
        .hint("在 projects 里填项目；要整体的报告，pack 写 standard，或不写 --pack")
}

/// Leaves of the attachments that the facts choose those that the pack has: they are named for another pack.
pub(super) fn only_attachments_of(report: &mut Report, pack: &Pack) {
    let is_there = |name: &str| {
        let mut names = pack.outline.attachments.iter().filter_map(|one| one.name.as_deref());
        name == check::NO_ATTACHMENT || names.any(|known| known == name)
    };
    if let Some(chosen) = report.values.texts.get_mut(keys::ATTACHMENTS) {
        chosen.retain(|one| is_there(&one.value));
    }
}
