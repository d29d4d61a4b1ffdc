//! `jixiao build`: facts files to a report in each format, unless it is there already as it would be made.

mod again;
mod outdated;
mod records;
mod redline;
mod task;
mod unchanged;
mod writing;

use std::path::{Path, PathBuf};

use super::arguments::{BuildArguments, Places};
use super::changes_text;
use super::facts_files::{facts_files, reports, with_names};
use super::json::{CommandResult, SinceLast, Tally, WrittenFile, WrittenReport};
use super::outcome::Outcome;
use super::output::{self, Output};
use super::progress;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{self, Made, Pipeline, Since, WantedReport};
use crate::workspace::{self, FileFailure, RecordFolder, Stopwatch, Workspace};
pub(super) use again::{Rebuilt, clear_leftovers, make_again};
use outdated::{say_left_beside, say_outdated};
pub(super) use records::ReportRecords;
use redline::write_redline;
use task::{RedlineTask, Task, formats};
use unchanged::Unchanged;
use writing::ToWrite;

/// Builds every report that is asked for; one that fails does not keep the others from being made.
pub(super) fn run(wanted: BuildArguments, output: &mut Output) -> Outcome {
    let watch = Stopwatch::start();
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    if let Some(name) = workspace::reserved_in(&wanted.out) {
        output.finding(&output::reserved(&name));
        return Outcome::Unable;
    }
    let wanted_files = facts_files(&workspace, wanted.data, output);
    let Some(wanted_files) = wanted_files.and_then(|files| with_names(files, output)) else {
        return Outcome::Unable;
    };
    workspace::remove_leftovers(&wanted.out);
    if let Some(finding) =
        wanted.redline.as_deref().and_then(|old| one_old(old, &wanted_files.files))
    {
        output.finding(&finding);
        return Outcome::Unable;
    }
    let redline = wanted.redline;
    let task = Task {
        redline: redline.map(|old| RedlineTask::new(old, wanted.author, wanted.date)),
        out: wanted.out,
        formats: formats(&wanted.format),
        strict: wanted.strict,
        force: wanted.force,
        rebuild: wanted.rebuild,
        facts: wanted_files.files.clone(),
    };
    if wanted.quiet {
        output.be_quiet();
    }
    let mut pipeline = Pipeline::new(&workspace);
    let (wanted, all) = reports(&mut pipeline, &wanted_files, &wanted.packs.pack, output);
    let mut outcome = if all { Outcome::Fine } else { Outcome::Findings };
    let mut reports = Vec::new();
    let files: Vec<_> = wanted.iter().map(|report| report.facts.clone()).collect();
    let mut reported = ReportedFindings::default();
    for (at, report) in wanted.iter().enumerate() {
        progress::works_on(&files[at..]);
        RecordFolder::of(&task.out, &report.name).clear_up();
        let (report, fine) = build_one(&mut pipeline, report, (&task, &mut reported), output);
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

/// The finding about several reports that are to be compared with one old report.
fn one_old(old: &Path, files: &[PathBuf]) -> Option<Diagnostic> {
    let message =
        format!("--redline={} 只能对照一份报告，现在有 {} 份", old.display(), files.len());
    let hint = "写明是哪一份填报数据；都要对照上一次生成的，只写 --redline";
    let is_one = old.as_os_str().is_empty() || files.len() == 1;
    (!is_one).then(|| Diagnostic::new(codes::C01, message).hint(hint))
}

/// Builds one report and reports what came of it; true if all that was wanted is written and nothing is wrong.
///
/// A strict build counts warnings as wrong; what was made is written all the same.
fn build_one(
    pipeline: &mut Pipeline,
    report: &WantedReport,
    (task, reported): (&Task, &mut ReportedFindings),
    output: &mut Output,
) -> (WrittenReport, bool) {
    let facts = report.facts.as_path();
    let Built { findings, files, written, since, made } =
        match unchanged::unchanged(pipeline, report, task) {
            Some(Unchanged { findings, files, notes, recorded }) => {
                output.findings(&reported.unreported(facts, &findings), &pipeline.sources);
                notes.iter().for_each(|note| output.finding(note));
                say_unchanged(&facts.display().to_string(), &files, output);
                let (written, since) = (FilesState::Before, None);
                // Where the files are as they were, what they show is in the record.
                let again = task.redline.as_ref();
                let made = again.and_then(|_| pipeline.made_before(report, &recorded));
                Built { findings, files, written, since, made }
            }
            None => make_one(pipeline, report, (task, reported), output),
        };
    output.say(&format!("{}：{}", report.shown(), output::tally(&findings)));
    if let Some(since) = &since {
        changes_text::say_since(since, report, output);
    }
    if task.redline.is_none() && written == FilesState::Now {
        say_outdated(report, task, output);
    }
    if written == FilesState::Now {
        say_left_beside(report, &files, task, output);
    }
    let redline = task.redline.as_ref().filter(|_| written != FilesState::Not);
    let redline = redline.and_then(|wanted| {
        let made =
            made.or_else(|| pipeline.make_wanted(report, &[], &mut Diagnostics::default()))?;
        Some(write_redline(pipeline, (report, &made), (task, wanted), output))
    });
    pipeline.forget_facts();
    let fine = written != FilesState::Not
        && output::passes(&findings, task.strict)
        && redline.as_ref().is_none_or(|redline| redline.fine);
    let redline = redline.map(|redline| redline.files).unwrap_or_default();
    let tally = Tally::new(facts, &findings);
    let unchanged = written == FilesState::Before;
    let report = WrittenReport {
        tally,
        pack: report.choice.pack.clone(),
        project: report.choice.project.clone(),
        files,
        redline,
        unchanged,
        since: since.as_ref().map(SinceLast::from),
    };
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

/// What came of a build.
struct Built {
    findings: Diagnostics,
    files: Vec<WrittenFile>,
    written: FilesState,
    since: Option<Since>,
    /// The report, if it was made now.
    made: Option<Made>,
}

fn make_one(
    pipeline: &mut Pipeline,
    wanted: &WantedReport,
    (task, reported): (&Task, &mut ReportedFindings),
    output: &mut Output,
) -> Built {
    let mut findings = Diagnostics::default();
    let made = pipeline.make_wanted(wanted, &task.formats, &mut findings);
    output.findings(&reported.unreported(&wanted.facts, &findings), &pipeline.sources);
    let Some(made) = made else {
        let made = None;
        output.complain(&format!("未能生成 {} 的报告，原有文件没有改动", wanted.shown()));
        let (files, written, since) = (Vec::new(), FilesState::Not, None);
        return Built { findings, files, written, since, made };
    };
    if let Some(files) = unchanged::shown_already(pipeline, (wanted, &made), task) {
        say_unchanged(&wanted.name, &files, output);
        let (written, since) = (FilesState::Before, None);
        return Built { findings, files, written, since, made: Some(made) };
    }
    let mut records = ReportRecords::of(&task.out, &wanted.name);
    let before = records.before(made.make());
    let pack = records.last().map(|last| last.pack.clone()).filter(|last| *last != made.pack);
    let report = ToWrite { made: &made, wanted, findings: &findings, task };
    let outcome = writing::write_files(report, records, pipeline, output);
    if let Some(pack) = pack.filter(|_| !outcome.files.is_empty()) {
        say_other_pack(&pack, &made.pack, output);
    }
    let since = before.filter(|_| !outcome.files.is_empty());
    let since = since.and_then(|before| pipeline::since(&before, &made));
    let written = if outcome.all { FilesState::Now } else { FilesState::Not };
    Built { findings, files: outcome.files, written, since, made: Some(made) }
}

/// What was reported of a facts file: what several of its reports have in common is reported with the first of them.
#[derive(Default)]
struct ReportedFindings {
    facts: PathBuf,
    findings: Diagnostics,
}

impl ReportedFindings {
    /// Those of the findings of a report that were not reported yet.
    fn unreported(&mut self, facts: &Path, findings: &Diagnostics) -> Diagnostics {
        if self.facts != facts {
            *self = Self { facts: facts.to_path_buf(), findings: Diagnostics::default() };
        }
        let mut new = Diagnostics::default();
        for finding in pipeline::only_in(findings, &self.findings) {
            new.push(finding.clone());
        }
        new.iter().for_each(|finding| self.findings.push(finding.clone()));
        new
    }
}

/// Says that a report stands where one of another pack stood; both cannot be there under one name.
fn say_other_pack(old: &str, new: &str, output: &Output) {
    output.say(&format!(
        "原来的报告是版式 {old} 的，已换成版式 {new} 的；两份都要的，用 --out 写到不同的文件夹"
    ));
}

fn say_unchanged(what: &str, files: &[WrittenFile], output: &Output) {
    let names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    let names = names.join("、");
    output
        .say(&format!("{what} 没有变，{names} 也没有动过，不用重新生成（要重新生成加 --rebuild）"));
}
