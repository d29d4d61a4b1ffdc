//! One amount in two units, and ranges whose ends are the wrong way round.

use rust_decimal::Decimal;

use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::interval::Interval;
use crate::statements::numbers::{Exactness, Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 1.2亿元（12000万元）.
pub(crate) static TWO_UNITS: CheckRule = CheckRule::new(codes::E19, Needs::Lists, units);

/// 50～25岁.
pub(crate) static REVERSED_RANGES: CheckRule = CheckRule::new(codes::E45, Needs::Lists, ranges);

fn units(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 1..text.all().len() {
            unit(context, &text, place, findings);
        }
    }
}

/// An amount that only says another one again, in brackets or behind 即 or 约.
fn unit(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let (one, other) = (text.at(place), text.at(place - 1));
    if one.role != NumberRole::Again {
        return;
    }
    let about = one.number.exactness == Exactness::About;
    let values = (one.number.is_exact() || about) && other.number.is_exact();
    let of = |number: &Number| {
        let wide = if about { number.size() * Decimal::new(5, 2) } else { Decimal::ZERO };
        let own = Interval::of(number, number.decimals);
        Interval { low: own.low - wide, high: own.high + wide }
    };
    if !values || of(&one.number).meets(of(&other.number)) {
        return;
    }
    let wan = (other.number.size() / one.number.scale).normalize();
    let unit = text.passage.text(one.number.at + one.number.length, one.number.end);
    let message =
        format!("{} 是 {wan}{unit}，正文又写 {}", text.written(place - 1), text.written(place));
    text.report(context.code, (place, &[place - 1]), message, "核对两处的数和单位", findings);
}

fn ranges(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let numbers = numbers(passage);
        for pair in numbers.windows(2) {
            range(context, passage, (&pair[0], &pair[1]), findings);
        }
    }
}

/// Two numbers with a dash between them, the first larger than the second.
fn range(
    context: &CheckContext,
    passage: &Passage,
    (low, high): (&Number, &Number),
    findings: &mut Diagnostics,
) {
    let gap = passage.text(low.at + low.length, high.at);
    let unit = passage.text(low.at + low.length, low.end);
    let dash = gap.strip_prefix(unit.as_str()).unwrap_or(&gap);
    let dash = dash.trim_start_matches('℃');
    let is_range = matches!(dash, "～" | "~" | "—" | "－" | "–" | "—— ");
    let ends = low.exactness == Exactness::Range || high.exactness == Exactness::Range;
    let same = unit.is_empty() || low.quantity == high.quantity;
    // 2023—2024学年, K12—K8, 0731—5550123: years, places and telephones are no amounts.
    let before = low.at.checked_sub(1).map(|at| passage.chars[at]);
    let code = before.is_some_and(|c| c.is_ascii_alphanumeric() || "—-.号第〔《/T+：".contains(c));
    let long =
        low.length > 5 || high.length > 5 || low.value.scale() != 0 && high.value.scale() == 0;
    let unit_behind = !matches!(high.quantity, Quantity::Nothing)
        || passage.chars.get(high.end) == Some(&'℃')
        || passage.chars.get(high.end) == Some(&'°');
    let date = matches!(high.quantity, Quantity::Date);
    if !is_range
        || !ends
        || !same
        || code
        || long
        || !unit_behind
        || date
        || low.scale > high.scale
        || low.size() * high.scale <= high.size() * low.scale
    {
        return;
    }
    let end = high.end;
    let written = passage.text(low.at, end);
    if let Some(span) = passage.span(low.at, end - low.at) {
        let message = format!("“{written}”前面的数比后面的大");
        findings.push(context.finding(message).at(span).hint("小的写在前面；或核对两个数"));
    }
}
