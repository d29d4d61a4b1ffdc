//! A number in running text that is not its figure's, to a finding.

use rust_decimal::Decimal;

use crate::base::amount::half_up;
use crate::base::codes::Code;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::Column;
use crate::check::mistakes;
use crate::check::rule::CheckContext;
use crate::check::stated_value::StatedValue;
use crate::check::verdict::judge;
use crate::figures::{Figure, State, Value};
use crate::statements::numbers::Number;
use crate::statements::passage::Passage;

/// Whether a rate is written with one decimal and correctly rounded to it: 96.6% for 96.59%.
fn is_rounded(figure: &Figure, claim: &StatedValue) -> bool {
    let (Some(Value::Ratio(ratio)), Some(number), 1) =
        (figure.value(), claim.number, claim.decimals)
    else {
        return false;
    };
    let exact = ratio.part / ratio.whole * Decimal::ONE_HUNDRED;
    let spoken = if claim.direction.is_none() { exact.abs() } else { exact };
    claim.percent && half_up(spoken, 1) == number
}

/// Reports a number that is not its figure's. `claim` has a standard word of direction, `written` is the text as it stands.
pub(super) fn report(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    figure: &Figure,
    (claim, written): (&str, &str),
    findings: &mut Diagnostics,
) {
    let claim = StatedValue { text: written, ..StatedValue::of(claim) };
    if is_rounded(figure, &claim) {
        return;
    }
    let Some(verdict) = judge(context, figure, &claim) else { return };
    if figure.state == State::Missing {
        return;
    }
    let typed = [mistakes::WRONG_STATED, mistakes::WRONG_SCORE].contains(&verdict.code);
    let code = if typed { context.code } else { verdict.code };
    let Some(span) = passage.span(number.at, number.length + number.unit_length()) else { return };
    let finding = Diagnostic::new(code, verdict.message)
        .label(span, "正文所写")
        .label(figure.place, "数据文件所填")
        .hint(hint(context, figure, code, verdict.hint))
        .figure(&figure.id);
    findings.push(finding);
}

/// What to do about a number that is not its figure's: cite the figure, where what is printed of it reads well behind the
/// words that stand there. A change is printed with its sign, behind 减少 it is written without.
fn hint(context: &CheckContext, figure: &Figure, code: &Code, other: String) -> String {
    let column = figure.key.column();
    if code == mistakes::OPPOSITE_DIRECTION {
        return other;
    }
    let size = (column == Column::Change).then(|| figure.key.with(Column::ChangeSize));
    let negative = context.figures.number(figure).starts_with('-');
    match size.and_then(|key| context.figures.find(&key)) {
        Some(size) => format!("正文里写 ${{{}}}，由程序印数；或核对数据", size.id),
        None if negative => "照数据改正文，或核对数据".into(),
        None => format!("正文里写 ${{{}}}，由程序印数；或核对数据", figure.id),
    }
}
