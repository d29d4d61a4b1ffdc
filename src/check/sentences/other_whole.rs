//! Shares of a whole that the sentence names, where the figures have none of it: 人员经费占支出合计的51.46%.

use rust_decimal::Decimal;

use super::claims::column_claim::{ClaimedColumn, ColumnClaim};
use crate::base::amount::half_up;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::mistakes;
use crate::check::rule::CheckContext;
use crate::statements::passage::Passage;

/// Reports a share of another line than the one that the line's own share is of, if it is not what the two amounts give.
pub(super) fn of_another_whole(
    context: &CheckContext,
    passage: &Passage,
    (line, claimed): (&str, &ColumnClaim),
    findings: &mut Diagnostics,
) {
    let ClaimedColumn::Share(Some(whole)) = claimed.of else { return };
    let [part, whole] = [line, whole].map(|fact| context.decided(fact));
    let (Some(part), Some(whole)) = (part, whole) else { return };
    let (Some(some), Some(all)) = (part.money(), whole.money()) else { return };
    let written = claimed.number;
    let last_place = Decimal::new(1, written.decimals);
    let share = some.yuan().checked_div(all.yuan()).map(|share| share * Decimal::ONE_HUNDRED);
    let Some(share) = share.filter(|share| (*share - written.value).abs() > last_place) else {
        return;
    };
    let length = written.length + written.unit_length();
    let Some(place) = passage.span(written.at, length) else { return };
    let message = format!(
        "{}占{}的比重：{} ÷ {} ＝ {}%，正文写 {}%",
        part.short_name(),
        whole.short_name(),
        context.exact(part),
        context.exact(whole),
        half_up(share, 2),
        written.value
    );
    let finding = Diagnostic::new(mistakes::WRONG_RATE, message)
        .label(Some(place), "正文所写")
        .label(context.place(part), part.short_name())
        .hint("照两个数改比重，或核对是占谁的比重");
    findings.push(finding.figure(&part.id));
}
