//! Who may import whom, and which folder may name which outside crate.

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may name through `crate::`.
const MAY: &[(&str, &[&str])] = &[
    ("base", &["base"]),
    ("workspace", &["base", "workspace"]),
    ("doc", &["base", "doc"]),
    ("catalogue", &["base", "catalogue"]),
    ("data", &["base", "catalogue", "data"]),
    ("pack", &["base", "doc", "pack"]),
    // A profile of indicators is a pack's file.
    ("figures", &["base", "catalogue", "data", "pack", "figures"]),
    ("template", &["base", "catalogue", "data", "figures", "pack", "doc", "template"]),
    ("fonts", &["base", "doc", "fonts"]),
    ("layout", &["base", "doc", "fonts", "layout"]),
    ("write", &["base", "doc", "fonts", "layout", "write"]),
    ("check", &["base", "catalogue", "data", "figures", "pack", "doc", "layout", "check"]),
    ("cli", &["base", "workspace", "pipeline", "cli"]),
];

/// The folder or file, below `src`, that alone may name a crate.
const HOMES: &[(&str, &str)] = &[
    ("tera::", "template"),
    ("comrak::", "template"),
    ("fontdb::", "fonts"),
    ("ttf_parser::", "fonts"),
    ("subsetter::", "fonts"),
    ("write_fonts::", "fonts"),
    ("printpdf::", "write/pdf"),
    ("lopdf::", "write/pdf"),
    ("docx_rs::", "write/docx"),
    ("quick_xml::", "write/docx"),
    ("zip::", "write/docx"),
    ("clap::", "cli"),
    ("serde_json::", "cli/json"),
    ("serde_saphyr::", "base/yaml"),
    ("strsim::", "base/nearest"),
    ("unicode_width::", "base/source"),
    ("std::fs", "workspace"),
    ("SystemTime", "workspace"),
    ("Instant", "workspace"),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read").flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn modules_and_crates_keep_to_their_places() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut broken = Vec::new();
    for file in all {
        let name =
            file.strip_prefix(&src).expect("below src").display().to_string().replace('\\', "/");
        let text = fs::read_to_string(&file).expect("sources are UTF-8");
        let module = name.split(['/', '.']).next().unwrap_or_default().to_string();
        let may = MAY.iter().find(|(known, _)| *known == module).map(|(_, may)| *may);
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for path in line.split("crate::").skip(1) {
                let used: String =
                    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if may.is_some_and(|may| !used.is_empty() && !may.contains(&used.as_str())) {
                    broken.push(format!("{name}: {}", line.trim()));
                }
            }
            for (outside, home) in HOMES {
                let named = line.match_indices(outside).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                if named && !name.starts_with(home) {
                    broken.push(format!("{name}: {}", line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The rooms of `check` share what stands beside them; none of them imports another.
#[test]
fn rooms_of_rules_do_not_import_each_other() {
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
    let rooms = ["facts", "sentences", "words"];
    let mut broken = Vec::new();
    for room in rooms {
        let mut all = Vec::new();
        files(&check.join(room), &mut all);
        assert!(!all.is_empty(), "there is no check/{room}");
        for file in all {
            let text = fs::read_to_string(&file).expect("sources are UTF-8");
            for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let other = rooms.iter().filter(|other| **other != room);
                let names = |other: &&str| line.contains(&format!("{other}::"));
                if other.copied().any(|other| names(&other)) {
                    broken.push(format!("{}: {}", file.display(), line.trim()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
