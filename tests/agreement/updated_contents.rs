//! The contents list once LibreOffice has updated it: the same entries with the same numbers, in the same looks.

use libtest_mimic::Failed;

use super::{documents, libreoffice};
use crate::support::{Sandbox, project_file};
use crate::{ToolTest, ask};

pub(super) fn test() -> ToolTest {
    ToolTest {
        name: "an_updated_contents_list_keeps_its_numbers_and_looks".into(),
        tools: &["soffice", "/usr/bin/python3 -c 'import uno'"],
        run: Box::new(updated),
    }
}

fn updated() -> Result<(), Failed> {
    let all = documents::all();
    let document = all.iter().find(|one| one.name == "on-request").expect("it is one of them");
    let sandbox = Sandbox::new("updated-contents");
    document.write(&sandbox);
    let ran = sandbox.jixiao(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let word = sandbox.root.join(format!("out/{}.docx", document.name));
    let flat = libreoffice::flattened(&word, &sandbox.root.join("lo"))?;
    let script = project_file("tests/tools/update_contents.py");
    let arguments = [script, sandbox.root.join("profile"), flat].map(|p| p.display().to_string());
    let told = ask("/usr/bin/python3", &arguments.each_ref().map(String::as_str))?;
    match told.trim() {
        "26 entries, 26 after the update" => Ok(()),
        other => Err(other.into()),
    }
}
