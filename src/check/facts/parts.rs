//! A total against its parts: E01 for rounding, E02 for a real gap.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, Value};

/// Gaps between a total and its parts that rounding explains.
pub static ROUNDING: CheckRule = CheckRule::new(codes::E01, Needs::Lists, rounding);

/// Gaps between a total and its parts that rounding does not explain.
pub static MISMATCH: CheckRule = CheckRule::new(codes::E02, Needs::Lists, mismatch);

/// A total that was filled in, and how far it is from the sum of its parts.
struct Gap<'a> {
    whole: &'a Figure,
    place: Span,
    parts: Vec<&'a Figure>,
    /// Total less parts, in the printed unit or in things.
    size: Decimal,
    /// What rounding alone may make of it.
    slack: Decimal,
}

impl Gap<'_> {
    fn is_rounding(&self) -> bool {
        self.size.abs() <= self.slack
    }
}

/// Every total that is a fact and not the sum of its parts.
fn gaps<'a>(context: &'a CheckContext) -> Vec<Gap<'a>> {
    let differences = context.figures.iter().filter(|figure| figure.key.is_difference());
    differences.filter_map(|figure| gap(context, figure)).collect()
}

fn gap<'a>(context: &'a CheckContext, difference: &'a Figure) -> Option<Gap<'a>> {
    let mut inputs = context.inputs(difference).into_iter();
    let whole = inputs.next()?;
    let place = context.place(whole)?;
    let parts: Vec<_> = inputs.collect();
    let (size, slack) = match difference.value()? {
        Value::Money(amount) => (amount.of(context.figures.unit), context.slack(parts.len())),
        Value::Count(number, _) => (*number, Decimal::ZERO),
        Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => return None,
    };
    (!size.is_zero()).then_some(Gap { whole, place, parts, size, slack })
}

/// `256.96＋832.43＝1089.39`.
fn added(context: &CheckContext, gap: &Gap) -> String {
    let numbers: Vec<_> = gap.parts.iter().map(|part| context.exact(part)).collect();
    let whole = match gap.whole.value() {
        Some(Value::Money(amount)) => amount.of(context.figures.unit),
        Some(Value::Count(number, _) | Value::Percent(number)) => *number,
        Some(Value::Ratio(_) | Value::Words(_)) | None => Decimal::ZERO,
    };
    let places = gap.parts.iter().map(|part| context.exact(part)).map(|n| decimals(&n)).max();
    let sum = format!("{:.*}", places.unwrap_or(0), whole - gap.size);
    format!("{}＝{sum}", numbers.join("＋"))
}

fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// A gap's size with the decimals that its total has.
fn size(context: &CheckContext, gap: &Gap) -> String {
    let places = decimals(&context.exact(gap.whole)).max(gap.size.normalize().scale() as usize);
    format!("{:.places$}", gap.size.abs())
}

fn rounding(context: &CheckContext, findings: &mut Diagnostics) {
    for gap in gaps(context).iter().filter(|gap| gap.is_rounding()) {
        let message = format!("{}与分项之和差 {}，属尾差", gap.whole.name, size(context, gap));
        let sum = added(context, gap);
        let finding = context
            .finding(message)
            .label(gap.place, format!("填报 {}；{sum}", context.exact(gap.whole)))
            .hint("不用改；报告会印尾差说明")
            .figure(&gap.whole.id);
        findings.push(finding);
    }
}

fn mismatch(context: &CheckContext, findings: &mut Diagnostics) {
    for gap in gaps(context).iter().filter(|gap| !gap.is_rounding()) {
        let message = format!(
            "{}与分项之和对不上：{}，填报 {}，差 {}",
            gap.whole.name,
            added(context, gap),
            context.exact(gap.whole),
            size(context, gap)
        );
        let finding = context
            .finding(message)
            .label(gap.place, "填报的合计")
            .hint("核对合计和每个分项，漏了分项就补上；合计也可以不填，由程序相加")
            .figure(&gap.whole.id);
        findings.push(finding);
    }
}
