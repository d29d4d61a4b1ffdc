//! Entries of a contents list to lines whose leader dots reach up to the page number.

use super::linebreak::break_lines;
use super::text::{LEADER, ShapedChar, Shaper, width};
use crate::base::length::Length;
use crate::doc::Role;

/// The least number of dots of an entry.
const DOTS: i64 = 3;

/// Replaces the leader by as many dots as bring what follows to the right edge of a line that is `first` or `rest`
/// wide; the dots share the remainder. Returns the number of characters before each line but the first too.
///
/// The dots are those of first-level entries, so that all entries of a page have about the same. Every line of an entry of
/// several lines leaves space for what follows, so that it never stands alone.
pub(super) fn fill(
    chars: Vec<ShapedChar>,
    (first, rest): (Length, Length),
    shaper: &mut Shaper,
) -> (Vec<ShapedChar>, Vec<usize>) {
    let Some(at) = chars.iter().position(|char| *char == LEADER) else {
        return (chars, Vec::new());
    };
    let (mut words, number) = (chars[..at].to_vec(), &chars[at + 1..]);
    let Some(dot) = shaper.shape_text(Role::Contents1, "…").first().copied() else {
        return (words, Vec::new());
    };
    let behind = width(number) + dot.advance * DOTS;
    let lines = break_lines(&words, first - behind, rest - behind);
    let room = if lines.len() == 1 { first } else { rest };
    let used = lines.last().map_or(Length::ZERO, |line| line.natural) + width(number);
    let breaks: Vec<_> = lines.iter().skip(1).map(|line| line.chars.start).collect();
    breaks.iter().rev().for_each(|at| words.insert(*at, super::text::BREAK));
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
    (words, breaks)
}
