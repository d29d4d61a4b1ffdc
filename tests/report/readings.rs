//! What the lists of readers share: the text of a report from facts with edits, and what it holds or lacks.

use std::path::Path;

use crate::support::{DEMO, Outcome, Sandbox, project_file, replaced};

/// The dump of a text of facts with some of it replaced.
pub(super) fn dump(facts: &str, changes: &[(&str, &str)]) -> String {
    Outcome::of(replaced(facts, changes)).dump()
}

#[track_caller]
pub(super) fn holds(dump: &str, text: &str) {
    assert!(dump.contains(text), "no “{text}” in:\n{dump}");
}

#[track_caller]
pub(super) fn lacks(dump: &str, text: &str) {
    assert!(!dump.contains(text), "“{text}” in:\n{dump}");
}

/// The text of a shipped facts file.
pub(super) fn sample(name: &str) -> String {
    let path = project_file(Path::new("data").join(name).to_str().expect("it is text"));
    std::fs::read_to_string(path).expect("the sample is there")
}

/// The demo with one thing in the place of another.
pub(super) fn with(old: &str, new: &str) -> String {
    replaced(DEMO, &[(old, new)])
}

/// The complete facts of a kind of unit.
pub(super) fn unit(name: &str) -> String {
    let path = project_file(&format!("tests/coverage/{name}.yaml"));
    std::fs::read_to_string(path).expect("the file is there")
}

/// What `check` says of facts.
pub(super) fn check(facts: &str) -> String {
    let sandbox = Sandbox::new("readings");
    sandbox.write("data/facts.yaml", facts);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}
