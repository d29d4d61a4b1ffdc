//! Moves width between columns so that fewer words are broken and fewer lines hold a single character.

use std::ops::Range;

use super::asked::Asked;
use super::shares::{TWIP, twips_up};
use crate::base::length::Length;
use crate::layout::linebreak::{BrokenLine, break_lines};
use crate::layout::text::ShapedChar;

/// What is wrong with lines, in hundredths of a line of a row.
const LINE: i64 = 100;
const BROKEN_WORD: i64 = 160;
const SINGLE_CHARACTER: i64 = 80;
const BROKEN_NAME: i64 = 600;
const HALF_EMPTY: i64 = 50;

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
    let mut search = Search::new(cells, columns, side * 2);
    for _ in 0..MOVES {
        let moves = match search.best_move(limits, half) {
            Some(width_move) => vec![width_move],
            None => search.best_gathering(limits, half),
        };
        if moves.is_empty() {
            break;
        }
        moves.into_iter().for_each(|width_move| search.make(width_move));
    }
    columns.copy_from_slice(&search.columns);
}

/// Width that one column gives to another.
#[derive(Clone, Copy)]
struct WidthMove {
    from: usize,
    to: usize,
    width: i64,
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
    /// The widths so far, in twips.
    columns: Vec<i64>,
    /// How each cell looks in them.
    looks: Vec<CellLook>,
    /// The cells that are one row high, row by row.
    rows: Vec<Vec<usize>>,
    /// How each cell looks in the widths that were examined, sorted by width.
    examined: Vec<Vec<(i64, CellLook)>>,
}

