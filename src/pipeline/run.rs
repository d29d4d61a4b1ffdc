//! Every stage in order: from a facts file to the bytes of its report in each format.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::finish::{Made, finish};
use super::misplaced::not_used;
use super::packs::{LoadedPack, LoadedPacks};
use super::pictures::read_images;
use super::report_choice::{ReportChoice, WantedReport, only_attachments_of, project_at_hand};
use super::unread::{decoded, unreadable};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::digest::digest;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::{Catalogue, keys};
use crate::data::Report;
use crate::doc::Document;
use crate::figures::{self, Figures};
use crate::pack::{OutlineHead, Pack};
use crate::record::{Input, InputKind};
use crate::template::Given;
use crate::workspace::{self, Workspace};
use crate::write::Format;
use crate::{check, data, template};

/// A report that is computed and checked, but not laid out.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The facts.
    pub report: Report,
    /// Their figures.
    pub figures: Figures,
    /// The document tree, unless an error prevents it.
    pub document: Option<Document>,
    /// The id of the project that it is about, in a pack with a report for each.
    pub project: Option<String>,
}

/// Makes reports, one after another; packs and fonts are read once.
#[derive(Debug)]
pub struct Pipeline<'p> {
    pub(super) workspace: &'p Workspace,
    /// The facts that facts files may state.
    catalogue: Arc<Catalogue>,
    /// All texts read so far, for the snippets of findings.
    pub sources: Sources,
    /// The facts files among them.
    pub(super) facts: Vec<SourceId>,
    pub(super) packs: LoadedPacks,
    /// What was read for the report that is being made.
    pub(super) inputs: Vec<Input>,
    /// What each pack depends on beside its files, as a digest.
    pub(super) surroundings: BTreeMap<String, String>,
    /// What packs say of the files of their reports; nothing of one that cannot be read.
    pub(super) heads: BTreeMap<String, Option<OutlineHead>>,
    /// Whether what is only reported is looked for later, once the pages are there.
    pub(super) pages_first: bool,
}

impl<'p> Pipeline<'p> {
    /// A pipeline that has read nothing.
    pub fn new(workspace: &'p Workspace) -> Self {
        Self::with_catalogue(workspace, Catalogue::shared())
    }

    /// The same for the facts of a catalogue.
    pub fn with_catalogue(workspace: &'p Workspace, catalogue: Arc<Catalogue>) -> Self {
        Self {
            workspace,
            catalogue,
            sources: Sources::default(),
            facts: Vec::new(),
            packs: LoadedPacks::default(),
            inputs: Vec::new(),
            surroundings: BTreeMap::new(),
            heads: BTreeMap::new(),
            pages_first: false,
        }
    }

    /// Makes the report of a facts file and writes it in each of `formats`; an empty list lays it out without writing.
    ///
    /// `None` if an error among the findings prevents it.
    pub fn make(
        &mut self,
        facts: &Path,
        formats: &[Format],
        findings: &mut Diagnostics,
    ) -> Option<Made> {
        self.make_wanted(&WantedReport::of(facts), formats, findings)
    }

    /// The same for one of the reports of a facts file.
    pub fn make_wanted(
        &mut self,
        wanted: &WantedReport,
        formats: &[Format],
        findings: &mut Diagnostics,
    ) -> Option<Made> {
        let read = self.facts.len();
        self.inputs.clear();
        let Examined { report, figures, document, project } =
            self.examine_wanted(&wanted.facts, &wanted.choice, findings)?;
        let texts =
            self.facts[read..].iter().map(|id| self.sources.get(*id).digest().to_be_bytes());
        let texts: Vec<_> = texts.collect();
        let project = project.as_ref().map(|id| id.as_bytes());
        let facts = digest(texts.iter().map(<[u8; 8]>::as_slice).chain(project));
        let pack = self.packs.get(&report.pack.value)?;
        // The pages take its memory.
        let name = report.pack.value.clone();
        let preparer = report.values.words.get(keys::PREPARER).map(|words| words.value.clone());
        drop(report);
        let mut inputs = std::mem::take(&mut self.inputs);
        inputs.extend_from_slice(&pack.own);
        let made = finish(document?, figures, facts, pack, formats, findings)?;
        Some(Made { inputs, pack: name, preparer, ..made })
    }

    /// The facts files whose texts are held, those of last year among them: all that this report was made from.
    pub fn facts_read(&self) -> Vec<PathBuf> {
        self.facts.iter().map(|id| PathBuf::from(&self.sources.get(*id).name)).collect()
    }

    /// Drops the texts of facts files once their findings are shown, so that memory does not grow with the number of
    /// reports.
    pub fn forget_facts(&mut self) {
        self.facts.drain(..).for_each(|id| self.sources.forget(id));
    }

    /// Facts to figures, and to a document tree unless an error prevents it; `None` without a pack or without facts.
    ///
    /// In a pack with a report for each project it is that of the first one.
    pub fn examine(&mut self, facts: &Path, findings: &mut Diagnostics) -> Option<Examined> {
        self.examine_wanted(facts, &ReportChoice::default(), findings)
    }

    /// The same for one of the reports of a facts file.
    pub fn examine_wanted(
        &mut self,
        facts: &Path,
        choice: &ReportChoice,
        findings: &mut Diagnostics,
    ) -> Option<Examined> {
        let source = self.read_facts(facts, findings)?;
        self.examine_source((facts, source), choice, findings)
    }

