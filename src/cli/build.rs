//! `jixiao build`: facts files to a report in each format.

use std::path::{Path, PathBuf};

use super::arguments::{BuildArguments, Places};
use super::facts_files::{FactsFiles, facts_files, with_names};
use super::json::{CommandResult, Tally, WrittenFile, WrittenReport};
use super::outcome::Outcome;
use super::output::{self, Output};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{self, Format, Made, Pipeline};
use crate::workspace::{self, FileFailure, Pending, Stopwatch, Workspace};

/// The options of a build, for every report.
struct Task {
    out: PathBuf,
    formats: Vec<Format>,
    strict: bool,
    force: bool,
}

/// Builds every report that is asked for; one that fails does not keep the others from being made.
pub(super) fn run(wanted: BuildArguments, output: &mut Output) -> Outcome {
    let watch = Stopwatch::start();
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    if let Some(name) = workspace::reserved_in(&wanted.out) {
        output.finding(&output::reserved(&name));
        return Outcome::Unable;
    }
    let wanted_files = facts_files(&workspace, wanted.data, output);
    let Some(FactsFiles { files, all }) = wanted_files.and_then(|files| with_names(files, output))
    else {
        return Outcome::Unable;
    };
    workspace::remove_leftovers(&wanted.out);
    let task = Task {
        out: wanted.out,
        formats: formats(&wanted.format),
        strict: wanted.strict,
        force: wanted.force,
    };
    let mut pipeline = Pipeline::new(&workspace);
    let mut outcome = if all { Outcome::Fine } else { Outcome::Findings };
    let mut reports = Vec::new();
    for file in &files {
        let (report, fine) = build_one(&mut pipeline, file, &task, output);
        reports.push(report);
        if !fine {
            outcome = Outcome::Findings;
        }
    }
    output.result(CommandResult::Build { reports });
    output.say(&format!("用时 {:.2} 秒", watch.elapsed().as_secs_f64()));
    outcome
}

/// The workspace with the folders the user named, which must be there.
pub(super) fn open(places: Places, output: &mut Output) -> Option<Workspace> {
    let named = [("--templates", &places.templates), ("--fonts", &places.fonts)];
    let mut fine = true;
    for (option, folder) in named {
        if let Some(folder) = folder.as_deref().filter(|folder| !Workspace::is_folder(folder)) {
            output.finding(&no_folder(option, folder));
            fine = false;
        }
    }
    fine.then(|| Workspace::here(places.templates, places.fonts))
}

fn no_folder(option: &str, path: &Path) -> Diagnostic {
    let path_shown = path.display();
    let failure = FileFailure::no_folder(path);
    let message = format!("{option} 指定的文件夹 {path_shown} 不能用：{}", failure.why);
    Diagnostic::new(codes::C04, message).hint(failure.advice)
}

/// The formats asked for, each once and in the order of the table; all of them where none is named.
fn formats(asked: &[Format]) -> Vec<Format> {
    let wanted = |format: &&Format| asked.is_empty() || asked.contains(format);
    Format::ALL.iter().filter(wanted).copied().collect()
}

/// Builds one report and reports what came of it; true if all that was wanted is written and nothing is wrong.
///
/// A strict build counts warnings as wrong; what was made is written all the same.
fn build_one(
    pipeline: &mut Pipeline,
    facts: &Path,
    task: &Task,
    output: &mut Output,
) -> (WrittenReport, bool) {
    let mut findings = Diagnostics::default();
    let made = pipeline.make(facts, &task.formats, &mut findings);
    output.findings(&findings, &pipeline.sources);
    let (files, written) = match &made {
        Some(made) => write_files(made, facts, task, output),
        None => {
            output.complain(&format!("未能生成 {} 的报告，原有文件没有改动", facts.display()));
            (Vec::new(), false)
        }
    };
    output.say(&format!("{}：{}", facts.display(), output::tally(&findings)));
    pipeline.forget_facts();
    let fine = written && output::passes(&findings, task.strict);
    (WrittenReport { tally: Tally::new(facts, &findings), files }, fine)
}

/// Where a file is written. One that somebody has edited is kept, and the new one is written beside it.
fn place_of(path: &Path, format: Format, force: bool, notes: &mut Vec<Diagnostic>) -> PathBuf {
    let Some(is_as_written) = format.writer().is_as_written.filter(|_| !force) else {
        return path.to_path_buf();
    };
    let place = workspace::place_for(path, is_as_written);
    if place != *path {
        notes.push(kept(path, &place));
    }
    place
}

fn kept(old: &Path, new: &Path) -> Diagnostic {
    let (old, new) = (old.display(), new.display());
    let message = format!("{old} 改动过、不是本程序生成的或读不出来，没有覆盖；新的写在 {new}");
    Diagnostic::new(codes::C10, message)
        .hint("要覆盖请加 --force；要接着改原来的，把新报告里变了的数抄过去")
}

