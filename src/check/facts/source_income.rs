//! What was spent from each source of money, against what it brought in and what was left before.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{
    CARRIED_OVER, Column, FISCAL, MONEY_SOURCES, MoneySource, OTHER_SOURCE, UNIT_FUNDS, keys,
    money_source,
};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Funding, IncomePart};
use crate::figures::Figure;

/// Sources that paid more than they can have.
pub(crate) static SOURCE_INCOME: CheckRule = CheckRule::new(codes::E27, Needs::All, source_income);

/// What a source paid and what came in for it.
struct SourceFlow<'a> {
    row: &'a Funding,
    spent: &'a Figure,
    much: Decimal,
    /// The parts of income that are of this source.
    came: Vec<&'a IncomePart>,
    most: Decimal,
}

impl SourceFlow<'_> {
    /// What it paid beyond what came in.
    fn excess(&self) -> Decimal {
        (self.much - self.most).max(Decimal::ZERO)
    }
}

fn source_income(context: &CheckContext, findings: &mut Diagnostics) {
    if context.report.income_parts.is_empty() {
        return;
    }
    let left = [keys::OPENING, keys::SURPLUS_USED]
        .map(|key| context.stated(key).and_then(|figure| number(context, figure)));
    let before: Decimal = left.iter().flatten().sum();
    let rows = context.report.funding.iter();
    let flows: Vec<_> = rows.filter_map(|row| flow(context, row)).collect();
    let beyond = |flow: &&SourceFlow| flow.excess() > before + context.slack(2);
    let known = left[0].is_some();
    let alone: Vec<_> = flows.iter().filter(beyond).collect();
    // 上年结转 beyond 年初结转 is reported with that of projects.
    for flow in alone.iter().filter(|flow| flow.row.source.value != CARRIED_OVER) {
        findings.push(too_much(context, flow, known.then_some(before)));
    }
    if alone.is_empty() && known {
        together(context, &flows, before, findings);
    }
}

/// A source whose spending and income are both known; 上年结转 has no income of this year.
fn flow<'a>(context: &'a CheckContext, row: &'a Funding) -> Option<SourceFlow<'a>> {
    let spent = context.of(&row.fact, Column::Actual)?;
    let much = number(context, spent)?;
    let mut came = Vec::new();
    let code = row.source.value.as_str();
    let of_unit = MONEY_SOURCES.iter().filter(|source| source.is_of_unit);
    let codes: Vec<_> = match code {
        UNIT_FUNDS => of_unit.map(|source| source.code).collect(),
        code => vec![code],
    };
    let parts = &context.report.income_parts;
    codes.iter().for_each(|code| of_source(context, parts, code, &mut came));
    if code == UNIT_FUNDS {
        let own = |part: &IncomePart| part.source.as_ref().is_none_or(|one| !is_fiscal(&one.value));
        came.retain(|part| own(part));
    }
    // 其他资金 is all that no other source is.
    let known = !came.is_empty() || matches!(code, CARRIED_OVER | OTHER_SOURCE);
    (known || is_surely_absent(parts, code)).then_some(())?;
    let figures: Option<Vec<_>> =
        came.iter().map(|part| context.of(&part.fact, Column::Actual)).collect();
    let most = figures?.into_iter().map(|one| number(context, one)).sum::<Option<_>>()?;
    Some(SourceFlow { row, spent, much, came, most })
}

/// Whether no income can be of a source: each part has a code, and none that may stand for it.
fn is_surely_absent(parts: &[IncomePart], code: &str) -> bool {
    let stands_for = |part: &IncomePart| {
        let own = part.source.as_ref().map(|source| source.value.as_str());
        own.is_none_or(|own| match is_fiscal(code) {
            true => own == FISCAL,
            false => is_source(own, |source| source.covers_unit_funds),
        })
    };
    let told_apart = is_source(code, |source| source.is_told_apart);
    told_apart && !leaves(parts).iter().any(|part| stands_for(part))
}

/// The parts of income that have no parts of their own.
fn leaves(parts: &[IncomePart]) -> Vec<&IncomePart> {
    let (own, groups): (Vec<_>, Vec<_>) = parts.iter().partition(|part| part.parts.is_empty());
    own.into_iter().chain(groups.into_iter().flat_map(|part| leaves(&part.parts))).collect()
}

