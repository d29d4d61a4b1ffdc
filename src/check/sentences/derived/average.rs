//! An average or a price against the totals and counts around it and in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::typo;
use crate::base::amount::fixed;
use crate::catalogue::Column;
use crate::check::mistakes;
use crate::check::sentences::arithmetic::each::{GIVEN, quantities};
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_dated_bracket;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 142人次，人均105.63元; 124.80万元（26名，每人4.80万元）.
pub(super) fn average(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let each = matches!(one.role, Some(NumberRole::Average | NumberRole::UnitPrice))
        && one.number.is_exact()
        && !is_in_dated_bracket(tokens.text.passage, one.number.at);
    let Some(quantities) =
        quantities(&one.label).filter(|_| each && one.number.quantity.is_amount())
    else {
        return;
    };
    if is_other_average(&one.label) {
        return;
    }
    let totals: Vec<_> = tokens.amounts_like(place).filter(|at| is_total(tokens, *at)).collect();
    let counts: Vec<_> =
        tokens.around(place).filter(|at| is_count(tokens, *at, quantities)).collect();
    if is_any_quotient(tokens, pool, (place, quantities), (&totals, &counts)) {
        return;
    }
    if let Some(quotient) = meant_quotient(tokens, pool, place, (&totals, &counts)) {
        report(tokens, place, &quotient, found);
    }
}

/// Whether a label has an average that was given, is compared, or is for a time beside things.
fn is_other_average(label: &str) -> bool {
    let others = ["比", "较", "标准", "不超过", "每月", "月均", "月人均", "月户均", "目标"];
    GIVEN.iter().chain(&others).any(|word| label.contains(word))
}

/// Whether an average is the quotient of any total and any count around it or in the facts.
fn is_any_quotient(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, quantities): (usize, &[&str]),
    (totals, counts): (&[usize], &[usize]),
) -> bool {
    let one = &tokens.all[place];
    let printed = Interval::of_average(one.number, tokens.interval(place));
    let fits = |total: Interval, count: Interval| {
        total.over(count).is_some_and(|each| each.meets(printed))
    };
    let counted = counts.iter().any(|at| *at < place && tokens.all[*at].sentence == one.sentence);
    let is_counted =
        |fact: &Quantity| matches!(fact, Quantity::Things(name) if quantities.contains(name));
    let of_facts = pool.facts.iter().filter(|fact| !counted && is_counted(&fact.quantity));
    let of_facts = of_facts.map(|fact| Interval::exact(fact.value));
    let others: Vec<_> = of_facts.chain(days(&one.label)).collect();
    let counts: Vec<_> = counts.iter().map(|count| tokens.interval(*count)).collect();
    let count_fits = |total: Interval| counts.iter().any(|count| fits(total, *count));
    let mut facts = pool.facts.iter().filter(|fact| fact.quantity == one.number.quantity);
    totals
        .iter()
        .map(|total| tokens.interval(*total))
        .any(|total| count_fits(total) || others.iter().any(|count| fits(total, *count)))
        || facts.any(|fact| count_fits(Interval::exact(fact.value)))
}

/// A total in the unit of its quantity, what it is called, and the place of the count that it is divided by.
type Quotient = (Decimal, String, usize);

/// The quotient that an average is meant to be: one typing error away, the only one of the sentence, or one of the facts.
fn meant_quotient(
    tokens: &NumberTokens,
    pool: &Pool,
    place: usize,
    (totals, counts): (&[usize], &[usize]),
) -> Option<Quotient> {
    let one = &tokens.all[place];
    let near = |at: &&usize| tokens.all[**at].sentence == one.sentence;
    let size = |at: usize| tokens.all[at].number.size();
    let pairs = totals.iter().filter(near).flat_map(|total| {
        counts.iter().filter(near).map(move |count| (size(*total), tokens.written(*total), *count))
    });
    let mut candidates: Vec<Quotient> = pairs.collect();
    let only = (candidates.len() == 1).then(|| candidates[0].clone());
    let of_count =
        counts.iter().filter(near).filter_map(|count| of_fact(tokens, pool, (place, *count)));
    let facts: Vec<_> = of_count.collect();
    candidates.extend(facts.iter().cloned());
    let near_typo = candidates.into_iter().find(|(total, _, count)| {
        let right = total.checked_div(size(*count)).map(|each| each / one.number.scale);
        right.is_some_and(|right| typo(one.number.value, right, one.number.decimals).is_some())
    });
    near_typo.or(only).or(facts.into_iter().next())
}

fn report(
    tokens: &NumberTokens,
    place: usize,
    (total, name, count): &Quotient,
    found: &mut Findings,
) {
    let number = tokens.all[place].number;
    let Some(each) = total.checked_div(tokens.all[*count].number.size()) else { return };
    let shown = fixed(each / number.scale, number.decimals.max(2));
    let message =
        format!("{name}÷{}＝{shown}，正文写 {}", tokens.written(*count), tokens.written(place));
    let hint = "核对总数、个数和平均数，改掉错的一个";
    found.push(mistakes::WRONG_AVERAGE, tokens, (place, &[*count]), message, hint);
}

/// How many days, weeks or months of a year an average may be for.
fn days(label: &str) -> Vec<Interval> {
    let time = ["日", "天", "周", "月"].iter().any(|word| label.contains(word));
    let days = [12, 52, 250, 365, 366].iter().filter(|_| time);
    days.map(|days| Interval::exact(Decimal::from(*days))).collect()
}

fn is_total(tokens: &NumberTokens, place: usize) -> bool {
    !matches!(tokens.all[place].role, Some(NumberRole::Base | NumberRole::From))
}

fn is_count(tokens: &NumberTokens, place: usize, quantities: &[&str]) -> bool {
    let one = &tokens.all[place];
    let own = !matches!(one.role, Some(NumberRole::Change | NumberRole::Average));
    own && one.number.is_exact()
        && matches!(one.number.quantity, Quantity::Things(name) if quantities.contains(&name))
}

/// The amount of the line that a count of the facts belongs to: 接待人次 of 公务接待费.
fn of_fact(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, count): (usize, usize),
) -> Option<(Decimal, String, usize)> {
    let number = tokens.all[count].number;
    if tokens.all[place].number.quantity != Quantity::Money || count > place || place - count > 4 {
        return None;
    }
    let known = pool.facts.iter().find(|fact| {
        !fact.is_of_last_year
            && fact.quantity == number.quantity
            && Interval::of(number, 0).meets(Interval::exact(fact.value))
    })?;
    let line = known.figure.key.line()?;
    let own = Column::is_decided;
    let total = pool.facts.iter().find(|fact| {
        fact.quantity == Quantity::Money
            && fact.figure.key.fact() == Some(line)
            && own(fact.figure.key.column())
    })?;
    let shown = (total.value / tokens.all[place].number.scale).normalize();
    Some((total.value, format!("{}{shown}", total.figure.name), count))
}
