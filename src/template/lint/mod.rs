//! A pack's templates, tables and charts to what is wrong with them in any branch and any row, whatever the facts are.
//!
//! - `known_names`: what each name may stand for, from several reports and the catalogue.
//! - `names`, `inferred`, `compared`, `listed`, `filtered`: names, comparisons and filters in all branches, with what loops,
//!   `set` and included files give.
//! - `ids`: names of items that are said by their ids, and ids that no facts have.
//! - `placed`: names of tables, charts and attachments; tables and charts that nothing places.
//! - `shapes`, `grids`, `heads`: the paths of tables, charts and the outline; the columns, cells and heads of tables.
//! - `sections`, `titles`: sections in which nothing is printed, that are printed twice, or that have no title of their own.
//! - `reach`, `path_facts`, `bounds`, `constants`: text that no data can make appear.
//! - `settled`: what is printed against the conditions around it.
//! - `texts`, `brackets`: the words of all branches, for the rules about words; brackets without their other half.
//! - `units`: units that are printed twice, numbers without one.
//! - `typed`, `typed_dates`, `own_numbers`, `numbering`: numbers, days and numbering that are typed where a figure or the
//!   program gives them.
//! - `headings`: levels that are skipped, headings with nothing under them.
//! - `wording`: words that can be read and are not what was meant.

mod bounds;
mod brackets;
mod compared;
mod constants;
mod filtered;
mod grids;
mod headings;
mod heads;
mod ids;
mod inferred;
mod known_names;
mod linted;
mod listed;
mod looked_up;
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
mod titles;
mod typed;
mod typed_dates;
mod units;
mod wording;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::known_names::NameKind;
use self::linted::{LintFindings, Linted, reached, set_names};
use super::expressions::includes;
use super::{PROJECT, prepare, view};
use crate::base::diag::Diagnostics;
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::{Catalogue, keys};
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
            members.insert(keys::EXTRA.to_string(), NameKind::Anything.into());
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
    let reached = reached(pack, templates);
    let all_read = templates.values().all(|one| one.is_read);
    let linted = Linted {
        pack,
        templates,
        names,
        figures,
        given,
        all_read,
        included,
        reached,
        own,
        only,
        sources,
    };
    let mut found = LintFindings::default();
    names::look(&linted, &mut found);
    placed::look(&linted, &mut found);
    let mut texts = shapes::look(&linted, &mut found);
    grids::look(&linted, &mut found);
    heads::look(&linted, &mut found);
    sections::look(&linted, &mut found);
    reach::look(&linted, &mut found);
    typed::look(&linted, &mut found);
    headings::look(&linted, &mut found);
    wording::look(&linted, &mut found);
    texts.extend(texts::look(&linted, &mut found));
    found.all.into_iter().for_each(|finding| findings.push(finding));
    texts
}
