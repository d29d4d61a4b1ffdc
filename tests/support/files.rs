//! The project's own files, and texts with parts replaced.

use std::path::{Path, PathBuf};

/// The facts of the first sample.
pub const SAMPLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/changning-2023.yaml"));

/// The facts of the demo, which fills in everything.
pub const DEMO: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/demo-2024.yaml"));

/// The path of a file of the project.
pub fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A text with parts replaced; each part must be there.
pub fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "nothing to replace: {from}");
        text.replace(from, to)
    })
}
