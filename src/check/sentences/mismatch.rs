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
        .hint(hint(context, (figure, &number.unit), code, verdict.hint))
        .figure(&figure.id);
    findings.push(finding);
}

/// What to do about a number that is not its figure's: cite the figure, where what is printed of it reads well behind the
/// words that stand there. A change is printed with its sign, behind 减少 it is written without.
fn hint(
    context: &CheckContext,
    (figure, unit): (&Figure, &str),
    code: &Code,
    other: String,
) -> String {
    let column = figure.key.column();
    if code == mistakes::OPPOSITE_DIRECTION {
        return other;
    }
    let size = (column == Column::Change).then(|| figure.key.with(Column::ChangeSize));
    let negative = context.figures.number(figure).starts_with('-');
    // Neither 增长 nor 下降 reads right before 0.00%.
    let clause = context.figures.find(&figure.key.with(Column::ChangeClause));
    let change = context.figures.find(&figure.key.with(Column::Change)).and_then(Figure::number);
    let is_of_change = matches!(column, Column::Change | Column::ChangeSize | Column::ChangeRate);
    let is_even = is_of_change && change.is_some_and(|change| change.is_zero());
    match (clause.filter(|_| is_even), size.and_then(|key| context.figures.find(&key))) {
        (Some(clause), _) => format!("这半句正文里写 ${{{}}}，由程序印；或核对数据", clause.id),
        (None, Some(size)) => context.cite_hint(size, unit),
        (None, None) if negative => "照数据改正文，或核对数据".into(),
        (None, None) => context.cite_hint(figure, unit),
    }
}
