//! A bar for each part, one under the other: its name before it, its number behind it.

use super::drawing::{BAR, ChartText, Drawing, GAP, LINE, bounds, lines, rectangle, share, widest};
use crate::base::length::Length;
use crate::doc::{Align, Chart, TextStyle};
use crate::layout::pages::{DrawItem, Point};
use crate::layout::paragraph::Paragraph;

/// How much of the width names may take, and numbers, in percent.
const WORDS: i64 = 34;

/// Draws bars that fill a width. All begin at one axis; the greatest reaches as far as the numbers leave room.
pub fn draw(
    chart: &Chart,
    text: &TextStyle,
    width: Length,
    ChartText { names, labels }: ChartText,
) -> Drawing {
    let most = width * WORDS / 100;
    let (before, behind) = (widest(&names, most), widest(&labels, most));
    let axis = before + GAP;
    let longest = width - axis - behind - GAP;
    let mut ink = Vec::new();
    let mut y = Length::ZERO;
    for ((part, name), label) in chart.parts.iter().zip(names).zip(labels) {
        let name = Paragraph::in_cell(name, text, Align::Right, bounds(Length::ZERO, before));
        let long = share(longest, part.value, chart.greatest());
        let label = Paragraph::in_cell(label, text, Align::Left, bounds(axis + long + GAP, behind));
        let height = name.height().max(label.height()) + GAP;
        let middle = y + height / 2;
        ink.extend(lines(&name, middle - name.height() / 2));
        ink.extend(bar(axis, long, middle, text.size));
        ink.extend(lines(&label, middle - label.height() / 2));
        y += height;
    }
    let (from, to) = (Point { x: axis, y: Length::ZERO }, Point { x: axis, y });
    ink.push(DrawItem::Rule { from, to, width: LINE });
    Drawing { ink, height: y }
}

/// A bar as high as the type beside it; none for nothing.
fn bar(left: Length, long: Length, middle: Length, high: Length) -> Option<DrawItem> {
    let top = middle - high / 2;
    let bar = rectangle([left, left + long], [top, top + high], BAR);
    (long > Length::ZERO).then_some(bar)
}
