//! A rate or a share right behind an amount: what it is of has a name, or stands in the sentence; no number there gives it.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, meant};
use super::findings::Findings;
use super::named::{bare, is_alike};
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::sentences::arithmetic::whole_name::whole_name;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::set_aside::LEFT_OUT;
use crate::statements::words::elsewhere::names_last_year;

/// Words of a rate that is not of the amount before it.
const OTHERS: &[&str] = &[
    "比",
    "较",
    "同期",
    "增幅",
    "降幅",
    "增长率",
    "增速",
    "上年",
    "去年",
    "全国",
    "全省",
    "目标值",
];
/// Words of what an amount is compared with, or is meant to be.
const MEANT: &[&str] = &["目标", "计划", "预算", "任务", "控制", "标准", "年初", "指标", "上年"];

/// 整改30个，整改率90.00%; 12426人，占常住人口的19.90%; 其中农业用水1.52亿立方米，占60.80%.
pub(super) fn rate_of(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let Some(part) = part_before(tokens, place) else { return };
    let label = tokens.all[place].label.trim_start_matches(['，', '、', ' ']);
    let of = match label.split_once('占') {
        Some(("", of)) if is_bare(of) => bare_share(tokens, pool, (place, part)),
        Some(("", of)) => share_of_named(tokens, pool, (place, part), of),
        Some(_) => return,
        None => rate_of_verb(tokens, pool, (place, part), label),
    };
    let Some(of) = of else { return };
    let message = format!("{}按{of}算不出 {}", tokens.written(part), tokens.written(place));
    let hint = "核对部分、总体和率，改掉错的一个";
    found.push(mistakes::WRONG_RATE, tokens, (place, &[part]), message, hint);
}

fn is_bare(of: &str) -> bool {
    matches!(of.trim_end_matches(['为', '达', ' ']), "" | "比" | "比例" | "比重")
}

/// The amount right before a rate that it can be of.
fn part_before(tokens: &NumberTokens, place: usize) -> Option<usize> {
    let one = &tokens.all[place];
    let part = place.checked_sub(1)?;
    let other = &tokens.all[part];
    let gap = tokens.gap(part, place);
    let whole_rate = one.number.value == Decimal::ONE_HUNDRED && one.number.decimals == 0;
    let ahead = tokens.ahead(place);
    let near = tokens.near_ahead(place, 41);
    let own = one.number.quantity == Quantity::Percent
        && one.number.is_exact()
        && !whole_rate
        && !says(&one.label.replace("占比", "占"), OTHERS)
        && matches!(change_part(tokens, place), ChangePart::Plain);
    let before = other.number.quantity.is_amount()
        && other.number.is_exact()
        && other.number.value > Decimal::ZERO
        && other.sentence == one.sentence
        && other.depth == one.depth
        && change_part(tokens, part) == ChangePart::Plain
        && !says(&other.label, &["均", "每"]);
    let apart = says(&gap, &["；", "（", "）", "其中"]) || gap.matches('，').count() > 1;
    let set_aside =
        says(&near, &["分别", "依次", "各"]) || says(&ahead, &LEFT_OUT) || ahead.contains('除');
    (own && before && !apart && !set_aside && !tokens.text.passage.is_name).then_some(part)
}

/// A share of what has a name: no amount of that name in any text gives it, and none of the facts.
fn share_of_named(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, part): (usize, usize),
    of: &str,
) -> Option<String> {
    let name = short_name(whole_name(of));
    // 投资, 面积 are those of many things.
    if name.chars().count() < 3 || says(name, &["合计", "该", "其"]) || names_last_year(name) {
        return None;
    }
    let number = tokens.all[part].number;
    let (own, printed) = (meant(number), meant(tokens.all[place].number));
    let wholes = pool.named.with(name, &number.quantity);
    let larger: Vec<_> = wholes.into_iter().filter(|whole| whole.high >= own.low).collect();
    let fits = larger.iter().any(|whole| printed.is_share(own, *whole));
    let known = || pool.mentioned.has_whole(&number.quantity, own, printed);
    let of_facts = || pool.wholes(&number.quantity).is_some_and(|all| all.has(own, printed));
    (!larger.is_empty() && !fits && !known() && !of_facts()).then(|| name.to_string())
}

/// A name without words that say all of it.
fn short_name(name: &str) -> &str {
    let starts = [
        "全部", "本年", "全年", "年末", "我局", "我镇", "我乡", "我院", "全镇", "全乡", "全县",
        "全市", "全院",
    ];
    starts.iter().find_map(|start| name.strip_prefix(start)).unwrap_or(name)
}

