//! Charts and pictures to the drawings of the body, which docx-rs cannot express (ECMA-376 part 1, 20.4.2.8).

use super::chart::{self, SizedChart};
use super::ids;
use super::inline_drawing::inline;
use super::part::PackagePart;
use super::picture::{self, SizedImage};
use super::xml::XmlElement;
use crate::base::diag::Diagnostics;
use crate::doc::StyleSheet;

/// What is drawn in a paragraph of its own.
pub(super) enum Drawn {
    /// A chart, which Word draws.
    Chart(SizedChart),
    /// A picture from a file.
    Image(SizedImage),
}

/// The drawings that are still to be put into paragraphs, in the order of these.
pub(super) struct Drawings<'d> {
    left: std::vec::IntoIter<(usize, &'d Drawn)>,
    /// How many have been put.
    put: usize,
}

impl<'d> Drawings<'d> {
    pub(super) fn new(all: &'d [Drawn]) -> Self {
        Self { left: numbered(all).collect::<Vec<_>>().into_iter(), put: 0 }
    }

    /// Puts the next drawing into a paragraph, if it has the style of charts.
    pub(super) fn put(&mut self, paragraph: &mut XmlElement, findings: &mut Diagnostics) {
        if !is_for_drawing(paragraph) {
            return;
        }
        let Some((number, drawn)) = self.left.next() else { return };
        let drawing = match drawn {
            Drawn::Chart(chart) => chart::drawing(number, chart),
            Drawn::Image(image) => picture::drawing(number, image),
        };
        self.put += 1;
        paragraph.push(XmlElement::new("w:r").child(inline(self.put, drawing, findings)));
    }
}

/// A part for each chart and each picture.
pub(super) fn parts(all: &[Drawn], sheet: &StyleSheet, typeface: &str) -> Vec<PackagePart> {
    let parts = numbered(all).map(|(number, drawn)| match drawn {
        Drawn::Chart(chart) => chart::part(number, chart, sheet, typeface),
        Drawn::Image(image) => picture::part(number, image),
    });
    parts.collect()
}

/// The drawings with their numbers from 1 among those of their kind.
fn numbered(all: &[Drawn]) -> impl Iterator<Item = (usize, &Drawn)> {
    let (mut charts, mut images) = (0, 0);
    all.iter().map(move |drawn| {
        let count = match drawn {
            Drawn::Chart(_) => &mut charts,
            Drawn::Image(_) => &mut images,
        };
        *count += 1;
        (*count, drawn)
    })
}

fn is_for_drawing(paragraph: &XmlElement) -> bool {
    let properties = paragraph.elements().filter(|element| element.name == "w:pPr");
    let mut styles = properties.flat_map(XmlElement::elements).filter(|e| e.name == "w:pStyle");
    styles.any(|style| style.attributes.iter().any(|(_, id)| id == ids::CHART))
}
