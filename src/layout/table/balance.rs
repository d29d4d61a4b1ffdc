//! Distributes spare width among columns so that the table has as few lines as possible.

use std::cmp::Ordering;

use super::asked::Asked;
use super::shares::{grow, twips_up};
use crate::base::length::Length;

/// The number of rows that are examined; the rest of a longer table is assumed to be similar.
const ROWS: usize = 400;

/// The text of a cell of one column and one row, in twips.
struct SingleText {
    row: usize,
    column: usize,
    /// The width of each paragraph in one line.
    wide: Vec<i64>,
    /// The width of a character.
    character: i64,
}

/// A column made wider, and the gain in row height.
#[derive(Clone, Copy)]
struct Widening {
    column: usize,
    width: i64,
    gain: i64,
}

/// Distributes `spare` twips among columns, none growing beyond its greatest width: first step by step where most lines
/// are saved for the width, then what saves no line in proportion to the columns' widths.
pub(super) fn spend(
    columns: &mut [i64],
    most: &[i64],
    mut spare: i64,
    cells: &[Asked],
    side: Length,
) {
    let is_single = |asked: &&Asked| {
        asked.cell.place.columns == 1 && asked.cell.place.rows == 1 && asked.row < ROWS
    };
    let single = cells.iter().filter(is_single);
    let texts: Vec<SingleText> = single.map(text).collect();
    let sides = twips_up(side.to_milli() * 2);
    while let Some(step) = best_step(&texts, columns, most, spare, sides) {
        columns[step.column] += step.width;
        spare -= step.width;
    }
    grow(columns, spare, most);
}

fn text(asked: &Asked) -> SingleText {
    let demand = &asked.cell.demand;
    let wide = demand.wide.iter().map(|width| twips_up(width.to_milli())).collect();
    let character = twips_up(demand.character.to_milli()).max(1);
    SingleText { row: asked.row, column: asked.cell.place.column, wide, character }
}

impl SingleText {
    /// The width that its lines can use: a whole number of characters.
    fn room(&self, width: i64) -> i64 {
        (width - width % self.character).max(self.character)
    }

    fn lines(&self, room: i64) -> i64 {
        self.wide.iter().map(|wide| lines(*wide, room)).sum()
    }

    /// The least width at which it has fewer lines.
    fn next_room(&self, room: i64) -> Option<i64> {
        let longer = self.wide.iter().filter(|wide| lines(**wide, room) > 1);
        let rooms = longer.map(|wide| {
            let needed = (wide + lines(*wide, room) - 2) / (lines(*wide, room) - 1);
            (needed + self.character - 1) / self.character * self.character
        });
        rooms.min()
    }
}

/// The number of lines of a row's highest cells, how many cells are that high, and the lines of the next lower ones.
#[derive(Clone, Copy)]
struct RowLines {
    lines: i64,
    count: i64,
    below: i64,
}

impl Default for RowLines {
    fn default() -> Self {
        Self { lines: 1, count: 0, below: 1 }
    }
}

impl RowLines {
    fn add(&mut self, lines: i64) {
        match lines.cmp(&self.lines) {
            Ordering::Greater => *self = Self { lines, count: 1, below: self.lines },
            Ordering::Equal => self.count += 1,
            Ordering::Less => self.below = self.below.max(lines),
        }
    }

    /// The gain if one of its highest cells is reduced to `left` lines: the lines that the row loses, or a share of one
    /// line if other cells are as high.
    fn gain(self, left: i64) -> i64 {
        let lost = if self.count > 1 { 1 } else { self.lines - left.max(self.below) };
        lost * 840 / self.count.max(1)
    }
}

fn lines(wide: i64, room: i64) -> i64 {
    ((wide + room - 1) / room).max(1)
}

/// The step with the greatest gain for its width. A row with several cells of the same greatest height loses a line
/// only if all of them do, so each contributes a share.
fn best_step(
    texts: &[SingleText],
    columns: &[i64],
    most: &[i64],
    spare: i64,
    sides: i64,
) -> Option<Widening> {
    let room = |text: &SingleText| text.room(columns[text.column] - sides);
    let mut rows = vec![RowLines::default(); texts.iter().map(|text| text.row + 1).max()?];
    texts.iter().for_each(|text| rows[text.row].add(text.lines(room(text))));
    let mut savings = vec![Vec::new(); columns.len()];
    for text in texts {
        let row = rows[text.row];
        if row.lines > 1 && text.lines(room(text)) == row.lines {
            let step = text.next_room(room(text)).map(|next| {
                let width = next + sides - columns[text.column];
                (width.max(1), row.gain(text.lines(next)))
            });
            savings[text.column].extend(step);
        }
    }
    let steps = savings.iter_mut().enumerate().flat_map(|(column, savings)| {
        savings.sort_unstable();
        let limit = spare.min(most[column] - columns[column]);
        let within = savings.iter().take_while(move |(width, _)| *width <= limit);
        within.scan(0, move |gain, (width, more)| {
            *gain += more;
            Some(Widening { column, width: *width, gain: *gain })
        })
    });
    steps.reduce(
        |best, step| if step.gain * best.width > best.gain * step.width { step } else { best },
    )
}
