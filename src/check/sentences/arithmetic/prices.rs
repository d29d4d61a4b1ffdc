//! Prices in a sentence against quantities and totals.

use super::each::{GIVEN, countable, is_count};
use super::text::StatedText;
use crate::base::amount::fixed;
use crate::base::diag::Diagnostics;
use crate::base::measure_words::MEASURE_WORDS;
use crate::check::mistakes;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 单价4500元，购置20台，合计9万元; 每人500元，120人，共6万元.
pub(super) fn price(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let tail = text.passage.text(one.tail.start, one.tail.end);
    let prices = text.around(place).filter(|at| text.at(*at).role == NumberRole::UnitPrice).count();
    if prices > 1 || is_compound(&label, &tail) || is_limit(&label) {
        return;
    }
    let quantities = priced(&label, &tail);
    let around = || text.around(place).filter(|at| text.at(*at).sentence == one.sentence);
    let counts: Vec<_> = around().filter(|at| is_count(text.at(*at), &quantities)).collect();
    let totals: Vec<_> = around().filter(|at| is_total_of(text, *at, place)).collect();
    let ([count], [total]) = (counts.as_slice(), totals.as_slice()) else { return };
    if *total < place && *count < place {
        return each_of(text, place, (*total, *count), findings);
    }
    let other = |at: usize| {
        matches!(text.at(at).number.quantity, Quantity::Things(_))
            && ![*count, *total, place].contains(&at)
    };
    if !around().any(other) && *total >= place.min(*count) {
        product(text, place, (*total, *count), findings);
    }
}

/// Whether a price is for two things at once: 每人每天, 元/人·天.
fn is_compound(label: &str, tail: &str) -> bool {
    label.matches('每').count() > 1
        || ["每月", "每年", "每天"].iter().any(|word| label.contains(word))
        || tail.matches(['/', '／', '·']).count() > 1
}

/// Whether the words give a price that need not have been paid.
fn is_limit(label: &str) -> bool {
    GIVEN.iter().any(|word| *word != "标准" && label.contains(word)) || label.contains("上限")
}

/// What a price is for, by the words around it; where they do not say it, what has prices.
fn priced(label: &str, tail: &str) -> Vec<&'static str> {
    let words = format!("{label}{}", tail.trim_start_matches(['/', '／']));
    let named = countable().find(|each| {
        words.contains(&format!("每{}", each.word))
            || tail.strip_prefix(['/', '／']).is_some_and(|tail| tail.starts_with(each.word))
    });
    match named {
        Some(each) => each.counted.to_vec(),
        None => MEASURE_WORDS.iter().filter(|one| one.is_priced).map(|one| one.means).collect(),
    }
}

/// Whether a number is a total of what has a price.
fn is_total_of(text: &StatedText, at: usize, price: usize) -> bool {
    let (one, other) = (&text.at(price).number, &text.at(at).number);
    at != price
        && text.is_amount(at)
        && is_same(&other.quantity, &one.quantity)
        && is_total(text, at)
}

/// A total that is not the price times the count.
fn product(
    text: &StatedText,
    place: usize,
    (total, count): (usize, usize),
    findings: &mut Diagnostics,
) {
    let Some(right) = text.interval(place).times(text.interval(count)) else { return };
    if right.meets(text.interval(total)) {
        return;
    }
    let size = |at: usize| text.at(at).number.size();
    let product = size(place) * size(count) / text.at(total).number.scale;
    let message = format!(
        "{}×{}＝{}，正文写 {}",
        text.written(place),
        text.written(count),
        product.normalize(),
        text.written(total)
    );
    let hint = "核对单价、数量和总额，改掉错的一个";
    text.report(mistakes::WRONG_AVERAGE, (total, &[place, count]), message, hint, findings);
}

/// 投资500万元，12.50公里，每公里40万元.
fn each_of(
    text: &StatedText,
    place: usize,
    (total, count): (usize, usize),
    findings: &mut Diagnostics,
) {
    let one = text.at(place);
    let label = text.label(place);
    let Some(each) = text.interval(total).over(text.interval(count)) else { return };
    let exact = text.at(total).number.size().checked_div(text.at(count).number.size());
    let Some(exact) = exact.filter(|_| label.starts_with('每') || label.starts_with("平均每"))
    else {
        return;
    };
    if each.meets(text.interval(place)) {
        return;
    }
    let shown = fixed(exact / one.number.scale, one.number.decimals.max(2));
    let message = format!(
        "{}÷{}＝{shown}，正文写 {}",
        text.written(total),
        text.written(count),
        text.written(place)
    );
    text.report(
        mistakes::WRONG_AVERAGE,
        (place, &[total, count]),
        message,
        "核对总数、个数和平均数，改掉错的一个",
        findings,
    );
}

/// Whether two quantities can be of one thing: 人 and 人次 too.
fn is_same(one: &Quantity, other: &Quantity) -> bool {
    let people = |quantity: &Quantity| matches!(quantity, Quantity::Things("人" | "人次"));
    one == other || (people(one) && people(other))
}

/// Whether an amount is a total of money: 共计, 合计, 发放, 支出.
fn is_total(text: &StatedText, place: usize) -> bool {
    let label = text.label(place);
    let words = [
        "合计",
        "共计",
        "总计",
        "总价",
        "总额",
        "共",
        "金额",
        "发放",
        "支出",
        "总费用",
        "总投入",
        "投入",
        "补助",
        "兑付",
        "支付",
        "投资",
    ];
    text.at(place).role != NumberRole::UnitPrice && words.iter().any(|word| label.contains(word))
}
