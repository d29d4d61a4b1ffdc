//! A page style to the frame that text is set in: edges in whole twips, the line grid, the measure.

use crate::base::length::Length;
use crate::doc::{Orientation, Role, StyleSheet, TextStyle};

/// Where text stands on the pages of a part.
///
/// Edges are whole twips, as Word keeps them, so both files have the same text area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextArea {
    /// Width of the page as it is read.
    pub page_width: Length,
    /// Height of the page as it is read.
    pub page_height: Length,
    /// Left edge of the text area.
    pub left: Length,
    /// Top of the first line of the grid.
    pub top: Length,
    /// Width of the text area: what a line may fill before it is broken.
    pub width: Length,
    /// How wide the characters of a justified line are together: whole ones of body text, see [`measure`].
    pub measure: Length,
    /// Height of a page's lines together.
    pub height: Length,
    /// Foot of the text area.
    pub foot: Length,
    /// Distance of two lines of the grid.
    pub pitch: Length,
    /// From the top of a line of the grid to its baseline.
    pub baseline: Length,
    /// Whether the pages are turned.
    pub orientation: Orientation,
}

/// Height over the baseline of a full-width character's cell, in thousandths of its size.
const ASCENT: i64 = 880;

impl TextArea {
    /// The frame of a part (GB/T 9704 5.2, 8).
    ///
    /// A turned page is the upright sheet with its left edge on top: 订口 28 mm above, 天头 37 mm at the right.
    /// The lines stand in the middle of the text area's height, as LibreOffice centres its grid.
    pub fn new(style: &StyleSheet, orientation: Orientation) -> Self {
        let page = &style.page;
        let (width, height) = (whole(page.width), whole(page.height));
        let (top, left) = (whole(page.top), whole(page.left));
        let (bottom, right) = (whole(page.bottom), whole(page.right));
        let [width, height, top, right, bottom, left] = match orientation {
            Orientation::Portrait => [width, height, top, right, bottom, left],
            Orientation::Landscape => [height, width, left, top, right, bottom],
        };
        let text_width = (width - left - right).max(Length::milli(1));
        let text_height = (height - top - bottom).max(Length::milli(1));
        let pitch = page.pitch.max(Length::milli(1));
        let lines = (text_height.to_milli() / pitch.to_milli()).max(1);
        let spare = (text_height - pitch * lines).or_zero();
        let body = style.of(Role::Body);
        Self {
            page_width: width,
            page_height: height,
            left,
            top: top + spare / 2,
            width: text_width,
            measure: measure(text_width, style.character(Role::Body)),
            height: pitch * lines,
            foot: height - bottom,
            pitch,
            baseline: centred(pitch, body.size),
            orientation,
        }
    }

    /// From the top of a line of text to its baseline.
    ///
    /// Lines of the grid all have the baseline of body text, whatever their size, so every baseline of a page is on
    /// the grid; LibreOffice puts body text there too, as it centres text on its grid. In lines of any other exact
    /// height it puts the baseline at four fifths, and so do we.
    pub fn baseline(&self, style: &TextStyle) -> Length {
        let fifths = Length::twips(style.line.to_twips() * 4 / 5);
        if style.line == self.pitch { self.baseline } else { fifths }
    }
}

/// The baseline of a character's cell in the middle of a line, whatever its height: in cells of tables.
pub fn centred(line: Length, size: Length) -> Length {
    (line - size) / 2 + size * ASCENT / 1000
}

/// To the nearest twip.
fn whole(length: Length) -> Length {
    Length::twips(length.to_twips())
}

/// How far justified lines go: as many whole characters as fit, where what is left is less than a tenth of one; else all
/// of the text's width.
///
/// 28 characters of 15.75 pt are 441 of 442.25 pt. A line is broken only when it overruns 442.25 pt, as in Word and
/// LibreOffice, and then set to 441 pt: so plain lines are neither given nor robbed of anything, characters stand under
/// one another down the page, and all lines end at one edge. LibreOffice leaves plain lines at 441 pt too, as less than a
/// twip would fall to each gap; Word opens each by 0.05 pt, which nobody sees.
fn measure(width: Length, character: Length) -> Length {
    let character = character.max(Length::milli(1));
    let whole = character * (width.to_milli() / character.to_milli());
    if (width - whole) * 10 < character { whole } else { width }
}
