//! An amount with the digits of a known one and another unit.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::{Pool, TargetPair};
use super::token::{NumberTokens, pieces};
use crate::base::measure_words::means;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 一般公共预算财政拨款2431.86元, where 2431.86万元 is known; 治理43.5公顷, where the indicator says 平方公里.
pub(super) fn unit(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let own =
        !matches!(one.role, Some(NumberRole::Average | NumberRole::UnitPrice | NumberRole::Change));
    if !own || !one.number.is_exact() {
        return;
    }
    match one.number.quantity {
        Quantity::Money => money(tokens, pool, place, found),
        Quantity::Things(_) => things(tokens, pool, place, found),
        _ => {}
    }
}

fn money(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let number = tokens.all[place].number;
    let exact = Interval::of(number, number.decimals);
    let ahead = tokens.ahead(place);
    let each =
        ["每", "均", "标准", "单价", "票价", "/", "补助"].iter().any(|word| ahead.contains(word));
    let least = if each { 4 } else { 2 };
    if digits(number.value) < least || pool.has(&Quantity::Money, exact) {
        return;
    }
    let (wan, yuan) = (Decimal::from(10_000), Decimal::ONE);
    let (other, name) = match number.scale {
        scale if scale == yuan => (wan, "万元"),
        scale if scale == wan && digits(number.value) > 3 => (yuan, "元"),
        _ => return,
    };
    let meant =
        Interval { low: exact.low / number.scale * other, high: exact.high / number.scale * other };
    let known = pool.facts.iter().find(|fact| {
        let own = fact.quantity == Quantity::Money && !fact.value.is_zero();
        own && meant.meets(Interval::exact(fact.value))
    });
    if let Some(known) = known {
        let message = format!(
            "{}是 {}{name}，正文写 {}",
            known.figure.name,
            tokens.digits(place),
            tokens.written(place)
        );
        found.push(
            mistakes::MIXED_UNITS,
            tokens,
            (place, &[]),
            message,
            "核对单位：元与万元相差一万倍",
        );
    }
}

/// How many digits a number has without the zeros at its end.
fn digits(number: Decimal) -> usize {
    let text = number.normalize().to_string();
    text.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').len()
}

/// The result of an indicator with its digits but another unit.
fn things(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let number = tokens.all[place].number;
    if digits(number.value) < 2 {
        return;
    }
    let fits = |goal: &&TargetPair| {
        let same = goal.quantity == number.quantity;
        let size = Interval::of(number, number.decimals).meets(Interval::exact(goal.actual));
        same && size
    };
    let words = tokens.ahead(place) + &tokens.tail(place);
    let named =
        |goal: &&TargetPair| pieces(&goal.name).filter(|piece| words.contains(piece)).count() > 1;
    let is_size = |name| means(name, |one| one.is_size);
    let physical =
        |quantity: &Quantity| matches!(quantity, Quantity::Things(name) if is_size(name));
    let written = |goal: &&TargetPair| {
        let by_wan =
            goal.quantity == number.quantity && number.value * Decimal::from(10_000) == goal.actual;
        let size = physical(&goal.quantity) && physical(&number.quantity);
        by_wan || (size && number.value == goal.actual)
    };
    let mut goals = pool.goals.iter().filter(|goal| goal.quantity.is_amount());
    if goals.clone().any(|goal| fits(&goal)) {
        return;
    }
    if let Some(goal) = goals.find(|goal| written(goal) && named(goal)) {
        let message = format!("{}是 {}，正文写 {}", goal.name, goal.shown, tokens.written(place));
        found.push(mistakes::MIXED_UNITS, tokens, (place, &[]), message, "核对单位，与指标一致");
    }
}
