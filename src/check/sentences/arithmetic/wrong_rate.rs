//! A rate that is not what a calculation gives, to a finding.

use rust_decimal::Decimal;

use super::text::StatedText;
use crate::base::amount::fixed;
use crate::base::diag::Diagnostics;
use crate::check::mistakes;

/// Reports a rate that is not what a calculation gives, as cut where only its last digits are left out.
pub(super) fn wrong_rate(
    text: &StatedText,
    (place, others): (usize, &[usize]),
    exact: Decimal,
    sum: &str,
    findings: &mut Diagnostics,
) {
    let number = &text.at(place).number;
    let places = number.decimals.max(2);
    let message = format!("{sum}＝{}%，正文写 {}", fixed(exact, places), text.written(place));
    let cut = exact.trunc_with_scale(number.decimals) == number.value;
    if cut {
        let right = fixed(exact, number.decimals);
        let hint = format!("四舍五入应是 {right}%，不是截掉尾数");
        text.report(mistakes::WRONG_ROUNDING, (place, others), message, &hint, findings);
    } else {
        text.report(
            mistakes::WRONG_RATE,
            (place, others),
            message,
            "核对分子、分母和率，改掉错的一个",
            findings,
        );
    }
}
