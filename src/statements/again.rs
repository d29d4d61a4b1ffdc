//! Two amounts of money beside each other to whether the second says the first again.

use super::numbers::Number;
use super::passage::Passage;
use super::quantity::Quantity;

/// What stands between an amount and the same one in another unit.
const BETWEEN: &[&str] = &[
    "（",
    "（约",
    "（即",
    "（合",
    "（折合",
    "（约合",
    "，即",
    "，合",
    "，折合",
    "，约",
    "，约合",
    "＝",
];

/// 1.2亿元（12000万元）, 5964.20万元，约0.60亿元: another unit, nothing of its own before it, a mark behind it.
pub(super) fn is_again(passage: &Passage, before: &Number, number: &Number) -> bool {
    let money = |one: &Number| one.quantity == Quantity::Money;
    let gap = passage.text(before.end, number.at);
    let closes = passage.chars.get(number.end).is_none_or(|c| "）)，。；：".contains(*c));
    money(before)
        && money(number)
        && before.scale != number.scale
        && closes
        && BETWEEN.contains(&gap.as_str())
}
