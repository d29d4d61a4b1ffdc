//! The corpus, made by somebody who had not seen the rules: what is found stays found, with its code and place; sound packs
//! stay silent.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use jixiao::base::diag::{Diagnostic, Diagnostics};
use jixiao::base::source::Sources;
use jixiao::pipeline::Pipeline;

use super::cases::{Case, Expected, cases};
use crate::support::{Sandbox, project_file, workspace};

/// How many of a hundred wrong packs must be found.
const LEAST: usize = 90;

/// A finding as the corpus sees it: code, the files and lines that it points at, message.
struct LintFound {
    code: &'static str,
    places: Vec<(String, String)>,
    message: String,
}

impl LintFound {
    fn of(finding: &Diagnostic, sources: &Sources) -> Self {
        let place = |span| {
            let (file, position) = sources.locate(span);
            (file.replace('\\', "/"), sources.get(span.source).line(position.line).to_string())
        };
        let places = finding.labels.iter().map(|label| place(label.span)).collect();
        Self { code: finding.code.id, places, message: finding.message.clone() }
    }

    fn is(&self, code: &str, file: &str, line: &str) -> bool {
        let stands_there = |(path, text): &(String, String)| {
            path.ends_with(file) && (line.is_empty() || text.trim().starts_with(line))
        };
        self.code == code && (file.is_empty() || self.places.iter().any(stands_there))
    }
}

fn lint(case: &Case, number: usize) -> Vec<LintFound> {
    let sandbox = Sandbox::new(&format!("lint-{number}"));
    case.write(&sandbox, "templates");
    let workspace = workspace(Some(sandbox.root.join("templates")));
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    // Numbers of one's own reports are looked for in few cases.
    let facts: &[_] = match case.kind.contains("手打数字") || case.kind.contains("写死") {
        true => &[project_file("data/demo-2024.yaml")],
        false => &[],
    };
    pipeline.lint("standard", facts, &mut findings);
    findings.iter().map(|finding| LintFound::of(finding, &pipeline.sources)).collect()
}

/// What is wrong with the outcome of a case, and whether it is found.
fn judged(case: &Case, number: usize) -> (Option<String>, bool) {
    let found = lint(case, number);
    let told = || {
        let one =
            |found: &LintFound| format!("{} {} {:?}", found.code, found.message, found.places);
        found.iter().map(one).collect::<Vec<_>>().join("\n    ")
    };
    let paths: Vec<_> = case.files.iter().map(|(path, ..)| path.as_str()).collect();
    let name = format!("{number} {} {}", case.kind, paths.join(" "));
    match &case.expected {
        Expected::Code { code, file, line } => {
            let is_found = found.iter().any(|one| one.is(code, file, line));
            let wrong = format!("{name}: {code} @ {line}\n    {}", told());
            ((!is_found).then_some(wrong), is_found)
        }
        Expected::Nothing => {
            let told = told();
            ((!found.is_empty()).then(|| format!("{name}: nothing is wrong\n    {told}")), false)
        }
        Expected::Missed => (None, false),
    }
}

#[test]
fn what_is_found_stays_found_and_sound_packs_are_silent() {
    let cases = cases();
    let (next, outcomes) = (Mutex::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let number = {
                        let mut next = next.lock().expect("nothing panics under the lock");
                        *next += 1;
                        *next - 1
                    };
                    let Some(case) = cases.get(number) else { return };
                    let outcome = judged(case, number);
                    outcomes.lock().expect("nothing panics under the lock").insert(number, outcome);
                }
            });
        }
    });
    let outcomes = outcomes.into_inner().expect("nothing panics under the lock");
    assert_eq!(outcomes.len(), cases.len());
    let wrong: Vec<_> = outcomes.values().filter_map(|(wrong, _)| wrong.clone()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let is_wrong = |case: &&Case| !matches!(case.expected, Expected::Nothing);
    let all = cases.iter().filter(is_wrong).count();
    let found = outcomes.values().filter(|(_, found)| *found).count();
    println!("{found} of {all}");
    assert!(found * 100 >= all * LEAST, "{found} of {all} are found");
    assert!(cases.len() - all >= 32, "sound packs are among them");
}

#[test]
fn every_code_of_the_lint_is_in_the_corpus() {
    let code = |case: &Case| match &case.expected {
        Expected::Code { code, .. } => Some(code.clone()),
        _ => None,
    };
    let codes: BTreeSet<_> = cases().iter().filter_map(code).collect();
    for code in ["T21", "T22", "T23", "T24", "T25", "T27", "P17", "P18", "P19", "P20"] {
        assert!(codes.contains(code), "{code}");
    }
}
