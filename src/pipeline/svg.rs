//! A made report to its pages as SVG, with the places that its text comes from.

use std::collections::BTreeMap;

use super::finish::Made;
use super::run::Pipeline;
use crate::base::diag::Diagnostics;
use crate::base::id::{FigureId, Origin, TextSource};
use crate::base::source::{SourceId, Sources, Span};
use crate::base::yaml;
use crate::check::provenance::Occurrence;
use crate::data::places::{Leaf, leaves};
use crate::write::svg::{self, SvgFace, SvgPicture};

/// A report as SVG.
#[derive(Clone, Debug, Default)]
pub struct SvgReport {
    /// Its pages in order.
    pub pages: Vec<SvgReportPage>,
    /// The faces that they need.
    pub faces: Vec<SvgFace>,
    /// The pictures that they show.
    pub pictures: Vec<SvgPicture>,
}

/// A page as SVG.
#[derive(Clone, PartialEq, Debug)]
pub struct SvgReportPage {
    /// Its width in points.
    pub width: f64,
    /// Its height in points.
    pub height: f64,
    /// The element `svg`.
    pub svg: String,
    /// The digest of `svg` in hexadecimal digits: pages with the same one look the same.
    pub digest: String,
    /// What `data-o` of the page counts from 0.
    pub origins: Vec<TextOrigin>,
}

/// Where a text of a page comes from.
#[derive(Clone, PartialEq, Debug)]
pub struct TextOrigin {
    /// What kind of thing it comes from.
    pub source: TextSource,
    /// The figure that it shows.
    pub figure: Option<FigureId>,
    /// The line of a template, of a table or of another file of the pack that put it there.
    pub template: Option<Occurrence>,
    /// Its place in the facts.
    pub facts: Option<Occurrence>,
    /// The path of the value that stands there: `results[1].items[2].text`.
    pub path: Option<String>,
}

impl SvgReport {
    /// The style sheet of the pages, with faces at addresses that begin with `faces`.
    pub fn stylesheet(&self, faces: &str) -> String {
        svg::stylesheet(&self.faces, faces)
    }
}

impl Pipeline<'_> {
    /// The pages of a report that this pipeline made, before its facts are forgotten; `None` if it did not make it.
    pub fn svg(&self, made: &Made) -> Option<SvgReport> {
        let fonts = &self.packs.get(&made.pack)?.fonts;
        let svg::SvgPages { pages, faces, pictures } = svg::write(&made.pages, fonts);
        let mut facts = FactsByPlace { sources: &self.sources, read: BTreeMap::new() };
        let page = |page: svg::SvgPage| SvgReportPage {
            width: page.width.to_pt(),
            height: page.height.to_pt(),
            svg: page.svg,
            digest: page.digest,
            origins: page.origins.iter().map(|origin| located(origin, &mut facts)).collect(),
        };
        Some(SvgReport { pages: pages.into_iter().map(page).collect(), faces, pictures })
    }
}

/// The values of the facts files, read again when one of them is asked for.
struct FactsByPlace<'s> {
    sources: &'s Sources,
    read: BTreeMap<SourceId, Vec<Leaf>>,
}

impl FactsByPlace<'_> {
    /// The path of the value that a place lies in.
    fn path(&mut self, place: Span) -> Option<String> {
        let leaves = self.read.entry(place.source).or_insert_with(|| {
            let root = yaml::parse(place.source, self.sources, &mut Diagnostics::default());
            root.map(|root| leaves(&root)).unwrap_or_default()
        });
        let behind = leaves.partition_point(|leaf| leaf.span.start <= place.start);
        let leaf = leaves.get(behind.checked_sub(1)?)?;
        (place.end <= leaf.span.end).then(|| leaf.path.to_string())
    }
}

fn located(origin: &Origin, facts: &mut FactsByPlace) -> TextOrigin {
    let place = |span: Span| {
        let (file, at) = facts.sources.locate(span);
        Occurrence { file: file.into(), line: at.line, column: at.column }
    };
    TextOrigin {
        source: origin.source(),
        figure: origin.figure.clone(),
        template: origin.template.map(place),
        facts: origin.facts.map(place),
        path: origin.facts.and_then(|span| facts.path(span)),
    }
}
