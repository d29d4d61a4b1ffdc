//! What bars and slices are drawn with: shades, distances, lines of text, filled rectangles.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::base::length::Length;
use crate::doc::Chart;
use crate::layout::justify::LineBounds;
use crate::layout::pages::{Corner, DrawItem, Point};
use crate::layout::paragraph::Paragraph;
use crate::layout::text::{self, ShapedChar};

/// How dark bars are, in percent of white.
pub const BAR: u8 = 55;

/// The slices in percent of white, so ordered that neighbours differ much: told apart on any printer.
pub const SLICES: [u8; Chart::SLICES] = [70, 40, 90, 20, 98, 55];

/// Between words and what they stand beside.
pub const GAP: Length = Length::milli(6000);

/// How thick outlines and axes are.
pub const LINE: Length = Length::milli(500);

/// What stands beside the parts of a chart, in their order.
pub struct ChartText {
    pub names: Vec<Vec<ShapedChar>>,
    pub labels: Vec<Vec<ShapedChar>>,
}

/// What a drawing is made of.
pub struct Drawing {
    pub ink: Vec<DrawItem>,
    /// How high it is.
    pub height: Length,
}

/// A paragraph's lines with their top at `y`.
pub fn lines(paragraph: &Paragraph, y: Length) -> impl Iterator<Item = DrawItem> + '_ {
    let runs = (0..paragraph.lines.len())
        .flat_map(move |line| paragraph.runs(line, y + paragraph.line * line as i64));
    runs.map(DrawItem::Run)
}

/// How wide the widest of some texts is in one line, but no more than `most`.
pub fn widest(texts: &[Vec<ShapedChar>], most: Length) -> Length {
    texts.iter().map(|chars| text::width(chars)).max().unwrap_or_default().min(most)
}

/// The part of a length that a number is of a whole.
pub fn share(of: Length, part: Decimal, whole: Decimal) -> Length {
    let milli = part.checked_div(whole).map(|share| share * Decimal::from(of.to_milli()));
    Length::milli(milli.and_then(|milli| milli.round().to_i64()).unwrap_or(0))
}

/// The bounds of words, as wide as they may be.
pub fn bounds(left: Length, width: Length) -> LineBounds {
    LineBounds { left, width, measure: width }
}

/// A filled rectangle between its left and right, its top and foot.
pub fn rectangle([left, right]: [Length; 2], [top, foot]: [Length; 2], shade: u8) -> DrawItem {
    let corners = [(left, top), (right, top), (right, foot), (left, foot)];
    let outline = corners.map(|(x, y)| Corner { at: Point { x, y }, handle: false }).to_vec();
    DrawItem::Area { outline, shade, edge: LINE }
}
