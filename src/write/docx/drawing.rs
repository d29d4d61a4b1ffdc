//! Charts and pictures to the drawings of the body, which docx-rs cannot express (ECMA-376 part 1, 20.4.2.8).

use super::chart::{self, SizedChart};
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

/// The run that holds the last of the drawings so far.
pub(super) fn run(all: &[Drawn], findings: &mut Diagnostics) -> XmlElement {
    let drawing = numbered(all).last().map(|(number, drawn)| match drawn {
        Drawn::Chart(chart) => chart::drawing(number, chart),
        Drawn::Image(image) => picture::drawing(number, image),
    });
    let drawing = drawing.map(|drawing| inline(all.len(), drawing, findings));
    XmlElement::new("w:r").children(drawing)
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
