//! The corpus, made by somebody who had not seen the rules: what is found stays found, with its code and place; sound packs
//! stay silent.

use std::collections::BTreeSet;
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

/// The findings on some overlays at once, none of which has a file of another.
fn lint(cases: &[&Case]) -> Vec<LintFound> {
    let sandbox = Sandbox::new("lint");
    cases.iter().for_each(|case| case.write(&sandbox, "templates"));
    let workspace = workspace(Some(sandbox.root.join("templates")));
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let facts: &[_] = match cases.iter().any(|case| case.needs_facts()) {
        true => &[project_file("data/demo-2024.yaml")],
        false => &[],
    };
    pipeline.lint("standard", facts, &mut findings);
    findings.iter().map(|finding| LintFound::of(finding, &pipeline.sources)).collect()
}

/// What is wrong with what is found in a case.
fn judged(case: &Case, number: usize, found: &[LintFound]) -> Option<String> {
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
            (!is_found).then(|| format!("{name}: {code} @ {line}\n    {}", told()))
        }
        Expected::Nothing => {
            (!found.is_empty()).then(|| format!("{name}: nothing is wrong\n    {}", told()))
        }
        Expected::Missed => None,
    }
}

/// Cases that can be looked at in one go: of one kind of finding, with different files.
fn groups(cases: &[Case]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(&str, BTreeSet<&str>, Vec<usize>)> = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let stage = match &case.expected {
            Expected::Missed => continue,
            Expected::Nothing => "right",
            _ if case.needs_facts() => "facts",
            // An error of these keeps what comes behind from being looked at.
            Expected::Code { code, .. } if code.starts_with(['Y', 'P']) => "pack",
            Expected::Code { .. } => "templates",
        };
        let paths: Vec<_> = case.files.iter().map(|(path, ..)| path.as_str()).collect();
        let fits = |(known, taken, _): &&mut (&str, BTreeSet<&str>, Vec<usize>)| {
            *known == stage && !paths.iter().any(|path| taken.contains(path))
        };
        match groups.iter_mut().find(fits) {
            Some((_, taken, numbers)) => {
                taken.extend(paths);
                numbers.push(number);
            }
            None => groups.push((stage, paths.into_iter().collect(), vec![number])),
        }
    }
    groups.into_iter().map(|(.., numbers)| numbers).collect()
}

/// What is wrong with the outcomes of a group; what one case hides of another is looked at alone.
fn judged_group(cases: &[Case], numbers: &[usize]) -> Vec<String> {
    let all: Vec<_> = numbers.iter().map(|number| &cases[*number]).collect();
    let found = lint(&all);
    let wrong = numbers.iter().filter_map(|number| {
        let case = &cases[*number];
        judged(case, *number, &found)?;
        judged(case, *number, &lint(&[case]))
    });
    wrong.collect()
}

#[test]
fn what_is_found_stays_found_and_sound_packs_are_silent() {
    let cases = cases();
    let (groups, wrong) = (Mutex::new(groups(&cases)), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let group = groups.lock().expect("nothing panics under the lock").pop();
                    let Some(group) = group else { return };
                    let found = judged_group(&cases, &group);
                    wrong.lock().expect("nothing panics under the lock").extend(found);
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("nothing panics under the lock");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let right = cases.iter().filter(|case| matches!(case.expected, Expected::Nothing)).count();
    let found = cases.iter().filter(|case| matches!(case.expected, Expected::Code { .. })).count();
    let all = cases.len() - right;
    assert!(found * 100 >= all * LEAST, "{found} of {all} are found");
    assert!(right >= 31, "sound packs are among them");
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
