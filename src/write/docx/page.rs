//! A page style to the properties of a section: size, margins, line grid, footers.

use docx_rs::{
    DocGrid, DocGridType, FooterReference, PageMargin, PageNumType, PageOrientationType, PageSize,
    SectionProperty,
};

use super::ids::footer_id;
use crate::base::length::Length;
use crate::doc::{Orientation, PageNumbers, PageStyle, Part, Role, StyleSheet};
use crate::fonts::Fonts;

/// The margins of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Margins {
    /// Above the text area.
    pub top: Length,
    /// To the right of the text area.
    pub right: Length,
    /// Below the text area.
    pub bottom: Length,
    /// To the left of the text area.
    pub left: Length,
}

impl Margins {
    /// The margins of an orientation. A landscape page is a portrait page rotated clockwise: its top margin is the
    /// binding margin (GB/T 9704 8).
    pub(super) fn of(page: &PageStyle, orientation: Orientation) -> Self {
        let PageStyle { top, right, bottom, left, .. } = *page;
        match orientation {
            Orientation::Portrait => Self { top, right, bottom, left },
            Orientation::Landscape => Self { top: left, right: top, bottom: right, left: bottom },
        }
    }
}

/// Width of the text area.
pub(super) fn text_width(page: &PageStyle, orientation: Orientation) -> Length {
    let margins = Margins::of(page, orientation);
    paper(page, orientation).0 - margins.left - margins.right
}

fn paper(page: &PageStyle, orientation: Orientation) -> (Length, Length) {
    match orientation {
        Orientation::Portrait => (page.width, page.height),
        Orientation::Landscape => (page.height, page.width),
    }
}

/// What the pages of a section are like.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct SectionPages {
    /// How they are turned.
    pub orientation: Orientation,
    /// Whether they show their numbers. Only the first section may show none: later ones would take those of the section
    /// before them.
    pub page_numbers: PageNumbers,
    /// Whether the first of them is page 1.
    pub is_first: bool,
}

impl SectionPages {
    /// Those of a part, with the part before it.
    pub(super) fn of(part: &Part, before: Option<&&Part>) -> Self {
        let is_first = before.is_some_and(|part| part.page_numbers == PageNumbers::Uncounted)
            && part.page_numbers != PageNumbers::Uncounted;
        Self { orientation: part.orientation, page_numbers: part.page_numbers, is_first }
    }
}

/// The section properties for such pages.
pub(super) fn section(sheet: &StyleSheet, fonts: &Fonts, pages: SectionPages) -> SectionProperty {
    let orientation = pages.orientation;
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
        .page_margin(margin(sheet, fonts, Margins::of(page, orientation)))
        .doc_grid(grid);
    if pages.is_first {
        section = section.page_num_type(PageNumType::new().start(1));
    }
    if pages.page_numbers != PageNumbers::Shown {
        return section;
    }
    let reference = |kind, even| FooterReference::new(kind, footer_id(orientation, even));
    section.footer_reference = Some(reference("default", false));
    section.even_footer_reference = Some(reference("even", true));
    section
}

fn margin(sheet: &StyleSheet, fonts: &Fonts, margins: Margins) -> PageMargin {
    let foot = number_baseline(sheet, fonts) + sheet.of(Role::PageNumber).line / 5;
    PageMargin::new()
        .top(signed(margins.top))
        .right(signed(margins.right))
        .bottom(signed(margins.bottom))
        .left(signed(margins.left))
        .header(signed(margins.top / 2))
        .footer(signed((margins.bottom - foot).or_zero()))
        .gutter(0)
}

/// From the foot of the text area to the baseline of the page number, whose dashes are `number_drop` below it.
///
/// A line of exact height has its baseline at four fifths, so one fifth of it is below the baseline.
pub(super) fn number_baseline(sheet: &StyleSheet, fonts: &Fonts) -> Length {
    let style = sheet.of(Role::PageNumber);
    let dash = fonts.pick(&style.face, '—');
    let top = dash.map_or(0, |(face, glyph)| fonts.face(face).top_milli(glyph));
    sheet.page.number_drop + style.size * i64::from(top) / 1000
}

fn unsigned(length: Length) -> u32 {
    u32::try_from(length.to_twips()).unwrap_or(0)
}

fn signed(length: Length) -> i32 {
    i32::try_from(length.to_twips()).unwrap_or(i32::MAX)
}