/// A file of a report and where it is put.
struct PlacedFile<'a> {
    format: Format,
    bytes: &'a [u8],
    /// Where it would be if nothing were in the way.
    wanted: PathBuf,
    path: PathBuf,
}

/// Writes what was made beside its places, then renames all of it, one right after another. Gives the files that were
/// written, and whether they are all that were wanted.
fn write_files(
    made: &Made,
    facts: &Path,
    task: &Task,
    output: &mut Output,
) -> (Vec<WrittenFile>, bool) {
    let name = pipeline::output_name(facts);
    note_mixed(made, task, &name, output);
    let mut pending = Pending::default();
    let mut failures = Vec::new();
    let mut placed = Vec::new();
    // They say where the new files are, and hold only if these are put there.
    let mut notes = Vec::new();
    for (format, bytes) in &made.files {
        let wanted = task.out.join(format!("{name}.{}", format.writer().extension));
        let path = place_of(&wanted, *format, task.force, &mut notes);
        let file = PlacedFile { format: *format, bytes, wanted, path };
        match pending.add(&file.path, bytes) {
            Ok(()) => placed.push(file),
            Err(failure) => match put_beside(file, failure, &mut pending, &mut notes) {
                Ok(file) => placed.push(file),
                Err(failure) => failures.push(failure),
            },
        }
    }
    if !failures.is_empty() {
        // Nothing is put in its place, so that no new file stands beside an old one.
        placed.clear();
        notes.clear();
        drop(pending);
    } else {
        let late = pending.replace();
        failures = put_late(&mut placed, late, &mut notes);
    }
    notes.iter().for_each(|note| output.finding(note));
    let pages = made.pages.pages.len();
    let files: Vec<_> = placed.iter().map(|file| written(file, pages, output)).collect();
    // Both may fail for their folder.
    failures.dedup();
    let state = state(&made.files, &files, task, &name);
    failures.iter().for_each(|failure| output.finding(&not_written(failure, &state)));
    (files, failures.is_empty())
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

/// Puts files beside those that were opened while these were written; gives what could not be put anywhere.
fn put_late(
    placed: &mut Vec<PlacedFile>,
    late: Vec<FileFailure>,
    notes: &mut Vec<Diagnostic>,
) -> Vec<FileFailure> {
    let mut pending = Pending::default();
    let mut failures = Vec::new();
    for failure in late {
        let Some(at) = placed.iter().position(|file| file.path == failure.path) else { continue };
        match put_beside(placed.remove(at), failure, &mut pending, notes) {
            Ok(file) => placed.insert(at, file),
            Err(failure) => failures.push(failure),
        }
    }
    failures.extend(pending.replace());
    placed.retain(|file| !failures.iter().any(|failure| failure.path == file.path));
    failures
}

fn written(file: &PlacedFile, pages: usize, output: &mut Output) -> WrittenFile {
    let (path, size) = (file.path.display().to_string(), file.bytes.len());
    output.has_written(&file.path);
    output.say(&format!("已生成 {path}（{pages} 页，{} KB）", size.div_ceil(1024)));
    WrittenFile { format: file.format.writer().extension, path, pages, bytes: size }
}

fn held(FileFailure { path, why, .. }: &FileFailure, new: &Path) -> Diagnostic {
    let (old, new) = (path.display(), new.display());
    Diagnostic::new(codes::C12, format!("{old} 没有覆盖：{why}；新的写在 {new}"))
        .hint("用新的就行；要写回原来的名称，先关闭打开它的程序，再生成一次")
}

/// Reports that the files which are about to be replaced are not of one make, as a build that was ended leaves them, or one
/// of a single format.
/// Files of formats that are not made now are left alone.
fn note_mixed(made: &Made, task: &Task, name: &str, output: &mut Output) {
    let path = |format: Format| task.out.join(format!("{name}.{}", format.writer().extension));
    let paths: Vec<_> = made.files.iter().map(|(format, _)| (*format, path(*format))).collect();
    let old: Vec<_> = paths
        .iter()
        .filter_map(|(format, path)| Some((*format, workspace::read_report(path).ok()?)))
        .collect();
    if pipeline::are_of_different_makes(&old) {
        let names: Vec<_> = paths.iter().map(|(_, path)| path.display().to_string()).collect();
        let message = format!("原有的 {} 不是同一次生成的", names.join(" 和 "));
        let hint = "现在都重新生成；原有的如果已经报送，请换成新的";
        output.finding(&Diagnostic::new(codes::C11, message).hint(hint));
    }
}

fn not_written(FileFailure { path, why, advice, .. }: &FileFailure, state: &str) -> Diagnostic {
    Diagnostic::new(codes::C07, format!("无法写入 {}：{why}", path.display()))
        .hint(format!("{advice}；{state}"))
}
