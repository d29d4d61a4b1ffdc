//! Rules, filled areas and pictures to elements of SVG.

use std::fmt::Write;

use super::pictures::name_of;
use super::values::{grey, points, push_place};
use crate::base::length::Length;
use crate::images::ImageFile;
use crate::layout::pages::{Corner, Point};

/// A straight line.
pub(super) fn rule(out: &mut String, from: Point, to: Point, width: Length) {
    out.push_str("<path d=\"M");
    push_place(out, from);
    out.push('L');
    push_place(out, to);
    let _ = writeln!(out, "\" stroke=\"#000\" stroke-width=\"{}\"/>", points(width));
}

/// A filled area with a line around it.
pub(super) fn area(out: &mut String, outline: &[Corner], shade: u8, edge: Length) {
    let Some(first) = outline.first() else { return };
    out.push_str("<path d=\"M");
    push_place(out, first.at);
    let mut handles = Vec::new();
    for corner in outline[1..].iter().chain([first]) {
        if corner.handle {
            handles.push(corner.at);
            continue;
        }
        out.push(if handles.is_empty() { 'L' } else { 'C' });
        for handle in handles.drain(..) {
            push_place(out, handle);
            out.push(' ');
        }
        push_place(out, corner.at);
    }
    let (fill, width) = (grey(shade), points(edge));
    let _ = writeln!(out, "Z\" fill=\"{fill}\" stroke=\"#000\" stroke-width=\"{width}\"/>");
}

/// A picture, which fills its rectangle.
pub(super) fn picture(out: &mut String, [from, to]: [Point; 2], file: &ImageFile) {
    let size = [from.x, from.y, to.x - from.x, to.y - from.y].map(points);
    let [x, y, width, height] = size;
    let _ = writeln!(
        out,
        "<image href=\"pictures/{}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
         preserveAspectRatio=\"none\"/>",
        name_of(file)
    );
}
