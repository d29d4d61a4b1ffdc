//! `jixiao build`: facts files to a report in each format, unless it is there already as it would be made.

mod facts_files;
mod records;
mod task;
mod unchanged;
mod writing;

use std::path::{Path, PathBuf};

use super::arguments::{BuildArguments, Places};
use super::changes_text;
use super::json::{CommandResult, SinceLast, Tally, WrittenFile, WrittenReport};
use super::outcome::Outcome;
use super::output::{self, Output};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{self, Format, Pipeline, Since};
use crate::workspace::{self, FileFailure, RecordFolder, Stopwatch, Workspace};
pub(super) use facts_files::facts_files;
pub(super) use records::ReportRecords;
use task::Task;
use unchanged::Unchanged;
use writing::ToWrite;

/// Builds every report that is asked for; one that fails does not keep the others from being made.
pub(super) fn run(wanted: BuildArguments, output: &mut Output) -> Outcome {
    let watch = Stopwatch::start();
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let Some(files) = facts_files(&workspace, wanted.data, output) else { return Outcome::Unable };
    if let Some(name) = reserved_output(&wanted.out, &files) {
        output.finding(&output::reserved(&name));
        return Outcome::Unable;
    }
    workspace::remove_leftovers(&wanted.out);
    let task = Task {
        out: wanted.out,
        formats: formats(&wanted.format),
        strict: wanted.strict,
        force: wanted.force,
        rebuild: wanted.rebuild,
    };
    if wanted.quiet {
        output.be_quiet();
    }
    let mut pipeline = Pipeline::new(&workspace);
    let mut outcome = Outcome::Fine;
    let mut reports = Vec::new();
    for file in &files {
        RecordFolder::of(&task.out, &pipeline::output_name(file)).clear_up();
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

/// The first name among the outputs that Windows reserves: the reports could not be taken there.
fn reserved_output(out: &Path, files: &[PathBuf]) -> Option<String> {
    let names = files.iter().map(|file| pipeline::output_name(file));
    let paths = std::iter::once(out.to_path_buf()).chain(names.map(PathBuf::from));
    paths.into_iter().find_map(|path| workspace::reserved_in(&path))
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
    let (findings, files, written, since) = match unchanged::unchanged(pipeline, facts, task) {
        Some(Unchanged { findings, files, notes }) => {
            output.findings(&findings, &pipeline.sources);
            notes.iter().for_each(|note| output.finding(note));
            say_unchanged(facts, &files, output);
            (findings, files, FilesState::Before, None)
        }
        None => make_one(pipeline, facts, task, output),
    };
    output.say(&format!("{}：{}", facts.display(), output::tally(&findings)));
    if let Some(since) = &since {
        changes_text::say_since(since, facts, output);
    }
    pipeline.forget_facts();
    let fine = written != FilesState::Not && output::passes(&findings, task.strict);
    let tally = Tally::new(facts, &findings);
    let unchanged = written == FilesState::Before;
    let report =
        WrittenReport { tally, files, unchanged, since: since.as_ref().map(SinceLast::from) };
    (report, fine)
}

/// Whether the files of a report are there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FilesState {
    /// They were written now.
    Now,
    /// An earlier build wrote them.
    Before,
    /// Not all of them.
    Not,
}

fn make_one(
    pipeline: &mut Pipeline,
    facts: &Path,
    task: &Task,
    output: &mut Output,
) -> (Diagnostics, Vec<WrittenFile>, FilesState, Option<Since>) {
    let mut findings = Diagnostics::default();
    let made = pipeline.make(facts, &task.formats, &mut findings);
    output.findings(&findings, &pipeline.sources);
    let Some(made) = made else {
        output.complain(&format!("未能生成 {} 的报告，原有文件没有改动", facts.display()));
        return (findings, Vec::new(), FilesState::Not, None);
    };
    let mut records = ReportRecords::of(&task.out, &pipeline::output_name(facts));
    let before = records.before(made.make());
    let report = ToWrite { made: &made, facts, findings: &findings, task };
    let outcome = writing::write_files(report, records, pipeline, output);
    let since = before.filter(|_| !outcome.files.is_empty());
    let since = since.and_then(|before| pipeline::since(&before, &made));
    let written = if outcome.all { FilesState::Now } else { FilesState::Not };
    (findings, outcome.files, written, since)
}

fn say_unchanged(facts: &Path, files: &[WrittenFile], output: &Output) {
    let names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    let (facts, names) = (facts.display(), names.join("、"));
    output.say(&format!(
        "{facts} 没有变，{names} 也没有动过，不用重新生成（要重新生成加 --rebuild）"
    ));
}
