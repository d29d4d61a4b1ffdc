//! The text of cells to the widths of columns, between the least and the greatest share of each column.

use std::hash::{DefaultHasher, Hash};

use super::asked::Asked;
use super::balance;
use super::relief::{self, Limits};
use super::shares::{TWIP, divide, grow, twips_up};
use crate::base::length::Length;
use crate::doc::TableColumn;
use crate::layout::remembered::{Remembered, state};

/// The widths of the columns in whole twips, together at most `total`.
///
/// A cell asks for the width of its longest word, of a few characters, and of all its text in one line, plus `side` at
/// both sides; a column grants this within its shares of `total`. If all texts fit in one line, the rest goes to the
/// columns that may still grow. If not, but the few characters of all cells fit, the rest goes where it saves most
/// lines. Otherwise the columns get the width of their longest words and a proportion of what they ask beyond it. Where
/// even that is too wide, the least shares do not count, and then words give way to numbers; if even the numbers are
/// too wide, all columns shrink in proportion.
pub(super) fn widths(
    columns: &[TableColumn],
    cells: &[Asked],
    (side, total): (Length, Length),
    shrinks: bool,
    remembered: &mut Remembered,
) -> Vec<Length> {
    let about = |digest: &mut DefaultHasher| {
        (side, total, shrinks).hash(digest);
        state(digest, columns.iter().map(|column| (column.least, column.most)));
        state(digest, cells.iter().map(|cell| cell.row));
        cells.iter().for_each(|cell| cell.cell.state_for_widths(digest));
    };
    remembered.widths(about, || compute(columns, cells, side, total, shrinks))
}

fn compute(
    columns: &[TableColumn],
    cells: &[Asked],
    side: Length,
    total: Length,
    shrinks: bool,
) -> Vec<Length> {
    let total = total.to_milli().max(0) / TWIP;
    let share = |thousandths: u16| total * i64::from(thousandths) / 1000;
    let least: Vec<i64> = columns.iter().map(|c| share(c.least.min(c.most))).collect();
    let mut most: Vec<i64> = columns.iter().map(|c| share(c.most)).collect();
    make_room_for_words(&mut most, cells, side);
    let demand = |level: usize, least: &[i64]| {
        let mut widths = least.to_vec();
        for cell in by_span(cells) {
            let places = cell.cell.place.column_range();
            let width = twips_up((cell.cell.demand.demands[level] + side * 2 + SLACK).to_milli());
            widen(&mut widths[places.clone()], width, &most[places]);
        }
        widths
    };
    let [words, few, whole] = [1, 2, 3].map(|level| demand(level, &least));
    let mut widths = if sum(&whole) <= total { whole.clone() } else { few.clone() };
    if sum(&whole) <= total {
        grow(&mut widths, total - sum(&whole), &most);
    } else if sum(&few) <= total {
        balance::spend(&mut widths, &most, total - sum(&few), cells, side);
    } else if sum(&words) <= total {
        widths = between(&words, &few, total);
    } else {
        let [numbers, bare] = [0, 1].map(|level| demand(level, &vec![0; columns.len()]));
        widths = if sum(&bare) <= total {
            between(&bare, &words, total)
        } else if sum(&numbers) <= total {
            between(&numbers, &bare, total)
        } else {
            divide(total, &numbers)
        };
    }
    if sum(&words) <= total {
        let limits = limits(&needs(cells, side, columns.len(), total, shrinks), &least, &most);
        relief::relieve(&mut widths, &limits, cells, side);
    }
    widths.into_iter().map(Length::twips).collect()
}

/// LibreOffice's rounding of advances breaks a text that fits exactly.
const SLACK: Length = Length::milli(200);

/// The most characters of a word for which a column grows beyond its greatest share.
const WORD: i64 = 8;

/// A column may be as wide as its widest short word, and as its longest number.
fn make_room_for_words(most: &mut [i64], cells: &[Asked], side: Length) {
    for cell in cells.iter().filter(|cell| cell.cell.place.columns == 1) {
        let demand = &cell.cell.demand;
        let word = demand.demands[1].min(demand.character * WORD).max(demand.demands[0]);
        let width = twips_up((word + side * 2 + SLACK).to_milli());
        let most = &mut most[cell.cell.place.column];
        *most = (*most).max(width);
    }
}

/// Cells of one column first: a merged cell only adds what they have not asked for.
fn by_span<'a, 'c>(cells: &'a [Asked<'c>]) -> impl Iterator<Item = &'a Asked<'c>> {
    let single = cells.iter().filter(|cell| cell.cell.place.columns == 1);
    single.chain(cells.iter().filter(|cell| cell.cell.place.columns > 1))
}

/// The width that each column needs, whatever its least share is: for the longest word of its cells in a form that
/// `shrinks`, for a few characters in any other table, whose short labels stay in one line.
fn needs(cells: &[Asked], side: Length, columns: usize, total: i64, shrinks: bool) -> Vec<i64> {
    let mut widths = vec![0; columns];
    for cell in cells.iter().filter(|cell| cell.cell.place.columns == 1) {
        let demand = &cell.cell.demand;
        let [_, word, few, whole] = demand.demands;
        let need = if shrinks { word.max(demand.character * 2).min(whole) } else { few };
        let width = twips_up((need + side * 2 + SLACK).to_milli());
        let column = &mut widths[cell.cell.place.column];
        *column = (*column).max(width.min(total));
    }
    widths
}

/// The limits within which width may be moved: three fifths of the least share, and three halves of the greatest.
fn limits(needs: &[i64], least: &[i64], most: &[i64]) -> Vec<Limits> {
    let shares = least.iter().zip(most);
    let limit = |(&need, (&least, &most)): (&i64, (&i64, &i64))| Limits {
        least: need.max(least * 3 / 5),
        most: most * 3 / 2,
    };
    needs.iter().zip(shares).map(limit).collect()
}

/// Widens columns until they are `width` wide together, or none may grow.
fn widen(columns: &mut [i64], width: i64, most: &[i64]) {
    let missing = width - columns.iter().sum::<i64>();
    grow(columns, missing, most);
}

fn sum(widths: &[i64]) -> i64 {
    widths.iter().sum()
}

/// The lower widths, plus the rest of `total` in proportion to the differences from the higher ones.
fn between(lower: &[i64], higher: &[i64], total: i64) -> Vec<i64> {
    let more: Vec<i64> = higher.iter().zip(lower).map(|(high, low)| (high - low).max(0)).collect();
    let given = divide(total - sum(lower), &more);
    lower.iter().zip(given).map(|(low, given)| low + given).collect()
}
