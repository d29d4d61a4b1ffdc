//! A number with two digits in each other's place beside the number of the facts whose name stands before it.

use super::change_words::{ChangePart, change_part};
use super::digits::digits;
use super::findings::Findings;
use super::pool::Pool;
use super::token::{NumberTokens, holds_name};
use super::typo::{Typo, typo};
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::CheckContext;
use crate::statements::interval::Interval;
use crate::statements::words::elsewhere::names_last_year;

/// 青山镇完成投资最多，为1021.30万元, where the table has 1012.30.
pub(super) fn swapped(
    context: &CheckContext,
    tokens: &NumberTokens,
    pool: &Pool,
    place: usize,
    found: &mut Findings,
) {
    let one = &tokens.all[place];
    let number = one.number;
    let plain = number.is_exact()
        && change_part(tokens, place) == ChangePart::Plain
        && !says(&one.label, &["均", "每"]);
    let Some(near) = digits(number.size()).and_then(|digits| pool.by_digits.get(&digits)) else {
        return;
    };
    if !plain || near.len() > 50 {
        return;
    }
    // As far as a name may stand.
    let words = tokens.near_ahead(place, 30);
    let printed = Interval::of(number, number.decimals);
    if names_last_year(&words) || pool.has(&number.quantity, printed) {
        return;
    }
    let fact = near.iter().map(|at| &pool.facts[*at]).find(|fact| {
        let right = fact.value.checked_div(number.scale);
        let swap = right
            .is_some_and(|right| typo(number.value, right, number.decimals) == Some(Typo::Swap));
        let beside = || {
            let near = tokens.around(place).filter(|at| *at != place);
            let like = |at: usize| tokens.all[at].number.quantity == fact.quantity;
            let own = Interval::exact(fact.value);
            near.filter(|at| like(*at)).any(|at| tokens.interval(at).meets(own))
        };
        swap && !beside()
            && fact.quantity == number.quantity
            && !fact.is_of_last_year
            && (fact.figure.place.is_some() || fact.figure.key.column().is_decided())
            && holds_name(&words, &fact.figure.name, COMMON)
    });
    let Some(fact) = fact else { return };
    let message = format!(
        "{}是 {}，正文写 {}",
        fact.figure.name,
        context.figures.shown(fact.figure),
        tokens.written(place)
    );
    let hint = "两个数字换了位置；照数据改正文，或核对数据";
    found.push(mistakes::OTHER_NUMBER, tokens, (place, &[]), message, hint);
}

/// Pieces of names that many names share.
const COMMON: &[&str] = &[
    "支出", "收入", "决算", "费用", "经费", "上年", "合计", "本年", "年度", "总数", "数量", "项目",
    "资金", "预算",
];
