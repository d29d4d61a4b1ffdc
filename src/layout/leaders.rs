//! Entries of a contents list to lines whose leader dots reach up to the page number.

use super::linebreak::break_lines;
use super::text::{LEADER, ShapedChar, Shaper, width};
use crate::base::length::Length;
use crate::doc::Role;

/// Replaces the leader by as many dots as bring what follows to the right edge of a line that is `first` or `rest`
/// wide; the dots share the remainder.
///
/// The dots are those of first-level entries, so that all entries of a page have about the same. What follows gets a line
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
    let room = (room - used).or_zero().to_milli();
    let dots = room / dot.advance.to_milli().max(1);
    let share = |index: i64| room * (index + 1) / dots - room * index / dots;
    let shared = (0..dots).map(|index| ShapedChar {
        leader: true,
        advance: Length::milli(share(index)),
        ..dot
    });
    words.extend(shared);
    words.extend_from_slice(number);
    words
}
