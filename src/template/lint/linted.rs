//! What every part of the lint looks things up in, and what it reports to.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::known_names::NameKind;
use super::own_numbers::OwnNumbers;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Sources, Span};
use crate::pack::Pack;
use crate::template::expressions::{NodeKind, TemplateNode, Visitor, includes, walk};
use crate::template::prepare::Prepared;

/// How many files a walk follows from one template: some that include others many times would go on for ever.
pub(super) const MOST_VISITS: usize = 4_000;

/// What every part of the lint looks things up in.
pub(super) struct Linted<'a> {
    pub(super) pack: &'a Pack,
    pub(super) templates: &'a BTreeMap<String, Prepared>,
    /// The names that templates may use.
    pub(super) names: Arc<NameKind>,
    /// The ids of all figures.
    pub(super) figures: &'a BTreeSet<FigureId>,
    /// The names that loops and `set` give anywhere.
    pub(super) given: BTreeSet<String>,
    /// Whether all templates could be read: what one that could not gives to those that it includes is unknown.
    pub(super) all_read: bool,
    /// The files that others include.
    pub(super) included: BTreeSet<String>,
    /// The paths of the templates that the pack prints; what it inherits and does not print is no part of it.
    pub(super) reached: BTreeSet<String>,
    /// What the unit's own reports state.
    pub(super) own: &'a OwnNumbers,
    /// The files that matter; all of them if there is nothing here.
    pub(super) only: Option<&'a [SourceId]>,
    pub(super) sources: &'a Sources,
}

impl<'a> Linted<'a> {
    /// Whether a file matters.
    pub(super) fn matters(&self, source: SourceId) -> bool {
        self.only.is_none_or(|only| only.contains(&source))
    }

    /// The templates that matter.
    pub(super) fn looked_at<'l>(
        &'l self,
    ) -> impl Iterator<Item = (&'a String, &'a Prepared)> + use<'a, 'l> {
        self.templates
            .iter()
            .filter(|(path, one)| self.matters(one.source) && self.reached.contains(*path))
    }

    /// Whether a template, or one that it includes, matters.
    fn leads_to_one(&self, path: &str) -> bool {
        let sources =
            behind(path, self.templates).into_iter().filter_map(|path| self.templates.get(&path));
        sources.map(|one| one.source).any(|source| self.matters(source))
    }
}

/// The paths of the templates that a pack prints.
pub(super) fn reached(pack: &Pack, templates: &BTreeMap<String, Prepared>) -> BTreeSet<String> {
    sections_and_attachments(pack).flat_map(|path| behind(path, templates)).collect()
}

/// A template and all that it includes, at any depth.
pub(super) fn behind(path: &str, templates: &BTreeMap<String, Prepared>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![path.to_string()];
    while let Some(path) = open.pop() {
        let Some(prepared) = templates.get(&path) else { continue };
        if found.insert(path) {
            open.extend(includes(&prepared.nodes));
        }
    }
    found
}

/// The names that loops and `set` give in any template.
pub(super) fn set_names(templates: &BTreeMap<String, Prepared>) -> BTreeSet<String> {
    struct GivenNames(BTreeSet<String>);
    impl Visitor for GivenNames {
        fn node(&mut self, node: &TemplateNode) {
            let name = match &node.kind {
                NodeKind::Set { name, .. } | NodeKind::BlockSet { name, .. } => name,
                NodeKind::For { names, .. } => &names.value,
                _ => return,
            };
            self.0.insert(name.text.clone());
        }
    }
    let mut given = GivenNames(BTreeSet::new());
    templates.values().for_each(|one| walk(&one.nodes, &mut given));
    given.0
}

/// Findings, each place and each sentence once: an included file is looked at wherever it is included.
#[derive(Default)]
pub(super) struct LintFindings {
    pub(super) all: Vec<Diagnostic>,
    /// The places and the codes of all.
    known: HashSet<(Option<Span>, &'static str)>,
}

impl LintFindings {
    pub(super) fn push(&mut self, finding: Diagnostic) {
        let place = finding.labels.first().map(|label| label.span);
        if self.known.insert((place, finding.code.id)) {
            self.all.push(finding);
        }
    }
}

/// The templates that print by themselves, the sections and the attachments, if they or what they include matters.
pub(super) fn printed<'a, 'l>(
    linted: &'l Linted<'a>,
) -> impl Iterator<Item = (&'a str, &'a Prepared)> + use<'a, 'l> {
    let paths = sections_and_attachments(linted.pack);
    let templates = linted.templates;
    let all = paths.filter_map(move |path| Some((path.as_str(), templates.get(path)?)));
    all.filter(|(path, _)| linted.leads_to_one(path))
}

/// The paths of the templates that print by themselves.
fn sections_and_attachments(pack: &Pack) -> impl Iterator<Item = &String> {
    pack.cover.iter().chain(&pack.sections).chain(&pack.attachments)
}
