//! The amounts of all texts of a report, to ask whether one in some interval stands anywhere.

use rust_decimal::Decimal;

use crate::check::rule::CheckContext;
use crate::check::sentences::arithmetic::text::texts;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;

/// The amounts of all texts by what they measure, each in order.
pub(super) struct Mentioned {
    amounts: Vec<(Quantity, Vec<Decimal>)>,
}

impl Mentioned {
    /// The amounts of a report.
    pub(super) fn of(context: &CheckContext) -> Self {
        let mut amounts: Vec<(Quantity, Vec<Decimal>)> = Vec::new();
        let numbers = texts(context).flat_map(|text| {
            let read = text.stated.statements.iter().map(|one| &one.number);
            read.chain(text.stated.unread.iter().map(|one| &one.number))
        });
        for number in numbers.filter(|number| number.quantity.is_amount()) {
            match amounts.iter_mut().find(|(quantity, _)| *quantity == number.quantity) {
                Some((_, sizes)) => sizes.push(number.size()),
                None => amounts.push((number.quantity.clone(), vec![number.size()])),
            }
        }
        amounts.iter_mut().for_each(|(_, sizes)| sizes.sort_unstable());
        Self { amounts }
    }

    /// Whether an amount of some quantity lies in an interval.
    pub(super) fn has(&self, quantity: &Quantity, interval: Interval) -> bool {
        let Some((_, sizes)) = self.amounts.iter().find(|(of, _)| of == quantity) else {
            return false;
        };
        let from = sizes.partition_point(|size| *size < interval.low);
        sizes.get(from).is_some_and(|size| *size <= interval.high)
    }

    /// Whether any amount is the whole of a part that has such a share in percent.
    pub(super) fn has_whole(&self, quantity: &Quantity, part: Interval, share: Interval) -> bool {
        let whole = part.over(share).map(Interval::percent);
        whole.is_none_or(|whole| self.has(quantity, whole))
    }

    /// Whether any amount is such a share of a whole.
    pub(super) fn has_part(&self, quantity: &Quantity, whole: Interval, share: Interval) -> bool {
        let part = whole.times(share);
        let hundred = Interval::exact(Decimal::ONE_HUNDRED);
        part.and_then(|part| part.over(hundred)).is_none_or(|part| self.has(quantity, part))
    }
}
