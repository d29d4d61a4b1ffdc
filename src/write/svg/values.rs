//! Lengths, points and text as values of SVG.

use std::fmt::Write;

use crate::base::length::Length;
use crate::layout::pages::Point;

/// Adds a length in points, with as many decimals as needed.
pub(super) fn push_points(out: &mut String, length: Length) {
    let milli = length.to_milli();
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, rest) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    let _ = write!(out, "{sign}{whole}");
    if rest > 0 {
        let decimals = format!("{rest:03}");
        let _ = write!(out, ".{}", decimals.trim_end_matches('0'));
    }
}

/// A length in points, with as many decimals as needed.
pub(super) fn points(length: Length) -> String {
    let mut out = String::new();
    push_points(&mut out, length);
    out
}

/// Adds both coordinates of a point, as paths have them.
pub(super) fn push_place(out: &mut String, point: Point) {
    push_points(out, point.x);
    out.push(' ');
    push_points(out, point.y);
}

/// Adds a character as text of an element.
pub(super) fn push_escaped(out: &mut String, character: char) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        other => out.push(other),
    }
}

/// A shade in percent of white as a colour.
pub(super) fn grey(shade: u8) -> String {
    let level = (u32::from(shade.min(100)) * 255 + 50) / 100;
    format!("#{level:02x}{level:02x}{level:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_no_needless_decimals() {
        let shown = [0, 1, -1, 1000, 1500, -15_750, 595_276].map(|m| points(Length::milli(m)));
        assert_eq!(shown, ["0", "0.001", "-0.001", "1", "1.5", "-15.75", "595.276"]);
    }

    #[test]
    fn shades_are_percent_of_white() {
        assert_eq!([0, 55, 100].map(grey), ["#000000", "#8c8c8c", "#ffffff"]);
    }
}
