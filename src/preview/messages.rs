//! What is shown now to the JSON that a viewer is sent: of the pages only those that the viewer does not have.

use std::collections::HashSet;

use serde::Serialize;

use super::present::{Present, PresentReport};
use super::shown_finding::ShownFinding;
use crate::pipeline::{ExampleFacts, SvgFace, SvgReport, SvgReportPage};

/// What is sent to a viewer of the present state.
#[derive(Serialize)]
struct PresentMessage<'p> {
    /// Whether there are pages at all.
    has_report: bool,
    is_old: bool,
    reports: &'p [String],
    at: usize,
    /// Another number whenever another report is shown.
    shown: usize,
    facts: &'static str,
    /// In milliseconds.
    took: u128,
    /// The digest of the faces: their style sheet is to be fetched again where it is another one.
    faces: String,
    pages: Vec<PageMessage<'p>>,
    outline: Vec<HeadingMessage<'p>>,
    /// Nothing where they are still looked for.
    findings: Option<&'p [ShownFinding]>,
    /// How many there are besides.
    more: usize,
}

#[derive(Serialize)]
struct PageMessage<'p> {
    digest: &'p str,
    /// In points.
    width: f64,
    height: f64,
    /// Nothing where the viewer has a page of this digest.
    svg: Option<&'p str>,
}

#[derive(Serialize)]
struct HeadingMessage<'p> {
    level: u8,
    text: &'p str,
    page: usize,
    /// In points from the top of the page.
    y: f64,
}

/// The words by which the page and its addresses call the facts that are shown.
const FACTS: [(&str, Option<ExampleFacts>); 4] = [
    ("own", None),
    ("bare", Some(ExampleFacts::Bare)),
    ("zero", Some(ExampleFacts::Zero)),
    ("full", Some(ExampleFacts::Full)),
];

/// The facts that a word of an address means.
pub(super) fn facts_of(word: &str) -> Option<Option<ExampleFacts>> {
    FACTS.iter().find(|(known, _)| *known == word).map(|(_, facts)| *facts)
}

/// The digests of the pages that a viewer has.
pub(super) type KnownPages = HashSet<String>;

/// The message to a viewer, in one line; the viewer has its pages from then on.
pub(super) fn message(present: &Present, known: &mut KnownPages) -> String {
    let report = present.report.as_deref();
    let pages = report.map_or(&[][..], |report| &report.svg.pages);
    let message = PresentMessage {
        has_report: report.is_some(),
        is_old: present.is_old,
        reports: &present.reports,
        at: present.at,
        shown: present.shown,
        facts: FACTS
            .iter()
            .find(|(_, facts)| *facts == present.facts)
            .map_or("own", |(word, _)| word),
        took: present.took.as_millis(),
        faces: report.map(|report| faces(&report.svg)).unwrap_or_default(),
        pages: pages.iter().map(|page| page_message(page, known)).collect(),
        outline: report.map(outline).unwrap_or_default(),
        findings: present.findings.as_deref(),
        more: present.more,
    };
    let text = json(&message);
    *known = pages.iter().map(|page| page.digest.clone()).collect();
    text
}

fn page_message<'p>(page: &'p SvgReportPage, known: &KnownPages) -> PageMessage<'p> {
    let svg = (!known.contains(&page.digest)).then_some(page.svg.as_str());
    PageMessage { digest: &page.digest, width: page.width, height: page.height, svg }
}

fn faces(report: &SvgReport) -> String {
    let digests: Vec<_> = report.faces.iter().map(SvgFace::digest).collect();
    digests.join("-")
}

fn outline(report: &PresentReport) -> Vec<HeadingMessage<'_>> {
    let headings = report.made().pages.outline.iter().map(|heading| HeadingMessage {
        level: heading.level,
        text: &heading.text,
        page: heading.place.page,
        y: heading.place.y.to_pt(),
    });
    headings.collect()
}

/// A value in one line.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".into())
}
