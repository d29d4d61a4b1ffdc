//! Exact decimal amounts and ratios; they are rounded half up once, when they are shown.

use std::iter::Sum;
use std::ops::{Add, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

/// The unit of the amounts in a facts file or in a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// 元.
    Yuan,
    /// 万元, ten thousand 元.
    WanYuan,
    /// 亿元, a hundred million 元: of reports, not of facts files.
    YiYuan,
}

impl Unit {
    /// The unit that a word is: 元 or 万元.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Yuan, Self::WanYuan].into_iter().find(|unit| unit.word() == word)
    }

    /// Its Chinese word, as printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::WanYuan => "万元",
            Self::YiYuan => "亿元",
        }
    }

    fn in_yuan(self) -> Decimal {
        match self {
            Self::Yuan => Decimal::ONE,
            Self::WanYuan => Decimal::from(10_000),
            Self::YiYuan => Decimal::from(100_000_000),
        }
    }
}

/// How a report prints money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MoneyStyle {
    /// The unit.
    pub unit: Unit,
    /// How many decimals, 0 to 6.
    pub decimals: u32,
    /// Whether commas part the thousands: `1,089.40`.
    pub separators: bool,
}

impl From<Unit> for MoneyStyle {
    /// Two decimals, nothing between the thousands.
    fn from(unit: Unit) -> Self {
        Self { unit, decimals: 2, separators: false }
    }
}

impl MoneyStyle {
    /// An amount as it is printed, without its unit: rounded half up once.
    pub fn number(self, amount: Amount) -> String {
        let number = self.plain(amount);
        if self.separators { separated(&number) } else { number }
    }

    /// The same without separators, for computing with what is printed.
    pub fn plain(self, amount: Amount) -> String {
        fixed(amount.of(self.unit), self.decimals)
    }
}

/// A number with commas between its thousands.
fn separated(number: &str) -> String {
    let (whole, decimals) = number.split_at(number.find('.').unwrap_or(number.len()));
    let digits = whole.trim_start_matches('-');
    let mut out = whole[..whole.len() - digits.len()].to_string();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + decimals
}

/// An exact amount of money, kept in 元.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Amount(Decimal);

impl Amount {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// An amount of `number` in `unit`.
    pub fn new(number: Decimal, unit: Unit) -> Self {
        Self((number * unit.in_yuan()).normalize())
    }

    /// The exact amount in `unit`.
    pub fn of(self, unit: Unit) -> Decimal {
        (self.0 / unit.in_yuan()).normalize()
    }

    /// The amount in `unit`, rounded half up to two decimals, without the unit: `1089.40`.
    pub fn shown(self, unit: Unit) -> String {
        fixed(self.of(unit), 2)
    }

    /// Whether it is exactly zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The absolute value.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The exact amount in 元.
    pub fn yuan(self) -> Decimal {
        self.0
    }

    /// An amount from an exact number of 元.
    pub fn from_yuan(yuan: Decimal) -> Self {
        Self(yuan.normalize())
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// A quotient kept as numerator and denominator, so that it is rounded only once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    /// The numerator.
    pub part: Decimal,
    /// The denominator; never zero.
    pub whole: Decimal,
}

impl Ratio {
    /// `part ÷ whole`; `None` if `whole` is zero.
    pub fn new(part: Decimal, whole: Decimal) -> Option<Self> {
        (!whole.is_zero()).then_some(Self { part, whole })
    }

    /// In percent, rounded half up (away from zero) to two decimals: `97.95`.
    pub fn percent(self) -> String {
        fixed(self.rounded_percent(), 2)
    }

    /// In percent, rounded half up to two decimals.
    ///
    /// The division already rounds to 28 digits. Near a rounding boundary the exact numerator is therefore compared
    /// with boundary × denominator, which decides the side without a second rounding.
    pub fn rounded_percent(self) -> Decimal {
        let hundred = Decimal::ONE_HUNDRED;
        let quotient = (self.part / self.whole * hundred).abs();
        let floor = quotient.trunc_with_scale(2);
        let half = floor + Decimal::new(5, 3);
        let up = match (half / hundred).checked_mul(self.whole.abs()) {
            Some(boundary) => self.part.abs() >= boundary,
            None => quotient >= half,
        };
        let rounded = if up { floor + Decimal::new(1, 2) } else { floor };
        let negative = self.part.is_sign_negative() != self.whole.is_sign_negative();
        if negative && !rounded.is_zero() { -rounded } else { rounded }
    }
}

/// Rounds a decimal to `places` decimals as reports do: half up, away from zero.
pub fn half_up(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// [`half_up`], printed with exactly `places` decimals; never `-0.00`.
pub fn fixed(number: Decimal, places: u32) -> String {
    let rounded = half_up(number, places);
    let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    format!("{rounded:.*}", places as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::number_text::parse_number;

    fn number(text: &str) -> Decimal {
        parse_number(text).unwrap_or_else(|e| panic!("{text}: {e:?}"))
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(number("12345678901234567.89").to_string(), "12345678901234567.89");
        assert_eq!(number("1,089.40").to_string(), "1089.40");
        assert_eq!(number("-0.01").to_string(), "-0.01");
        let large = Amount::new(number("1000000000000000000.99"), Unit::WanYuan);
        assert_eq!(large.shown(Unit::WanYuan), "1000000000000000000.99");
    }

    #[test]
    fn halves_go_up() {
        assert_eq!(fixed(number("0.005"), 2), "0.01");
        assert_eq!(fixed(number("-0.005"), 2), "-0.01");
        assert_eq!(fixed(number("-0.001"), 2), "0.00");
        assert_eq!(fixed(number("1089.4"), 2), "1089.40");
        let share = Ratio::new(number("22"), number("24")).expect("24 is not zero");
        assert_eq!(share.percent(), "91.67");
        let tie = Ratio::new(number("0.00125"), number("10")).expect("10 is not zero");
        assert_eq!(tie.percent(), "0.01");
        assert!(Ratio::new(number("1"), Decimal::ZERO).is_none());
    }
}
