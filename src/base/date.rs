//! Text to a calendar date, from the two forms that facts files use.

/// A calendar date from the facts; the system clock is never read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Parses `2024-03-05` or `2024年3月5日`; `None` for any other form and for a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.replace(['年', '月'], "-");
        let plain = plain.strip_suffix('日').unwrap_or(&plain);
        let mut parts = plain.split('-').map(|part| {
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten()
        });
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let real = (1000..=9999).contains(&year) && (1..=days(year, month)).contains(&day);
        let small = |n: u16| u8::try_from(n).ok();
        let date = Self { year, month: small(month)?, day: small(day)? };
        (real && parts.next().is_none()).then_some(date)
    }

    /// The last day of the month of a date in figures whose day does not exist: 2025-02-28 for `2025-02-30`.
    pub fn last_of_month(text: &str) -> Option<Self> {
        let plain = text.replace(['年', '月'], "-");
        let (before, day) = plain.rsplit_once('-')?;
        let first = Self::parse(&format!("{before}-1"))?;
        let last = u8::try_from(days(first.year, u16::from(first.month))).ok()?;
        let typed: u16 = day.strip_suffix('日').unwrap_or(day).parse().ok()?;
        (typed > u16::from(last)).then_some(Self { day: last, ..first })
    }
}

/// The number of days in a month; 0 for a month that does not exist.
fn days(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_exist() {
        let date = |text| Date::parse(text).map(|d| (d.year, d.month, d.day));
        assert_eq!(date("2024-02-29"), Some((2024, 2, 29)));
        assert_eq!(date("2024年3月5日"), Some((2024, 3, 5)));
        assert_eq!(date("2023-02-29"), None);
        assert_eq!(date("2024-13-01"), None);
        assert_eq!(date("24-1-1"), None);
        assert_eq!(date("2024-+3-05"), None);
        assert_eq!(date("2024-03"), None);
    }
}
