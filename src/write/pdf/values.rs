//! Lengths, rectangles and strings as the values of printpdf and lopdf.

use printpdf::Pt;

use crate::base::length::Length;
use crate::base::lowered::text_as_written;
use crate::layout::Pages;
use crate::layout::pages::Point;

/// A length for printpdf.
pub(super) fn points(length: Length) -> Pt {
    Pt(length.to_pt() as f32)
}

/// The rectangle between two corners on a page, measured from the page's foot (ISO 32000-1 7.9.5).
pub(super) fn rectangle(pages: &Pages, page: usize, from: Point, to: Point) -> Vec<lopdf::Object> {
    let height = pages.pages.get(page).map(|page| page.height).unwrap_or_default();
    let corners = [from.x, height - to.y, to.x, height - from.y];
    corners.iter().map(|length| lopdf::Object::Real(length.to_pt() as f32)).collect()
}

/// The bytes of a text string: UTF-16 with a byte order mark (ISO 32000-1 7.9.2.2).
pub(super) fn text_bytes(text: &str) -> Vec<u8> {
    let text = text_as_written(text);
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

/// A text string for lopdf.
pub(super) fn text_object(text: &str) -> lopdf::Object {
    lopdf::Object::String(text_bytes(text), lopdf::StringFormat::Literal)
}
