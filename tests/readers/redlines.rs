//! Redlines of made-up pairs in LibreOffice: all changes accepted it reads the new report, all rejected the old one.

use std::path::Path;

use libtest_mimic::Failed;

use crate::redline::pairs;
use crate::support::{Sandbox, project_file};
use crate::{Check, ToolTest, ask};

/// All tests of this topic.
pub(crate) fn tests() -> Vec<ToolTest> {
    let tools: &[&str] = &["soffice", "/usr/bin/python3 -c 'import uno'"];
    let run: Check = Box::new(accepts_and_rejects);
    vec![ToolTest { name: "redlines::libreoffice_accepts_and_rejects".into(), tools, run }]
}

fn accepts_and_rejects() -> Result<(), Failed> {
    let sandbox = Sandbox::new("redline-libreoffice");
    let folder = sandbox.root.join("pairs");
    let names = pairs::write(&folder, pairs::wanted(16));
    let script = project_file("tests/tools/accept_all.py").display().to_string();
    let [profile, shown] = [sandbox.root.join("profile"), folder.clone()].map(|p| shown(&p));
    let mut arguments = vec![script.as_str(), &profile, &shown];
    arguments.extend(names.iter().map(String::as_str));
    let answer = ask("/usr/bin/python3", &arguments);
    // The validator looks at redlines of its own.
    std::fs::remove_dir_all(&folder)?;
    answer.map(drop)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
