//! A pie chart: slices clockwise from the top, and a legend at the right in the same order.

use std::f64::consts::{FRAC_PI_4, TAU};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::drawing::{ChartText, Drawing, GAP, LINE, SLICES, bounds, lines, rectangle, widest};
use crate::base::length::Length;
use crate::doc::{Align, Chart, TextStyle};
use crate::layout::pages::{Corner, DrawItem, Point};
use crate::layout::paragraph::Paragraph;

/// Radius of the disc.
const RADIUS: Length = Length::milli(56_000);

/// The distance between disc and legend.
const APART: Length = Length::milli(24_000);

/// Draws disc and legend, centred in a given width.
pub(super) fn draw(
    chart: &Chart,
    text: &TextStyle,
    width: Length,
    ChartText { names, labels }: ChartText,
) -> Drawing {
    let key = text.size;
    let beside = width - RADIUS * 2 - APART - key - GAP * 2;
    let label_width = widest(&labels, beside / 2);
    let name_width = widest(&names, beside - label_width);
    let all = RADIUS * 2 + APART + key + GAP * 2 + name_width + label_width;
    let left = (width - all) / 2;
    let (name_at, label_at) = (left + RADIUS * 2 + APART + key + GAP, left + all - label_width);
    let rows: Vec<_> = names
        .into_iter()
        .zip(labels)
        .map(|(name, label)| {
            [
                Paragraph::in_cell(name, text, Align::Left, bounds(name_at, name_width)),
                Paragraph::in_cell(label, text, Align::Left, bounds(label_at, label_width)),
            ]
        })
        .collect();
    let high = |row: &[Paragraph; 2]| row[0].height().max(row[1].height()) + GAP;
    let legend: Length = rows.iter().map(high).sum();
    let height = (RADIUS * 2 + LINE * 2).max(legend);
    let mut items = disc(chart, Point { x: left + RADIUS, y: height / 2 });
    let mut y = (height - legend) / 2;
    for (row, shade) in rows.iter().zip(SLICES) {
        let middle = y + high(row) / 2;
        items.push(swatch(name_at - GAP - key, middle, key, shade));
        for paragraph in row {
            items.extend(lines(paragraph, middle - paragraph.height() / 2));
        }
        y += high(row);
    }
    Drawing { items, height }
}

/// A square of the legend in the shade of its slice.
fn swatch(left: Length, middle: Length, key: Length, shade: u8) -> DrawItem {
    rectangle([left, left + key], [middle - key / 2, middle + key / 2], shade)
}

/// The slices. A value of 0 has none; the value of the whole is a full disc.
fn disc(chart: &Chart, centre: Point) -> Vec<DrawItem> {
    let whole = chart.whole();
    let turn =
        |sum: Decimal| sum.checked_div(whole).and_then(|share| share.to_f64()).unwrap_or(0.0) * TAU;
    let mut sum = Decimal::ZERO;
    let mut slices = Vec::new();
    for (part, shade) in chart.parts.iter().zip(SLICES) {
        let from = turn(sum);
        sum += part.value;
        if part.value > Decimal::ZERO {
            let mut outline = arc(centre, from, turn(sum));
            if part.value < whole {
                outline.push(Corner { at: centre, handle: false });
            }
            slices.push(DrawItem::Area { outline, shade, edge: LINE });
        }
    }
    slices
}

/// The corners of an arc between two angles, in radians clockwise from the top, as Bézier curves of at most 45° each.
fn arc(centre: Point, from: f64, to: f64) -> Vec<Corner> {
    let pieces = ((to - from) / FRAC_PI_4).ceil().max(1.0);
    let step = (to - from) / pieces;
    // The distance of the control points of a cubic Bézier curve that approximates the arc.
    let reach = 4.0 / 3.0 * (step / 4.0).tan();
    let at = |angle: f64, along: f64, handle: bool| {
        let (sin, cos) = angle.sin_cos();
        let radius = RADIUS.to_pt();
        let (x, y) = (radius * (sin + along * cos), radius * (along * sin - cos));
        Corner { at: Point { x: centre.x + Length::pt(x), y: centre.y + Length::pt(y) }, handle }
    };
    let mut corners = vec![at(from, 0.0, false)];
    for piece in 0..pieces as u32 {
        let (start, end) = (from + step * f64::from(piece), from + step * f64::from(piece + 1));
        corners.extend([at(start, reach, true), at(end, -reach, true), at(end, 0.0, false)]);
    }
    corners
}
