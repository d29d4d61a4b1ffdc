//! A report that is made whenever its files change, as `build` makes it, without a word.

use super::task::Task;
use super::unchanged::{Unchanged, unchanged};
use super::{Built, ReportedFindings, make_one};
use crate::base::diag::Diagnostics;
use crate::cli::output::Output;
use crate::pipeline::{Pipeline, WantedReport};
use crate::workspace::{self, RecordFolder};

/// What came of making a report again.
pub(in crate::cli) struct Rebuilt {
    /// What was found.
    pub findings: Diagnostics,
    /// Its files; none where it could not be made or written.
    pub files: Vec<String>,
}

impl Rebuilt {
    /// Whether the report could be made, but not written.
    pub(in crate::cli) fn is_unwritten(&self) -> bool {
        self.files.is_empty() && !self.findings.has_errors()
    }
}

/// Removes what an ended build left among the reports.
pub(in crate::cli) fn clear_leftovers() {
    workspace::remove_leftovers(&Task::default().out);
}

/// Makes a report and writes its files, unless they are there already as they would be made.
pub(in crate::cli) fn make_again(pipeline: &mut Pipeline, report: &WantedReport) -> Rebuilt {
    let task = Task::default();
    RecordFolder::of(&task.out, &report.name).clear_up();
    let (findings, files) = match unchanged(pipeline, report, &task) {
        Some(Unchanged { findings, files, .. }) => (findings, files),
        None => {
            let mut reported = ReportedFindings::default();
            let made = make_one(pipeline, report, (&task, &mut reported), &mut Output::silent());
            let Built { findings, files, .. } = made;
            (findings, files)
        }
    };
    Rebuilt { findings, files: files.into_iter().map(|file| file.path).collect() }
}
