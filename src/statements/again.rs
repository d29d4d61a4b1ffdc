//! Two amounts beside each other to whether the second says the first again.

use super::numbers::Number;
use super::passage::Passage;
use super::quantity::Quantity;

/// What stands between any amount and the same one in another unit.
const BETWEEN: &[&str] =
    &["（即", "（合", "（折合", "（约合", "，即", "，合", "，折合", "，约合", "＝"];

/// What stands between amounts of money alone: 1.2万人（8600人… may be a part.
const BETWEEN_MONEY: &[&str] = &["（", "（约", "，约"];

/// 1.2亿元（12000万元）, 5964.20万元，约0.60亿元, 1.28亿吨（即12800万吨）: another unit, nothing of its own before it, a mark
/// behind it.
pub(super) fn is_again(passage: &Passage, before: &Number, number: &Number) -> bool {
    let money = before.quantity == Quantity::Money;
    let gap = passage.text(before.end, number.at);
    let closes = passage.chars.get(number.end).is_none_or(|c| "）)，。；：".contains(*c));
    let joined = |words: &[&str]| words.contains(&gap.as_str());
    before.quantity.is_amount()
        && number.quantity == before.quantity
        && before.scale != number.scale
        && closes
        && (joined(BETWEEN) || (money && joined(BETWEEN_MONEY)))
}
