//! What is left of a planned or counted amount: no difference of two amounts around it, of the facts or by a rate gives it.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, meant};
use super::findings::Findings;
use super::named::bare;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::set_aside::LEFT_OUT;

/// Words of what is left, right before its number.
const RESTS: &[&str] = &[
    "结余",
    "结转下年",
    "结转",
    "余款",
    "空编",
    "缺编",
    "缺口",
    "尚有",
    "还有",
    "还差",
    "剩余",
    "其余",
    "未到位",
    "少到位",
    "未支付",
    "节约",
    "未完成",
];
/// Words of an amount that something can be left of.
const WHOLES: &[&str] = &[
    "预算", "计划", "安排", "下达", "编制", "投资", "批准", "任务", "目标", "应", "排查", "发现",
    "受理", "需",
];
/// Words of what was done of it.
const DONE: &[&str] = &[
    "支出", "完成", "执行", "到位", "实际", "整改", "在编", "在职", "办结", "化解", "使用", "支付",
    "落实", "追回",
];

/// 预算2120.00万元，支出2052.94万元，…结转下年76.06万元.
pub(super) fn rest(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let label = bare(&one.label);
    let ahead = tokens.ahead(place);
    let own = one.number.is_exact()
        && one.number.quantity.is_amount()
        && RESTS.iter().any(|word| label.ends_with(word))
        && !says(label, &["年初", "年末", "上年", "累计", "其中", "率"])
        && !says(&ahead, &LEFT_OUT);
    if !own {
        return;
    }
    let Some((whole, done)) = sides(tokens, place) else { return };
    if is_given(tokens, pool, place) {
        return;
    }
    let message = format!(
        "{}－{}不是 {}",
        tokens.written(whole),
        tokens.written(done),
        tokens.written(place)
    );
    let hint = "核对总数、已完成数和剩余数，改掉错的一个";
    found.push(mistakes::WRONG_DIFFERENCE, tokens, (place, &[whole, done]), message, hint);
}

/// A whole and what was done of it, the last such pair before what is left in its sentence.
fn sides(tokens: &NumberTokens, place: usize) -> Option<(usize, usize)> {
    let one = &tokens.all[place];
    let from = place.saturating_sub(5);
    let like = |at: &usize, words: &[&str]| {
        let other = &tokens.all[*at];
        other.number.is_like(one.number)
            && other.number.is_exact()
            && other.sentence == one.sentence
            && other.depth <= one.depth
            && change_part(tokens, *at) == ChangePart::Plain
            && says(&other.label, words)
    };
    let done = (from..place).rev().find(|at| like(at, DONE) && !like(at, &["预算", "计划"]))?;
    let whole = (from..done).rev().find(|at| like(at, WHOLES))?;
    let apart = (whole + 1..place).any(|at| tokens.gap(at - 1, at).contains("其中"));
    let larger = tokens.all[whole].number.size() > tokens.all[done].number.size();
    (larger && !apart).then_some((whole, done))
}

/// Whether some difference of amounts around it or of the facts is what is left.
fn is_given(tokens: &NumberTokens, pool: &Pool, place: usize) -> bool {
    let one = &tokens.all[place];
    let printed = meant(one.number);
    let amounts: Vec<Interval> = tokens
        .around(place)
        .filter(|at| *at != place && tokens.all[*at].number.is_like(one.number))
        .map(|at| meant(tokens.all[at].number))
        .collect();
    let pairs = || amounts.iter().flat_map(|a| amounts.iter().map(move |b| a.minus(*b)));
    let threes = || pairs().flat_map(|rest| amounts.iter().map(move |c| rest.minus(*c)));
    let exact = |number: Interval| number.meets(printed);
    pairs().any(exact)
        || threes().any(exact)
        || pool.has(&one.number.quantity, printed)
        || pool.has_difference(&one.number.quantity, printed)
        || (one.number.quantity == Quantity::Percent && printed.low < Decimal::ZERO)
}
