//! Whether a report is there already as it would be made: nothing that is read and none of its files has changed.

use std::path::Path;

use super::records::ReportRecords;
use super::task::Task;
use crate::base::diag::Diagnostics;
use crate::cli::json::WrittenFile;
use crate::pipeline::{self, Format, Latest, Pipeline};
use crate::workspace;

/// The findings and the files of a report that would be made again as it is; `None` where it has to be made.
pub(super) fn unchanged(
    pipeline: &mut Pipeline,
    facts: &Path,
    task: &Task,
) -> Option<(Diagnostics, Vec<WrittenFile>)> {
    if task.rebuild {
        return None;
    }
    let name = pipeline::output_name(facts);
    let records = ReportRecords::of(&task.out, &name);
    let last = records.last()?;
    if !pipeline.would_read_the_same(facts, last) {
        return None;
    }
    let file = |format: &Format| file_as_written(*format, last, &name, task);
    let files = task.formats.iter().map(file).collect::<Option<_>>()?;
    let recorded = records.read(&last.make)?;
    Some((pipeline.recorded_findings(&recorded), files))
}

/// The file of a format, if it is what the last build wrote, and where a build would write it now.
fn file_as_written(format: Format, last: &Latest, name: &str, task: &Task) -> Option<WrittenFile> {
    let is_of = |stamp: &&pipeline::OutputStamp| {
        stamp.format == format.writer().name && stamp.make == last.make
    };
    let stamp = last.files.iter().find(is_of)?;
    let path = task.out.join(&stamp.name);
    let file = workspace::read_report(&path).ok()?;
    // One that was put beside an edited one is not moved there.
    let is_there = path == task.path(name, format) || path == task.place(name, format).0;
    (is_there && pipeline::is_as_stamped(&file, stamp)).then(|| WrittenFile {
        format: format.writer().extension,
        path: path.display().to_string(),
        pages: last.pages,
        bytes: stamp.bytes,
    })
}
