//! A title to lines parted by sense.

use super::text::Char;
use crate::base::length::Length;

/// Parts a title that is wider than `width` and gives the counts of characters before each of its breaks.
pub fn divide(chars: &mut [Char], _width: Length) -> Vec<usize> {
    let breaks = chars.iter().enumerate().filter(|(_, c)| c.class.is_break());
    breaks.enumerate().map(|(before, (index, _))| index - before).collect()
}
