//! Lengths on paper: one type with named units and exact integer arithmetic.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in thousandths of a point, so that sums are exact and the same on every platform.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Length(i64);

impl Length {
    /// Zero.
    pub const ZERO: Self = Self(0);

    /// From thousandths of a point.
    pub const fn milli(milli: i64) -> Self {
        Self(milli)
    }

    /// From points (1/72 inch), rounded to a thousandth.
    pub fn pt(points: f64) -> Self {
        Self((points * 1000.0).round() as i64)
    }

    /// From millimetres, rounded to a thousandth of a point.
    pub fn mm(millimetres: f64) -> Self {
        Self((millimetres * 72_000.0 / 25.4).round() as i64)
    }

    /// From twips (1/20 pt), Word's unit.
    pub const fn twips(twips: i64) -> Self {
        Self(twips * 50)
    }

    /// In thousandths of a point.
    pub const fn to_milli(self) -> i64 {
        self.0
    }

    /// In points.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// In twips, rounded to the nearest.
    pub const fn to_twips(self) -> i64 {
        (self.0 + if self.0 < 0 { -25 } else { 25 }) / 50
    }

    /// In half points, rounded to the nearest: the unit of Word's font sizes (ECMA-376 17.3.2.38).
    pub const fn to_half_points(self) -> i64 {
        (self.0 + 250) / 500
    }

    /// In English Metric Units (1/12700 pt), Word's unit for drawings; rounded towards zero.
    pub const fn to_emu(self) -> i64 {
        self.0 * 127 / 10
    }

    /// The length itself, or zero if it is negative.
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, by: i64) -> Self {
        Self(self.0 / by)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!(Length::pt(28.95), Length::twips(579));
        assert_eq!(Length::mm(25.4), Length::pt(72.0));
        assert_eq!(Length::pt(16.0).to_half_points(), 32);
        assert_eq!(Length::twips(-5).to_twips(), -5);
    }
}
