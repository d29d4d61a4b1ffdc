//! What was left of 财政拨款 before and after the year, against the year before and against all that was left.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, keys};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, fiscal_funding};

/// 年初、年末财政拨款结转结余 that cannot be.
pub(crate) static FISCAL_CARRYOVER: CheckRule =
    CheckRule::new(codes::E22, Needs::All, fiscal_carryover);

/// What is left of 财政拨款 where nothing else is wrong.
const HINT: &str = "财政拨款收支总计＝财政拨款收入＋年初财政拨款结转结余＝财政拨款支出＋年末财政拨款结转结余；核对 fiscal_totals 的 actual、last_year";

fn fiscal_carryover(context: &CheckContext, findings: &mut Diagnostics) {
    let of = |column| context.of(keys::FISCAL_TOTALS, column);
    let sides = [
        (of(Column::FiscalOpening), context.stated(keys::OPENING)),
        (of(Column::FiscalClosing), context.stated(keys::CLOSING)),
    ];
    let more = sides.into_iter().find_map(|(fiscal, all)| more_than_all(context, fiscal?, all?));
    let found = more.or_else(|| other_than_last_years(context));
    found.into_iter().for_each(|one| findings.push(one));
}

/// More left of 财政拨款 than of all money.
fn more_than_all(context: &CheckContext, fiscal: &Figure, all: &Figure) -> Option<Diagnostic> {
    let (part, whole) = (number(context, fiscal)?, number(context, all)?);
    let slack = context.slack(context.inputs(fiscal).len() + 2);
    (part > whole + slack).then_some(())?;
    let message = format!(
        "{} {} 大于{} {}：{}",
        fiscal.name,
        context.all_digits(part),
        all.name,
        context.exact(all),
        context.arithmetic(fiscal)?
    );
    let total = context.of(keys::FISCAL_TOTALS, Column::Actual)?;
    let finding = context
        .finding(message)
        .label(context.place(total), total.name.clone())
        .label(context.place(all), all.name.clone());
    Some(finding.hint(HINT).figure(&total.id))
}

/// What was left at the beginning against the end of last year, where all that was spent then is known by its sources.
fn other_than_last_years(context: &CheckContext) -> Option<Diagnostic> {
    let opening = context.of(keys::FISCAL_TOTALS, Column::FiscalOpening)?;
    let before = context.of(keys::FISCAL_TOTALS, Column::LastYear)?;
    let now = context.of(keys::FISCAL_TOTALS, Column::Actual)?;
    let spent = last_years_spending(context)?;
    let (start, total) = (number(context, opening)?, number(context, before)?);
    let end = total - spent;
    let slack = context.slack(context.inputs(opening).len() + context.report.funding.len() + 2);
    ((start - end).abs() > slack).then_some(())?;
    let message = format!(
        "{} {}（{}），上年年末是 {}（{} － {}），两者应相同",
        opening.name,
        context.all_digits(start),
        context.arithmetic(opening)?,
        context.all_digits(end),
        context.exact(before),
        context.all_digits(spent),
    );
    let finding = context
        .finding(message)
        .label(context.place(now), now.name.clone())
        .label(context.place(before), before.name.clone());
    let finding = finding.hint(HINT).hint("年初确有调整的，在正文里说明");
    Some(finding.figure(&now.id))
}

/// What was spent of 财政拨款 last year, if the sources of all that was spent then are known.
fn last_years_spending(context: &CheckContext) -> Option<Decimal> {
    let of = |fact: &str| number(context, context.of(fact, Column::LastYear)?);
    let all: Option<Decimal> = context.report.funding.iter().map(|row| of(&row.fact)).sum();
    let whole = of(keys::EXPENDITURE)?;
    let rows = context.report.funding.len();
    ((all? - whole).abs() <= context.slack(rows)).then_some(())?;
    fiscal_funding(context.report).into_iter().map(of).sum()
}
