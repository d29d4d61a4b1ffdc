//! `jixiao build --redline`: beside a report the files that show what changed from an older one.

use std::path::PathBuf;

use super::outdated::{REDLINE_ENDING, say_outdated};
use super::records::ReportRecords;
use super::task::{RedlineTask, Task};
use super::writing::{names, put_files, stage, written};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::cli::json::WrittenFile;
use crate::cli::output::Output;
use crate::pipeline::{
    Made, OldReport, Pipeline, Recorded, Redline, Redlined, WantedReport, reads_as,
};
use crate::workspace::{self, FileFailure};

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
    (report, made): (&WantedReport, &Made),
    (task, wanted): (&Task, &RedlineTask),
    output: &mut Output,
) -> WrittenRedline {
    let nothing = |fine| WrittenRedline { files: Vec::new(), fine };
    let mut findings = Diagnostics::default();
    let recorded = match &wanted.old {
        Some(_) => None,
        None => match last_other(report, made, task) {
            Ok(recorded) => Some(recorded),
            // Of several projects most have not changed.
            Err(_) if report.choice.project.is_some() => {
                let report = report.shown();
                output.say(&format!("{report} 没有另一份报告可以对照，没有写修订稿"));
                return nothing(true);
            }
            Err(finding) => {
                output.finding(&finding);
                return nothing(false);
            }
        },
    };
    let old = match (&wanted.old, &recorded) {
        (Some(path), _) => OldReport::Facts(path, &report.choice),
        (None, Some(recorded)) => OldReport::Recorded(recorded),
        (None, None) => return nothing(false),
    };
    let redlined = pipeline.redline(old, made, &wanted.revision, &task.formats, &mut findings);
    output.findings(&findings, &pipeline.sources);
    match redlined {
        Redlined::Made(redline) => {
            let read = [names(&made.inputs), pipeline.facts_read()].concat();
            put((&redline, &read), &report.name, task, output)
        }
        Redlined::Same => {
            output.say(&format!("{} 的报告和原来的一样，没有写修订稿", report.shown()));
            say_outdated(report, task, output);
            nothing(true)
        }
        Redlined::Not => nothing(false),
    }
}

/// The newest record of a report that reads differently from the one that was made.
fn last_other(report: &WantedReport, made: &Made, task: &Task) -> Result<Recorded, Diagnostic> {
    let records = ReportRecords::of(&task.out, &report.name);
    let builds = (1..=records.count()).filter_map(|back| records.back(back));
    let mut others = builds.filter(|recorded| Some(recorded.make.as_str()) != made.make());
    others.find(|recorded| reads_as(recorded, made) == Some(false)).ok_or_else(|| {
        let (facts, out) = (report.shown(), task.out.display());
        let message = format!("{out} 里没有 {facts} 的另一份报告的生成记录，没有可以对照的");
        let hint = "留有原来的数据的，写 --redline=原来的数据；没有的，改了数据再生成，以后就有";
        Diagnostic::new(codes::C26, message).hint(hint)
    })
}

/// Writes the files, as those of a report.
fn put(
    (redline, read): (&Redline, &[PathBuf]),
    report: &str,
    task: &Task,
    output: &mut Output,
) -> WrittenRedline {
    let name = format!("{report}{REDLINE_ENDING}");
    if !task.rebuild && are_there(redline, &name, task) {
        let paths = redline.files.iter().map(|(format, _)| task.path(&name, *format));
        let names: Vec<_> = paths.map(|path| path.display().to_string()).collect();
        let names = names.join("、");
        output.say(&format!("修订稿 {names} 没有变，不用重写（要重写加 --rebuild）"));
        return WrittenRedline { files: Vec::new(), fine: true };
    }
    let mut notes = Vec::new();
    let (mut placed, pending, mut failures) =
        stage((&redline.files, read), task, &name, &mut notes);
    if failures.is_empty() {
        failures = put_files(&mut placed, pending, &workspace::hold(&task.out), &mut notes);
    } else {
        placed.clear();
        notes.clear();
    }
    notes.iter().for_each(|note| output.finding(note));
    failures.iter().for_each(|failure| output.finding(&not_written(failure)));
    let files = placed.iter().map(|file| written(file, "修订稿", redline.pages, output)).collect();
    WrittenRedline { files, fine: failures.is_empty() }
}

/// Whether all files are there already as they would be written.
fn are_there(redline: &Redline, name: &str, task: &Task) -> bool {
    redline.files.iter().all(|(format, bytes)| {
        workspace::read_bytes(&task.path(name, *format)).is_ok_and(|there| there == *bytes)
    })
}

fn not_written(FileFailure { path, why, advice, .. }: &FileFailure) -> Diagnostic {
    let message = format!("报告写好了，修订稿没有写成：无法写入 {}：{why}", path.display());
    Diagnostic::new(codes::C07, message).hint(*advice)
}
