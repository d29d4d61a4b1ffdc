//! Runs the stages from facts to document on texts given by a test.

use std::collections::BTreeMap;
use std::path::Path;

use jixiao::base::diag::Diagnostics;
use jixiao::base::source::{SourceId, Sources};
use jixiao::doc::{Document, dump};
use jixiao::{check, data, figures, pack, template};

/// The shipped sample.
pub const SAMPLE: &str = include_str!("../../data/changning-2023.yaml");

/// The demo, which fills in everything.
#[allow(dead_code, reason = "each test binary uses its own part of this")]
pub const DEMO: &str = include_str!("../../data/demo-2024.yaml");

/// The files of the standard pack, by path within the pack.
pub fn standard() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/standard");
    let mut files = BTreeMap::new();
    for folder in ["", "tables", "charts", "sections", "attachments"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the pack is there");
        for entry in entries {
            let path = entry.expect("it can be listed").path();
            if path.is_file() {
                let name = path.strip_prefix(&root).expect("it is below the root");
                let name = name.to_str().expect("names are ASCII").replace('\\', "/");
                files.insert(name, std::fs::read_to_string(&path).expect("it is a text"));
            }
        }
    }
    files
}

/// What became of a report.
pub struct Made {
    /// The texts.
    pub sources: Sources,
    /// What was found.
    pub findings: Diagnostics,
    /// The document, if it could be made.
    pub document: Option<Document>,
}

impl Made {
    /// The standard pack on these facts.
    pub fn of(facts: &str) -> Self {
        Self::with(facts, standard())
    }

    /// These files of a pack on these facts.
    pub fn with(facts: &str, pack_files: BTreeMap<String, String>) -> Self {
        let mut sources = Sources::default();
        let source = sources.add("数据.yaml", facts);
        let files: BTreeMap<String, SourceId> = pack_files
            .into_iter()
            .map(|(path, text)| {
                let id = sources.add(path.clone(), text);
                (path, id)
            })
            .collect();
        let mut findings = Diagnostics::default();
        let document = document(source, &files, &sources, &mut findings);
        Self { sources, findings, document }
    }

    /// The findings as users read them.
    pub fn said(&self) -> String {
        self.findings.iter().map(|finding| finding.render(&self.sources)).collect()
    }

    /// The document as text; the findings are in the panic if there is none.
    pub fn dump(&self) -> String {
        let document = self.document.as_ref();
        dump::dump(document.unwrap_or_else(|| panic!("no document:\n{}", self.said())))
    }
}

fn document(
    source: SourceId,
    files: &BTreeMap<String, SourceId>,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<Document> {
    let pack = pack::read(files, sources, findings)?;
    let report = data::read(source, sources, findings)?;
    let figures = figures::compute(&report, pack.outline.unit, None, None);
    check::citations(&report, &figures, findings);
    template::render(&report, &figures, &pack, sources, findings)
}

/// A text with parts replaced; each part must be there.
pub fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    let mut text = text.to_string();
    for (from, to) in changes {
        assert!(text.contains(from), "nothing to replace: {from}");
        text = text.replace(from, to);
    }
    text
}

/// Three English words in a row outside of code and quotation marks, if there are any.
pub fn english(text: &str) -> Option<String> {
    let mut plain = text.to_string();
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("“", "”")] {
        while let Some(start) = plain.find(open) {
            let end = plain[start..].find(close).map_or(plain.len(), |at| start + at + close.len());
            plain.replace_range(start..end, "·");
        }
    }
    let words: Vec<_> = plain.split(' ').collect();
    let is_word = |word: &&str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic());
    words.windows(3).find(|three| three.iter().all(is_word)).map(|three| three.join(" "))
}
