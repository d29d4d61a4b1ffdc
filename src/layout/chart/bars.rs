//! A bar chart: horizontal bars one below the other, each with its name before it and its label after it.

use super::drawing::{BAR, ChartText, Drawing, GAP, LINE, bounds, lines, rectangle, share, widest};
use crate::base::length::Length;
use crate::doc::{Align, Chart, TextStyle};
use crate::layout::pages::{DrawItem, Point};
use crate::layout::paragraph::Paragraph;

/// The greatest width of the names, and of the labels, in percent of the chart's width.
const WORDS: i64 = 34;

/// Draws bars in a given width. All start at one axis; the longest leaves space for the labels.
pub(super) fn draw(
    chart: &Chart,
    text: &TextStyle,
    width: Length,
    ChartText { names, labels }: ChartText,
) -> Drawing {
    let most = width * WORDS / 100;
    let (before, behind) = (widest(&names, most), widest(&labels, most));
    let axis = before + GAP;
    let longest = width - axis - behind - GAP;
    let mut items = Vec::new();
    let mut y = Length::ZERO;
    for ((part, name), label) in chart.parts.iter().zip(names).zip(labels) {
        let name = Paragraph::in_cell(name, text, Align::Right, bounds(Length::ZERO, before));
        let long = share(longest, part.value, chart.greatest());
        let label = Paragraph::in_cell(label, text, Align::Left, bounds(axis + long + GAP, behind));
        let height = name.height().max(label.height()) + GAP;
        let middle = y + height / 2;
        items.extend(lines(&name, middle - name.height() / 2));
        items.extend(bar(axis, long, middle, text.size));
        items.extend(lines(&label, middle - label.height() / 2));
        y += height;
    }
    let (from, to) = (Point { x: axis, y: Length::ZERO }, Point { x: axis, y });
    items.push(DrawItem::Rule { from, to, width: LINE });
    Drawing { items, height: y }
}

/// A bar as high as the font size; none for a value of 0.
fn bar(left: Length, long: Length, middle: Length, high: Length) -> Option<DrawItem> {
    let top = middle - high / 2;
    let bar = rectangle([left, left + long], [top, top + high], BAR);
    (long > Length::ZERO).then_some(bar)
}
