//! `jixiao preview --no-page`: the files of reports made again whenever what they are made of was saved, a line each time.

use std::collections::HashMap;

use super::watched::watch;
use crate::base::diag::{Diagnostic, Severity};
use crate::base::source::Sources;
use crate::cli::build::{self, Rebuilt};
use crate::cli::facts_files::{FactsFiles, reports, with_names};
use crate::cli::outcome::Outcome;
use crate::cli::output::{self, Output};
use crate::pipeline::Pipeline;
use crate::preview::{self, PreviewTask};
use crate::workspace::{Stopwatch, Workspace};

/// Makes the files of all reports now and after each change, until the program is ended.
pub(super) fn follow(workspace: &Workspace, task: PreviewTask, output: &mut Output) -> Outcome {
    let files = FactsFiles { files: task.facts, all: true };
    let Some(files) = with_names(files, output) else { return Outcome::Unable };
    let (sender, signals) = preview::signals();
    let mut watch = watch(workspace, &files.files, sender, output);
    let mut pipeline = Pipeline::new(workspace);
    build::clear_leftovers();
    let mut said = HashMap::new();
    loop {
        let (wanted, _) = reports(&mut pipeline, &files, &task.packs, output);
        for report in &wanted {
            let watch = Stopwatch::start();
            let made = build::make_again(&mut pipeline, report);
            let line = line(&made, &pipeline.sources);
            let seconds = watch.elapsed().as_secs_f64();
            // A device changes all the time; what is wrong with it is said once.
            let before = said.insert(report.shown().to_string(), line.clone());
            if made.files.is_empty() && before.as_ref() == Some(&line) {
                continue;
            }
            output.say(&format!("{}：{line}，用时 {seconds:.2} 秒", report.shown()));
        }
        if preview::next_change(&mut watch, &signals).is_none() {
            return Outcome::Fine;
        }
        pipeline.begin_again();
    }
}

/// What came of a build, in a line: its files, or the first error.
fn line(made: &Rebuilt, sources: &Sources) -> String {
    let Rebuilt { findings, files } = made;
    let tally = output::tally(findings);
    if made.is_unwritten() {
        return format!("{tally}，没有写成：文件夹 out 不能写，或文件正由别的程序打开");
    }
    if !files.is_empty() {
        return format!("{tally}，已生成 {}", files.join("、"));
    }
    let first = findings.iter().find(|finding| finding.severity() == Severity::Error);
    let first = first.map(|finding| shown(finding, sources)).unwrap_or_default();
    format!("{tally}，没有生成：{first}")
}

/// A finding in a line, with its place.
fn shown(finding: &Diagnostic, sources: &Sources) -> String {
    let place = finding.labels.first().map(|label| {
        let (file, at) = sources.locate(label.span);
        format!("{file}:{}:{} ", at.line, at.column)
    });
    format!("{}[{}] {}", place.unwrap_or_default(), finding.code, finding.message)
}
