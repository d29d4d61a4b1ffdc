//! Entries of a contents list to lines whose leader dots reach up to the page number.

use super::linebreak::break_lines;
use super::text::{LEADER, ShapedChar, Shaper, width};
use crate::base::length::Length;
use crate::doc::Role;

/// Replaces the leader by as many dots as bring what follows to the right edge of a line that is `first` or `rest`
/// wide; the remainder goes before the first dot, or behind it on a line of its own.
///
/// The dots are those of first-level entries, so that all entries of a page have the same. What follows gets a line
/// of its own where the last line has no space for it.
pub(super) fn fill(
    chars: Vec<ShapedChar>,
    (first, rest): (Length, Length),
    shaper: &mut Shaper,
) -> Vec<ShapedChar> {
    let Some(at) = chars.iter().position(|char| *char == LEADER) else { return chars };
    let (mut words, number) = (chars[..at].to_vec(), &chars[at + 1..]);
    let Some(dot) = shaper.shape_text(Role::Contents1, "…").first().copied() else {
        return words;
    };
    let lines = break_lines(&words, first, rest);
    let room = if lines.len() == 1 { first } else { rest };
    let used = lines.last().map_or(Length::ZERO, |line| line.natural) + width(number);
    let (room, used) = match room < used {
        false => (room, used),
        true => {
            words.push(super::text::BREAK);
            (rest, width(number))
        }
    };
    let dot = ShapedChar { leader: true, ..dot };
    let dots = ((room - used).to_milli() / dot.advance.to_milli().max(1)).max(0);
    let rest = room - used - dot.advance * dots;
    let begun = words.last().is_some_and(|last| last.character != '\n');
    let at = if begun { words.len() - 1 } else { words.len() };
    words.extend(std::iter::repeat_n(dot, dots as usize));
    if let Some(before) = words.get_mut(at) {
        before.advance += rest;
    }
    words.extend_from_slice(number);
    words
}
