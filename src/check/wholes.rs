//! Amounts by size, to ask which of them can be the whole of a part without a way to each of them.

use rust_decimal::Decimal;

use crate::statements::interval::Interval;

/// Amounts above zero.
#[derive(Default)]
pub struct Wholes {
    /// By their lower ends.
    sorted: Vec<Interval>,
    /// The highest of the upper ends up to each.
    highest: Vec<Decimal>,
}

impl Wholes {
    /// The amounts that cannot be zero.
    pub(crate) fn of(amounts: impl IntoIterator<Item = Interval>) -> Self {
        let above = |amount: &Interval| amount.low > Decimal::ZERO;
        let mut sorted: Vec<_> = amounts.into_iter().filter(above).collect();
        sorted.sort_by_key(|amount| amount.low);
        let highest = sorted.iter().scan(Decimal::ZERO, |highest, amount| {
            *highest = amount.high.max(*highest);
            Some(*highest)
        });
        Self { highest: highest.collect(), sorted }
    }

    /// Whether one of them may be the whole of a part that is such a share in percent.
    pub(crate) fn has(&self, part: Interval, share: Interval) -> bool {
        self.wholes(part, share).next().is_some()
    }

    /// All that may be the whole of a part that is such a share in percent, the largest first.
    pub(crate) fn wholes(
        &self,
        part: Interval,
        share: Interval,
    ) -> Box<dyn Iterator<Item = Interval> + '_> {
        let fits = move |whole: &Interval| share.is_share(part, *whole);
        match sizes(part, share) {
            Some(size) => Box::new(self.meeting(size)),
            None => Box::new(self.sorted.iter().rev().copied().filter(fits)),
        }
    }

    /// All that some number of an interval may be, the largest first.
    pub(crate) fn meeting(&self, size: Interval) -> impl Iterator<Item = Interval> + '_ {
        let end = self.sorted.partition_point(|amount| amount.low <= size.high);
        let reaching = (0..end).rev().take_while(move |at| self.highest[*at] >= size.low);
        reaching.map(|at| self.sorted[at]).filter(move |amount| amount.high >= size.low)
    }
}

/// How large a whole is that a part is such a share of; nothing if that cannot be said by two ends.
fn sizes(part: Interval, share: Interval) -> Option<Interval> {
    let part = Interval {
        low: part.low.checked_mul(Decimal::ONE_HUNDRED)?,
        high: part.high.checked_mul(Decimal::ONE_HUNDRED)?,
    };
    if share.low > Decimal::ZERO {
        return part.over(share);
    }
    if part.low < Decimal::ZERO {
        return None;
    }
    match share.high > Decimal::ZERO {
        true => Some(Interval { low: part.low.checked_div(share.high)?, high: Decimal::MAX }),
        // No share of anything is negative.
        false => Some(Interval::exact(Decimal::ZERO)),
    }
}
