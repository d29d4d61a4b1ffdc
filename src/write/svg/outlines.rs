//! Glyphs to paths, for characters that a browser might draw otherwise.

use super::values::push_place;
use crate::base::length::Length;
use crate::fonts::{Face, GlyphId, OutlineStep};
use crate::layout::pages::Point;

/// Adds the outline of a glyph whose origin stands at `at`, as the data of a path; nothing for a blank.
pub(super) fn push_outline(
    out: &mut String,
    (face, glyph): (&Face, GlyphId),
    size: Length,
    at: Point,
) {
    let units = i64::from(face.units_per_em.max(1));
    // To thousandths of a point; y of outlines counts upward.
    let scaled = |length: f32| {
        let milli = f64::from(length) * size.to_milli() as f64 / units as f64;
        Length::milli(milli.round() as i64)
    };
    let place = |[x, y]: [f32; 2]| Point { x: at.x + scaled(x), y: at.y - scaled(y) };
    for step in face.outline(glyph) {
        let (letter, places): (char, &[[f32; 2]]) = match &step {
            OutlineStep::Move(to) => ('M', to),
            OutlineStep::Line(to) => ('L', to),
            OutlineStep::Quadratic(places) => ('Q', places),
            OutlineStep::Cubic(places) => ('C', places),
            OutlineStep::Close => ('Z', &[]),
        };
        out.push(letter);
        for (index, at) in places.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            push_place(out, place(*at));
        }
    }
}
