//! Redlines of made-up pairs elsewhere: all changes accepted they are the new report, all rejected the old one. LibreOffice reads
//! their text, and a script paragraphs, rows and cells by the rules of the standard, with lxml.

use std::path::Path;

use libtest_mimic::Failed;

use crate::redline::pairs;
use crate::support::{Sandbox, project_file};
use crate::{Check, ToolTest, ask};

/// All tests of this topic.
pub(crate) fn tests() -> Vec<ToolTest> {
    let tools: &[&str] =
        &["soffice", "/usr/bin/python3 -c 'import uno'", "python3 -c 'import lxml.etree'"];
    let run: Check = Box::new(accept_and_reject);
    vec![ToolTest { name: "redlines::libreoffice_and_lxml_accept_and_reject".into(), tools, run }]
}

fn accept_and_reject() -> Result<(), Failed> {
    let sandbox = Sandbox::new("redline-elsewhere");
    let folder = sandbox.root.join("pairs");
    let names = pairs::write(&folder, pairs::wanted(16));
    let script = |name: &str| shown(&project_file(&format!("tests/tools/{name}")));
    let [profile, shown] = [sandbox.root.join("profile"), folder.clone()].map(|p| shown(&p));
    let ask_of = |program: &str, before: &[&str]| {
        let names = names.iter().map(String::as_str);
        let arguments: Vec<&str> = before.iter().copied().chain(names).collect();
        ask(program, &arguments)
    };
    let resolved = ask_of("python3", &[&script("resolve_changes.py"), &shown]);
    let read = ask_of("/usr/bin/python3", &[&script("accept_all.py"), &profile, &shown]);
    // The validator looks at redlines of its own.
    std::fs::remove_dir_all(&folder)?;
    resolved.and(read).map(drop)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
