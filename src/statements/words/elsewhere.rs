//! The words that make what follows that of another body or of another year.

use crate::base::says::says;

/// Everybody of a place, of which a unit is one.
const REGIONS: [&str; 5] = ["全县", "全市", "全省", "全区", "全国"];

/// The year before.
pub const LAST_YEAR: [&str; 3] = ["上年", "去年", "上一年"];

/// Whether a text is about a whole county, city, district, province or country.
pub fn names_region(text: &str) -> bool {
    says(text, &REGIONS)
}

/// Whether a text is about the year before.
pub fn names_last_year(text: &str) -> bool {
    says(text, &LAST_YEAR)
}

/// Whether a text is about another body or the year before.
pub fn names_elsewhere(text: &str) -> bool {
    names_region(text) || names_last_year(text)
}
