//! A printed number to the interval of the numbers that round to it, and arithmetic on intervals.

use rust_decimal::Decimal;

use super::numbers::Number;
use super::quantity::Quantity;

/// All numbers from `low` to `high`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// The smallest.
    pub low: Decimal,
    /// The largest.
    pub high: Decimal,
}

impl Interval {
    /// One number.
    pub fn exact(number: Decimal) -> Self {
        Self { low: number, high: number }
    }

    /// The numbers that are printed as this one with so many decimals, in its quantity. Whole things are counted exactly.
    pub fn of(number: &Number, decimals: u32) -> Self {
        let counted = matches!(number.quantity, Quantity::Things(_) | Quantity::Other(_));
        if counted && decimals == 0 && number.scale == Decimal::ONE {
            return Self::exact(number.value);
        }
        Self::rounded(number, decimals.max(number.decimals))
    }

    /// The numbers that round to this one with so many decimals.
    fn rounded(number: &Number, decimals: u32) -> Self {
        let half = Decimal::new(5, decimals + 1);
        Self {
            low: (number.value - half) * number.scale,
            high: (number.value + half) * number.scale,
        }
    }

    /// The numbers that an average may stand for: one of things is rounded to the decimals that it has, be it to a whole
    /// (日均126人次), however exact the numbers around it are.
    pub fn of_average(number: &Number, around: Self) -> Self {
        match number.quantity {
            Quantity::Things(_) | Quantity::Other(_) => Self::rounded(number, number.decimals),
            _ => around,
        }
    }

    /// Whether some number is in both.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether it lies above another altogether.
    pub fn is_above(self, other: Self) -> bool {
        self.low > other.high
    }

    /// All sums of a number of each.
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }

    /// All differences of a number of each.
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }

    /// All products of a number of each, which must not be negative; nothing if they are too large.
    pub fn times(self, other: Self) -> Option<Self> {
        let low = self.low.checked_mul(other.low)?;
        Some(Self { low, high: self.high.checked_mul(other.high)? })
    }

    /// All quotients of a number of each; nothing where the divisor may be zero.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.low <= Decimal::ZERO {
            return None;
        }
        let low = if self.low.is_sign_negative() { other.low } else { other.high };
        let high = if self.high.is_sign_negative() { other.high } else { other.low };
        Some(Self { low: self.low.checked_div(low)?, high: self.high.checked_div(high)? })
    }

    /// Whether some quotient of a part and a whole, in percent, is in it.
    pub fn is_share(self, part: Self, whole: Self) -> bool {
        if whole.low <= Decimal::ZERO {
            return false;
        }
        // Products take a tenth of the time of quotients.
        self.contains_share(part, whole)
            .unwrap_or_else(|| part.over(whole).is_some_and(|rate| rate.percent().meets(self)))
    }

    /// [`Self::is_share`] of a whole above zero by products; nothing if they are too large.
    fn contains_share(self, part: Self, whole: Self) -> Option<bool> {
        let most = if part.low.is_sign_negative() { whole.low } else { whole.high };
        let least = if part.high.is_sign_negative() { whole.high } else { whole.low };
        let hundred = Decimal::ONE_HUNDRED;
        let (low, high) = (part.low.checked_mul(hundred)?, part.high.checked_mul(hundred)?);
        Some(low <= self.high.checked_mul(most)? && self.low.checked_mul(least)? <= high)
    }

    /// All differences of a number of each, the larger less the smaller.
    pub fn apart(self, other: Self) -> Self {
        let difference = self.minus(other);
        let positive = difference.low + difference.high >= Decimal::ZERO;
        if positive { difference } else { other.minus(self) }
    }

    /// A hundred times as much.
    pub fn percent(self) -> Self {
        Self { low: self.low * Decimal::ONE_HUNDRED, high: self.high * Decimal::ONE_HUNDRED }
    }
}
