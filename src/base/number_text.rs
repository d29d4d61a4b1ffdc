//! The text of a number, as a facts file has it, to an exact decimal.

use rust_decimal::Decimal;

/// Why a text is not a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// The text is empty.
    Empty,
    /// It has full-width digits, a full-width point, comma or sign.
    FullWidth,
    /// `1e3`.
    Exponent,
    /// `0x3E`, `0b10`, `0o17`: digits of another base than ten.
    Base,
    /// `5.` or `.5`.
    BarePoint,
    /// `1,08,9`: commas that are not every three digits.
    Grouping,
    /// `12万元`, `5%`: a unit follows the number.
    Unit,
    /// More than 19 whole digits or more than 6 decimals.
    TooLong,
    /// Anything else.
    Malformed,
}

/// Parses `-?digits[,ddd…][.digits]`: no exponent, no bare point, commas only every three digits.
///
/// At most 19 whole digits and 6 decimals, all kept exactly; the value never goes through a float.
pub fn parse_number(text: &str) -> Result<Decimal, NumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if text.chars().any(|c| matches!(c, '０'..='９' | '．' | '，' | '－' | '＋')) {
        return Err(NumberError::FullWidth);
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) =
        unsigned.split_once('.').map_or((unsigned, None), |(w, d)| (w, Some(d)));
    check_shape(unsigned, whole, decimals)?;
    let digits = whole.replace(',', "");
    if digits.trim_start_matches('0').len() > 19 || decimals.is_some_and(|d| d.len() > 6) {
        return Err(NumberError::TooLong);
    }
    let sign = if unsigned.len() < text.len() { "-" } else { "" };
    let plain = format!("{sign}{digits}{}", decimals.map(|d| format!(".{d}")).unwrap_or_default());
    plain.parse().map_err(|_| NumberError::TooLong)
}

fn check_shape(text: &str, whole: &str, decimals: Option<&str>) -> Result<(), NumberError> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let prefix = text.strip_prefix('0').and_then(|rest| rest.chars().next());
    if prefix.is_some_and(|c| matches!(c, 'x' | 'X' | 'b' | 'B' | 'o' | 'O'))
        && text[2..].chars().all(|c| c.is_ascii_hexdigit())
    {
        return Err(NumberError::Base);
    }
    let mantissa = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    if mantissa.ends_with(['e', 'E']) && mantissa.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(NumberError::Exponent);
    }
    if text.starts_with(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .last()
            .is_some_and(|c| matches!(c, '%' | '％' | '元' | '人' | '个') || c.is_alphabetic())
    {
        return Err(NumberError::Unit);
    }
    if decimals == Some("") || (whole.is_empty() && decimals.is_some_and(digits)) {
        return Err(NumberError::BarePoint);
    }
    if decimals.is_some_and(|d| !digits(d)) {
        return Err(NumberError::Malformed);
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    if !digits(first) {
        return Err(NumberError::Malformed);
    }
    if whole.contains(',') && (first.len() > 3 || groups.any(|g| g.len() != 3 || !digits(g))) {
        return Err(NumberError::Grouping);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_number_says_why() {
        let why = |text: &str| parse_number(text).expect_err(text);
        assert_eq!(why("1e3"), NumberError::Exponent);
        assert_eq!(why("0x3E"), NumberError::Base);
        assert_eq!(why("0x3E元"), NumberError::Unit);
        assert_eq!(why("5."), NumberError::BarePoint);
        assert_eq!(why(".5"), NumberError::BarePoint);
        assert_eq!(why("１２"), NumberError::FullWidth);
        assert_eq!(why("10,89.4"), NumberError::Grouping);
        assert_eq!(why("1,0894"), NumberError::Grouping);
        assert_eq!(why("12万元"), NumberError::Unit);
        assert_eq!(why("1_000"), NumberError::Malformed);
        assert_eq!(why("12abc3"), NumberError::Malformed);
        assert_eq!(why(""), NumberError::Empty);
    }
}
