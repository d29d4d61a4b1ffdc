//! Facts through the library's pipeline: to findings and a document, or to a whole report.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use jixiao::base::diag::{Diagnostic, Diagnostics, Severity};
use jixiao::base::source::Sources;
use jixiao::data::Report;
use jixiao::doc::{Document, StyleSheet, dump};
use jixiao::figures::Figures;
use jixiao::pack::{self, PackFiles};
use jixiao::pipeline::{Examined, Format, Made, Pipeline};
use jixiao::workspace::Workspace;
use jixiao::{data, figures, template};

use super::{Sandbox, illustrate, project_file, standard};

/// The project's fonts; its packs, or those in a folder.
pub(crate) fn workspace(templates: Option<PathBuf>) -> Workspace {
    Workspace::here(templates, Some(project_file("fonts")))
}

/// Makes a report that can be made, in every format; `templates` is a folder with packs.
pub(crate) fn make(facts: &Path, templates: Option<PathBuf>) -> Made {
    let workspace = workspace(templates);
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let made = pipeline.make(facts, Format::ALL, &mut findings);
    made.filter(|_| !findings.has_errors()).unwrap_or_else(|| {
        let rendered = findings.iter().map(|finding| finding.render(&pipeline.sources));
        panic!("{} cannot be made:\n{}", facts.display(), rendered.collect::<String>())
    })
}

/// The demo with a contents list of so many levels and both charts.
pub(crate) fn make_illustrated(levels: u8) -> Made {
    let sandbox = Sandbox::new("illustrated");
    illustrate(&sandbox, levels);
    make(&project_file("data/demo-2024.yaml"), Some(sandbox.root.join("templates")))
}

/// The Word file of a report.
pub(crate) fn word(made: &Made) -> &[u8] {
    made.file(Format::Docx).expect("a Word file was made")
}

/// The PDF of a report.
pub(crate) fn pdf(made: &Made) -> &[u8] {
    made.file(Format::Pdf).expect("a PDF was made")
}

/// The document with its blocks in the order in which they stand on the pages.
pub(crate) fn in_page_order(made: &Made) -> Document {
    let mut document = made.document.clone();
    for part in &mut document.parts {
        part.blocks = made.layout_facts.in_order(&part.blocks).into_iter().cloned().collect();
    }
    document
}

/// The style sheet of the standard pack.
pub(crate) fn standard_style() -> &'static StyleSheet {
    static STYLE: OnceLock<StyleSheet> = OnceLock::new();
    STYLE.get_or_init(|| {
        let workspace = workspace(None);
        let mut pipeline = Pipeline::new(&workspace);
        let ready = pipeline.pack("standard", &mut Diagnostics::default());
        ready.expect("the pack can be read").pack.style.clone()
    })
}

/// What became of facts on the way to a document.
pub(crate) struct Outcome {
    /// The texts that were read.
    pub sources: Sources,
    /// What was found.
    pub findings: Diagnostics,
    /// The facts, if they could be read.
    pub report: Option<Report>,
    /// Their numbers.
    pub figures: Option<Figures>,
    /// The document, if it could be made.
    pub document: Option<Document>,
    /// The folder of the facts, which no expected text names.
    folder: String,
}

impl Outcome {
    /// These facts in the standard pack, read from a file called `数据.yaml`.
    pub(crate) fn of(facts: impl AsRef<[u8]>) -> Self {
        // Pipelines that have read the pack and the fonts are kept for the next test.
        static WORKSPACE: OnceLock<Workspace> = OnceLock::new();
        static IDLE: Mutex<Vec<Pipeline<'static>>> = Mutex::new(Vec::new());
        let idle = IDLE.lock().expect("nothing panics under the lock").pop();
        let fresh = || Pipeline::new(WORKSPACE.get_or_init(|| workspace(None)));
        let mut pipeline = idle.unwrap_or_else(fresh);
        let outcome = Self::examine(&mut pipeline, &Sandbox::new("facts"), facts.as_ref());
        IDLE.lock().expect("nothing panics under the lock").push(pipeline);
        outcome
    }

    /// These facts in the standard pack with these files; every file of the pack is among them.
    pub(crate) fn with(facts: &str, pack: &BTreeMap<String, String>) -> Self {
        let sandbox = Sandbox::new("pack");
        let standard = standard();
        for (path, text) in pack.iter().filter(|(path, text)| standard.get(*path) != Some(text)) {
            sandbox.write(&format!("templates/standard/{path}"), text);
        }
        let templates = sandbox.root.join("templates");
        let workspace = workspace(templates.is_dir().then_some(templates));
        Self::examine(&mut Pipeline::new(&workspace), &sandbox, facts.as_bytes())
    }

    /// These facts in the standard pack, without the checks that would stop facts which contradict each other.
    pub(crate) fn unchecked(facts: &str) -> Self {
        let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
        let source = sources.add("数据.yaml", facts);
        let files = standard().into_iter().map(|(path, text)| {
            let id = sources.add(path.clone(), text);
            (path, id)
        });
        let files: PackFiles = files.collect();
        let pack = pack::read(&files, &sources, &mut findings).expect("the pack is sound");
        let report = data::read(source, &sources, &mut findings).expect("they are facts");
        let figures = figures::compute(&report, pack.outline.money, None, None);
        let document = template::render(&report, &figures, &pack, &sources, &mut findings);
        let (report, figures) = (Some(report), Some(figures));
        Self { sources, findings, report, figures, document, folder: String::new() }
    }

    fn examine(pipeline: &mut Pipeline, sandbox: &Sandbox, facts: &[u8]) -> Self {
        let mut findings = Diagnostics::default();
        sandbox.write("数据.yaml", facts);
        let examined = pipeline.examine(&sandbox.root.join("数据.yaml"), &mut findings);
        let sources = pipeline.sources.clone();
        pipeline.forget_facts();
        let (report, figures, document) = match examined {
            Some(Examined { report, figures, document, .. }) => {
                (Some(report), Some(figures), document)
            }
            None => (None, None, None),
        };
        let folder = format!("{}/", sandbox.root.display());
        Self { sources, findings, report, figures, document, folder }
    }

    /// A finding as users read it.
    pub(crate) fn render(&self, finding: &Diagnostic) -> String {
        finding.render(&self.sources).replace(&self.folder, "")
    }

    /// All findings as users read them.
    pub(crate) fn rendered(&self) -> String {
        self.findings.iter().map(|finding| self.render(finding)).collect()
    }

    /// The errors alone.
    pub(crate) fn errors(&self) -> String {
        let errors = self.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        errors.map(|finding| self.render(finding)).collect()
    }

    /// The document, which could be made.
    #[track_caller]
    pub(crate) fn document(&self) -> &Document {
        self.document.as_ref().unwrap_or_else(|| panic!("no document:\n{}", self.rendered()))
    }

    /// The document as text.
    #[track_caller]
    pub(crate) fn dump(&self) -> String {
        dump::dump(self.document())
    }
}
