//! Last year's number in the place of this year's: 全年国内公务接待124批次, where that was last year.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::{Pair, Pool};
use super::token::{NumberTokens, holds_name};
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::elsewhere::names_elsewhere;

/// Words of another year, of a part, or of what is compared.
const ELSEWHERE: &[&str] = &[
    "比", "较", "由", "从", "原", "同期", "其中", "下属", "所属", "计划", "目标", "预算", "累计",
    "年初", "系统", "初",
];
/// Pieces of names that many names share.
const COMMON: &[&str] = &[
    "支出", "收入", "决算", "费用", "批次", "人次", "人数", "经费", "上年", "人员", "编制", "合计",
    "本年", "年度", "总数", "数量", "公务",
];

/// A count that is last year's of what its words name, and no other of this year.
pub(super) fn copied(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let own = matches!(one.role, Some(NumberRole::Value | NumberRole::Total))
        && matches!(one.basis, AmountBasis::Unstated | AmountBasis::Actual);
    let counted = matches!(one.number.quantity, Quantity::Things(_)) && one.number.is_exact();
    if !own || !counted || one.number.value <= Decimal::ONE || tokens.text.passage.is_of_project {
        return;
    }
    let words = words_of(tokens, place);
    if names_elsewhere(&words) || says(&words, ELSEWHERE) {
        return;
    }
    let printed = tokens.interval(place);
    let is = |value: Decimal| printed.meets(Interval::exact(value));
    let like = |pair: &&Pair| pair.quantity == one.number.quantity;
    let mut pairs = pool.pairs.iter().filter(like);
    let Some(pair) = pairs
        .find(|pair| is(pair.before) && !is(pair.now) && holds_name(&words, &pair.name, COMMON))
    else {
        return;
    };
    let this_year = |fact: &super::pool::KnownNumber| {
        fact.quantity == one.number.quantity && is(fact.value) && !fact.is_of_last_year
    };
    if pool.facts.iter().any(this_year) {
        return;
    }
    let message = format!(
        "{}今年 {}、上年 {}，正文写 {}",
        pair.name,
        pair.now.normalize(),
        pair.before.normalize(),
        tokens.written(place)
    );
    found.push(
        mistakes::OTHER_NUMBER,
        tokens,
        (place, &[]),
        message,
        "多半是上年的数没有改；照今年的数改",
    );
}

/// The words of its segment before a number, from the mark that ends a sentence or a segment on.
fn words_of(tokens: &NumberTokens, place: usize) -> String {
    tokens.near_ahead(place, 24).rsplit('；').next().unwrap_or_default().to_string()
}
