//! An amount to which others are added and from which others are taken: …，加上…，扣除…后，…; 局机关和11个单位，共12个.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::amount::half_up;
use crate::check::mistakes;
use crate::statements::interval::Interval;

/// Words that add what follows to what was said, and those that take it away.
const PLUS: &[&str] = &["加上", "加", "连同"];
const MINUS: &[&str] = &["扣除", "减去", "扣减"];

/// 已提交11处，加上2024年的4处，累计15处: no amount before it, of the passage or of the facts, makes the sum.
pub(super) fn plus(tokens: &NumberTokens, pool: &Pool, first: usize, found: &mut Findings) {
    let Some(begin) = first.checked_sub(1) else { return };
    if sign(tokens, first).is_none()
        || sign(tokens, begin).is_some()
        || !is_like(tokens, first, first)
    {
        return;
    }
    let terms: Vec<_> = (first..tokens.all.len())
        .take(4)
        .take_while(|at| is_like(tokens, *at, first) && sign(tokens, *at).is_some())
        .collect();
    let sum = first + terms.len();
    let is_sum = sum < tokens.all.len() && is_like(tokens, sum, first) && is_total(tokens, sum);
    let added = terms.iter().any(|at| sign(tokens, *at) == Some(true));
    if !is_sum || !added {
        return;
    }
    let zero = Interval::exact(Decimal::ZERO);
    let change = terms.iter().fold(zero, |all, at| match sign(tokens, *at) {
        Some(true) => all.plus(tokens.interval(*at)),
        _ => all.minus(tokens.interval(*at)),
    });
    let printed = tokens.interval(sum);
    let fits = |start: Interval| start.plus(change).meets(printed);
    let quantity = &tokens.all[first].number.quantity;
    let here = tokens.amounts_like(first).filter(|at| *at < first);
    let facts = pool.facts.iter().filter(|fact| fact.quantity == *quantity);
    let given = here.map(|at| tokens.interval(at)).any(fits)
        || facts.map(|fact| Interval::exact(fact.value)).any(fits);
    let start =
        (0..first).rev().take(8).find(|at| is_like(tokens, *at, first) && is_start(tokens, *at));
    if let Some(start) = start.filter(|_| !given) {
        let right = (tokens.interval(start).plus(change), tokens.all[sum].number.scale);
        let right = (right.0.low + right.0.high) / Decimal::TWO / right.1;
        let signs = terms.iter().map(|at| {
            let sign = if sign(tokens, *at) == Some(true) { "＋" } else { "－" };
            format!("{sign}{}", tokens.digits(*at))
        });
        let written: String = signs.collect();
        let message = format!(
            "{}{written}＝{}，正文写 {}",
            tokens.digits(start),
            half_up(right, 2).normalize(),
            tokens.written(sum)
        );
        let others: Vec<_> = terms.iter().copied().chain([start]).collect();
        found.push(
            mistakes::WRONG_SUM,
            tokens,
            (sum, &others),
            message,
            "核对相加减的每个数，改掉错的一个",
        );
    }
}

/// Whether a number is added (`true`) or taken away.
fn sign(tokens: &NumberTokens, place: usize) -> Option<bool> {
    let label = tokens.all[place].label.trim_start_matches(['，', '；', ' ', '再']);
    let starts = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    match () {
        () if label.starts_with("加强")
            || label.starts_with("加快")
            || label.starts_with("加大") =>
        {
            None
        }
        () if starts(PLUS) => Some(true),
        () if starts(MINUS) => Some(false),
        () => None,
    }
}

fn is_like(tokens: &NumberTokens, at: usize, first: usize) -> bool {
    let one = &tokens.all[at];
    one.number.is_exact()
        && one.number.quantity.is_amount()
        && one.number.is_like(tokens.all[first].number)
        && tokens.all[first].sentence.abs_diff(one.sentence) <= 1
}

/// Whether a number is no part of another and no change, so that something can be added to it.
fn is_start(tokens: &NumberTokens, at: usize) -> bool {
    let label = &tokens.all[at].label;
    let part = ["其中", "比", "较", "增加", "减少", "占", "均"];
    let among = at.checked_sub(1).is_some_and(|before| {
        let gap = tokens.gap(before, at);
        gap.starts_with('、')
    });
    !part.iter().any(|word| label.contains(word)) && !among
}

/// Whether words call a number the sum of what stands before it.
fn is_total(tokens: &NumberTokens, at: usize) -> bool {
    let label = tokens.all[at].label.trim_end_matches(['为', '达', '到', '了']);
    let label = label.trim_start_matches(['，', ' ', '后']);
    ["总计", "合计", "共计", "累计", "共", "年末结转结余", "年末结转和结余", "资金总量"]
        .iter()
        .any(|word| label.ends_with(word))
}

/// 局机关和11个二级预算单位，共12个预算单位: one more than are counted; 7个科室各明确1名联络员，共7名: their product.
pub(super) fn one_more(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let label = one.label.trim_start_matches(['，', ' ']);
    let counted =
        one.number.is_exact() && one.number.quantity.is_amount() && one.number.decimals == 0;
    let Some(before) =
        place.checked_sub(1).filter(|_| counted && matches!(label, "共" | "共有" | "合计"))
    else {
        return;
    };
    let other = &tokens.all[before];
    let same = other.sentence == one.sentence && other.number.is_exact();
    let beside = ["局机关和", "局机关及", "机关和", "机关及", "本级和", "本级及", "机关本级和"]
        .iter()
        .any(|word| other.label.ends_with(word));
    let own = one.number.is_like(other.number) && same;
    let each = before.checked_sub(1).filter(|first| {
        let of_each =
            other.label.contains('各') && own && tokens.gap(*first, before).contains('各');
        // 从9个科室、4个单位各抽1名: of both.
        let both =
            first.checked_sub(1).is_some_and(|at| tokens.gap(at, *first).contains(['、', '和']));
        of_each
            && !both
            && tokens.all[*first].number.is_exact()
            && tokens.all[*first].sentence == one.sentence
    });
    let (right, sum) = match each {
        _ if beside && own => {
            (other.number.value + Decimal::ONE, format!("1＋{}", tokens.digits(before)))
        }
        Some(first) => (
            tokens.all[first].number.value * other.number.value,
            format!("{}×{}", tokens.digits(first), tokens.digits(before)),
        ),
        None => return,
    };
    if right != one.number.value {
        let message = format!("{sum}＝{}，正文写 {}", right.normalize(), tokens.written(place));
        found.push(
            mistakes::WRONG_SUM,
            tokens,
            (place, &[before]),
            message,
            "核对个数，改掉错的一个",
        );
    }
}
