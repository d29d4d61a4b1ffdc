//! Amounts in whole twips, divided in proportion to weights without a remainder.

/// Thousandths of a point in a twip.
pub(super) const TWIP: i64 = 50;

/// Thousandths of a point to twips, rounded up.
pub(super) fn twips_up(milli: i64) -> i64 {
    (milli + TWIP - 1) / TWIP
}

/// Widens columns by `more` in total, in proportion to their widths, none beyond its greatest width.
pub(super) fn grow(columns: &mut [i64], mut more: i64, most: &[i64]) {
    while more > 0 {
        let open: Vec<i64> = columns
            .iter()
            .zip(most)
            .map(|(&c, &most)| if c < most { c.max(1) } else { 0 })
            .collect();
        if open.iter().all(|&weight| weight == 0) {
            return;
        }
        let parts = divide(more, &open);
        for ((column, part), &most) in columns.iter_mut().zip(parts).zip(most) {
            let given = part.min((most - *column).max(0));
            *column += given;
            more -= given;
        }
    }
}

/// Divides `amount` into integers in proportion to `weights`; their sum is the amount unless all weights are zero.
pub(super) fn divide(amount: i64, weights: &[i64]) -> Vec<i64> {
    let all = weights.iter().sum::<i64>().max(1);
    let (mut seen, mut given) = (0, 0);
    let mut part = |weight: &i64| {
        seen += weight;
        let up_to = (i128::from(amount) * i128::from(seen) / i128::from(all)) as i64;
        let part = up_to - given;
        given = up_to;
        part
    };
    weights.iter().map(&mut part).collect()
}
