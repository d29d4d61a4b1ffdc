//! A facts file whose values are changed one by one, and what became of each change.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jixiao::base::diag::{Diagnostic, Diagnostics, Severity};
use jixiao::data::places::Leaf;
use jixiao::pipeline::{Examined, Pipeline};
use jixiao::workspace::Workspace;

use crate::support::{project_file, workspace};

/// A folder with a facts file and the files that it names.
pub(super) struct Trial {
    pipeline: Pipeline<'static>,
    file: PathBuf,
    /// The file as it stands in the project.
    pub text: String,
}

/// What became of a text.
pub(super) struct Tried {
    /// Facts, figures and document, if the facts could be read.
    pub examined: Option<Examined>,
    /// `E05 message` of each finding.
    pub output: Vec<String>,
    /// The message of each finding and its hints, without the places.
    pub messages: Vec<String>,
    /// Whether one of them is an error.
    pub refused: bool,
    /// The findings as users read them.
    pub rendered: String,
}

impl Trial {
    /// A file of the project, in a folder of its own.
    pub(super) fn of(path: &str, name: &str) -> Self {
        static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
        let workspace = WORKSPACE.get_or_init(|| workspace(None));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).join(path.replace('/', "-"));
        std::fs::create_dir_all(&folder).expect("the target folder can be written");
        let beside = project_file(path);
        let beside = beside.parent().expect("it is in a folder");
        for entry in std::fs::read_dir(beside).expect("the folder can be read").flatten() {
            std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("it can be copied");
        }
        let file = folder.join(Path::new(path).file_name().expect("it has a name"));
        let text = std::fs::read_to_string(&file).expect("the file is there");
        Self { pipeline: Pipeline::new(workspace), file, text }
    }

    /// The starter for a kind of unit, as `jixiao new` writes it.
    pub(super) fn of_starter(kind: &str, name: &str) -> Self {
        let mut trial = Self::of("templates/starter/facts.yaml", &format!("{name}-{kind}"));
        trial.text = jixiao::workspace::starter(Some(kind));
        trial
    }

    /// Examines a text in place of the file's.
    pub(super) fn with(&mut self, text: &str) -> Tried {
        std::fs::write(&self.file, text).expect("the target folder can be written");
        let mut findings = Diagnostics::default();
        let examined = self.pipeline.examine(&self.file, &mut findings);
        let rendered = findings.iter().map(|one| one.render(&self.pipeline.sources)).collect();
        self.pipeline.forget_facts();
        let refused = findings.iter().any(|one| one.severity() == Severity::Error);
        let output =
            findings.iter().map(|one| format!("{} {}", one.code.id, one.message)).collect();
        let words = |one: &Diagnostic| {
            std::iter::once(&one.message).chain(&one.hints).cloned().collect::<Vec<_>>()
        };
        let messages = findings.iter().flat_map(words).collect();
        Tried { examined, output, messages, refused, rendered }
    }

    /// The file as it stands.
    pub(super) fn unchanged(&mut self) -> Tried {
        let text = self.text.clone();
        self.with(&text)
    }

    /// The file's text with the characters of a value replaced.
    pub(super) fn replaced(&self, leaf: &Leaf, value: &str) -> String {
        let mut changed = self.text.clone();
        changed.replace_range(leaf.span.range(), value);
        changed
    }

    /// `staff.actual = 60 (24)`.
    pub(super) fn named(&self, leaf: &Leaf) -> String {
        let range = leaf.span.range();
        let line = 1 + self.text[..range.start].matches('\n').count();
        format!("{line}: {} = {}", leaf.path, &self.text[range])
    }
}