/// The parts of income that are of a source; of a part that is only partly so, its own parts.
fn of_source<'a>(
    context: &'a CheckContext,
    parts: &'a [IncomePart],
    code: &str,
    found: &mut Vec<&'a IncomePart>,
) {
    for part in parts {
        let own = part.source.as_ref().map(|source| source.value.as_str());
        let is = match code {
            OTHER_SOURCE => !is_claimed(context, part),
            _ => own.is_some_and(|own| covers(code, own)),
        };
        match is {
            true => found.push(part),
            false => of_source(context, &part.parts, code, found),
        }
    }
}

/// Whether a part of income, or one within it, is of another source than 其他资金.
fn is_claimed(context: &CheckContext, part: &IncomePart) -> bool {
    let rows = context.report.funding.iter().map(|row| row.source.value.as_str());
    let others: Vec<_> = rows.filter(|code| *code != OTHER_SOURCE).collect();
    let own = part.source.as_ref().map(|source| source.value.as_str());
    // 财政拨款 as a whole comes from the parts of it that have rows of their own.
    let fiscal = own == Some(FISCAL) && others.iter().any(|code| is_fiscal(code));
    own.is_some_and(|own| fiscal || others.iter().any(|code| covers(code, own)))
        || part.parts.iter().any(|one| is_claimed(context, one))
}

/// Whether money of a source of income is spent under a code of 资金来源.
fn covers(code: &str, income: &str) -> bool {
    let covers_fiscal = is_source(code, |source| source.covers_fiscal);
    code == income || (covers_fiscal && is_fiscal(income))
}

/// Whether a source is money of the budget.
fn is_fiscal(code: &str) -> bool {
    is_source(code, |source| source.is_fiscal)
}

/// Whether a code is of a source that is so.
fn is_source(code: &str, is: impl Fn(&MoneySource) -> bool) -> bool {
    money_source(code).is_some_and(is)
}

fn too_much(context: &CheckContext, flow: &SourceFlow, before: Option<Decimal>) -> Diagnostic {
    let SourceFlow { row, spent, came, most, .. } = flow;
    let names: Vec<_> = came.iter().map(|part| part.name.value.as_str()).collect();
    let income = match names.as_slice() {
        [] => "收入里没有这一来源".to_string(),
        names => format!("这一来源的收入（{}）是 {}", names.join("、"), context.all_digits(*most)),
    };
    let rest = match before {
        Some(before) => format!("加上年初结转等 {} 也不够", context.all_digits(before)),
        None => format!("{}也没有填", context.called(keys::OPENING)),
    };
    let message = format!("{}支出 {}，{income}，{rest}", row.name(), context.exact(spent));
    let place = came.first().and_then(|part| context.of(&part.fact, Column::Actual));
    let places = (Some(row.source.span), place.and_then(|one| context.place(one)));
    context
        .finding_at_both(message, places, ("资金来源", "收入"))
        .hint("核对资金来源和收入构成，改掉错的一个；是用年初结转结余的，照实填 carryover")
        .figure(&spent.id)
}

/// All that sources paid beyond their income, against what was left before.
fn together(
    context: &CheckContext,
    flows: &[SourceFlow],
    before: Decimal,
    findings: &mut Diagnostics,
) {
    let over: Vec<_> = flows.iter().filter(|flow| !flow.excess().is_zero()).collect();
    let sum: Decimal = over.iter().map(|flow| flow.excess()).sum();
    if sum <= before + context.slack(2 * over.len()) {
        return;
    }
    let parts: Vec<_> = over
        .iter()
        .map(|flow| format!("{} {}", flow.row.name(), context.all_digits(flow.excess())))
        .collect();
    let message = format!(
        "各资金来源的支出超过本来源收入的部分合计 {}（{}），年初结转等只有 {}",
        context.all_digits(sum),
        parts.join("、"),
        context.all_digits(before)
    );
    let finding = context.finding(message);
    let finding = over.iter().fold(finding, |finding, flow| {
        finding.label(flow.row.source.span, flow.row.name().to_string())
    });
    let opening = context.stated(keys::OPENING).and_then(|one| context.place(one));
    findings.push(
        finding
            .label(opening, "年初结转结余")
            .hint("核对资金来源、收入构成和年初结转结余（carryover）"),
    );
}
