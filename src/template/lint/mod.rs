//! A pack's templates, tables and charts to what is wrong with them in any branch and any row, whatever the facts are.
//!
//! - `known_names`: what each name may stand for, from several reports and the catalogue.
//! - `names`, `inferred`, `compared`, `filtered`: names, comparisons and filters in all branches, with what loops, `set` and
//!   included files give.
//! - `placed`: names of tables, charts and attachments; tables and charts that nothing places.
//! - `shapes`, `grids`: the paths of tables, charts and the outline; the columns and cells of tables.
//! - `sections`: sections in which nothing is printed, or that are printed twice.
//! - `reach`, `path_facts`, `bounds`, `constants`: text that no data can make appear.
//! - `settled`: what is printed against the conditions around it.
//! - `texts`, `brackets`: the words of all branches, for the rules about words; brackets without their other half.
//! - `units`: units that are printed twice, numbers without one.
//! - `typed`, `own_numbers`, `numbering`: numbers, years and numbering that are typed where a figure or the program gives them.
//! - `headings`: levels that are skipped, headings with nothing under them.

mod bounds;
mod brackets;
mod compared;
mod constants;
mod filtered;
mod grids;
mod headings;
mod inferred;
mod known_names;
mod names;
mod numbering;
mod own_numbers;
mod path_facts;
mod placed;
mod reach;
mod sections;
mod settled;
mod shapes;
mod texts;
mod typed;
mod units;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::known_names::NameKind;
use super::expressions::{NodeKind, TemplateNode, Visitor, includes, walk};
use super::extra::EXTRA;
use super::prepare::{self, Prepared};
use super::{PROJECT, budget, view};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::Catalogue;
use crate::data::Report;
use crate::figures::Figures;
use crate::pack::Pack;

pub use own_numbers::OwnNumbers;
pub use texts::PlacedText;

/// The names that templates, tables and the outline may use, from reports that together fill in every list and every figure.
#[derive(Clone, Debug)]
pub struct LintNames {
    names: Arc<NameKind>,
    /// The ids of all figures, which tables may cite.
    figures: BTreeSet<FigureId>,
}

impl LintNames {
    /// The names of all these reports; texts of `extra` have any name.
    pub fn new<'a>(
        pack: &Pack,
        reports: impl IntoIterator<Item = (&'a Report, &'a Figures)>,
    ) -> Self {
        let mut names = NameKind::Anything;
        let mut ids = BTreeSet::new();
        for (report, figures) in reports {
            let (view, marks) = view::view(report, figures, &pack.words.reasons);
            names = names.merged(&NameKind::of_group(&view, &marks));
            ids.extend(figures.iter().map(|figure| figure.id.clone()));
        }
        if let NameKind::Group(members) = &mut names {
            members.insert(EXTRA.to_string(), NameKind::Anything.into());
            let project = members.get("projects").and_then(|projects| projects.item());
            if let Some(project) = project.filter(|_| pack.outline.head.each_project) {
                members.insert(PROJECT.to_string(), project);
            }
        }
        for row in Catalogue::shared().rows() {
            names.fill_in(row);
        }
        Self { names: Arc::new(names), figures: ids }
    }
}

/// What every part of the lint looks things up in.
struct Linted<'a> {
    pack: &'a Pack,
    templates: &'a BTreeMap<String, Prepared>,
    /// The names that templates may use.
    names: Arc<NameKind>,
    /// The ids of all figures.
    figures: &'a BTreeSet<FigureId>,
    /// The names that loops and `set` give anywhere.
    given: BTreeSet<String>,
    /// The files that others include.
    included: BTreeSet<String>,
    /// What the unit's own reports state.
    own: &'a OwnNumbers,
    /// The files that matter; all of them if there is nothing here.
    only: Option<&'a [SourceId]>,
    sources: &'a Sources,
}

impl<'a> Linted<'a> {
    /// Whether a file matters.
    fn matters(&self, source: SourceId) -> bool {
        self.only.is_none_or(|only| only.contains(&source))
    }

