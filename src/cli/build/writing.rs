//! The bytes of a report to its files: beside their places first, then all of them into place, its record with them.

use std::path::{Path, PathBuf};

use super::records::ReportRecords;
use super::task::Task;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::cli::json::WrittenFile;
use crate::cli::output::Output;
use crate::pipeline::{self, Format, Input, Made, Pipeline, WantedReport};
use crate::workspace::{self, FileFailure, Held, Pending};

/// A file of a report and where it is put.
pub(super) struct PlacedFile<'a> {
    format: Format,
    bytes: &'a [u8],
    /// Where it would be if nothing were in the way.
    wanted: PathBuf,
    path: PathBuf,
}

/// What became of the files of a report.
pub(super) struct WrittenFiles {
    /// The files that were written.
    pub files: Vec<WrittenFile>,
    /// Whether they are all that were wanted.
    pub all: bool,
}

/// A report that is to be written.
#[derive(Clone, Copy)]
pub(super) struct ToWrite<'a> {
    /// The report.
    pub made: &'a Made,
    /// Which one it is.
    pub wanted: &'a WantedReport,
    /// What was found in it.
    pub findings: &'a Diagnostics,
    /// What was asked for.
    pub task: &'a Task,
}

/// Writes what was made beside its places, then renames all of it, one right after another.
pub(super) fn write_files(
    report: ToWrite,
    mut records: ReportRecords,
    pipeline: &mut Pipeline,
    output: &mut Output,
) -> WrittenFiles {
    let ToWrite { made, wanted, task, .. } = report;
    let name = wanted.name.as_str();
    let is_mixed = note_mixed(made, task, name, output);
    // They say where the new files are, and hold only if these are put there.
    let mut notes = Vec::new();
    let (mut placed, pending, mut failures) =
        stage((&made.files, &names(&made.inputs)), task, name, &mut notes);
    let mut record_failure = None;
    if failures.is_empty() {
        let mended = records.mend(is_mixed);
        let behind = notes.len();
        (failures, record_failure) =
            put(report, &mut placed, pending, (&mut records, pipeline), &mut notes);
        // Nothing is mended where no record could be written.
        let mended = mended.filter(|_| record_failure.is_none());
        mended.into_iter().for_each(|note| notes.insert(behind, note));
    } else {
        // Nothing is put in its place, so that no new file stands beside an old one.
        placed.clear();
        notes.clear();
    }
    notes.iter().for_each(|note| output.finding(note));
    let pages = made.pages.pages.len();
    let files: Vec<_> = placed.iter().map(|file| written(file, "", pages, output)).collect();
    // Both may fail for their folder.
    failures.dedup();
    let state = state(&made.files, &files, task, name);
    failures.iter().for_each(|failure| output.finding(&not_written(failure, &state)));
    if let Some(failure) = record_failure.filter(|_| !files.is_empty()) {
        output.finding(&not_recorded(&failure));
    }
    WrittenFiles { files, all: failures.is_empty() }
}

/// Puts everything in its place: the record of the make first, then its files, then the history that names it the last one;
/// a run that is ended in between leaves what the next one understands. Gives the files that could not be put, and why
/// there is no record, if there is none.
fn put<'m>(
    report: ToWrite<'m>,
    placed: &mut Vec<PlacedFile<'m>>,
    pending: Pending,
    (records, pipeline): (&mut ReportRecords, &mut Pipeline),
    notes: &mut Vec<Diagnostic>,
) -> (Vec<FileFailure>, Option<FileFailure>) {
    let ToWrite { made, wanted, findings, task } = report;
    let record = records.stage(pipeline, made, findings);
    let held = workspace::hold(&task.out);
    let recorded = record.and_then(|record| match record.put(&held).into_iter().next() {
        Some(failure) => Err(failure),
        None => Ok(()),
    });
    let failures = put_files(placed, pending, &held, notes);
    let files = placed.iter().map(|file| (file.format, file.path.as_path(), file.bytes));
    let files: Vec<_> = files.collect();
    let recorded = recorded.and_then(|()| match records.latest(pipeline, made, wanted, &files) {
        Some(latest) if !files.is_empty() => records.finish(latest, &held),
        _ => Ok(()),
    });
    (failures, recorded.err())
}

/// The files that a report was made from.
pub(super) fn names(inputs: &[Input]) -> Vec<PathBuf> {
    inputs.iter().map(|input| PathBuf::from(&input.name)).collect()
}

/// Writes the files beside their places, where none of those is that were read; gives where they go, and what kept some of
/// them from being written.
pub(super) fn stage<'m>(
    (files, read): (&'m [(Format, Vec<u8>)], &[PathBuf]),
    task: &Task,
    name: &str,
    notes: &mut Vec<Diagnostic>,
) -> (Vec<PlacedFile<'m>>, Pending, Vec<FileFailure>) {
    let mut pending = Pending::default();
    let mut failures = Vec::new();
    let mut placed = Vec::new();
    for (format, bytes) in files {
        let (path, note) = task.place(name, *format);
        notes.extend(note);
        let file = PlacedFile { format: *format, bytes, wanted: task.path(name, *format), path };
        let fine = task.refuse_foreign(&file.path, *format, read);
        match fine.and_then(|()| pending.add(&file.path, bytes)) {
            Ok(()) => placed.push(file),
            Err(failure) => match put_beside(file, failure, &mut pending, notes) {
                Ok(file) => placed.push(file),
                Err(failure) => failures.push(failure),
            },
        }
    }
    (placed, pending, failures)
}

