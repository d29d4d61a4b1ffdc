//! `jixiao check`: facts files to findings, and a code to its page; nothing is written.

use std::path::{Path, PathBuf};

use super::arguments::{CheckArguments, Form};
use super::build::open;
use super::explain;
use super::facts_files::{FactsFiles, facts_files};
use super::json::{CommandResult, Tally};
use super::outcome::Outcome;
use super::output::{self, Output};
use super::progress;
use crate::base::diag::Diagnostics;
use crate::pipeline::Pipeline;

/// Checks every file that is asked for, all the way to its pages.
pub(super) fn run(wanted: CheckArguments, output: &mut Output) -> Outcome {
    if let Some(code) = &wanted.explain {
        return explained(code, output);
    }
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let wanted_files = facts_files(&workspace, wanted.data, output);
    let Some(FactsFiles { files, all }) = wanted_files else { return Outcome::Unable };
    let mut pipeline = Pipeline::new(&workspace);
    let check = |(at, file): (usize, &PathBuf)| {
        progress::works_on(&files[at..]);
        check_one(&mut pipeline, file)
    };
    let checked: Vec<_> = files.iter().enumerate().map(check).collect();
    let mut tally = |file, findings| {
        let tally = Tally::new(file, findings);
        match wanted.statements {
            true => tally.with_statements(&pipeline.statements(file), &pipeline.sources),
            false => tally,
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

fn check_one(pipeline: &mut Pipeline, file: &Path) -> Diagnostics {
    let mut findings = Diagnostics::default();
    pipeline.make(file, &[], &mut findings);
    findings
}

/// The page of a code; an unknown one is an error with those that there are.
fn explained(id: &str, output: &mut Output) -> Outcome {
    explain::page(id, output).unwrap_or_else(|| {
        output.finding(&explain::unknown_code(id));
        Outcome::Unable
    })
}
