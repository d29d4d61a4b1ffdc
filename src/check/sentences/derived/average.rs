//! E43: an average or a price against the totals and counts around it and in the facts.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::typo;
use crate::base::amount::fixed;
use crate::base::codes;
use crate::catalogue::Column;
use crate::check::sentences::arithmetic::each::{GIVEN, quantities};
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 142人次，人均105.63元; 124.80万元（26名，每人4.80万元）.
pub(super) fn average(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let each = matches!(one.role, Some(NumberRole::Average | NumberRole::UnitPrice))
        && one.number.is_exact();
    let Some(quantities) =
        quantities(&one.label).filter(|_| each && one.number.quantity.is_amount())
    else {
        return;
    };
    let given = GIVEN.iter().any(|word| one.label.contains(word));
    let other = ["比", "较", "标准", "不超过", "每月", "月均", "月人均", "月户均", "目标"]
        .iter()
        .any(|word| one.label.contains(word));
    if given || other {
        return;
    }
    let totals: Vec<_> = tokens.amounts_like(place).filter(|at| is_total(tokens, *at)).collect();
    let counts: Vec<_> =
        tokens.around(place).filter(|at| is_count(tokens, *at, quantities)).collect();
    let printed = tokens.interval(place);
    let fits = |total: Interval, count: Interval| {
        total.over(count).is_some_and(|each| each.meets(printed))
    };
    let counted = counts.iter().any(|at| *at < place && tokens.all[*at].sentence == one.sentence);
    let of_facts: Vec<_> = pool
        .facts
        .iter()
        .filter(|_| !counted)
        .filter(
            |fact| matches!(fact.quantity, Quantity::Things(name) if quantities.contains(&name)),
        )
        .map(|fact| Interval::exact(fact.value))
        .collect();
    let days = days(&one.label);
    let count_fits =
        |total: Interval| counts.iter().any(|count| fits(total, tokens.interval(*count)));
    let any_fits = |total: Interval| {
        count_fits(total) || of_facts.iter().chain(&days).any(|count| fits(total, *count))
    };
    let facts = pool.facts.iter().filter(|fact| fact.quantity == one.number.quantity);
    if totals.iter().any(|total| any_fits(tokens.interval(*total)))
        || facts.map(|fact| Interval::exact(fact.value)).any(count_fits)
    {
        return;
    }
    let near = |at: &&usize| tokens.all[**at].sentence == one.sentence;
    let size = |at: usize| tokens.all[at].number.size();
    let pairs = totals.iter().filter(near).flat_map(|total| {
        counts.iter().filter(near).map(move |count| (size(*total), tokens.written(*total), *count))
    });
    let of_count =
        counts.iter().filter(near).filter_map(|count| of_fact(tokens, pool, (place, *count)));
    let mut candidates: Vec<_> = pairs.collect();
    let tight = (candidates.len() == 1).then(|| candidates[0].clone());
    let facts: Vec<_> = of_count.collect();
    candidates.extend(facts.iter().cloned());
    let typo_of_part = candidates.into_iter().find(|(total, _, count)| {
        let right = total.checked_div(size(*count)).map(|each| each / one.number.scale);
        right.is_some_and(|right| typo(one.number.value, right, one.number.decimals).is_some())
    });
    let Some((total, name, count)) = typo_of_part.or(tight).or(facts.into_iter().next()) else {
        return;
    };
    let Some(each) = total.checked_div(size(count)) else { return };
    let shown = fixed(each / one.number.scale, one.number.decimals.max(2));
    let message =
        format!("{name}÷{}＝{shown}，正文写 {}", tokens.written(count), tokens.written(place));
    found.push(
        codes::E43,
        tokens,
        (place, &[count]),
        message,
        "核对总数、个数和平均数，改掉错的一个",
    );
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
        let id = fact.figure.id.as_str();
        let this_year = !id.rsplit('.').next().unwrap_or_default().starts_with("last_");
        this_year
            && fact.quantity == number.quantity
            && Interval::of(number, 0).meets(Interval::exact(fact.value))
    })?;
    let line = known.figure.id.as_str().rsplit_once('.')?.0;
    let own = |column| matches!(column, Column::Actual | Column::Total);
    let total = pool.facts.iter().find(|fact| {
        fact.quantity == Quantity::Money
            && fact.figure.key.fact() == Some(line)
            && own(fact.figure.key.column())
    })?;
    let shown = (total.value / tokens.all[place].number.scale).normalize();
    Some((total.value, format!("{}{shown}", total.figure.name), count))
}