    /// The templates that matter.
    fn looked_at<'l>(&'l self) -> impl Iterator<Item = (&'a String, &'a Prepared)> + use<'a, 'l> {
        self.templates.iter().filter(|(_, one)| self.matters(one.source))
    }

    /// Whether a template, or one that it includes, matters.
    fn leads_to_one(&self, prepared: &Prepared, depth: usize) -> bool {
        let paths = || includes(&prepared.nodes);
        let leads = |path: String| {
            self.templates.get(&path).is_some_and(|one| self.leads_to_one(one, depth + 1))
        };
        self.matters(prepared.source) || depth < budget::INCLUDES && paths().into_iter().any(leads)
    }
}

/// What is to be looked at.
#[derive(Clone, Copy, Debug)]
pub struct LintInput<'l> {
    /// The pack.
    pub pack: &'l Pack,
    /// The names that its files may use.
    pub names: &'l LintNames,
    /// The numbers of the reports that the pack is really used for.
    pub own: &'l OwnNumbers,
    /// The files that matter; all of them if there is nothing here.
    pub only: Option<&'l [SourceId]>,
}

/// Reports what is wrong with a pack's templates, tables and charts, and gives their words for the rules about words.
pub fn lint(
    input: LintInput<'_>,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Vec<PlacedText> {
    let LintInput { pack, names: LintNames { names, figures }, own, only } = input;
    let templates = &prepare::prepare_all(pack, sources, findings);
    let (names, given) = (Arc::clone(names), set_names(templates));
    let included = templates.values().flat_map(|one| includes(&one.nodes)).collect();
    let linted = Linted { pack, templates, names, figures, given, included, own, only, sources };
    let mut found = Found::default();
    names::look(&linted, &mut found);
    placed::look(&linted, &mut found);
    let mut texts = shapes::look(&linted, &mut found);
    grids::look(&linted, &mut found);
    sections::look(&linted, &mut found);
    reach::look(&linted, &mut found);
    typed::look(&linted, &mut found);
    headings::look(&linted, &mut found);
    texts.extend(texts::look(&linted, &mut found));
    found.all.into_iter().for_each(|finding| findings.push(finding));
    texts
}

/// The names that loops and `set` give in any template.
fn set_names(templates: &BTreeMap<String, Prepared>) -> BTreeSet<String> {
    struct Given(BTreeSet<String>);
    impl Visitor for Given {
        fn node(&mut self, node: &TemplateNode) {
            let name = match &node.kind {
                NodeKind::Set { name, .. } | NodeKind::BlockSet { name, .. } => name,
                NodeKind::For { names, .. } => &names.value,
                _ => return,
            };
            self.0.insert(name.text.clone());
        }
    }
    let mut given = Given(BTreeSet::new());
    templates.values().for_each(|one| walk(&one.nodes, &mut given));
    given.0
}

/// Findings, each place and each sentence once: an included file is looked at wherever it is included.
#[derive(Default)]
struct Found {
    all: Vec<Diagnostic>,
}

impl Found {
    fn push(&mut self, finding: Diagnostic) {
        let place = |one: &Diagnostic| one.labels.first().map(|label| label.span);
        let is_known = self
            .all
            .iter()
            .any(|known| place(known) == place(&finding) && known.code.id == finding.code.id);
        if !is_known {
            self.all.push(finding);
        }
    }
}

/// The templates that print by themselves, the sections and the attachments, if they or what they include matters.
fn printed<'a, 'l>(
    linted: &'l Linted<'a>,
) -> impl Iterator<Item = (&'a str, &'a Prepared)> + use<'a, 'l> {
    let paths = linted.pack.sections.iter().chain(&linted.pack.attachments);
    let templates = linted.templates;
    let all = paths.filter_map(move |path| Some((path.as_str(), templates.get(path)?)));
    all.filter(|(_, prepared)| linted.leads_to_one(prepared, 0))
}
