//! A title that is too long for one line to lines broken by sense, in the shape of a trapezium or a rhombus (GB/T 9704
//! 7.3.1).

use super::text::{BREAK, ShapedChar, width};
use super::title_words::{begins_year, break_cost, in_brackets};
use crate::base::length::Length;

/// Breaks every line of a title that is wider than `room`. Returns the number of characters before each break,
/// including the breaks in the title itself.
pub(super) fn divide(chars: &mut Vec<ShapedChar>, room: Length) -> Vec<usize> {
    let mut parted = Vec::with_capacity(chars.len() + 4);
    let mut breaks = Vec::new();
    let mut seen = 0;
    for (index, line) in chars.split(|c| c.class.is_break()).enumerate() {
        let cuts = if width(line) > room { cuts(line, room) } else { Vec::new() };
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([line.len()]);
        for (part, (start, end)) in starts.zip(ends).enumerate() {
            if index + part > 0 {
                parted.push(BREAK);
                breaks.push(seen);
            }
            parted.extend_from_slice(&line[start..end]);
            seen += end - start;
        }
    }
    *chars = parted;
    breaks
}

/// The greatest number of lines that are broken by sense.
const MOST_LINES: usize = 6;

/// More than the cost of another line and of a break between two words.
const ACROSS_A_YEAR: i64 = 700;

/// The cost of another line: that of a break between two unknown words.
const LINE: i64 = 300;

/// The best breaks; none if the title does not fit in a few lines.
fn cuts(line: &[ShapedChar], room: Length) -> Vec<usize> {
    let text: Vec<char> = line.iter().map(|c| c.character).collect();
    let places = in_brackets(&text).enumerate();
    let costs: Vec<Option<i64>> =
        places.map(|(at, inside)| break_cost(line, &text, at, inside)).collect();
    let years = (1..text.len()).filter(|&at| begins_year(&text[at..])).collect();
    let search = TitleSplitter { line, costs: &costs, years, room };
    let few = (width(line).to_milli() / room.to_milli().max(1)) as usize + 1;
    let best = (few..=(few + 1).min(MOST_LINES)).filter_map(|lines| search.best(lines));
    best.min_by_key(|(cost, _)| *cost).map(|(_, cuts)| cuts).unwrap_or_default()
}

/// The search for the best breaks of a line.
struct TitleSplitter<'a> {
    line: &'a [ShapedChar],
    /// The cost of a break before each character; `None` where there can be none.
    costs: &'a [Option<i64>],
    /// The characters at which years begin.
    years: Vec<usize>,
    room: Length,
}

impl TitleSplitter<'_> {
    /// The cheapest breaks into a given number of lines.
    fn best(&self, lines: usize) -> Option<(i64, Vec<usize>)> {
        let mut best = None;
        self.try_from(0, lines, 0, &mut Vec::new(), &mut Vec::new(), &mut best);
        best.map(|(cost, cuts): (i64, Vec<usize>)| (cost + LINE * lines as i64, cuts))
    }

    /// Tries all breaks of the text from `start` into `lines` lines.
    fn try_from(
        &self,
        start: usize,
        lines: usize,
        cost: i64,
        widths: &mut Vec<i64>,
        cuts: &mut Vec<usize>,
        best: &mut Option<(i64, Vec<usize>)>,
    ) {
        if lines == 1 {
            let last = width(&self.line[start..]);
            if last <= self.room {
                widths.push(last.to_milli());
                let cost = cost + shape_cost(widths) + self.year_cost(start, self.line.len());
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    *best = Some((cost, cuts.clone()));
                }
                widths.pop();
            }
            return;
        }
        let mut wide = Length::ZERO;
        for end in start + 1..self.line.len() {
            wide += self.line[end - 1].advance;
            if wide > self.room {
                return;
            }
            let rest = width(&self.line[end..]);
            if let Some(break_cost) = self.costs[end]
                && rest <= self.room * (lines as i64 - 1)
            {
                widths.push(wide.to_milli());
                cuts.push(end);
                let cost = cost + break_cost + self.year_cost(start, end);
                self.try_from(end, lines - 1, cost, widths, cuts, best);
                widths.pop();
                cuts.pop();
            }
        }
    }

    /// The cost of a line that runs from the unit's name across a year into what follows: it breaks both.
    fn year_cost(&self, start: usize, end: usize) -> i64 {
        let inside = self.years.iter().any(|&year| start < year && year < end);
        if inside && self.line[end - 1].character != '度' { ACROSS_A_YEAR } else { 0 }
    }
}

/// The cost of the shape: different widths, a line shorter than both its neighbours, a very short line.
fn shape_cost(widths: &[i64]) -> i64 {
    let widest = widths.iter().copied().max().unwrap_or(1).max(1);
    let lack = |width: i64| (widest - width) * 100 / widest;
    let uneven: i64 = widths.iter().map(|&width| lack(width) * lack(width) / 25).sum();
    let waists = widths.windows(3).filter(|w| w[1] < w[0] && w[1] < w[2]).count() as i64;
    let stubs = widths.iter().filter(|&&width| width * 3 < widest).count() as i64;
    uneven + waists * 400 + stubs * 300
}