    /// The same for other bytes than those of the file, as if they stood there.
    pub fn examine_bytes(
        &mut self,
        facts: &Path,
        (bytes, choice): (&[u8], &ReportChoice),
        findings: &mut Diagnostics,
    ) -> Option<Examined> {
        let source = self.add_facts(facts, (InputKind::Facts, bytes), findings)?;
        self.examine_source((facts, source), choice, findings)
    }

    fn examine_source(
        &mut self,
        (facts, source): (&Path, SourceId),
        choice: &ReportChoice,
        findings: &mut Diagnostics,
    ) -> Option<Examined> {
        let mut report = self.read_report(source, findings)?;
        self.load_pack(&mut report, choice, findings)?;
        if let Some(misplaced) = workspace::beside_facts(self.workspace, facts) {
            findings.push(not_used(&misplaced));
        }
        let previous = self.read_previous(facts, &report, findings);
        let images = read_images(facts, &report, &mut self.inputs, findings);
        let pack = &self.packs.get(&report.pack.value)?.pack;
        let profile = figures::choose_profile(&report, &pack.profiles, findings);
        if let Some(profile) = profile {
            check::unknown_indicators(&report, profile, findings);
        }
        let money = pack.outline.money;
        let before =
            previous.as_ref().map(|previous| figures::compute(previous, money, None, None));
        let figures = figures::compute(&report, money, profile, before.as_ref());
        if let Some(last_year) = previous.as_ref().zip(before.as_ref()) {
            check::last_year(&report, &figures, last_year, findings);
        }
        let is_about_one = pack.outline.head.each_project;
        let project = is_about_one.then(|| project_at_hand(&report, choice, findings)).flatten();
        let given = Given { report: &report, images: &images, project: project.as_deref() };
        let document = match is_about_one && project.is_none() {
            true => None,
            false => self.compose(given, &figures, pack, findings),
        };
        if !self.pages_first {
            self.lint_own(&report.pack.value, (&report, &figures), findings);
        }
        Some(Examined { report, figures, document, project })
    }

    /// Reads the pack of a report: the one that is chosen, which becomes that of the report, or the one that it names.
    fn load_pack(
        &mut self,
        report: &mut Report,
        choice: &ReportChoice,
        findings: &mut Diagnostics,
    ) -> Option<()> {
        if let Some(pack) = &choice.pack {
            report.pack.value.clone_from(pack);
        }
        let (workspace, sources, named) = (self.workspace, &mut self.sources, &report.pack);
        let placed = |d: Diagnostic| match &choice.pack {
            Some(_) => d,
            None => d.at(named.span),
        };
        let pack = &self.packs.load(&named.value, workspace, sources, findings, placed)?.pack;
        if choice.pack.is_some() || pack.outline.head.each_project {
            only_attachments_of(report, pack);
        }
        Some(())
    }

    /// Reads a pack and finds its faces, unless that is done already.
    pub fn pack(&mut self, name: &str, findings: &mut Diagnostics) -> Option<&LoadedPack> {
        self.packs.load(name, self.workspace, &mut self.sources, findings, |d| d)
    }

    /// Figures to document tree, with all checks.
    pub(super) fn compose(
        &self,
        given: Given,
        figures: &Figures,
        pack: &Pack,
        findings: &mut Diagnostics,
    ) -> Option<Document> {
        let Given { report, .. } = given;
        check::citations(report, figures, findings);
        check::unknown_attachments(report, pack, findings);
        check::examples(report, workspace::starter_lines(), &self.sources, findings);
        check::facts(report, figures, &pack.words, &self.sources, findings);
        if findings.has_errors() {
            // Errors of templates would follow from the errors of the facts and hide them.
            return None;
        }
        let mut found = Diagnostics::default();
        let document = template::render_with(given, figures, pack, &self.sources, &mut found);
        let named = found.iter().map(|one| self.with_names(one, (report, figures), pack));
        named.for_each(|finding| findings.push(finding));
        let document = document?;
        if !self.pages_first {
            self.check_document(given, figures, pack, &document, findings);
        }
        Some(document)
    }

    /// A facts file's text to its facts.
    pub(super) fn read_report(
        &self,
        source: SourceId,
        findings: &mut Diagnostics,
    ) -> Option<Report> {
        let report = data::read_with(&self.catalogue, source, &self.sources, findings)?;
        check::unknown_problems(&report, findings);
        Some(report)
    }

    pub(super) fn read_facts(
        &mut self,
        path: &Path,
        findings: &mut Diagnostics,
    ) -> Option<SourceId> {
        let bytes = workspace::read_bytes(path).map_err(|f| findings.push(unreadable(&f))).ok()?;
        self.add_facts(path, (InputKind::Facts, &bytes), findings)
    }

    pub(super) fn add_facts(
        &mut self,
        path: &Path,
        (kind, bytes): (InputKind, &[u8]),
        findings: &mut Diagnostics,
    ) -> Option<SourceId> {
        let name = path.display().to_string();
        self.inputs.push(Input::new(kind, &name, bytes));
        let source = decoded(name, bytes, &mut self.sources, findings)?;
        self.facts.push(source);
        Some(source)
    }
}