/// Which files of a report are new and which are as they were.
fn state(made: &[(Format, Vec<u8>)], written: &[WrittenFile], task: &Task, name: &str) -> String {
    if written.is_empty() {
        let all = if made.len() > 1 { "，几种格式都没有写" } else { "" };
        return format!("原有文件没有改动{all}");
    }
    let missing = made.iter().map(|(format, _)| format.writer().extension);
    let missing = missing.filter(|ending| !written.iter().any(|file| file.format == *ending));
    let missing = missing.map(|ending| task.out.join(format!("{name}.{ending}")));
    let missing: Vec<_> = missing.map(|path| path.display().to_string()).collect();
    let new: Vec<_> = written.iter().map(|file| file.path.as_str()).collect();
    format!("{} 是新的，{} 还是原来的，不要一起报送", new.join("、"), missing.join("、"))
}

/// Puts a file beside the one of its name, if the reason is that another program holds that one open.
fn put_beside<'a>(
    file: PlacedFile<'a>,
    failure: FileFailure,
    pending: &mut Pending,
    notes: &mut Vec<Diagnostic>,
) -> Result<PlacedFile<'a>, FileFailure> {
    if !failure.busy {
        return Err(failure);
    }
    let path = workspace::place_beside(&file.wanted, file.format.writer().is_own);
    pending.add(&path, file.bytes)?;
    notes.push(held(&failure, &path));
    Ok(PlacedFile { path, ..file })
}

/// Puts files in their places, and beside those that were opened while these were written; gives what could not be put
/// anywhere.
pub(super) fn put_files(
    placed: &mut Vec<PlacedFile>,
    staged: Pending,
    held: &Held,
    notes: &mut Vec<Diagnostic>,
) -> Vec<FileFailure> {
    let mut pending = Pending::default();
    let mut failures = Vec::new();
    for failure in staged.put(held) {
        let Some(at) = placed.iter().position(|file| file.path == failure.path) else { continue };
        match put_beside(placed.remove(at), failure, &mut pending, notes) {
            Ok(file) => placed.insert(at, file),
            Err(failure) => failures.push(failure),
        }
    }
    failures.extend(pending.put(held));
    placed.retain(|file| !failures.iter().any(|failure| failure.path == file.path));
    failures
}

/// Says that a file was written; `what` it is if it is no report.
pub(super) fn written(
    file: &PlacedFile,
    what: &str,
    pages: usize,
    output: &mut Output,
) -> WrittenFile {
    let (path, size) = (file.path.display().to_string(), file.bytes.len());
    output.has_written(&file.path);
    output.say(&format!("已生成{what} {path}（{pages} 页，{} KB）", size.div_ceil(1024)));
    WrittenFile { format: file.format.writer().extension, path, pages, bytes: size }
}

fn held(FileFailure { path, why, .. }: &FileFailure, new: &Path) -> Diagnostic {
    let (old, new) = (path.display(), new.display());
    Diagnostic::new(codes::C12, format!("{old} 没有覆盖：{why}；新的写在 {new}"))
        .hint("用新的就行；要写回原来的名称，先关闭打开它的程序，再生成一次")
}

/// Reports that the files which are about to be replaced are not of one make, as a build that was ended leaves them, or one
/// of a single format; true if they are not. Files of formats that are not made now are left alone.
fn note_mixed(made: &Made, task: &Task, name: &str, output: &mut Output) -> bool {
    let paths: Vec<_> =
        made.files.iter().map(|(format, _)| (*format, task.path(name, *format))).collect();
    let old: Vec<_> = paths
        .iter()
        .filter_map(|(format, path)| Some((*format, workspace::read_report(path).ok()?)))
        .collect();
    let is_mixed = pipeline::are_of_different_makes(&old);
    if is_mixed {
        let names: Vec<_> = paths.iter().map(|(_, path)| path.display().to_string()).collect();
        let message = format!("原有的 {} 不是同一次生成的", names.join(" 和 "));
        let hint = "现在都重新生成；原有的如果已经报送，请换成新的";
        output.finding(&Diagnostic::new(codes::C11, message).hint(hint));
    }
    is_mixed
}

fn not_recorded(FileFailure { path, why, advice, .. }: &FileFailure) -> Diagnostic {
    let message = format!("报告写好了，生成记录没有写成：无法写入 {}：{why}", path.display());
    Diagnostic::new(codes::C18, message)
        .hint(format!("{advice}；没有记录，下一次说不出变了什么，没有变的也会重新生成"))
}

fn not_written(FileFailure { path, why, advice, .. }: &FileFailure, state: &str) -> Diagnostic {
    Diagnostic::new(codes::C07, format!("无法写入 {}：{why}", path.display()))
        .hint(format!("{advice}；{state}"))
}
