//! A total against its parts: an error for a real gap, a warning for one that rounding explains.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::catalogue::Column;
use crate::check::facts::breaches::breaches;
use crate::check::facts::consequences::with_consequences;
use crate::check::facts::relations::{Concern, Relation, relations};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, Value};

/// Gaps between a total and its parts that rounding explains.
pub(crate) static ROUNDING: CheckRule = CheckRule::new(codes::E01, Needs::Lists, rounding);

/// Gaps between a total and its parts that rounding does not explain.
pub(crate) static MISMATCH: CheckRule = CheckRule::new(codes::E02, Needs::Lists, mismatch);

/// A total that was filled in, and how far it is from the sum of its parts.
struct SumGap<'a> {
    whole: &'a Figure,
    place: Span,
    parts: Vec<&'a Figure>,
    /// What is taken away from them, of a balance.
    minus: Vec<&'a Figure>,
    /// Total less parts, in the printed unit or in things.
    size: Decimal,
    /// What rounding alone may make of it.
    slack: Decimal,
}

/// Every total that differs from the sum of its parts by no more than rounding.
fn roundings<'a>(context: &'a CheckContext) -> Vec<SumGap<'a>> {
    let all = relations(context);
    let added = [Concern::Parts, Concern::Funding, Concern::Balance];
    // The sums of last year are compared with this year's, so that their gap shows in the changes.
    let of_last_year =
        |one: &Relation| one.concern == Concern::Columns && one.whole.key.column().is_last_year();
    let parts =
        all.iter().filter(|relation| added.contains(&relation.concern) || of_last_year(relation));
    let gaps = parts.filter_map(|relation| gap_of(context, relation));
    gaps.filter(|gap| gap.size.abs() <= gap.slack && !gap.size.is_zero()).collect()
}

fn gap_of<'a>(context: &CheckContext, relation: &Relation<'a>) -> Option<SumGap<'a>> {
    Some(SumGap {
        whole: relation.whole,
        place: context.place(relation.whole)?,
        parts: relation.plus.clone(),
        minus: relation.minus.clone(),
        size: relation.gap(context)?,
        slack: relation.slack,
    })
}

/// `256.96＋832.43＝1089.39`.
fn added(context: &CheckContext, gap: &SumGap) -> String {
    let numbers: Vec<_> = gap.parts.iter().map(|part| context.exact(part)).collect();
    let taken = gap.minus.iter().map(|part| format!("－{}", context.exact(part)));
    let whole = match gap.whole.value() {
        Some(Value::Money(amount)) => amount.of(context.figures.unit()),
        Some(Value::Count(number, _) | Value::Percent(number)) => *number,
        Some(Value::Ratio(_) | Value::Words(_)) | None => Decimal::ZERO,
    };
    let places = gap.parts.iter().map(|part| context.exact(part)).map(|n| decimals(&n)).max();
    let sum = format!("{:.*}", places.unwrap_or(0), whole - gap.size);
    format!("{}{}＝{sum}", numbers.join("＋"), taken.collect::<String>())
}

fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A gap's size with the decimals that its total has.
fn size(context: &CheckContext, gap: &SumGap) -> String {
    let places = decimals(&context.exact(gap.whole)).max(gap.size.normalize().scale() as usize);
    format!("{:.places$}", gap.size.abs())
}

fn rounding(context: &CheckContext, findings: &mut Diagnostics) {
    for gap in &roundings(context) {
        let other = if gap.minus.is_empty() { "分项之和" } else { "收支相抵后的数" };
        let message = format!("{}与{other}差 {}，属尾差", gap.whole.name, size(context, gap));
        let sum = added(context, gap);
        let finding = context
            .finding(message)
            .label(gap.place, format!("填报 {}；{sum}", context.exact(gap.whole)))
            .hint(if is_noted(context, gap.whole) {
                "不用改；报告在表下印尾差说明"
            } else {
                "不用改"
            })
            .figure(&gap.whole.id);
        findings.push(finding);
    }
}

/// Whether the report says under a table that a total is not quite the sum of its parts.
fn is_noted(context: &CheckContext, whole: &Figure) -> bool {
    let notes = context.figures.iter().filter(|one| one.key.column() == Column::RoundingNote);
    let of = |note: &Figure| {
        let mut differences = context.inputs(note).into_iter();
        differences.any(|difference| difference.inputs.first() == Some(&whole.key))
    };
    notes.filter(|note| note.value().is_some()).any(of)
}

fn mismatch(context: &CheckContext, findings: &mut Diagnostics) {
    for breach in breaches(context).iter().filter(|one| one.lead.concern == Concern::Parts) {
        let Some(gap) = gap_of(context, &breach.lead) else { continue };
        let message = format!(
            "{}与分项之和对不上：{}，填报 {}，差 {}",
            gap.whole.name,
            added(context, &gap),
            context.exact(gap.whole),
            size(context, &gap)
        );
        let finding = context
            .finding(message)
            .label(gap.place, "填报的合计")
            .hint("核对合计和每个分项，漏了分项就补上；合计也可以删去这一行，由程序相加")
            .figure(&gap.whole.id);
        findings.push(with_consequences(context, breach, finding));
    }
}
