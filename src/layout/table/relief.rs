//! Moves width between columns so that fewer words are broken and fewer lines hold a single character.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::shares::{TWIP, twips_up};
use crate::base::length::Length;
use crate::layout::linebreak::{BrokenLine, break_lines};
use crate::layout::text::ShapedChar;

/// What is wrong with lines, in hundredths of a line of a row.
const LINE: i64 = 100;
const BROKEN_WORD: i64 = 160;
const SINGLE_CHARACTER: i64 = 80;

/// The most moves; the number of words that tables break is small.
const MOVES: usize = 16;

/// The most rows that are examined; the rest of a longer table is assumed to be similar.
const ROWS: usize = 60;

/// The widths of a move, in half characters.
const STEPS: [i64; 7] = [1, 2, 3, 4, 6, 8, 12];

/// The limits of the width of a column, in twips.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Below it, it gives nothing away.
    pub least: i64,
    /// What it may grow to.
    pub most: i64,
}

/// Moves width between columns, step by step where most is gained, as long as something is gained. The sum of the
/// widths stays.
pub(super) fn relieve(columns: &mut [i64], limits: &[Limits], cells: &[Asked], side: Length) {
    let cells: Vec<_> = cells.iter().filter(|cell| cell.row < ROWS).collect();
    let Some(character) = cells.iter().map(|cell| cell.cell.demand.character).max() else { return };
    let half = (twips_up(character.to_milli()) / 2).max(1);
    let mut search = Search { cells, sides: side * 2, looks: BTreeMap::new() };
    let mut cost = search.cost(columns);
    for _ in 0..MOVES {
        let faulty = search.faulty(columns);
        let mut best: Option<(i64, usize, usize, i64)> = None;
        for to in faulty {
            for width in STEPS.map(|step| step * half) {
                if columns[to] + width > limits[to].most {
                    break;
                }
                for from in (0..columns.len()).filter(|from| *from != to) {
                    if columns[from] - width < limits[from].least {
                        continue;
                    }
                    let mut moved = columns.to_vec();
                    (moved[from], moved[to]) = (moved[from] - width, moved[to] + width);
                    let gain = cost - search.cost(&moved);
                    if gain > 0 && best.is_none_or(|(most, ..)| gain > most) {
                        best = Some((gain, from, to, width));
                    }
                }
            }
        }
        let Some((gain, from, to, width)) = best else { return };
        (columns[from], columns[to]) = (columns[from] - width, columns[to] + width);
        cost -= gain;
    }
}

/// How a cell looks in a width: its lines, and the cost of what is wrong with them.
#[derive(Clone, Copy, Default)]
struct CellLook {
    lines: i64,
    faults: i64,
}

struct Search<'c> {
    cells: Vec<&'c Asked<'c>>,
    /// The distances of text from the rules at both sides.
    sides: Length,
    /// The cells in the widths that were examined.
    looks: BTreeMap<(usize, i64), CellLook>,
}

impl Search<'_> {
    fn cost(&mut self, columns: &[i64]) -> i64 {
        let mut rows: BTreeMap<usize, i64> = BTreeMap::new();
        let mut faults = 0;
        for index in 0..self.cells.len() {
            let look = self.look(index, columns);
            faults += look.faults;
            let cell = self.cells[index];
            if cell.cell.place.rows == 1 {
                let lines = rows.entry(cell.row).or_default();
                *lines = (*lines).max(look.lines);
            }
        }
        faults + rows.values().sum::<i64>() * LINE
    }

    /// The columns with something wrong in their cells, or with a cell of several lines.
    fn faulty(&mut self, columns: &[i64]) -> Vec<usize> {
        let mut faulty = vec![false; columns.len()];
        for index in 0..self.cells.len() {
            let place = self.cells[index].cell.place;
            let look = self.look(index, columns);
            if look.faults > 0 || (place.columns == 1 && look.lines > 1) {
                faulty[place.column_range()].fill(true);
            }
        }
        (0..columns.len()).filter(|column| faulty[*column]).collect()
    }

    fn look(&mut self, index: usize, columns: &[i64]) -> CellLook {
        let cell = self.cells[index].cell;
        let width = columns[cell.place.column_range()].iter().sum::<i64>();
        let sides = self.sides + cell.indent();
        let of = |width| look(cell.texts(), Length::milli(width * TWIP) - sides - SLACK);
        *self.looks.entry((index, width)).or_insert_with(|| of(width))
    }
}

/// LibreOffice's rounding of advances breaks a text that fits exactly.
const SLACK: Length = Length::milli(200);

fn look(texts: &[Vec<ShapedChar>], room: Length) -> CellLook {
    let room = room.max(Length::milli(1));
    let mut all = CellLook::default();
    for text in texts {
        let lines = break_lines(text, room, room);
        all.lines += lines.len() as i64;
        let starts = lines[1..].iter().map(|line| line.chars.start);
        all.faults += starts.filter(|at| is_inside_a_word(text, *at)).count() as i64 * BROKEN_WORD;
        if lines.len() > 1 && lines.last().is_some_and(|line| has_one_character(text, line)) {
            all.faults += SINGLE_CHARACTER;
        }
    }
    all
}

fn is_inside_a_word(text: &[ShapedChar], at: usize) -> bool {
    text.get(at).is_some_and(|char| char.in_word)
        || (at > 0 && at < text.len() && !text[at - 1].class.may_break_before(text[at].class))
}

/// Whether a line has one character, and a mark behind it.
fn has_one_character(text: &[ShapedChar], line: &BrokenLine) -> bool {
    let seen = text[line.chars.clone()].iter().filter(|char| !char.class.is_space());
    seen.filter(|char| char.character.is_alphanumeric()).count() < 2
}
