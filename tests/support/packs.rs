//! The standard pack's files, and changed copies of them where the binary and the pipeline find them.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use super::{Sandbox, project_file};

/// The files of the standard pack, by path within the pack.
pub(crate) fn standard() -> BTreeMap<String, String> {
    static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(read_standard);
    FILES.clone()
}

fn read_standard() -> BTreeMap<String, String> {
    let root = project_file("templates/standard");
    let mut files = BTreeMap::new();
    for folder in ["", "tables", "charts", "sections", "attachments", "words"] {
        for entry in fs::read_dir(root.join(folder)).expect("the pack is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_file() {
                let name = path.strip_prefix(&root).expect("it is below the root");
                let name = name.to_str().expect("names are ASCII").replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).expect("it is a text"));
            }
        }
    }
    files
}

/// Puts a copy of the standard pack's outline and section 四 where the binary finds them, with a contents list of so
/// many levels and both charts in.
pub(crate) fn illustrate(sandbox: &Sandbox, levels: u8) {
    let pack = standard();
    let contents = format!("\ncontents: {{title: 目录, levels: {levels}}}\n");
    let outline = pack["report.yaml"].clone() + &contents;
    let mut section = pack["sections/04-spending.md.tera"].clone();
    for name in ["income", "expenditure"] {
        let table = format!("{{{{ table(\"{name}\") }}}}\n");
        assert!(section.contains(&table), "{name}");
        section = section.replace(&table, &format!("{table}\n{{{{ chart(\"{name}\") }}}}\n"));
    }
    sandbox.write("templates/standard/report.yaml", outline);
    sandbox.write("templates/standard/sections/04-spending.md.tera", section);
}
