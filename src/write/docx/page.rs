//! Pages: size, margins, grid and the footers with the page number.

use docx_rs::{
    BuildXML, DocGrid, DocGridType, Footer, FooterReference, PageMargin, PageOrientationType,
    PageSize, Paragraph, Run, RunFonts, SectionProperty,
};

use super::derived::EVEN_PAGE_NUMBER;
use super::runs::{Field, add_field};
use super::styles::style_id;
use crate::base::length::Length;
use crate::doc::{Orientation, PageStyle, Role, StyleSheet};

/// A footer: its part's name and bytes, the id that sections know it by, the pages it is for.
pub struct FooterPart {
    /// `word/footer1.xml`.
    pub name: &'static str,
    /// `rIdFooter1`.
    pub id: &'static str,
    /// The part as docx-rs builds it.
    pub xml: Vec<u8>,
}

/// The footer of odd pages.
const ODD: &str = "rIdFooter1";
/// The footer of even pages.
const EVEN: &str = "rIdFooter2";

/// Margins of a page as it is held to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Margins {
    top: Length,
    right: Length,
    bottom: Length,
    left: Length,
}

impl Margins {
    /// A landscape page is an upright one turned clockwise: its head stands at the binding edge (GB/T 9704 8).
    fn of(page: &PageStyle, orientation: Orientation) -> Self {
        let PageStyle { top, right, bottom, left, .. } = *page;
        match orientation {
            Orientation::Portrait => Self { top, right, bottom, left },
            Orientation::Landscape => Self { top: left, right: top, bottom: right, left: bottom },
        }
    }
}

/// Width of the text area.
pub fn text_width(page: &PageStyle, orientation: Orientation) -> Length {
    let margins = Margins::of(page, orientation);
    paper(page, orientation).0 - margins.left - margins.right
}

fn paper(page: &PageStyle, orientation: Orientation) -> (Length, Length) {
    match orientation {
        Orientation::Portrait => (page.width, page.height),
        Orientation::Landscape => (page.height, page.width),
    }
}

/// The section of pages of an orientation, its footers included.
pub fn section(sheet: &StyleSheet, orientation: Orientation) -> SectionProperty {
    let page = &sheet.page;
    let (width, height) = paper(page, orientation);
    let size = PageSize::new().size(unsigned(width), unsigned(height));
    let size = match orientation {
        Orientation::Portrait => size,
        Orientation::Landscape => size.orient(PageOrientationType::Landscape),
    };
    let grid = DocGrid::with_empty()
        .grid_type(DocGridType::Lines)
        .line_pitch(unsigned(page.pitch) as usize);
    let mut section = SectionProperty::new()
        .page_size(size)
        .page_margin(margin(sheet, Margins::of(page, orientation)))
        .doc_grid(grid);
    section.footer_reference = Some(FooterReference::new("default", ODD));
    section.even_footer_reference = Some(FooterReference::new("even", EVEN));
    section
}

fn margin(sheet: &StyleSheet, margins: Margins) -> PageMargin {
    PageMargin::new()
        .top(signed(margins.top))
        .right(signed(margins.right))
        .bottom(signed(margins.bottom))
        .left(signed(margins.left))
        .header(signed(margins.top / 2))
        .footer(signed(footer_distance(sheet, margins.bottom)))
        .gutter(0)
}

/// From the page's edge to the foot of the page number's line, so that the dash stands where it should.
///
/// In a line of exact height the baseline stands at four fifths of it; a full-width dash is drawn in the middle of
/// the em box, 0.38 em over the baseline.
fn footer_distance(sheet: &StyleSheet, bottom: Length) -> Length {
    let style = sheet.of(Role::PageNumber);
    let under_dash = style.line / 5 + style.size * 38 / 100;
    (bottom - sheet.page.number_drop - under_dash).or_zero()
}

fn unsigned(length: Length) -> u32 {
    u32::try_from(length.to_twips()).unwrap_or(0)
}

fn signed(length: Length) -> i32 {
    i32::try_from(length.to_twips()).unwrap_or(i32::MAX)
}

/// The footers of odd and even pages (GB/T 9704 7.5).
pub fn footers() -> [FooterPart; 2] {
    let odd = footer(style_id(Role::PageNumber), 1);
    let even = footer(EVEN_PAGE_NUMBER, 2);
    [
        FooterPart { name: "word/footer1.xml", id: ODD, xml: odd },
        FooterPart { name: "word/footer2.xml", id: EVEN, xml: even },
    ]
}

/// `— 1 —`, the number being a field.
fn footer(style: &str, shown: u32) -> Vec<u8> {
    let dash = |text: &str| Run::new().add_text(text).fonts(RunFonts::new().hint("eastAsia"));
    let paragraph = Paragraph::new().style(style).add_run(dash("— "));
    let paragraph = add_field(paragraph, Field::Page, shown);
    Footer::new().add_paragraph(paragraph.add_run(dash(" —"))).build()
}
