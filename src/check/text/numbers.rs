//! The numbers of a passage with the units that follow them.

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
        let more = |c: &char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let mut end = at + chars[at..].iter().take_while(|c| more(c)).count();
        while matches!(chars[end - 1], '.' | ',') {
            end -= 1;
        }
        let written = passage.text(at, end);
        let letter = at > 0 && (chars[at - 1].is_ascii_alphabetic() || chars[at - 1] == '-');
        if let Some(value) = parse_number(&written).ok().filter(|_| !letter) {
            let decimals = written.split_once('.').map_or(0, |(_, d)| d.len() as u32);
            found.push(Number { at, length: end - at, value, decimals, unit: unit(chars, end) });
        }
        at = end;
    }
    found
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
    // A measure word is one character that is no mark.
    let next = chars.get(at).filter(|c| ('\u{4e00}'..='\u{9fff}').contains(*c) && **c != '的');
    next.map(char::to_string).unwrap_or_default()
}
