//! The reports that may be shown: listed again after each change, and the one that is shown found again among them.

use std::path::PathBuf;

use crate::pipeline::{Pipeline, WantedReport};

/// The reports that may be shown, and which of them is.
#[derive(Default)]
pub(super) struct Reports {
    all: Vec<WantedReport>,
    at: usize,
    /// The one that is meant, even while the files do not list it.
    meant: Option<WantedReport>,
}

impl Reports {
    /// Lists the reports of facts files, in packs if the command names some.
    pub(super) fn list(&mut self, pipeline: &mut Pipeline, facts: &[PathBuf], packs: &[String]) {
        let new: Vec<_> = facts.iter().flat_map(|file| pipeline.wanted(file, packs)).collect();
        let still = new.into_iter().flat_map(|report| self.before(report, pipeline));
        let all: Vec<_> = still.collect();
        let meant =
            |one: &WantedReport| self.meant.as_ref().is_some_and(|meant| is_same(meant, one));
        let at = all.iter().position(meant);
        self.at = at.unwrap_or_else(|| self.at.min(all.len().saturating_sub(1)));
        self.all = all;
    }

    /// A report, or those of the projects that were listed in its place before: while a file cannot be read, nothing says
    /// that its projects are gone.
    fn before(&self, report: WantedReport, pipeline: &mut Pipeline) -> Vec<WantedReport> {
        let is_of_project = |one: &&WantedReport| {
            one.choice.project.is_some()
                && (&one.facts, &one.choice.pack) == (&report.facts, &report.choice.pack)
        };
        let before: Vec<_> = self.all.iter().filter(is_of_project).cloned().collect();
        let is_lost = report.choice.project.is_none() && !before.is_empty();
        let mut has_each = |pack: &String| pipeline.is_for_each_project(pack) != Some(false);
        match is_lost && report.pack.as_ref().is_none_or(&mut has_each) {
            true => before,
            false => vec![report],
        }
    }

    /// Shows the report of a number.
    pub(super) fn choose(&mut self, at: usize) {
        if let Some(report) = self.all.get(at) {
            self.meant = Some(report.clone());
        }
    }

    /// Takes the report that is shown for the one that is meant: it is there.
    pub(super) fn settle(&mut self) {
        self.meant = self.all.get(self.at).cloned();
    }

    /// The report that is shown, and its number.
    pub(super) fn shown(&self) -> Option<(usize, &WantedReport)> {
        self.all.get(self.at).map(|report| (self.at, report))
    }

    /// What the reports are called.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.all.iter().map(WantedReport::shown)
    }
}

/// Whether two are the same report, even if its pack or its name has changed.
pub(super) fn is_same(one: &WantedReport, other: &WantedReport) -> bool {
    (&one.facts, &one.choice) == (&other.facts, &other.choice)
}
