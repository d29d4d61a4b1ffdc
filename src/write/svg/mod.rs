//! The laid-out pages to SVG (SVG 1.1, 2), one element for each page, for the preview in a browser.
//!
//! Text is text, each character at the place that it has in the PDF, so that it can be selected and searched. Whole faces,
//! named by their digests, are fetched once. A character that a browser might draw with another glyph is an outline
//! with invisible text above it.

mod faces;
mod origins;
mod outlines;
mod page;
mod pictures;
mod plain;
mod shapes;
mod text;
mod values;

pub use faces::{SvgFace, stylesheet};
pub use pictures::SvgPicture;

use crate::base::digest::digest;
use crate::base::id::Origin;
use crate::base::length::Length;
use crate::fonts::Fonts;
use crate::layout::Pages;

/// A report as SVG.
#[derive(Clone, Debug, Default)]
pub struct SvgPages {
    /// The pages in order.
    pub pages: Vec<SvgPage>,
    /// The faces that they need, in the order of their ids.
    pub faces: Vec<SvgFace>,
    /// The pictures that they show, in the order in which they are drawn.
    pub pictures: Vec<SvgPicture>,
}

/// A page as SVG.
#[derive(Clone, PartialEq, Debug)]
pub struct SvgPage {
    /// Its width.
    pub width: Length,
    /// Its height.
    pub height: Length,
    /// The element `svg`, in points from the top left corner.
    pub svg: String,
    /// The digest of `svg` in hexadecimal digits: pages with the same one look the same.
    pub digest: String,
    /// What `data-o` of the page counts from 0: a change on another page leaves the numbers of this one.
    pub origins: Vec<Origin>,
}

/// The SVG of pages; the same pages give the same bytes.
pub fn write(pages: &Pages, fonts: &Fonts) -> SvgPages {
    let faces = faces::needed(pages, fonts);
    let drawn = pages.pages.iter().map(|page| page::draw(page, pages, &faces));
    let finished = drawn.zip(&pages.pages).map(|(drawn, page)| SvgPage {
        width: page.width,
        height: page.height,
        digest: format!("{:016x}", digest([drawn.svg.as_bytes()])),
        svg: drawn.svg,
        origins: drawn.origins,
    });
    let pages_of_svg = finished.collect();
    SvgPages {
        pages: pages_of_svg,
        faces: faces.into_values().collect(),
        pictures: pictures::shown(pages),
    }
}
