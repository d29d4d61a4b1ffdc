//! Averages and prices in a sentence against totals and counts.

use rust_decimal::Decimal;

use super::each::{GIVEN, counts, quantities};
use super::prices::price;
use super::text::{StatedText, texts};
use crate::base::amount::fixed;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Value;
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_dated_bracket;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// Averages and prices against totals and counts.
pub(crate) static AVERAGES: CheckRule = CheckRule::new(codes::E43, Needs::Lists, averages);

fn averages(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            let one = text.at(place);
            match one.role {
                NumberRole::Average if one.number.is_exact() => {
                    average(context, &text, place, findings)
                }
                NumberRole::UnitPrice if one.number.is_exact() => price(&text, place, findings),
                _ => {}
            }
        }
    }
}

/// A total and a count in the sentence that an average must be the quotient of.
fn average(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let Some(quantities) = quantities(&label).filter(|each| !is_other_average(&label, each)) else {
        return;
    };
    if is_in_dated_bracket(text.passage, one.number.at) {
        return;
    }
    let is_total = |at: &usize| {
        let other = text.at(*at);
        text.is_amount(*at) && text.is_like(*at, place) && other.number.size() > one.number.size()
    };
    let totals: Vec<_> = text.before(place).filter(is_total).collect();
    let counts: Vec<_> = counts(text, place, quantities).collect();
    if counts.is_empty() && quantities == ["月"] {
        return by_month(context, text, place, &totals, findings);
    }
    let (Some(&total), Some(&count)) = (totals.first(), counts.first()) else { return };
    // 平均每座4.04万元，其中小型平均每座2.68万元: of a part; 电费148.60万元；接待231人次，人均…: of something else.
    let first = total.min(count);
    let of_part = text.gap(first, place).contains("其中")
        || (text.at(count).segment == one.segment && text.at(total).segment != one.segment);
    if place - first <= 4 && !of_part && !is_any_quotient(context, text, place, quantities) {
        wrong_average(context, text, (place, total, count), findings);
    }
}

/// Whether a label has an average that was given, is compared, or is for a time beside things.
fn is_other_average(label: &str, quantities: &[&str]) -> bool {
    let per_month = says(label, &["月人均", "月均每", "人月均", "日人均", "每月", "每天", "每日"]);
    says(label, GIVEN)
        || says(label, &["比", "较", "增", "减", "降", "提高"])
        || (per_month && quantities != ["月"])
}

/// Whether an average is the quotient of any total and any count around it or in the facts.
fn is_any_quotient(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    quantities: &[&str],
) -> bool {
    let printed = Interval::of_average(&text.at(place).number, text.interval(place));
    let fits = |total: Interval, count: Interval| {
        total.over(count).is_some_and(|each| each.meets(printed))
    };
    let near = || text.around(place).filter(|at| *at != place);
    let is_count = |at: &usize| {
        let number = &text.at(*at).number;
        number.is_exact() && matches!(number.quantity, Quantity::Things(_))
    };
    let staff = people(context, quantities);
    let days = [12, 365, 366].map(Decimal::from);
    near().filter(|at| text.is_amount(*at) && text.is_like(*at, place)).any(|total| {
        let total = text.interval(total);
        near().filter(is_count).any(|count| fits(total, text.interval(count)))
            || staff.iter().chain(&days).any(|count| fits(total, Interval::exact(*count)))
    })
}

fn wrong_average(
    context: &CheckContext,
    text: &StatedText,
    (place, total, count): (usize, usize, usize),
    findings: &mut Diagnostics,
) {
    let number = &text.at(place).number;
    let each = text.at(total).number.size().checked_div(text.at(count).number.size());
    let Some(each) = each.and_then(|each| each.checked_div(number.scale)) else { return };
    let shown = fixed(each, number.decimals.max(2));
    let message = format!(
        "{}÷{}＝{shown}，正文写 {}",
        text.written(total),
        text.written(count),
        text.written(place)
    );
    let hint = "核对总数、个数和平均数，改掉错的一个";
    text.report(context.code, (place, &[total, count]), message, hint, findings);
}

/// 全年24场，平均每月2场: a twelfth of the whole year's.
fn by_month(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    totals: &[usize],
    findings: &mut Diagnostics,
) {
    let Some(total) = totals.first().filter(|total| place - **total == 1) else { return };
    let label = text.label(*total);
    if !["全年", "本年", "年度"].iter().any(|word| label.contains(word)) {
        return;
    }
    let one = text.at(place);
    let each = text.at(*total).number.size() / Decimal::from(12) / one.number.scale;
    let near = Decimal::new(10, one.number.decimals + 1);
    if (each - one.number.value).abs() <= near {
        return;
    }
    let message =
        format!("{}÷12＝{}，正文写 {}", text.written(*total), fixed(each, 2), text.written(place));
    text.report(
        context.code,
        (place, &[*total]),
        message,
        "核对全年的数和月均数，改掉错的一个",
        findings,
    );
}

/// The counts of people in the facts.
fn people(context: &CheckContext, quantities: &[&str]) -> Vec<Decimal> {
    let count = |figure: &crate::figures::Figure| match figure.value() {
        Some(Value::Count(count, unit)) if unit == "人" || unit == "人次" => Some(*count),
        _ => None,
    };
    let of_people = quantities.contains(&"人");
    context.figures.iter().filter(|_| of_people).filter_map(count).collect()
}
