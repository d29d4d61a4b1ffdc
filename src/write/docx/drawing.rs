//! Charts and pictures to the drawings of the body, which docx-rs cannot express (ECMA-376 part 1, 20.4.2.8).

use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A part for each chart and each file of a picture.
pub(super) fn parts(all: &[Drawn], sheet: &StyleSheet, typeface: &str) -> Vec<PackagePart> {
    let mut files = 0;
    let parts = numbered(all).filter_map(|(number, drawn)| match drawn {
        Drawn::Chart(chart) => Some(chart::part(number, chart, sheet, typeface)),
        Drawn::Image(image) => (number > files).then(|| {
            files = number;
            picture::part(number, image)
        }),
    });
    parts.collect()
}

/// The drawings with their numbers from 1: of charts, and of the files of pictures.
fn numbered(all: &[Drawn]) -> impl Iterator<Item = (usize, &Drawn)> {
    let (mut charts, mut files) = (0, BTreeMap::new());
    all.iter().map(move |drawn| {
        let number = match drawn {
            Drawn::Chart(_) => {
                charts += 1;
                charts
            }
            Drawn::Image(image) => {
                let next = files.len() + 1;
                *files.entry(Arc::as_ptr(image.file())).or_insert(next)
            }
        };
        (number, drawn)
    })
}
