//! The text of cells to the widths of columns, between the least and the greatest share of each column.

use super::balance;
use super::cells::{CellDemand, TypesetCell};
use super::shares::{TWIP, divide, grow, twips_up};
use crate::base::length::Length;
use crate::doc::TableColumn;

/// The widths of the columns in whole twips, together at most `total`.
///
/// A cell asks for the width of its longest word, of a few characters, and of all its text in one line, plus `side` at
/// both sides; a column grants this within its shares of `total`. If all texts fit in one line, the rest goes to the
/// columns that may still grow. If not, but the few characters of all cells fit, the rest goes where it saves most
/// lines. Otherwise the columns get the width of their longest words and a proportion of what they ask beyond it; if
/// even the words are too wide, all columns shrink in proportion.
pub(super) fn widths(
    columns: &[TableColumn],
    cells: &[CellDemand],
    side: Length,
    total: Length,
) -> Vec<Length> {
    let total = total.to_milli().max(0) / TWIP;
    let share = |thousandths: u16| total * i64::from(thousandths) / 1000;
    let least: Vec<i64> = columns.iter().map(|c| share(c.least.min(c.most))).collect();
    let mut most: Vec<i64> = columns.iter().map(|c| share(c.most)).collect();
    make_room_for_words(&mut most, cells, side);
    let demand = |level: usize| {
        let mut widths = least.clone();
        for cell in by_span(cells) {
            let places = cell.place.column_range();
            let width = twips_up((cell.demands[level] + side * 2 + SLACK).to_milli());
            widen(&mut widths[places.clone()], width, &most[places]);
        }
        widths
    };
    let [words, few, whole] = [0, 1, 2].map(demand);
    let mut widths = if sum(&whole) <= total { whole.clone() } else { few.clone() };
    if sum(&whole) <= total {
        grow(&mut widths, total - sum(&whole), &most);
    } else if sum(&few) <= total {
        balance::spend(&mut widths, &most, total - sum(&few), cells, side);
    } else if sum(&words) <= total {
        widths = between(&words, &few, total);
    } else {
        widths = divide(total, &words);
    }
    widths.into_iter().map(Length::twips).collect()
}

/// LibreOffice's rounding of advances breaks a text that fits exactly.
const SLACK: Length = Length::milli(200);

/// The most characters of a word for which a column grows beyond its greatest share.
const WORD: i64 = 8;

/// A column may be as wide as its widest short word.
fn make_room_for_words(most: &mut [i64], cells: &[CellDemand], side: Length) {
    for cell in cells.iter().filter(|cell| cell.place.columns == 1) {
        let word = cell.demands[0].min(cell.character * WORD);
        let width = twips_up((word + side * 2 + SLACK).to_milli());
        let most = &mut most[cell.place.column];
        *most = (*most).max(width);
    }
}

/// What cells ask whose table has `before` rows of its form before it.
pub(super) fn ask(cells: &[TypesetCell], before: usize) -> impl Iterator<Item = CellDemand> {
    cells.iter().map(move |cell| {
        let mut demand = cell.demand.clone();
        demand.place.row += before;
        demand
    })
}

/// Cells of one column first: a merged cell only adds what they have not asked for.
fn by_span(cells: &[CellDemand]) -> impl Iterator<Item = &CellDemand> {
    let single = cells.iter().filter(|cell| cell.place.columns == 1);
    single.chain(cells.iter().filter(|cell| cell.place.columns > 1))
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
