//! Whether a report is there already as it would be made: nothing that is read and none of its files has changed.

use super::records::ReportRecords;
use super::task::Task;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::cli::json::WrittenFile;
use crate::pipeline::{self, Format, Latest, Made, Pipeline, Recorded, WantedReport};
use crate::workspace;

/// A report that would be made again as it is.
pub(super) struct Unchanged {
    /// What was found when it was made.
    pub findings: Diagnostics,
    /// Its files.
    pub files: Vec<WrittenFile>,
    /// Edited files that stand where they would be.
    pub notes: Vec<Diagnostic>,
    /// The record of when it was made.
    pub recorded: Recorded,
}

/// The report of a facts file, if it is there already; `None` where it has to be made.
pub(super) fn unchanged(
    pipeline: &mut Pipeline,
    report: &WantedReport,
    task: &Task,
) -> Option<Unchanged> {
    if task.rebuild {
        return None;
    }
    let name = report.name.as_str();
    let records = ReportRecords::of(&task.out, name);
    let last = records.last()?;
    if !pipeline.would_read_the_same(report, last) {
        return None;
    }
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    for format in &task.formats {
        let (file, note) = file_as_written(*format, last, name, task)?;
        files.push(file);
        notes.extend(note);
    }
    let recorded = records.read(&last.make)?;
    let findings = pipeline.recorded_findings(&recorded);
    Some(Unchanged { findings, files, notes, recorded })
}

/// The files of one of several reports of a facts file that was made again because others changed, if they show what it says
/// now; `None` where they have to be written.
pub(super) fn shown_already(
    pipeline: &mut Pipeline,
    (report, made): (&WantedReport, &Made),
    task: &Task,
) -> Option<Vec<WrittenFile>> {
    if task.rebuild || report.choice.project.is_none() {
        return None;
    }
    let records = ReportRecords::of(&task.out, &report.name);
    let last = records.last()?;
    let recorded = records.read(&last.make)?;
    let is_same =
        pipeline.would_make_alike(report, last) && pipeline::shows_the_same(&recorded, made);
    let file = |format: &Format| Some(file_as_written(*format, last, &report.name, task)?.0);
    is_same.then(|| task.formats.iter().map(file).collect())?
}

/// The file of a format, if it is what the last build wrote, and where a build would write it now; with the note on an
/// edited one that stands in its way.
fn file_as_written(
    format: Format,
    last: &Latest,
    name: &str,
    task: &Task,
) -> Option<(WrittenFile, Option<Diagnostic>)> {
    let is_of = |stamp: &&pipeline::OutputStamp| {
        stamp.format == format.writer().name && stamp.make == last.make
    };
    let stamp = last.files.iter().find(is_of)?;
    let path = task.out.join(&stamp.name);
    let file = workspace::read_report(&path).ok()?;
    let (place, note) = match path == task.path(name, format) {
        true => (path.clone(), None),
        // One that was put beside an edited one is not moved there.
        false => task.place(name, format),
    };
    if place != path || !pipeline::is_as_stamped(&file, stamp) {
        return None;
    }
    let (pages, bytes) = (last.pages, stamp.bytes);
    let path = path.display().to_string();
    Some((WrittenFile { format: format.writer().extension, path, pages, bytes }, note))
}
