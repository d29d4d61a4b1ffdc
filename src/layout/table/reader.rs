//! The space that some programs add between Chinese characters and letters or digits, though the Word file turns it off.
//!
//! LibreOffice adds a fifth of the font size, whatever `w:autoSpaceDE` and `w:autoSpaceDN` say. So a cell is measured
//! with this space, and a form is fitted to its sheets with the lines that its cells have then.

use crate::base::han::is_han;
use crate::base::length::Length;
use crate::layout::text::ShapedChar;

/// A text with the space, if there is any in it.
pub(super) fn spaced(chars: &[ShapedChar], size: Length) -> Option<Vec<ShapedChar>> {
    if !chars.windows(2).any(is_spaced) {
        return None;
    }
    let mut spaced = chars.to_vec();
    for at in (1..chars.len()).filter(|at| is_spaced(&chars[at - 1..=*at])) {
        spaced[at - 1].advance += size / 5;
    }
    Some(spaced)
}

fn is_spaced(pair: &[ShapedChar]) -> bool {
    let [before, after] = [pair[0].character, pair[1].character];
    (is_han(before) && after.is_ascii_alphanumeric())
        || (before.is_ascii_alphanumeric() && is_han(after))
}
