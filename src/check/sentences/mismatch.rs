//! A number in running text that is not its figure's, to a finding.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::statements::numbers::Number;
use crate::statements::passage::Passage;
use crate::check::rule::CheckContext;
use crate::check::stated_value::StatedValue;
use crate::check::verdict::judge;
use crate::figures::{Figure, State, Value};

/// Whether a rate is written with one decimal and correctly rounded to it: 96.6% for 96.59%.
fn is_rounded(figure: &Figure, claim: &StatedValue) -> bool {
    let (Some(Value::Ratio(ratio)), Some(number), 1) =
        (figure.value(), claim.number, claim.decimals)
    else {
        return false;
    };
    let exact = ratio.part / ratio.whole * Decimal::ONE_HUNDRED;
    let spoken = if claim.direction.is_none() { exact.abs() } else { exact };
    claim.percent
        && spoken.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero) == number
}

/// Reports a number that is not its figure's. `claim` has a standard word of direction, `said` is what stands in the text.
pub fn report(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    figure: &Figure,
    (claim, said): (&str, &str),
    findings: &mut Diagnostics,
) {
    let claim = StatedValue { text: said, ..StatedValue::of(claim) };
    if is_rounded(figure, &claim) {
        return;
    }
    let Some(verdict) = judge(context, figure, &claim) else { return };
    if figure.state == State::Missing {
        return;
    }
    let typed = [codes::E04, codes::E08].contains(&verdict.code);
    let code = if typed { context.code } else { verdict.code };
    let Some(span) = passage.span(number.at, number.length + number.unit_length()) else { return };
    let finding = Diagnostic::new(code, verdict.message)
        .label(span, "正文所写")
        .label(figure.place, "数据文件所填")
        .hint(format!("正文里写 ${{{}}}，由程序印数；或核对数据", figure.id))
        .figure(&figure.id);
    findings.push(finding);
}
