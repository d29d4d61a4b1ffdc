//! A pack's templates, tables and charts to what is wrong with them in any branch and any row, whatever the facts are.
//!
//! - `known_names`: what each name may stand for, from several reports.
//! - `names`: names, and comparisons of wrong kinds, in all branches, with the names that loops and `set` give.
//! - `shapes`: the paths of tables, charts and the outline.
//! - `reach`: text that no data can make appear.
//! - `units`: units that are printed twice, numbers without one.
//! - `typed`: numbers, years and numbering that are typed where a figure or the program gives them.
//! - `headings`: levels that are skipped, headings with nothing under them.

mod headings;
mod known_names;
mod names;
mod path_facts;
mod reach;
mod shapes;
mod typed;
mod units;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::known_names::NameKind;
use super::extra::EXTRA;
use super::prepare::{self, Prepared};
use super::view;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::FigureId;
use crate::base::source::Sources;
use crate::data::Report;
use crate::figures::Figures;
use crate::pack::Pack;

pub use typed::OwnNumbers;

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
    /// What the unit's own reports state.
    own: &'a OwnNumbers,
}

/// Reports what is wrong with a pack's templates, tables and charts; `own` are the numbers of the reports that the pack is
/// really used for.
pub fn lint(
    pack: &Pack,
    names: &LintNames,
    own: &OwnNumbers,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let templates = prepare::prepare_all(pack, sources, findings);
    let LintNames { names, figures } = names;
    let linted = Linted { pack, templates: &templates, names: Arc::clone(names), figures, own };
    let mut found = Found::default();
    names::look(&linted, &mut found);
    shapes::look(&linted, &mut found);
    reach::look(&linted, &mut found);
    typed::look(&linted, &mut found);
    headings::look(&linted, &mut found);
    found.all.into_iter().for_each(|finding| findings.push(finding));
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

/// The templates that print by themselves: the sections and the attachments.
fn printed<'a>(linted: &Linted<'a>) -> impl Iterator<Item = (&'a str, &'a Prepared)> {
    let paths = linted.pack.sections.iter().chain(&linted.pack.attachments);
    let templates = linted.templates;
    paths.filter_map(move |path| Some((path.as_str(), templates.get(path)?)))
}
