//! `jixiao check`: facts files to findings, and a code to its page; nothing is written.

use std::path::Path;

use super::Outcome;
use super::arguments::{Check, Form};
use super::build::{facts_files, open};
use super::output::{self, complain, say};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{self, Pipeline};

/// Checks every file that is asked for, all the way to its pages.
pub fn run(wanted: Check) -> Outcome {
    if let Some(code) = &wanted.explain {
        return explain(code);
    }
    let Some(workspace) = open(wanted.places) else { return Outcome::Unable };
    let Some(files) = facts_files(&workspace, wanted.data) else { return Outcome::Unable };
    let mut pipeline = Pipeline::new(&workspace);
    let checked: Vec<_> = files.iter().map(|file| check_one(&mut pipeline, file)).collect();
    match wanted.format {
        Form::Text => {
            for (file, findings) in files.iter().zip(&checked) {
                output::findings(findings, &pipeline.sources);
                say(&format!("{}：{}", file.display(), output::tally(findings)));
            }
        }
        Form::Json => say(&json(&checked, &pipeline)),
    }
    // A check is strict by nature: `--strict` is there for scripts that pass the same options to both commands.
    if checked.iter().all(|findings| output::passes(findings, true)) {
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

/// One array of the findings of all files, a finding a line.
fn json(checked: &[Diagnostics], pipeline: &Pipeline) -> String {
    let objects = |findings: &'_ Diagnostics| -> Vec<String> {
        findings.iter().map(|finding: &Diagnostic| finding.to_json(&pipeline.sources)).collect()
    };
    let all: Vec<_> = checked.iter().flat_map(objects).collect();
    if all.is_empty() { "[]".into() } else { format!("[\n  {}\n]", all.join(",\n  ")) }
}

fn explain(code: &str) -> Outcome {
    match pipeline::explain_rule(&code.to_uppercase()) {
        Some(page) => {
            say(page.trim_end());
            Outcome::Fine
        }
        None => {
            complain(&format!("错误[C08]：没有代码“{code}”的说明"));
            complain(&format!("  提示：有说明的代码：{}", pipeline::rule_codes().join("、")));
            Outcome::Unable
        }
    }
}
