//! What the program finds in a text: codes with lines, as `check` shows them, short of layout.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jixiao::base::codes;
use jixiao::base::diag::{Diagnostics, Severity};
use jixiao::data::Report;
use jixiao::figures::Figures;
use jixiao::pipeline::Pipeline;
use jixiao::workspace::Workspace;

use super::bases::Base;
use crate::support::{project_file, workspace};

/// A finding: its code, every line that it points at (the first one is the main one), its message.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub code: String,
    pub lines: Vec<usize>,
    pub message: String,
    /// Whether it is a note, which is no fault.
    pub is_note: bool,
    pub hints: Vec<String>,
    /// The first and the last column of its main place, from 0.
    pub columns: (usize, usize),
}

/// A workspace and a folder for the texts that are tried.
pub(super) struct Bench {
    workspace: Workspace,
    folder: PathBuf,
}

/// Finds what is wrong with one text after another.
pub(super) struct Finder<'b> {
    pipeline: Pipeline<'b>,
    folder: &'b Path,
}

impl Bench {
    /// A folder of that name, with what facts files name beside themselves.
    pub(super) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("corpus-{name}"));
        fs::create_dir_all(&folder).expect("the target folder can be written");
        let before = "forest-2020.yaml";
        let from = project_file("tests/corpus/facts").join(before);
        fs::copy(from, folder.join(before)).expect("last year's file can be copied");
        Self { workspace: workspace(None), folder }
    }

    /// A folder of that name with some files.
    pub(super) fn of_files(name: &str, files: &BTreeMap<String, String>) -> Self {
        let bench = Self::new(name);
        files.iter().for_each(|(file, text)| bench.put(file, text));
        bench
    }

    /// Writes a file into the folder.
    pub(super) fn put(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).expect("the target folder can be written");
    }

    pub(super) fn finder(&self) -> Finder<'_> {
        Finder { pipeline: Pipeline::new(&self.workspace), folder: &self.folder }
    }
}

impl Finder<'_> {
    /// The findings of a text.
    pub(super) fn find(&mut self, name: &str, text: &str) -> Vec<Found> {
        let file = self.folder.join(format!("{name}.yaml"));
        fs::write(&file, text).expect("the target folder can be written");
        let mut findings = Diagnostics::default();
        self.pipeline.examine(&file, &mut findings);
        let sources = &self.pipeline.sources;
        // What is filled in and not printed is no mistake; tests/unprinted.rs has it.
        let found = findings.iter().filter(|finding| finding.code != codes::D33);
        let found = found.map(|finding| Found {
            code: finding.code.id.to_string(),
            lines: finding.labels.iter().map(|label| sources.locate(label.span).1.line).collect(),
            message: finding.message.clone(),
            is_note: finding.severity() == Severity::Note,
            hints: finding.hints.clone(),
            columns: finding.labels.first().map_or((0, 0), |label| {
                let text = sources.get(label.span.source);
                let column = |byte: u32| text.position(byte as usize).column - 1;
                (column(label.span.start), column(label.span.end))
            }),
        });
        let found = found.collect();
        self.pipeline.forget_facts();
        found
    }

    /// A base's facts and figures.
    pub(super) fn examine(&mut self, base: &Base) -> (Report, Figures) {
        let examined = self.pipeline.examine(&base.file(), &mut Diagnostics::default());
        let examined = examined.unwrap_or_else(|| panic!("{} can be read", base.path));
        (examined.report, examined.figures)
    }
}

/// The line, from 1, that holds a piece of text.
pub(super) fn line_of(text: &str, piece: &str) -> usize {
    let line = text.lines().position(|line| line.contains(piece));
    1 + line.unwrap_or_else(|| panic!("no line holds {piece}"))
}
