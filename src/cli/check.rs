//! `jixiao check`: facts files to findings, and a code to its page; nothing is written.

use std::path::{Path, PathBuf};

use super::arguments::{CheckArguments, Form};
use super::build::open;
use super::explain;
use super::facts_files::{facts_files, reports};
use super::json::{CommandResult, Tally};
use super::outcome::Outcome;
use super::output::{self, Output};
use super::progress;
use crate::base::diag::Diagnostics;
use crate::pipeline::{self, Pipeline, WantedReport};

/// Checks every file that is asked for, all the way to its pages.
pub(super) fn run(wanted: CheckArguments, output: &mut Output) -> Outcome {
    if let Some(code) = &wanted.explain {
        return explained(code, output);
    }
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let wanted_files = facts_files(&workspace, wanted.data, output);
    let Some(wanted_files) = wanted_files else { return Outcome::Unable };
    let mut pipeline = Pipeline::new(&workspace);
    let (reports, all) = reports(&mut pipeline, &wanted_files, &wanted.packs.pack, output);
    let files = wanted_files.files;
    let of = |file: &Path| reports.iter().filter(|one| one.facts == *file).collect::<Vec<_>>();
    let check = |(at, file): (usize, &PathBuf)| {
        progress::works_on(&files[at..]);
        check_one(&mut pipeline, &of(file))
    };
    let checked: Vec<_> = files.iter().enumerate().map(check).collect();
    let mut tally = |file: &PathBuf, findings| {
        let tally = Tally::new(file, findings);
        match of(file).first().filter(|_| wanted.statements) {
            Some(report) => {
                let read = pipeline.statements(file, &report.choice);
                tally.with_statements(&read, &pipeline.sources)
            }
            None => tally,
        }
    };
    let tallies = files.iter().zip(&checked).map(|(file, findings)| tally(file, findings));
    output.result(CommandResult::Check { files: tallies.collect() });
    for (file, findings) in files.iter().zip(&checked) {
        if wanted.format == Form::Json {
            output.keep(findings, &pipeline.sources);
            continue;
        }
        output.findings(findings, &pipeline.sources);
        output.say(&format!("{}：{}", file.display(), output::tally(findings)));
    }
    // A check is strict by nature: `--strict` is there for scripts that pass the same options to both commands.
    if all && checked.iter().all(|findings| output::passes(findings, true)) {
        Outcome::Fine
    } else {
        Outcome::Findings
    }
}

/// What is found in the reports of a facts file; what several of them have is reported once.
fn check_one(pipeline: &mut Pipeline, reports: &[&WantedReport]) -> Diagnostics {
    let mut all = Diagnostics::default();
    for report in reports {
        let mut found = Diagnostics::default();
        pipeline.make_wanted(report, &[], &mut found);
        let new: Vec<_> = pipeline::only_in(&found, &all).into_iter().cloned().collect();
        new.into_iter().for_each(|finding| all.push(finding));
    }
    all
}

/// The page of a code; an unknown one is an error with those that there are.
fn explained(id: &str, output: &mut Output) -> Outcome {
    explain::page(id, output).unwrap_or_else(|| {
        output.finding(&explain::unknown_code(id));
        Outcome::Unable
    })
}
