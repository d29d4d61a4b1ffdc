//! A bar for each part, one under the other: its name before it, its number behind it.

use super::{Drawing, GAP, LINE, corner, lines, share, widest};
use crate::base::length::Length;
use crate::doc::{Align, Chart, Inline, Role, StyleSheet};
use crate::layout::justify::Room;
use crate::layout::pages::{Ink, Point};
use crate::layout::paragraph::Paragraph;
use crate::layout::text::Char;

/// How dark bars are, in percent of white.
const SHADE: u8 = 55;

/// How much of the width names may take, and numbers, in percent.
const WORDS: i64 = 34;

/// Draws bars that fill a width. All begin at one axis; the greatest reaches as far as the numbers leave room.
pub fn draw(
    chart: &Chart,
    style: &StyleSheet,
    width: Length,
    mut words: impl FnMut(&[Inline]) -> Vec<Char>,
) -> Drawing {
    let text = style.of(Role::TableCell);
    let names: Vec<_> = chart.parts.iter().map(|part| words(&part.name)).collect();
    let labels: Vec<_> = chart.parts.iter().map(|part| words(&part.label)).collect();
    let most = width * WORDS / 100;
    let (before, behind) = (widest(&names, most), widest(&labels, most));
    let axis = before + GAP;
    let room = width - axis - behind - GAP;
    let mut ink = Vec::new();
    let mut y = Length::ZERO;
    for ((part, name), label) in chart.parts.iter().zip(names).zip(labels) {
        let name = Paragraph::in_cell(name, text, Align::Right, at(Length::ZERO, before));
        let long = share(room, part.value, chart.greatest());
        let label = Paragraph::in_cell(label, text, Align::Left, at(axis + long + GAP, behind));
        let height = name.height().max(label.height()) + GAP;
        let middle = y + height / 2;
        ink.extend(lines(&name, middle - name.height() / 2));
        ink.extend(bar(axis, long, middle, text.size));
        ink.extend(lines(&label, middle - label.height() / 2));
        y += height;
    }
    let (from, to) = (Point { x: axis, y: Length::ZERO }, Point { x: axis, y });
    ink.push(Ink::Rule { from, to, width: LINE });
    Drawing { ink, height: y }
}

fn at(left: Length, width: Length) -> Room {
    Room { left, width, measure: width }
}

/// A bar as high as the type beside it; none for nothing.
fn bar(left: Length, long: Length, middle: Length, high: Length) -> Option<Ink> {
    let (right, top) = (left + long, middle - high / 2);
    let outline = vec![
        corner(left, top),
        corner(right, top),
        corner(right, top + high),
        corner(left, top + high),
    ];
    (long > Length::ZERO).then_some(Ink::Area { outline, shade: SHADE, edge: LINE })
}
