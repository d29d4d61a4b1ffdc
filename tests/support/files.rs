//! The project's own files, and texts with parts replaced.

use std::path::{Path, PathBuf};

/// The facts of the first sample.
pub(crate) const SAMPLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/changning-2023.yaml"));

/// The facts of the demo, which fills in everything.
pub(crate) const DEMO: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo-2024.yaml"));

/// The starter as a unit has it that filled it in: no line stands as it was written, and nothing is wrong with it.
pub(crate) fn own_starter() -> String {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/starter/facts.yaml"));
    let own = |line: &str| match line.trim_start() {
        "" => "\n".to_string(),
        comment if comment.starts_with('#') => format!("{line}\n"),
        // A key without a value of its own, or a line that is changed below.
        key if key.split(" #").next().is_some_and(|key| key.trim_end().ends_with(':')) => {
            format!("{line}\n")
        }
        name if name.starts_with("name: ") => format!("{line}\n"),
        _ => format!("{line}  # 本单位\n"),
    };
    let mut text: String = text.lines().map(own).collect();
    for (stand_in, name) in
        [("某县", "青溪县"), ("张三", "周文澜"), ("李四", "罗启明"), ("王五", "陈敏")]
    {
        text = text.replace(stand_in, name);
    }
    text + "filing: {date: 2025-03-05}\nattachments: [无]\n"
}

/// The path of a file of the project.
pub(crate) fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A text with parts replaced; each part must be there.
pub(crate) fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "nothing to replace: {from}");
        text.replace(from, to)
    })
}

/// Every file below a folder; none where there is no folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