impl<'c> Search<'c> {
    fn new(cells: Vec<&'c Asked<'c>>, columns: &[i64], sides: Length) -> Self {
        let last = cells.iter().map(|cell| cell.row).max().unwrap_or(0);
        let mut rows = vec![Vec::new(); last + 1];
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.cell.place.rows == 1)
        {
            rows[cell.row].push(index);
        }
        let examined = vec![Vec::new(); cells.len()];
        let (columns, looks) = (columns.to_vec(), Vec::new());
        let mut search = Self { cells, sides, columns, looks, rows, examined };
        search.looks = (0..search.cells.len()).map(|index| search.look(index)).collect();
        search
    }

    /// The move that gains most, the first of equal ones; none if no move gains anything.
    fn best_move(&mut self, limits: &[Limits], half: i64) -> Option<WidthMove> {
        let cost = self.cost();
        let mut best: Option<(i64, WidthMove)> = None;
        for to in self.faulty() {
            for width in STEPS.map(|step| step * half) {
                if self.columns[to] + width > limits[to].most {
                    break;
                }
                for from in (0..self.columns.len()).filter(|from| *from != to) {
                    if self.columns[from] - width < limits[from].least {
                        continue;
                    }
                    let width_move = WidthMove { from, to, width };
                    let gain = cost - self.cost_after(width_move);
                    if gain > 0 && best.is_none_or(|(most, _)| gain > most) {
                        best = Some((gain, width_move));
                    }
                }
            }
        }
        best.map(|(_, width_move)| width_move)
    }

    /// The moves from several columns to one that gain together, where none gains by itself; none if these gain nothing.
    fn best_gathering(&mut self, limits: &[Limits], half: i64) -> Vec<WidthMove> {
        let cost = self.cost();
        let mut best: (i64, Vec<WidthMove>) = (0, Vec::new());
        for to in self.faulty() {
            let (columns, looks) = (self.columns.clone(), self.looks.clone());
            let mut moves = self.spare_for(to, limits, half);
            moves.sort_by_key(|width_move| -width_move.width);
            for (count, width_move) in moves.iter().enumerate() {
                if self.columns[to] + width_move.width > limits[to].most {
                    break;
                }
                self.make(*width_move);
                let gain = cost - self.cost();
                if gain > best.0 {
                    best = (gain, moves[..=count].to_vec());
                }
            }
            (self.columns, self.looks) = (columns, looks);
        }
        best.1
    }

    /// What each column can give to another without harm.
    fn spare_for(&mut self, to: usize, limits: &[Limits], half: i64) -> Vec<WidthMove> {
        let cost = self.cost();
        let mut moves = Vec::new();
        for from in (0..self.columns.len()).filter(|from| *from != to) {
            let widths = STEPS.iter().rev().map(|step| step * half);
            let possible = widths.filter(|width| self.columns[from] - width >= limits[from].least);
            let possible: Vec<_> = possible.map(|width| WidthMove { from, to, width }).collect();
            moves.extend(possible.into_iter().find(|one| self.cost_after(*one) <= cost));
        }
        moves
    }

    fn cost(&self) -> i64 {
        let lines = |row: &Vec<usize>| row.iter().map(|index| self.looks[*index].lines).max();
        let faults: i64 = self.looks.iter().map(|look| look.faults).sum();
        faults + self.rows.iter().filter_map(lines).sum::<i64>() * LINE
    }

    /// The cost if a move is made; it is not.
    fn cost_after(&mut self, width_move: WidthMove) -> i64 {
        let before = self.looks.clone();
        self.make(width_move);
        let cost = self.cost();
        let WidthMove { from, to, width } = width_move;
        (self.columns[from], self.columns[to]) =
            (self.columns[from] + width, self.columns[to] - width);
        self.looks = before;
        cost
    }

    /// Makes a move and looks again at the cells whose widths it changes.
    fn make(&mut self, WidthMove { from, to, width }: WidthMove) {
        (self.columns[from], self.columns[to]) =
            (self.columns[from] - width, self.columns[to] + width);
        for index in 0..self.cells.len() {
            let covered = self.covered(index);
            if covered.contains(&from) != covered.contains(&to) {
                self.looks[index] = self.look(index);
            }
        }
    }

    fn covered(&self, index: usize) -> Range<usize> {
        self.cells[index].cell.place.column_range()
    }

    /// The columns with something wrong in their cells, or with a cell of several lines.
    fn faulty(&self) -> Vec<usize> {
        let mut faulty = vec![false; self.columns.len()];
        for (index, look) in self.looks.iter().enumerate() {
            let covered = self.covered(index);
            if look.faults > 0 || (covered.len() == 1 && look.lines > 1) {
                faulty[covered].fill(true);
            }
        }
        (0..faulty.len()).filter(|column| faulty[*column]).collect()
    }

    fn look(&mut self, index: usize) -> CellLook {
        let width = self.columns[self.covered(index)].iter().sum::<i64>();
        let examined = &mut self.examined[index];
        match examined.binary_search_by_key(&width, |(width, _)| *width) {
            Ok(at) => examined[at].1,
            Err(at) => {
                let cell = self.cells[index].cell;
                let sides = self.sides + cell.indent();
                let mut found = look(cell.measured(), Length::milli(width * TWIP) - sides - SLACK);
                if cell.whole && found.faults > 0 {
                    found.faults += BROKEN_NAME;
                }
                examined.insert(at, (width, found));
                found
            }
        }
    }
}

/// LibreOffice's rounding of advances breaks a text that fits exactly.
const SLACK: Length = Length::milli(200);

fn look<'t>(texts: impl Iterator<Item = (&'t [ShapedChar], Length)>, room: Length) -> CellLook {
    let mut all = CellLook::default();
    for (text, hanging) in texts {
        let [first, rest] = [room, room - hanging].map(|room| room.max(Length::milli(1)));
        let lines = break_lines(text, first, rest);
        all.lines += lines.len() as i64;
        let half_empty = lines.iter().filter(|line| line.full && line.natural * 2 < rest);
        all.faults += half_empty.count() as i64 * HALF_EMPTY;
        let starts = lines[1..].iter().map(|line| line.chars.start);
        all.faults += starts.filter(|at| is_inside_a_word(text, *at)).count() as i64 * BROKEN_WORD;
        if lines.len() > 1 && lines.last().is_some_and(|line| has_one_character(text, line)) {
            all.faults += SINGLE_CHARACTER;
        }
    }
    all
}

fn is_inside_a_word(text: &[ShapedChar], at: usize) -> bool {
    text.get(at).is_some_and(|char| char.joined)
        || (at > 0 && at < text.len() && !text[at - 1].class.may_break_before(text[at].class))
}

/// Whether a line has one character, and a mark behind it.
fn has_one_character(text: &[ShapedChar], line: &BrokenLine) -> bool {
    let seen = text[line.chars.clone()].iter().filter(|char| !char.class.is_space());
    seen.filter(|char| char.character.is_alphanumeric()).count() < 2
}
