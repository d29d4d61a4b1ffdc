//! Whether a number is what a typing error makes of another.

use rust_decimal::Decimal;

use crate::base::amount::fixed;

/// A typing error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::check::sentences) enum Typo {
    /// Two digits changed places: 28.03 for 23.08.
    Swap,
    /// One digit is another: 94.48 for 96.48.
    Digit,
    /// The decimal point moved: 98.3 for 9.83.
    Shift,
}

/// The typo that makes a number of another, both printed with so many decimals; of two digits at least, and of three for
/// one digit or the point, since a small number is near to many.
pub(in crate::check::sentences) fn typo(
    printed: Decimal,
    right: Decimal,
    decimals: u32,
) -> Option<Typo> {
    let (one, other) = (digits(printed, decimals), digits(right, decimals));
    if one == other {
        return None;
    }
    let length = significant(&one).len();
    if significant(&one) == significant(&other)
        && (length > 2 || (by_wan(printed, right) && length > 1))
    {
        return Some(Typo::Shift);
    }
    if one.len() != other.len() {
        return None;
    }
    let apart: Vec<_> = (0..one.len()).filter(|at| one[*at] != other[*at]).collect();
    match apart[..] {
        [_] if one.len() > 2 => Some(Typo::Digit),
        [a, b] if one[a] == other[b] && one[b] == other[a] => Some(Typo::Swap),
        _ => None,
    }
}

/// Whether one is ten thousand times the other: 元 for 万元.
fn by_wan(one: Decimal, other: Decimal) -> bool {
    let wan = Decimal::from(10_000);
    one == other * wan || other == one * wan
}

fn digits(number: Decimal, decimals: u32) -> Vec<u8> {
    let text = fixed(number.abs(), decimals);
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    digits[zeros..].to_vec()
}

fn significant(digits: &[u8]) -> &[u8] {
    let end = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
    &digits[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(printed: &str, right: &str, decimals: u32) -> Option<Typo> {
        typo(printed.parse().unwrap(), right.parse().unwrap(), decimals)
    }

    #[test]
    fn digits_that_changed_places_that_are_others_and_points_that_moved() {
        assert_eq!(of("28.03", "23.08", 2), Some(Typo::Swap));
        assert_eq!(of("92", "29", 0), Some(Typo::Swap));
        assert_eq!(of("96.48", "94.48", 2), Some(Typo::Digit));
        assert_eq!(of("98.3", "9.83", 2), Some(Typo::Shift));
        assert_eq!(of("8", "9", 0), None);
        assert_eq!(of("61.67", "63.33", 2), None);
        assert_eq!(of("23.08", "23.08", 2), None);
    }
}
