//! The amounts of all texts by the words around them, to ask for those that have a name.

use std::collections::HashMap;

use super::change_words::meant;
use crate::base::says::says;
use crate::check::rule::CheckContext;
use crate::check::sentences::arithmetic::text::texts;
use crate::statements::direction;
use crate::statements::interval::Interval;
use crate::statements::numbers::Number;
use crate::statements::quantity::Quantity;

/// An amount with the words before and behind it.
struct NamedNumber {
    label: String,
    tail: String,
    quantity: Quantity,
    value: Interval,
}

/// The amounts of all texts.
pub(super) struct NamedNumbers {
    all: Vec<NamedNumber>,
    /// Their places by the last two characters before them and by the first two behind them.
    by_piece: HashMap<String, Vec<usize>>,
}

/// A name that more numbers have says nothing of any of them.
const MOST: usize = 60;

/// Words of a number that is no amount of its name: of each, of a comparison.
const OTHERS: [&str; 4] = ["均", "每", "比", "较"];

impl NamedNumbers {
    /// The amounts of a report.
    pub(super) fn of(context: &CheckContext) -> Self {
        let mut named = Self { all: Vec::new(), by_piece: HashMap::new() };
        for text in texts(context) {
            let words = |at: &std::ops::Range<usize>| text.passage.text(at.start, at.end);
            for one in &text.stated.statements {
                named.add(&one.number, words(&one.label), words(&one.tail));
            }
        }
        named
    }

    fn add(&mut self, number: &Number, label: String, tail: String) {
        let label = bare(&label).to_string();
        if !number.quantity.is_amount() || says(&label, &OTHERS) || direction::ends_spoken(&label) {
            return;
        }
        let place = self.all.len();
        let pieces = [last_two(&label), tail.chars().take(2).collect()];
        for piece in pieces.into_iter().filter(|piece: &String| piece.chars().count() == 2) {
            let places = self.by_piece.entry(piece).or_default();
            if places.len() <= MOST {
                places.push(place);
            }
        }
        let (quantity, value) = (number.quantity.clone(), meant(number));
        self.all.push(NamedNumber { label, tail, quantity, value });
    }

    /// The amounts of a name in a quantity; none where too many have it.
    pub(super) fn with(&self, name: &str, quantity: &Quantity) -> Vec<Interval> {
        let first: String = name.chars().take(2).collect();
        let mut found = Vec::new();
        for (piece, ends) in [(last_two(name), true), (first, false)] {
            let places = self.by_piece.get(&piece).map_or(&[][..], Vec::as_slice);
            if places.len() > MOST {
                return Vec::new();
            }
            found.extend(places.iter().map(|place| &self.all[*place]).filter(|one| {
                let own = if ends { one.label.ends_with(name) } else { one.tail.starts_with(name) };
                own && is_alike(&one.quantity, quantity)
            }));
        }
        found.into_iter().map(|one| one.value).collect()
    }
}

/// Whether two quantities count the same: 人 and 人次 are often said for one another.
pub(super) fn is_alike(one: &Quantity, other: &Quantity) -> bool {
    let people = |quantity: &Quantity| matches!(quantity, Quantity::Things("人" | "人次"));
    one == other || (people(one) && people(other))
}

/// A label without the words between a name and its number.
pub(super) fn bare(label: &str) -> &str {
    let mut label = label.trim();
    let ends = ["为", "达到", "达", "共有", "共", "是", "合计", "有", "了", "约", "的"];
    while let Some(rest) = ends.iter().find_map(|end| label.strip_suffix(end)) {
        label = rest;
    }
    label
}

fn last_two(label: &str) -> String {
    let count = label.chars().count();
    label.chars().skip(count.saturating_sub(2)).collect()
}
