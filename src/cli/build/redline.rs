//! `jixiao build --redline`: beside a report the files that show what changed from an older one.

use std::path::{Path, PathBuf};

use super::records::ReportRecords;
use super::task::{RedlineTask, Task};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::cli::json::WrittenFile;
use crate::cli::output::Output;
use crate::pipeline::{self, Format, Made, OldReport, Pipeline, Redline, Redlined, reads_as};
use crate::workspace::{self, FileFailure, Pending};

/// What the names of these files end with.
const ENDING: &str = "-修订";

/// What came of it.
pub(super) struct WrittenRedline {
    /// The files that were written.
    pub files: Vec<WrittenFile>,
    /// Whether all that was wanted was done.
    pub fine: bool,
}

/// Compares a report with the old one, and writes what changed.
pub(super) fn write_redline(
    pipeline: &mut Pipeline,
    (facts, made): (&Path, &Made),
    (task, wanted): (&Task, &RedlineTask),
    output: &mut Output,
) -> WrittenRedline {
    let nothing = |fine| WrittenRedline { files: Vec::new(), fine };
    let mut findings = Diagnostics::default();
    let recorded = match &wanted.old {
        Some(_) => None,
        None => match last_other(facts, made, task) {
            Ok(recorded) => Some(recorded),
            Err(finding) => {
                output.finding(&finding);
                return nothing(false);
            }
        },
    };
    let old = match (&wanted.old, &recorded) {
        (Some(path), _) => OldReport::Facts(path),
        (None, Some(recorded)) => OldReport::Recorded(recorded),
        (None, None) => return nothing(false),
    };
    let redlined = pipeline.redline(old, made, &wanted.revision, &task.formats, &mut findings);
    output.findings(&findings, &pipeline.sources);
    match redlined {
        Redlined::Made(redline) => put(&redline, facts, task, output),
        Redlined::Same => {
            output.say(&format!("{} 的报告和原来的一样，没有写修订稿", facts.display()));
            nothing(true)
        }
        Redlined::Not => nothing(false),
    }
}

/// The newest record of a report that reads otherwise than the one that was made.
fn last_other(facts: &Path, made: &Made, task: &Task) -> Result<pipeline::Recorded, Diagnostic> {
    let records = ReportRecords::of(&task.out, &pipeline::output_name(facts));
    let builds = (1..=records.count()).filter_map(|back| records.back(back));
    let mut others = builds.filter(|recorded| Some(recorded.make.as_str()) != made.make());
    others.find(|recorded| reads_as(recorded, made) == Some(false)).ok_or_else(|| {
        let (facts, out) = (facts.display(), task.out.display());
        let message = format!("{out} 里没有 {facts} 的另一份报告的生成记录，没有可以对照的");
        let hint = "留有原来的数据的，写 --redline=原来的数据；没有的，改了数据再生成，以后就有";
        Diagnostic::new(codes::C26, message).hint(hint)
    })
}

/// Writes the files. An edited one is kept, as of reports.
fn put(redline: &Redline, facts: &Path, task: &Task, output: &mut Output) -> WrittenRedline {
    let name = format!("{}{ENDING}", pipeline::output_name(facts));
    let mut pending = Pending::default();
    let (mut placed, mut notes, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    for (format, bytes) in &redline.files {
        let (path, note) = task.place(&name, *format);
        notes.extend(note);
        match pending.add(&path, bytes) {
            Ok(()) => placed.push((*format, path, bytes.len())),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() {
        failures = pending.put(&workspace::hold(&task.out));
        placed.retain(|(_, path, _)| !failures.iter().any(|failure| failure.path == *path));
    } else {
        (placed, notes) = (Vec::new(), Vec::new());
    }
    notes.iter().for_each(|note| output.finding(note));
    failures.iter().for_each(|failure| output.finding(&not_written(failure)));
    let files = placed.into_iter().map(|file| written(file, redline.pages, output)).collect();
    WrittenRedline { files, fine: failures.is_empty() }
}

fn written(
    (format, path, bytes): (Format, PathBuf, usize),
    pages: usize,
    output: &mut Output,
) -> WrittenFile {
    output.has_written(&path);
    let shown = path.display().to_string();
    output.say(&format!("已生成修订稿 {shown}（{pages} 页，{} KB）", bytes.div_ceil(1024)));
    WrittenFile { format: format.writer().extension, path: shown, pages, bytes }
}

fn not_written(FileFailure { path, why, advice, .. }: &FileFailure) -> Diagnostic {
    let message = format!("报告写好了，修订稿没有写成：无法写入 {}：{why}", path.display());
    Diagnostic::new(codes::C07, message).hint(*advice)
}
