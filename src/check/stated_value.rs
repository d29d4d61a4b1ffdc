//! The text that states a figure's value to its parts: `1089.4万元`, `下降7.14%`, `优`.

use rust_decimal::Decimal;

use crate::base::amount::Unit;
use crate::base::direction::Direction;
use crate::base::number_text::parse_number;
use crate::statements::direction;

/// A stated value in its parts.
pub(super) struct StatedValue<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its first number, below zero if the words say so.
    pub number: Option<Decimal>,
    /// How many decimals the number is written with.
    pub decimals: u32,
    /// Whether a percent sign follows the number.
    pub percent: bool,
    /// The unit of money that follows the number.
    pub unit: Option<Unit>,
    /// The direction of its words.
    pub direction: Option<Direction>,
}

impl<'a> StatedValue<'a> {
    /// Parses a stated value.
    pub(super) fn of(text: &'a str) -> Self {
        let direction = direction::spoken(text);
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let behind = text[start..].find(|c| !digits(c)).map_or(text.len(), |end| start + end);
        let written = text[start..behind].trim_end_matches([',', '.']);
        let number = parse_number(written).ok();
        let down = text[..start].ends_with(['-', '－']) || direction == Some(Direction::Down);
        let rest = text[start + written.len()..].trim_start();
        Self {
            text,
            number: number.map(|number| if down { -number } else { number }),
            decimals: written.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32),
            percent: rest.starts_with(['%', '％']),
            unit: match rest {
                rest if rest.starts_with("亿元") => Some(Unit::YiYuan),
                rest if rest.starts_with("万元") => Some(Unit::WanYuan),
                rest if rest.starts_with('元') => Some(Unit::Yuan),
                _ => None,
            },
            direction,
        }
    }
}
