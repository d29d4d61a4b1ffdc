//! A pack tried on facts that state next to nothing, nearly everything, and nothing but zeros; and what of its files no
//! facts reach.

use std::path::PathBuf;

use super::examples::Example;
use super::left_out;
use super::packs::{LoadedPack, OwnLint};
use super::run::{Examined, Pipeline};
use super::same_fault::{once, push_new, sharpen};
use super::unfilled;
use crate::base::codes::{self, Code};
use crate::base::diag::{Diagnostic, Diagnostics, Severity};
use crate::base::source::SourceId;
use crate::data::Report;
use crate::figures::Figures;
use crate::images::Images;
use crate::pack::Pack;
use crate::template::Given;
use crate::template::{LintInput, LintNames, OwnNumbers};
use crate::{check, template, workspace};

/// The examples that together have every name; a build makes do with them.
const NAMING: [&str; 2] = ["school-2024", "township-2024"];

/// What is found by what facts state.
const OF_FACTS: [&Code; 2] = [codes::T22, codes::T29];

impl Pipeline<'_> {
    /// What is wrong with a pack, whatever the facts are: its files, each branch and each row of them, and what it prints of
    /// the example facts. `facts` are the unit's own; what they state is not to be typed into templates.
    pub fn lint(&mut self, name: &str, facts: &[PathBuf], findings: &mut Diagnostics) {
        if self.pack(name, findings).is_none() {
            return;
        }
        let own = self.own_numbers(facts);
        let examples = self.examples(name, |_| true);
        let Some(loaded) = self.packs.get(name) else { return };
        let pack = &loaded.pack;
        let (mut linted, mut of_examples) = (Diagnostics::default(), Diagnostics::default());
        for Example { shown, report, figures } in &examples {
            let mut of_one = Diagnostics::default();
            let project = report.projects.first().map(|project| project.id.value.as_str());
            let project = project.filter(|_| pack.outline.head.each_project);
            // Facts without projects have no report of a pack that has one for each.
            if pack.outline.head.each_project && project.is_none() {
                continue;
            }
            let given = Given { report, images: &Images::new(), project };
            let document = self.compose(given, figures, pack, &mut of_one);
            let of_one = of_one.iter().map(|one| unfilled::as_seen(one, shown, &self.sources));
            of_one.for_each(|finding| of_examples.push(finding));
            document.iter().for_each(|document| check::empty_headings(document, &mut of_examples));
        }
        let names = &names(pack, &examples);
        let input = LintInput { pack, names, own: &own, only: None };
        let texts = template::lint(input, &self.sources, &mut linted);
        let mut found = Diagnostics::default();
        if let Some(Example { report, figures, .. }) = examples.first() {
            check::pack_words(report, figures, &pack.words, &texts, &mut linted);
            let named = linted.iter().map(|one| self.with_names(one, (report, figures), pack));
            named.for_each(|finding| found.push(finding));
        }
        let exact: Vec<_> = found.iter().cloned().collect();
        sharpen(&exact, &self.sources, &mut of_examples);
        if exact.iter().any(template::is_of_other_list) {
            // What the template then lacks is told in the outline, and is no fault of the template that comes with the program.
            let is_built_in = |one: &Diagnostic| {
                let place = one.labels.first().map(|label| label.span.source);
                place.is_some_and(|id| {
                    workspace::built_in_file(&self.sources.get(id).name).is_some()
                })
            };
            of_examples.retain(|one| !is_built_in(one));
        }
        once(&mut of_examples);
        found.extend(of_examples);
        let ids: Vec<_> = loaded.files.all().map(|(_, id)| id).collect();
        let of_pack = found.iter().filter(|finding| is_in(finding, &ids));
        let placed = of_pack.filter_map(|finding| left_out::placed(finding, loaded, &self.sources));
        push_new(placed.collect(), findings);
    }

    /// What is wrong with the user's own files of a pack, where the facts at hand do not reach too: warnings, since this
    /// report is not touched by it. What these facts state is not to be typed into them.
    pub(super) fn lint_own(
        &mut self,
        name: &str,
        (report, figures): (&Report, &Figures),
        findings: &mut Diagnostics,
    ) {
        let loaded = self.packs.get(name);
        let Some(loaded) = loaded.filter(|loaded| !loaded.own.is_empty()) else { return };
        if loaded.lint.get().is_none() {
            let examples = self.examples(name, |example| NAMING.contains(&example));
            let Some(loaded) = self.packs.get(name) else { return };
            let names = names(&loaded.pack, &examples);
            let found = self.of_own(loaded, &names, &OwnNumbers::default());
            loaded.lint.get_or_init(|| OwnLint { found, names });
        }
        let Some(loaded) = self.packs.get(name) else { return };
        let Some(OwnLint { found, names }) = loaded.lint.get() else { return };
        sharpen(found, &self.sources, findings);
        push_new(found.iter().map(as_warning).collect(), findings);
        let mut numbers = OwnNumbers::default();
        numbers.add(report, figures);
        let found = self.of_own(loaded, names, &numbers);
        sharpen(&found, &self.sources, findings);
        push_new(found.into_iter().filter(|one| OF_FACTS.contains(&one.code)).collect(), findings);
    }

    /// The findings on the user's own files of a pack.
    fn of_own(&self, loaded: &LoadedPack, names: &LintNames, own: &OwnNumbers) -> Vec<Diagnostic> {
        let is_own = |id: &SourceId| {
            let name = &self.sources.get(*id).name;
            loaded.own.iter().any(|input| input.name == *name)
        };
        let files: Vec<_> = loaded.files.all().map(|(_, id)| id).filter(is_own).collect();
        let input = LintInput { pack: &loaded.pack, names, own, only: Some(&files) };
        let mut found = Diagnostics::default();
        template::lint(input, &self.sources, &mut found);
        let placed =
            found.iter().filter_map(|finding| left_out::placed(finding, loaded, &self.sources));
        placed.filter(|finding| is_in(finding, &files)).collect()
    }

    /// What the unit's own facts state, whichever pack they name: a command may name another one.
    fn own_numbers(&mut self, facts: &[PathBuf]) -> OwnNumbers {
        let mut own = OwnNumbers::default();
        for file in facts {
            let examined = self.examine(file, &mut Diagnostics::default());
            let Some(Examined { report, figures, .. }) = examined else { continue };
            own.add(&report, &figures);
        }
        own
    }
}

fn names(pack: &Pack, examples: &[Example]) -> LintNames {
    LintNames::new(pack, examples.iter().map(|one| (&one.report, &one.figures)))
}

/// Whether a finding stands in one of these files.
fn is_in(finding: &Diagnostic, files: &[SourceId]) -> bool {
    finding.labels.first().is_some_and(|label| files.contains(&label.span.source))
}

/// A finding on what the facts at hand do not reach.
fn as_warning(finding: &Diagnostic) -> Diagnostic {
    match finding.severity() {
        Severity::Error => Diagnostic { code: codes::T26, ..finding.clone() },
        _ => finding.clone(),
    }
}
