//! A finding to what the page shows of it.

use std::collections::HashMap;

use serde::Serialize;

use super::excerpt::{PlaceContext, ShownPlace};
use crate::base::diag::{Diagnostic, Label};
use crate::base::source::Sources;
use crate::pipeline::{Occurrence, SvgReport};

/// A finding as the page shows it.
#[derive(Clone, Serialize)]
pub(super) struct ShownFinding {
    severity: &'static str,
    word: &'static str,
    code: &'static str,
    title: &'static str,
    message: String,
    hints: Vec<String>,
    labels: Vec<ShownLabel>,
    /// Where it is on the pages: page and origin, both from 0.
    at: Option<(usize, usize)>,
}

#[derive(Clone, Serialize)]
struct ShownLabel {
    text: String,
    place: ShownPlace,
}

/// The most places of a finding that are shown.
const MOST: usize = 6;

impl ShownFinding {
    /// A finding, with its place on the pages.
    pub(super) fn new(
        finding: &Diagnostic,
        sources: &Sources,
        (report, pages): (PlaceContext, &PagePlaces),
    ) -> Self {
        let label = |label: &Label| ShownLabel {
            text: label.text.clone(),
            place: ShownPlace::of_span(label.span, sources, report),
        };
        let labels: Vec<_> = finding.labels.iter().take(MOST).map(label).collect();
        let at = labels.iter().find_map(|label| pages.of(&label.place));
        Self {
            severity: finding.severity().key(),
            word: finding.severity().word(),
            code: finding.code.id,
            title: finding.code.title,
            message: finding.message.clone(),
            hints: finding.hints.clone(),
            labels,
            at,
        }
    }
}

/// Where lines of files stand on the pages: page and origin of the first text of each.
#[derive(Default)]
pub(super) struct PagePlaces(HashMap<(String, usize), (usize, usize)>);

impl PagePlaces {
    /// Of the pages of a report.
    pub(super) fn of_pages(report: &SvgReport) -> Self {
        let mut places = HashMap::new();
        for (page, one) in report.pages.iter().enumerate() {
            for (at, origin) in one.origins.iter().enumerate() {
                let both = [&origin.facts, &origin.template].into_iter().flatten();
                for Occurrence { file, line, .. } in both {
                    places.entry((file.clone(), *line)).or_insert((page, at));
                }
            }
        }
        Self(places)
    }

    fn of(&self, place: &ShownPlace) -> Option<(usize, usize)> {
        self.0.get(&(place.file.clone(), place.line)).copied()
    }
}
