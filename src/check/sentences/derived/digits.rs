//! Numbers by their digits, whatever their order.

use std::collections::HashMap;

use rust_decimal::Decimal;

/// The places of numbers by their digits in order of size.
pub(super) fn by_digits(numbers: impl Iterator<Item = Decimal>) -> HashMap<String, Vec<usize>> {
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, number) in numbers.enumerate() {
        if let Some(digits) = digits(number) {
            found.entry(digits).or_default().push(place);
        }
    }
    found
}

/// The digits of a number of three or more, zeros at its end left out, in order of size.
pub(super) fn digits(value: Decimal) -> Option<String> {
    let all = value.normalize().mantissa().unsigned_abs().to_string();
    let mut digits: Vec<char> = all.trim_end_matches('0').chars().collect();
    (digits.len() >= 3).then(|| {
        digits.sort_unstable();
        digits.into_iter().collect()
    })
}
