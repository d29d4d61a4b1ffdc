//! A pack tried on facts that state next to nothing, nearly everything, and nothing but zeros; and what of its files no
//! facts reach.

use std::path::PathBuf;

use super::left_out;
use super::packs::LoadedPack;
use super::run::{Examined, Pipeline};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::SourceId;
use crate::data::Report;
use crate::figures::Figures;
use crate::images::Images;
use crate::pack::Pack;
use crate::template::Given;
use crate::template::{LintInput, LintNames, OwnNumbers};
use crate::{check, template};

/// The examples that together have every name; a build makes do with them.
const NAMING: [&str; 2] = ["school-2024", "township-2024"];

impl Pipeline<'_> {
    /// What is wrong with a pack, whatever the facts are: its files, each branch and each row of them, and what it prints of
    /// the example facts. `facts` are the unit's own; what they state is not to be typed into templates.
    pub fn lint(&mut self, name: &str, facts: &[PathBuf], findings: &mut Diagnostics) {
        if self.pack(name, findings).is_none() {
            return;
        }
        let own = self.own_numbers(name, facts);
        let examples = self.examples(name, |_| true);
        let Some(loaded) = self.packs.get(name) else { return };
        let pack = &loaded.pack;
        let mut found = Diagnostics::default();
        for (report, figures) in &examples {
            let mut of_one = Diagnostics::default();
            let project = report.projects.first().map(|project| project.id.value.as_str());
            let project = project.filter(|_| pack.outline.head.each_project);
            // Facts without projects have no report of a pack that has one for each.
            if pack.outline.head.each_project && project.is_none() {
                continue;
            }
            let given = Given { report, images: &Images::new(), project };
            let document = self.compose(given, figures, pack, &mut of_one);
            of_one.iter().for_each(|finding| found.push(finding.clone()));
            document.iter().for_each(|document| check::empty_headings(document, &mut found));
        }
        let names = &names(pack, &examples);
        let input = LintInput { pack, names, own: &own, only: None };
        let texts = template::lint(input, &self.sources, &mut found);
        if let Some((report, figures)) = examples.first() {
            check::pack_words(report, figures, &pack.words, &texts, &mut found);
        }
        let ids: Vec<_> = loaded.files.all().map(|(_, id)| id).collect();
        let of_pack = found.iter().filter(|finding| is_in(finding, &ids));
        let placed = of_pack.filter_map(|finding| left_out::placed(finding, loaded, &self.sources));
        push_new(placed.collect(), findings);
    }

    /// What is wrong with the user's own files of a pack, where the facts at hand do not reach too: warnings, since this
    /// report is not touched by it.
    pub(super) fn lint_own(&mut self, name: &str, findings: &mut Diagnostics) {
        let loaded = self.packs.get(name);
        let Some(loaded) = loaded.filter(|loaded| !loaded.own.is_empty()) else { return };
        if loaded.lint.get().is_none() {
            let examples = self.examples(name, |example| NAMING.contains(&example));
            let Some(loaded) = self.packs.get(name) else { return };
            loaded.lint.get_or_init(|| self.of_own(loaded, &examples));
        }
        let Some(loaded) = self.packs.get(name) else { return };
        push_new(loaded.lint.get().cloned().unwrap_or_default(), findings);
    }

    /// The findings on the user's own files of a pack.
    fn of_own(&self, loaded: &LoadedPack, examples: &[(Report, Figures)]) -> Vec<Diagnostic> {
        let is_own = |id: &SourceId| {
            let name = &self.sources.get(*id).name;
            loaded.own.iter().any(|input| input.name == *name)
        };
        let own: Vec<_> = loaded.files.all().map(|(_, id)| id).filter(is_own).collect();
        let (pack, numbers) = (&loaded.pack, OwnNumbers::default());
        let names = &names(pack, examples);
        let input = LintInput { pack, names, own: &numbers, only: Some(&own) };
        let mut found = Diagnostics::default();
        template::lint(input, &self.sources, &mut found);
        let placed =
            found.iter().filter_map(|finding| left_out::placed(finding, loaded, &self.sources));
        placed.filter(|finding| is_in(finding, &own)).map(|one| as_warning(&one)).collect()
    }

    /// What the unit's own reports of a pack state.
    fn own_numbers(&mut self, name: &str, facts: &[PathBuf]) -> OwnNumbers {
        let mut own = OwnNumbers::default();
        for file in facts {
            let examined = self.examine(file, &mut Diagnostics::default());
            let Some(Examined { report, figures, .. }) = examined else { continue };
            if report.pack.value == name {
                own.add(&report, &figures);
            }
        }
        own
    }
}

fn names(pack: &Pack, examples: &[(Report, Figures)]) -> LintNames {
    LintNames::new(pack, examples.iter().map(|(report, figures)| (report, figures)))
}

/// Whether a finding stands in one of these files.
fn is_in(finding: &Diagnostic, files: &[SourceId]) -> bool {
    finding.labels.first().is_some_and(|label| files.contains(&label.span.source))
}

/// Adds findings whose place has none yet; the same place in two reports is one fault.
fn push_new(found: Vec<Diagnostic>, findings: &mut Diagnostics) {
    let place = |finding: &Diagnostic| finding.labels.first().map(|label| label.span);
    for finding in found {
        let is_known = |known: &Diagnostic| {
            place(known) == place(&finding)
                && (known.code.id == finding.code.id || known.severity() == Severity::Error)
        };
        if !findings.iter().any(is_known) {
            findings.push(finding);
        }
    }
}

/// A finding on what the facts at hand do not reach.
fn as_warning(finding: &Diagnostic) -> Diagnostic {
    match finding.severity() {
        Severity::Error => Diagnostic { code: codes::T26, ..finding.clone() },
        _ => finding.clone(),
    }
}