/// A share that names no whole: no larger amount before it in the text gives it, nor the sum of those of its sentence.
fn bare_share(tokens: &NumberTokens, pool: &Pool, (place, part): (usize, usize)) -> Option<String> {
    let one = &tokens.all[part];
    let (own, printed) = (meant(one.number), meant(tokens.all[place].number));
    let like = |at: &usize| {
        *at != part && is_alike(&tokens.all[*at].number.quantity, &one.number.quantity)
    };
    let is_plain = |at: usize| {
        let other = &tokens.all[at];
        change_part(tokens, at) == ChangePart::Plain
            && !says(&other.label, &["均", "每"])
            && !says(&other.label, MEANT)
    };
    let larger = |at: &usize| meant(tokens.all[*at].number).high >= own.low;
    let natural = |at: &usize| {
        let other = &tokens.all[*at];
        other.sentence == one.sentence && other.depth <= one.depth && is_plain(*at)
    };
    let from = part.saturating_sub(NEAR);
    let before: Vec<_> = (from..part).filter(like).filter(larger).collect();
    let whole = *before.iter().rev().find(|at| natural(at))?;
    let fits = |whole: Interval| printed.is_share(own, whole);
    let others = before.iter().filter(|at| {
        tokens.all[**at].sentence != one.sentence || !says(&tokens.all[**at].label, MEANT)
    });
    let given = others.map(|at| meant(tokens.all[*at].number)).any(fits);
    let sentence: Vec<_> = tokens
        .around(part)
        .filter(|at| tokens.all[*at].sentence == one.sentence)
        .filter(like)
        .collect();
    let sums = sentence.iter().map(|at| meant(tokens.all[*at].number).plus(own)).any(fits);
    let all = sentence.iter().map(|at| meant(tokens.all[*at].number)).fold(own, Interval::plus);
    let later = sentence.iter().filter(|at| **at > place).map(|at| meant(tokens.all[*at].number));
    let known = given || sums || fits(all) || later.into_iter().any(fits);
    (!known && !is_of_fact(pool, &one.number.quantity, own, printed)).then(|| tokens.written(whole))
}

/// Whether a number of the facts that is no budget, target or number of last year is the whole of a share.
fn is_of_fact(pool: &Pool, quantity: &Quantity, part: Interval, printed: Interval) -> bool {
    pool.facts.iter().any(|fact| {
        let meant = fact.figure.key.column().is_decided() || fact.quantity != Quantity::Money;
        meant
            && !fact.is_of_last_year
            && fact.quantity == *quantity
            && printed.is_share(part, Interval::exact(fact.value))
    })
}

/// A rate that is called as what is counted before it: 整改…整改率, or of a budget that stands right before it.
fn rate_of_verb(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, part): (usize, usize),
    label: &str,
) -> Option<String> {
    let stem = bare(label).strip_suffix('率')?;
    let one = &tokens.all[part];
    let named = bare(&one.label).trim_start_matches(['，', '、', ' ']);
    let budget = stem.ends_with("执行")
        && ["预算", "预算数", "支出"].iter().any(|end| named.ends_with(end))
        && !["年初预算", "上年预算"].iter().any(|end| named.ends_with(end))
        && !says(&tokens.ahead(place), &["截至", "月底", "季度", "上半年", "月末"])
        && pool.has(&one.number.quantity, meant(one.number));
    let verb = stem.chars().count() >= 2
        && !says(stem, &["核减", "审减", "节约", "调整"])
        && !says(named, &["不", "未", "延期"])
        && (named.ends_with(stem) || (stem.ends_with(named) && named.chars().count() >= 2));
    let printed = meant(tokens.all[place].number);
    let own = meant(one.number);
    let quantity = &one.number.quantity;
    let like = |at: &usize| *at != part && is_alike(&tokens.all[*at].number.quantity, quantity);
    let natural = |at: &usize| {
        let other = &tokens.all[*at];
        *at < part && other.sentence == one.sentence && meant(other.number).high >= own.low
    };
    let whole = tokens.around(part).rev().find(|at| like(at) && natural(at));
    let ahead = tokens.ahead(place);
    let other_year =
        names_last_year(&ahead) || ahead.contains("20") && budget && !is_this_year(pool, &ahead);
    if !(verb && whole.is_some() || budget) || other_year {
        return None;
    }
    let fits =
        |other: Interval| printed.is_share(own, other) || (budget && printed.is_share(other, own));
    let near: Vec<_> =
        tokens.around(part).filter(like).map(|at| meant(tokens.all[at].number)).collect();
    let sums = || near.iter().flat_map(|a| near.iter().map(|b| a.plus(*b)));
    let here = near.iter().copied().any(fits) || sums().any(fits);
    let facts = pool.facts.iter().filter(|fact| is_alike(&fact.quantity, quantity));
    let known = here
        || pool.mentioned.has_whole(quantity, own, printed)
        || pool.mentioned.has_part(quantity, own, printed)
        || facts.map(|fact| Interval::exact(fact.value)).any(fits);
    (!known).then(|| whole.map_or_else(|| "文中的各数".to_string(), |whole| tokens.written(whole)))
}

/// Whether a text names no other year than the report's.
fn is_this_year(pool: &Pool, ahead: &str) -> bool {
    let years = ahead.match_indices('年').filter_map(|(at, _)| ahead.get(at.checked_sub(4)?..at));
    let mut years = years.filter(|year| year.chars().all(|c| c.is_ascii_digit()));
    let year = pool.year.to_string();
    years.all(|named| named == year)
}

/// How many numbers before one are looked at.
const NEAR: usize = 24;
