//! A text of a page to where it comes from, and a figure to the way to it, as the page shows them.

use serde::Serialize;

use super::excerpt::{PlaceContext, ShownPlace};
use super::open_files::OpenFiles;
use super::present::PresentReport;
use crate::base::id::FigureId;
use crate::pipeline::{Provenance, TextOrigin, Way, provenances};

/// Where a text of a page comes from.
#[derive(Serialize)]
pub(super) struct ShownOrigin {
    /// `figure`, `facts` or `template`.
    source: &'static str,
    template: Option<ShownPlace>,
    facts: Option<ShownPlace>,
    /// The path of the value in the facts: `results[1].items[2].text`.
    path: Option<String>,
    figure: Option<ShownFigure>,
}

/// A figure and the way to it.
#[derive(Serialize)]
pub(super) struct ShownFigure {
    id: String,
    name: String,
    shown: String,
    formula: String,
    arithmetic: Option<String>,
    exact: Option<String>,
    reason: Option<String>,
    place: Option<ShownPlace>,
    inputs: Vec<ShownFigure>,
    is_cut: bool,
    stands: Vec<String>,
    /// Where it is on the pages: page and origin, both from 0.
    marks: Vec<(usize, usize)>,
}

/// A figure in the list of all.
#[derive(Serialize)]
pub(super) struct ListedFigure {
    id: String,
    name: String,
    shown: String,
    /// Whether it has a value, or a reason why it has none.
    is_known: bool,
    /// Whether it is stated in the facts, not computed.
    is_fact: bool,
}

impl PresentReport {
    /// Where a text comes from.
    pub(super) fn shown_origin(&self, origin: &TextOrigin, files: &OpenFiles) -> ShownOrigin {
        let place = |place: &Option<_>| {
            place.as_ref().and_then(|place| ShownPlace::of(place, &self.sources, self.with(files)))
        };
        ShownOrigin {
            source: origin.source.key(),
            template: place(&origin.template),
            facts: place(&origin.facts),
            path: origin.path.clone(),
            figure: origin.figure.as_ref().and_then(|id| self.shown_figure(id, files)),
        }
    }

    /// A figure by its id.
    pub(super) fn shown_figure(&self, id: &FigureId, files: &OpenFiles) -> Option<ShownFigure> {
        let ids = std::iter::once(id);
        let made = self.made();
        let (figures, document) = (&made.figures, Some(&made.document));
        let one = provenances((ids, Way::IN_LIST), figures, document, &self.sources).pop()?;
        let marks = self.marks(id);
        Some(ShownFigure { marks, ..self.shown(one, files) })
    }

    fn with<'r>(&'r self, files: &'r OpenFiles) -> PlaceContext<'r> {
        PlaceContext { files, pack: Some(&self.made().pack) }
    }

    fn shown(&self, one: Provenance, files: &OpenFiles) -> ShownFigure {
        let place = one.place.as_ref();
        ShownFigure {
            id: one.id.to_string(),
            name: one.name,
            shown: one.shown,
            formula: one.formula,
            arithmetic: one.arithmetic,
            exact: one.exact,
            reason: one.reason,
            place: place.and_then(|place| ShownPlace::of(place, &self.sources, self.with(files))),
            inputs: one.inputs.into_iter().map(|input| self.shown(input, files)).collect(),
            is_cut: one.is_cut,
            stands: one.stands,
            marks: Vec::new(),
        }
    }

    /// Where a figure is on the pages.
    fn marks(&self, id: &FigureId) -> Vec<(usize, usize)> {
        let pages = self.svg.pages.iter().enumerate();
        let of_page = pages.flat_map(|(page, one)| {
            let origins = one.origins.iter().enumerate();
            let its = origins.filter(|(_, origin)| origin.figure.as_ref() == Some(id));
            its.map(move |(at, _)| (page, at))
        });
        of_page.collect()
    }

    /// All figures, in their order.
    pub(super) fn listed_figures(&self) -> Vec<ListedFigure> {
        let figures = &self.made().figures;
        let ids = figures.iter().map(|figure| &figure.id);
        let all = provenances((ids, Way::None), figures, None, &self.sources);
        let listed = |one: Provenance| ListedFigure {
            id: one.id.to_string(),
            name: one.name,
            shown: one.shown,
            is_known: one.exact.is_some() || one.reason.is_some(),
            is_fact: one.place.is_some(),
        };
        all.into_iter().map(listed).collect()
    }
}
