//! The numbers of a passage with the units that follow them, and its years.

use rust_decimal::Decimal;

use super::passage::Passage;
use crate::base::amount::parse_number;

/// A number as it stands in a passage.
pub struct Number {
    /// Where it begins.
    pub at: usize,
    /// How many characters it has, unit aside.
    pub length: usize,
    /// Its value.
    pub value: Decimal,
    /// How many decimals it is written with.
    pub decimals: u32,
    /// What follows at once: `%`, `万元`, `元`, `亿元`, `批`, `人次`; empty if nothing of the kind.
    pub unit: String,
}

impl Number {
    /// How many characters its unit has.
    pub fn unit_length(&self) -> usize {
        self.unit.chars().count()
    }
}

/// The numbers of a passage in order. Full-width digits are not numbers here.
pub fn numbers(passage: &Passage) -> Vec<Number> {
    let chars = &passage.chars;
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let letter = at > 0 && (chars[at - 1].is_ascii_alphabetic() || chars[at - 1] == '-');
        found.extend(number_at(passage, at).filter(|_| !letter));
        at = end_of(chars, at);
    }
    found
}

/// The number that begins at a character.
pub fn number_at(passage: &Passage, at: usize) -> Option<Number> {
    let chars = &passage.chars;
    chars.get(at).filter(|c| c.is_ascii_digit())?;
    let end = end_of(chars, at);
    let written = passage.text(at, end);
    let value = parse_number(&written).ok()?;
    let decimals = written.split_once('.').map_or(0, |(_, d)| d.len() as u32);
    Some(Number { at, length: end - at, value, decimals, unit: unit(chars, end) })
}

/// Where the digits from a place on end.
fn end_of(chars: &[char], at: usize) -> usize {
    let more = |c: &char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut end = at + chars[at..].iter().take_while(|c| more(c)).count();
    while matches!(chars[end - 1], '.' | ',') {
        end -= 1;
    }
    end
}

fn unit(chars: &[char], at: usize) -> String {
    const UNITS: [&str; 9] = ["%", "％", "万元", "亿元", "元", "个百分点", "人次", "万", "亿"];
    let starts = |word: &&str| {
        let mut rest = chars[at..].iter();
        word.chars().all(|c| rest.next() == Some(&c))
    };
    if let Some(known) = UNITS.iter().find(|unit| starts(unit)) {
        return known.replace('％', "%");
    }
    // A measure word is one Chinese character.
    let next = chars.get(at).filter(|c| ('\u{4e00}'..='\u{9fff}').contains(*c) && **c != '的');
    next.map(char::to_string).unwrap_or_default()
}

/// Whether a number is given as approximate: 约, 近, 余, 多, 以内.
pub fn is_approximate(passage: &Passage, number: &Number) -> bool {
    let before = number.at.checked_sub(1).map(|at| passage.chars[at]);
    let saved = number.at >= 2 && passage.has(number.at - 2, "节约");
    let after = passage.chars.get(number.at + number.length);
    let end = number.at + number.length + number.unit.chars().count();
    let vague = ["以内", "以上", "以下", "左右", "上下", "之内", "余", "多"];
    (!saved && matches!(before, Some('约' | '近' | '超' | '第' | '逾')))
        || matches!(after, Some('余' | '多'))
        || vague.iter().any(|word| passage.has(end, word))
}

/// The year of `2023年` at a place.
pub fn year_at(passage: &Passage, at: usize) -> Option<i32> {
    let inside = at > 0 && passage.chars[at - 1].is_ascii_digit();
    if inside || passage.chars.get(at + 4) != Some(&'年') {
        return None;
    }
    passage.text(at, at + 4).parse().ok().filter(|year| (1949..=2199).contains(year))
}
