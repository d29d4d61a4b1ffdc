//! A page style to the text area of its pages: edges in whole twips, line grid, measure.

use crate::base::length::Length;
use crate::doc::{Orientation, PageNumbers, Part, Role, StyleSheet, TextStyle};

/// The text area of the pages of a part.
///
/// Its edges are whole twips, as in Word, so that both files have the same text area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextArea {
    /// Width of the page.
    pub page_width: Length,
    /// Height of the page.
    pub page_height: Length,
    /// Left edge.
    pub left: Length,
    /// Top of the first line of the grid.
    pub top: Length,
    /// The width at which lines are broken.
    pub width: Length,
    /// The width to which full lines are justified: a whole number of body characters, see [`measure`].
    pub measure: Length,
    /// Height of all lines of a page.
    pub height: Length,
    /// Foot of the text area, from the top of the page.
    pub foot: Length,
    /// Distance of two lines of the grid.
    pub pitch: Length,
    /// From the top of a line of the grid to its baseline.
    pub baseline: Length,
    /// The orientation of the pages.
    pub orientation: Orientation,
    /// Whether the pages show their numbers.
    pub page_numbers: PageNumbers,
    /// The least number of lines of a paragraph at the foot or the top of a page.
    pub fewest_lines: usize,
}

/// The top of a full-width character's em box above the baseline, in thousandths of the font size.
const ASCENT: i64 = 880;

impl TextArea {
    /// The text area of a part (GB/T 9704 5.2, 8).
    ///
    /// A landscape page is the portrait sheet with its left edge on top: 订口 28 mm at the top, 天头 37 mm at the right.
    /// The lines are centred in the height of the text area, as LibreOffice centres its grid.
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
            page_numbers: PageNumbers::default(),
            fewest_lines: if page.lone_line_control { 2 } else { 1 },
        }
    }

    /// The text area of the pages of a part.
    pub fn of_part(style: &StyleSheet, part: &Part) -> Self {
        Self { page_numbers: part.page_numbers, ..Self::new(style, part.orientation) }
    }

    /// From the top of a line of text to its baseline.
    ///
    /// Lines whose height is the grid's pitch have the baseline of body text, whatever their font size, so that every
    /// baseline is on the grid; LibreOffice, which centres text on its grid, puts body text at the same place. Lines of
    /// any other exact height have their baseline at four fifths, as in LibreOffice.
    pub fn baseline(&self, style: &TextStyle) -> Length {
        let fifths = Length::twips(style.line.to_twips() * 4 / 5);
        if style.line == self.pitch { self.baseline } else { fifths }
    }
}

/// The baseline of a character whose em box is centred in a line of any height, as in cells.
pub(super) fn centred(line: Length, size: Length) -> Length {
    (line - size) / 2 + size * ASCENT / 1000
}

/// Rounded to twips.
fn whole(length: Length) -> Length {
    Length::twips(length.to_twips())
}

/// The width to which full lines are justified: as many whole characters as fit, if the rest is less than a tenth of a
/// character; otherwise the width of the text area.
///
/// 28 characters of 15.75 pt are 441 of 442.25 pt. A line is broken when it exceeds 442.25 pt, as in Word and
/// LibreOffice, and then justified to 441 pt. So lines of Chinese characters only need no justification, their
/// characters are aligned down the page, and all lines end at one edge. LibreOffice leaves such lines at 441 pt too,
/// because less than a twip would go to each gap; Word widens each gap by 0.05 pt, which is invisible.
fn measure(width: Length, character: Length) -> Length {
    let character = character.max(Length::milli(1));
    let whole = character * (width.to_milli() / character.to_milli());
    if (width - whole) * 10 < character { whole } else { width }
}
