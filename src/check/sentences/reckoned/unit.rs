//! E19: an amount with the digits of a known one and another unit.

use rust_decimal::Decimal;

use super::pool::Pool;
use super::rule::Findings;
use super::token::Tokens;
use crate::base::codes;
use crate::statements::interval::Interval;
use crate::statements::measure::Measure;

/// 一般公共预算财政拨款2431.86元, where 2431.86万元 is known.
pub(super) fn unit(tokens: &Tokens, pool: &Pool, place: usize, found: &mut Findings) {
    let number = tokens.all[place].number;
    let digits = number.value.normalize().to_string().chars().filter(char::is_ascii_digit).count();
    let exact = Interval::of(number, number.decimals);
    if number.measure != Measure::Money
        || !number.is_exact()
        || digits < 4
        || pool.has(&Measure::Money, exact)
    {
        return;
    }
    let (wan, yuan) = (Decimal::from(10_000), Decimal::ONE);
    let (other, name) = match number.scale {
        scale if scale == yuan => (wan, "万元"),
        scale if scale == wan => (yuan, "元"),
        _ => return,
    };
    let meant =
        Interval { low: exact.low / number.scale * other, high: exact.high / number.scale * other };
    let known = pool.facts.iter().find(|fact| {
        fact.measure == Measure::Money
            && meant.meets(Interval::exact(fact.value))
            && !fact.value.is_zero()
    });
    if let Some(known) = known {
        let message = format!(
            "{}是 {}{name}，正文写 {}",
            known.figure.name,
            tokens.digits(place),
            tokens.written(place)
        );
        found.push(codes::E19, tokens, (place, &[]), message, "核对单位：元与万元相差一万倍");
    }
}
