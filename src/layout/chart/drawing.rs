//! What bar charts and pie charts are drawn with: shades, distances, lines of text, filled rectangles.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::base::length::Length;
use crate::doc::Chart;
use crate::layout::justify::LineBounds;
use crate::layout::pages::{Corner, DrawItem, Point};
use crate::layout::paragraph::Paragraph;
use crate::layout::text::{self, ShapedChar};

/// The shade of bars, in percent of white.
pub const BAR: u8 = 55;

/// The shades of slices, in percent of white, in an order in which neighbours differ clearly on any printer.
pub const SLICES: [u8; Chart::SLICES] = [70, 40, 90, 20, 98, 55];

/// The distance between text and what it labels.
pub(super) const GAP: Length = Length::milli(6000);

/// The thickness of outlines and axes.
pub(super) const LINE: Length = Length::milli(500);

/// The names and labels of the parts of a chart, in their order.
pub(super) struct ChartText {
    pub names: Vec<Vec<ShapedChar>>,
    pub labels: Vec<Vec<ShapedChar>>,
}

/// The draw items of a chart, measured from its upper left corner.
pub(super) struct Drawing {
    pub items: Vec<DrawItem>,
    /// The height of the drawing.
    pub height: Length,
}

/// The lines of a paragraph, with the top of the first at `y`.
pub(super) fn lines(paragraph: &Paragraph, y: Length) -> impl Iterator<Item = DrawItem> + '_ {
    let runs = (0..paragraph.lines.len())
        .flat_map(move |line| paragraph.runs(line, y + paragraph.line * line as i64));
    runs.map(DrawItem::Run)
}

/// The width of the widest of some texts, each in one line, but at most `most`.
pub(super) fn widest(texts: &[Vec<ShapedChar>], most: Length) -> Length {
    texts.iter().map(|chars| text::width(chars)).max().unwrap_or_default().min(most)
}

/// The length `of` × `part` ÷ `whole`; 0 if `whole` is 0.
pub(super) fn share(of: Length, part: Decimal, whole: Decimal) -> Length {
    let milli = part.checked_div(whole).map(|share| share * Decimal::from(of.to_milli()));
    Length::milli(milli.and_then(|milli| milli.round().to_i64()).unwrap_or(0))
}

/// The bounds of text in a column of this left edge and width.
pub(super) fn bounds(left: Length, width: Length) -> LineBounds {
    LineBounds { left, width, measure: width }
}

/// A filled rectangle with these left and right edges, top and foot.
pub(super) fn rectangle(
    [left, right]: [Length; 2],
    [top, foot]: [Length; 2],
    shade: u8,
) -> DrawItem {
    let corners = [(left, top), (right, top), (right, foot), (left, foot)];
    let outline = corners.map(|(x, y)| Corner { at: Point { x, y }, handle: false }).to_vec();
    DrawItem::Area { outline, shade, edge: LINE }
}
