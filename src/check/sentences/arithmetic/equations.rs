//! Calculations that are written out, against their result.

use rust_decimal::Decimal;

use crate::base::amount::fixed;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::number_text::parse_number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::interval::Interval;

/// 38÷40×100%＝95%.
pub(crate) static EQUATIONS: CheckRule = CheckRule::new(codes::E05, Needs::Lists, equations);

fn equations(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let signs = passage.chars.iter().enumerate().filter(|(_, c)| matches!(c, '=' | '＝'));
        for (at, _) in signs {
            let text =
                Calculation { chars: &passage.chars, at: begin(&passage.chars, at), end: at };
            let result =
                Calculation { chars: &passage.chars, at: at + 1, end: passage.chars.len() };
            let found = judge(text, result);
            let Some((sum, exact, from, end)) = found else { continue };
            if passage.is_cited(from, end - from) {
                continue;
            }
            let written = passage.text(from, end);
            let message = format!("{sum}＝{exact}，正文写 {written}");
            if let Some(span) = passage.span(from, end - from) {
                let finding = context.finding(message).at(span);
                findings.push(finding.hint("核对算式里的数和结果，改掉错的一个"));
            }
        }
    }
}

const SIGNS: &str = "÷/×*＋+－-（）()％%.,． ";

/// Where the calculation before an equals sign begins.
fn begin(chars: &[char], end: usize) -> usize {
    const UNITS: &str = "万元亿人名辆分";
    let part = |c: &char| c.is_ascii_digit() || SIGNS.contains(*c) || UNITS.contains(*c);
    let length = chars[..end].iter().rev().take(120).take_while(|c| part(c)).count();
    end - length
}

/// What is wrong with a calculation: it as written, its result, and where the written result stands.
fn judge(mut left: Calculation, mut right: Calculation) -> Option<(String, String, usize, usize)> {
    // Brackets that open further left belong to words.
    let start = (left.at..left.end)
        .find(|at| left.chars[*at].is_ascii_digit() || "（(".contains(left.chars[*at]))?;
    left.at = start;
    let sum: String = left.chars[start..left.end].iter().collect();
    let operators = sum.chars().filter(|c| "÷/×*＋+－-".contains(*c)).count();
    let value = left.sum(0).filter(|_| operators > 0 && left.at == left.end)?;
    right.skip();
    let from = right.at;
    let (printed, decimals, percent) = right.number()?;
    let end = right.at;
    // 38÷40×100%＝38÷40＝95%: the next one is looked at by itself.
    let goes_on = right.chars.get(end).is_some_and(|c| "÷/×*＋+－=＝".contains(*c));
    if goes_on || value.meets(printed) {
        return None;
    }
    let middle = (value.low + value.high) / Decimal::TWO;
    let exact = match percent {
        true => format!("{}%", fixed(middle * Decimal::ONE_HUNDRED, decimals.max(2))),
        false => fixed(middle, decimals.max(2)),
    };
    // Amounts beside percentages: the unit of the result is not that of the calculation.
    let same = percent == sum.contains(['%', '％']) || !percent;
    same.then_some((sum, exact, from, end))
}

/// A stretch of characters that is calculated from left to right.
struct Calculation<'a> {
    chars: &'a [char],
    at: usize,
    end: usize,
}

impl Calculation<'_> {
    fn peek(&self) -> Option<char> {
        (self.at < self.end).then(|| self.chars[self.at])
    }

    fn skip(&mut self) {
        while self.peek().is_some_and(|c| c == ' ') {
            self.at += 1;
        }
    }

    fn sum(&mut self, depth: usize) -> Option<Interval> {
        let mut value = self.product(depth)?;
        loop {
            self.skip();
            match self.peek() {
                Some('＋' | '+') => {
                    self.at += 1;
                    value = value.plus(self.product(depth)?);
                }
                Some('－' | '-') => {
                    self.at += 1;
                    value = value.minus(self.product(depth)?);
                }
                _ => return Some(value),
            }
        }
    }

    fn product(&mut self, depth: usize) -> Option<Interval> {
        let mut value = self.term(depth)?;
        loop {
            self.skip();
            match self.peek() {
                Some('×' | '*') => {
                    self.at += 1;
                    let other = self.term(depth)?;
                    value = if value.low.is_sign_negative() {
                        scaled(value, other)?
                    } else {
                        value.times(other)?
                    };
                }
                Some('÷' | '/') => {
                    self.at += 1;
                    value = value.over(self.term(depth)?)?;
                }
                _ => return Some(value),
            }
        }
    }

    fn term(&mut self, depth: usize) -> Option<Interval> {
        const DEEPEST: usize = 8;
        self.skip();
        if !matches!(self.peek(), Some('（' | '(')) {
            return self.number().map(|(value, ..)| value);
        }
        if depth == DEEPEST {
            return None;
        }
        self.at += 1;
        let value = self.sum(depth + 1)?;
        self.skip();
        matches!(self.peek(), Some('）' | ')')).then(|| self.at += 1)?;
        Some(value)
    }

    /// A number with its unit: its interval, its decimals, whether it is in percent.
    fn number(&mut self) -> Option<(Interval, u32, bool)> {
        let negative = matches!(self.peek(), Some('-' | '－'));
        self.at += usize::from(negative);
        let from = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
            self.at += 1;
        }
        while self.at > from && matches!(self.chars[self.at - 1], '.' | ',') {
            self.at -= 1;
        }
        let written: String = self.chars[from..self.at].iter().collect();
        let value =
            parse_number(&written).ok().filter(|value| value.trunc().to_string().len() < 13)?;
        let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32);
        let mut half = Decimal::new(5, decimals + 1);
        let value = if negative { -value } else { value };
        if self.peek().is_some_and(|c| matches!(c, '%' | '％')) {
            self.at += 1;
            let whole = value == Decimal::ONE_HUNDRED && decimals == 0;
            half = if whole { Decimal::ZERO } else { half };
            let of = |number: Decimal| number / Decimal::ONE_HUNDRED;
            return Some((
                Interval { low: of(value - half), high: of(value + half) },
                decimals,
                true,
            ));
        }
        for unit in ["万元", "亿元", "元", "人", "名", "辆", "分"] {
            let length = unit.chars().count();
            let behind: String =
                self.chars[self.at..self.end.min(self.at + length)].iter().collect();
            if behind == unit {
                self.at += length;
                break;
            }
        }
        // Whole numbers in a calculation are counts, or amounts as they were calculated with.
        let half = if decimals == 0 { Decimal::ZERO } else { half };
        Some((Interval { low: value - half, high: value + half }, decimals, false))
    }
}

/// A product with a negative factor on the left.
fn scaled(value: Interval, other: Interval) -> Option<Interval> {
    let products = [
        value.low.checked_mul(other.low)?,
        value.low.checked_mul(other.high)?,
        value.high.checked_mul(other.low)?,
        value.high.checked_mul(other.high)?,
    ];
    Some(Interval { low: products.into_iter().min()?, high: products.into_iter().max()? })
}
