//! An average whose total and count stand anywhere in its text: no total there or in the facts, over any count of what it is
//! for each of, gives it.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, is_said, meant};
use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::sentences::arithmetic::each::{GIVEN, quantities};
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_dated_bracket;
use crate::statements::quantity::Quantity;
use crate::statements::set_aside::LEFT_OUT;

/// Words of an average that no total and count around it give.
const OTHERS: &[&str] = &[
    "比",
    "较",
    "不超过",
    "以上",
    "以内",
    "目标",
    "不低于",
    "每万",
    "每百",
    "每千",
    "上年",
    "全省",
    "全市",
    "全国",
    "预算",
    "不少于",
    "原",
    "由",
    "从",
    "补助",
    "补贴",
    "奖励",
    "每年",
];

/// 平均每座投资248.87万元, 人均约72次.
pub(super) fn average_of(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let label = one.label.as_str();
    let is_average = says(label, &["均", "平均", "每"])
        && is_said(one.number)
        && one.number.quantity.is_amount()
        && one.number.value > Decimal::ZERO
        && !is_in_dated_bracket(tokens.text.passage, one.number.at)
        && change_part(tokens, place) == ChangePart::Plain;
    let ahead = tokens.ahead(place);
    if !is_average || says(label, GIVEN) || says(label, OTHERS) || says(&ahead, &LEFT_OUT) {
        return;
    }
    let Some(counted) = quantities(label).filter(|counted| !counted.is_empty()) else { return };
    let all = place.saturating_sub(MOST)..(place + MOST).min(tokens.all.len());
    let is_total = |at: &usize| {
        let other = &tokens.all[*at];
        *at != place && other.number.is_like(one.number) && !says(&other.label, &["均", "每"])
    };
    let is_count = |at: &usize| matches!(tokens.all[*at].number.quantity, Quantity::Things(name) if counted.contains(&name));
    let totals: Vec<usize> = all.clone().filter(is_total).collect();
    let counts: Vec<usize> = all.filter(is_count).collect();
    let near = |at: &&usize| {
        let other = &tokens.all[**at];
        let apart = one.sentence.abs_diff(other.sentence);
        **at < place
            && other.number.is_exact()
            && apart <= 1
            && !matches!(change_part(tokens, **at), ChangePart::Change(_))
    };
    let total = totals.iter().rev().find(near);
    let count =
        counts.iter().rev().filter(near).find(|at| tokens.all[**at].number.size() > Decimal::ONE);
    let (Some(&total), Some(&count)) = (total, count) else { return };
    if is_given(tokens, pool, (place, counted), (&totals, &counts)) {
        return;
    }
    let message = format!(
        "文中的总数（如 {}）除以个数（如 {}）都得不出 {}",
        tokens.written(total),
        tokens.written(count),
        tokens.written(place)
    );
    let hint = "核对总数、个数、平均数和它的单位，改掉错的一个";
    found.push(mistakes::WRONG_AVERAGE, tokens, (place, &[total, count]), message, hint);
}

/// Whether any total over any count, of the text or of the facts, is the average.
fn is_given(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, counted): (usize, &[&str]),
    (totals, counts): (&[usize], &[usize]),
) -> bool {
    let one = &tokens.all[place];
    let printed = Interval::of_average(one.number, meant(one.number));
    let of_facts = |quantity: &Quantity| {
        let facts = pool.facts.iter().filter(move |fact| fact.quantity == *quantity);
        facts.map(|fact| Interval::exact(fact.value)).collect::<Vec<_>>()
    };
    let mut all: Vec<Interval> = totals.iter().map(|at| meant(tokens.all[*at].number)).collect();
    all.extend(of_facts(&one.number.quantity));
    let mut parts: Vec<Interval> = counts.iter().map(|at| meant(tokens.all[*at].number)).collect();
    for name in counted {
        parts.extend(
            pool.facts
                .iter()
                .filter(|fact| matches!(fact.quantity, Quantity::Things(of) if of == *name))
                .map(|fact| Interval::exact(fact.value)),
        );
    }
    let months = says(&one.label, &["月"]).then(|| Interval::exact(Decimal::from(12)));
    let days = says(&one.label, &["日", "天"]);
    parts.extend(months);
    parts.extend(
        [250, 365, 366].iter().filter(|_| days).map(|n| Interval::exact(Decimal::from(*n))),
    );
    // A total is the average times the count.
    let fits = |count: Interval| {
        let product = printed.times(count);
        let longer = months.and_then(|months| product?.times(months));
        let given = |product: Interval| all.iter().any(|total| total.meets(product));
        product.is_none_or(given)
            || longer.is_some_and(given)
            || product.is_some_and(|product| pool.mentioned.has(&one.number.quantity, product))
    };
    parts.into_iter().filter(|count| count.low > Decimal::ZERO).any(fits)
        || counted.iter().any(|name| {
            let count = |total: &Interval| total.over(printed);
            let known = |count| pool.mentioned.has(&Quantity::Things(name_of(name)), count);
            all.iter().filter_map(count).any(known)
        })
}

/// A name of the list of measure words.
fn name_of(name: &str) -> &'static str {
    crate::base::measure_words::measure_word(name).map_or("", |word| word.means)
}

/// How many numbers around one are looked at.
const MOST: usize = 40;
