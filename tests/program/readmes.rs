//! What both READMEs show of the program is what it does: a finding, linked files, names of archives.

use crate::support::{SAMPLE, Sandbox, project_file};

const READMES: [(&str, &str); 2] = [
    ("README.md", include_str!("../../README.md")),
    ("README.zh-CN.md", include_str!("../../README.zh-CN.md")),
];

/// The finding of a code that the program prints about the sample.
fn finding(code: &str) -> String {
    let sandbox = Sandbox::new("readmes");
    sandbox.write("data/changning-2023.yaml", SAMPLE);
    let ran = sandbox.jixiao(&["check"]);
    let printed = format!("{}\n\n{}", ran.stdout, ran.stderr);
    let found = printed.split("\n\n").find(|block| block.contains(code));
    found.unwrap_or_else(|| panic!("no {code} in {printed}")).trim().to_string()
}

#[test]
fn the_finding_shown_is_what_the_program_prints() {
    let indented: Vec<_> =
        finding("[E05]").lines().map(|line| format!("    {line}").trim_end().to_string()).collect();
    for (name, text) in READMES {
        let wanted = indented.join("\n");
        assert!(text.contains(&wanted), "{name} does not have:\n{wanted}");
    }
}

#[test]
fn linked_files_are_there() {
    for (name, text) in READMES {
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let files: Vec<_> = links.filter(|link| !link.contains("..") && !link.is_empty()).collect();
        assert!(files.len() > 8, "{name}: {files:?}");
        let lost: Vec<_> = files.iter().filter(|file| !project_file(file).exists()).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn archives_are_named_by_the_version() {
    for (name, text) in READMES {
        for archive in ["windows-x64.zip", "linux-x64.tar.xz"] {
            let archive = format!("jixiao-{}-{archive}", env!("CARGO_PKG_VERSION"));
            assert!(text.contains(&archive), "{name}: no {archive}");
        }
    }
}
