//! Parts and totals that a typing error keeps from adding up.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::partition::{begins_set, counts_again, is_among, is_exhaustive};
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::{Typo, typo};
use crate::check::hints;
use crate::check::mistakes;
use crate::statements::interval::Interval;

/// 2022年至2024年分别支出…，三年累计304.96万元: a total right behind what it adds up.
pub(super) fn total(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let label = one.label.trim_end_matches(['为', '达', '了', '：', ' ']).trim_end_matches("支出");
    let ends = ["累计", "合计", "共计", "总计", "共"].iter().any(|word| label.ends_with(word));
    if !ends || !one.number.is_exact() || !one.number.quantity.is_amount() {
        return;
    }
    let run = run(tokens, place);
    if run.len() < 2 {
        return;
    }
    let printed = tokens.interval(place);
    let mut sum = Interval::exact(Decimal::ZERO);
    let added = run.iter().any(|at| {
        sum = sum.plus(tokens.interval(*at));
        sum.meets(printed)
    });
    if added || pool.has(&one.number.quantity, printed) {
        return;
    }
    let counted = [("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6)];
    let counted = counted.iter().any(|(number, count)| {
        let mut of = ["年", "项", "者", "个", "类", "笔"].iter();
        let named = of.any(|of| label.contains(&format!("{number}{of}")));
        named && run.len() == *count && !names_another_year(tokens, place, &run)
    });
    let all: Decimal = run.iter().map(|at| tokens.all[*at].number.size()).sum();
    let right = all / one.number.scale;
    let near = typo(one.number.value, right, one.number.decimals).is_some();
    if near || counted {
        report(tokens, (place, &run), right, found);
    }
}

/// Whether the words before a run name other years than it has numbers: 2022年、2023年分别…，三年累计….
fn names_another_year(tokens: &NumberTokens, place: usize, run: &[usize]) -> bool {
    let first = *run.last().unwrap_or(&place);
    let years = tokens.ahead(first).matches('年').count();
    let range = tokens.ahead(first).contains("年至");
    !range && years > 0 && years != run.len()
}

/// The like amounts that stand right before a number with nothing else in between.
fn run(tokens: &NumberTokens, place: usize) -> Vec<usize> {
    let one = &tokens.all[place];
    let like = |at: &usize| {
        let other = &tokens.all[*at];
        other.sentence == one.sentence
            && other.is_amount()
            && other.number.quantity == one.number.quantity
    };
    (0..place).rev().take(12).take_while(like).collect()
}

/// Lists whose parts miss the whole by one typo, or by what a list without 等 cannot leave out.
pub(super) fn lists(tokens: &NumberTokens, found: &mut Findings) {
    for first in 1..tokens.all.len() {
        let gap = tokens.gap(first - 1, first);
        let label = &tokens.all[first].label;
        let named = ["上半年", "一季度", "第一季度"].iter().any(|word| label.starts_with(word));
        let opens = gap.contains("其中")
            || gap.starts_with('：')
            || gap.starts_with('（')
            || named
            || gap.contains("中，")
            || is_among(&gap)
            || begins_set(tokens, first);
        if opens {
            list(tokens, first, found);
        } else if tokens.all[first].is_amount() && starts_row(tokens, first) {
            row(tokens, first, found);
        }
    }
}

/// A list that is opened: 其中, a colon, a bracket.
fn list(tokens: &NumberTokens, first: usize, found: &mut Findings) {
    let (sentence, depth) = (tokens.all[first].sentence, tokens.all[first].depth);
    let goes_on = |at: &usize| {
        let other = &tokens.all[*at];
        other.sentence == sentence && (*at == first || is_beside(tokens, *at))
    };
    let all: Vec<_> = (first..tokens.all.len()).take(16).take_while(goes_on).collect();
    let mut quantities: Vec<_> = Vec::new();
    for at in &all {
        let one = &tokens.all[*at];
        if !one.is_amount() || one.depth != depth || quantities.contains(&&one.number.quantity) {
            continue;
        }
        quantities.push(&one.number.quantity);
        let like = |at: &&usize| {
            let other = &tokens.all[**at];
            other.is_amount() && other.depth == depth && other.number.is_like(one.number)
        };
        let parts: Vec<_> = all.iter().filter(like).copied().collect();
        judge(tokens, &parts, found);
    }
}

/// Three or more amounts that nothing but 、 parts, behind their whole without 其中.
fn row(tokens: &NumberTokens, first: usize, found: &mut Findings) {
    let one = &tokens.all[first];
    let goes_on = |at: &usize| {
        let other = &tokens.all[*at];
        let beside = *at == first || tokens.gap(*at - 1, *at).starts_with('、');
        let like = other.is_amount() && other.number.is_like(one.number);
        other.sentence == one.sentence && like && beside
    };
    let parts: Vec<_> = (first..tokens.all.len()).take(12).take_while(goes_on).collect();
    let Some(whole) = whole_of(tokens, &parts).filter(|_| parts.len() > 2) else { return };
    let rest = tokens.all[whole].number.size() - total_of(tokens, &parts);
    if !fits(tokens, &parts) && typo_of_part(tokens, &parts, rest) == Some(Typo::Swap) {
        report_list(tokens, whole, &parts, found);
    }
}

fn total_of(tokens: &NumberTokens, parts: &[usize]) -> Decimal {
    parts.iter().map(|at| tokens.all[*at].number.size()).sum()
}

fn starts_row(tokens: &NumberTokens, first: usize) -> bool {
    !tokens.gap(first - 1, first).starts_with('、')
        && tokens.all.get(first + 1).is_some_and(|next| next.is_amount())
        && tokens.gap(first, first + 1).starts_with('、')
}

/// The nearest like number before a list that can be its whole.
fn whole_of(tokens: &NumberTokens, parts: &[usize]) -> Option<usize> {
    let first = *parts.first()?;
    let one = &tokens.all[first];
    (first.saturating_sub(6)..first).rev().find(|at| {
        let other = &tokens.all[*at];
        let near = one.sentence - other.sentence <= 1 && other.number.is_exact();
        other.may_be_whole()
            && near
            && (other.number.is_like(one.number) || counts_again(other.number, one.number))
    })
}

/// Whether parts add up to any number around them.
fn fits(tokens: &NumberTokens, parts: &[usize]) -> bool {
    let sum = parts.iter().map(|at| tokens.interval(*at)).reduce(Interval::plus);
    let mut around = tokens.amounts_like(parts[0]).filter(|at| !parts.contains(at));
    sum.is_none_or(|sum| around.any(|at| sum.meets(tokens.interval(at))))
}

/// The typo in one of the parts that makes them miss the whole by so much.
fn typo_of_part(tokens: &NumberTokens, parts: &[usize], rest: Decimal) -> Option<Typo> {
    parts.iter().find_map(|at| {
        let number = tokens.all[*at].number;
        let right = number.value + rest / number.scale;
        let as_exact = right > Decimal::ZERO && right.normalize().scale() <= number.decimals;
        typo(number.value, right, number.decimals).filter(|_| as_exact)
    })
}

fn judge(tokens: &NumberTokens, all: &[usize], found: &mut Findings) {
    let Some(whole) = whole_of(tokens, all).filter(|_| all.len() > 1) else { return };
    // 副高4人、中级25人、初级23人，中级及以上29人: what another mark than 、 adds may be no part.
    let row = |pair: &&[usize]| tokens.gap(pair[1] - 1, pair[1]).starts_with('、');
    let row = 1 + all.windows(2).take_while(row).count();
    let last = all[all.len() - 1];
    let parts = if row > 1 && !is_rest(tokens, last) { &all[..row] } else { all };
    let open = is_open(tokens, (parts[0], parts[parts.len() - 1]));
    let behind = (1..all.len()).any(|from| fits(tokens, &all[from..]));
    let is_sum = |parts: &[usize]| {
        let sum = parts.iter().map(|at| tokens.interval(*at)).reduce(Interval::plus);
        sum.is_none_or(|sum| sum.meets(tokens.interval(whole)))
    };
    // 其中集中供养42人、分散供养76人，另有孤儿3人: what is beside a whole that its parts make up.
    let beside_all = tokens.all[last].label.starts_with("另有")
        && all.len() > 2
        && is_sum(&all[..all.len() - 1]);
    let fits = |parts: &[usize]| beside_all || is_sum(parts) || fits(tokens, parts);
    let behind = behind || is_sum(parts);
    if fits(parts) || fits(all) || open || behind {
        return;
    }
    let size = tokens.all[whole].number.size();
    let rest = size - total_of(tokens, parts);
    let typo = typo_of_part(tokens, parts, rest);
    let typo = typo == Some(Typo::Swap) || (typo.is_some() && parts.len() > 2);
    let close = parts.len() > 2 && rest.abs() * Decimal::from(12) <= size;
    // 其中教师8名、保健医2名 of 9: what overlaps is more by far.
    let beside = whole + 2 >= parts[0] && row == parts.len() && row > 1;
    let little = beside && rest.abs() * Decimal::from(6) <= size;
    let more = rest < Decimal::ZERO && (are_of_one_kind(tokens, parts) || little);
    let pair = parts.len() == 2;
    let halves = pair && tokens.all[parts[0]].label.starts_with("上半年");
    // 24项完成、1项未完成.
    let undone = pair && tokens.tail(last).strip_prefix('未') == Some(&tokens.tail(parts[0]));
    let halves = halves || undone;
    if typo || close || more || halves || is_rest(tokens, last) || is_exhaustive(tokens, parts) {
        report_list(tokens, whole, parts, found);
    }
}

fn report_list(tokens: &NumberTokens, whole: usize, parts: &[usize], found: &mut Findings) {
    let sum = total_of(tokens, parts) / tokens.all[whole].number.scale;
    report(tokens, (whole, parts), sum, found);
}

/// Whether a number is what is left of its whole: 另1家, 其余3处.
fn is_rest(tokens: &NumberTokens, place: usize) -> bool {
    let label = &tokens.all[place].label;
    let short = label.chars().count() <= 4;
    ["另", "其余", "剩余"].iter().any(|word| label.starts_with(word) && short)
}

/// Whether the names of parts end alike and are short, so that none counts what another does: C级15户、D级8户.
fn are_of_one_kind(tokens: &NumberTokens, parts: &[usize]) -> bool {
    let name = |at: &usize| {
        let label = &tokens.all[*at].label;
        label.trim_start_matches("其中").trim_start_matches(['：', ' ']).to_string()
    };
    let names: Vec<_> = parts.iter().map(name).collect();
    let end = |name: &String| name.chars().last().filter(|c| "类级型期批季".contains(*c));
    let first = end(&names[0]);
    let short = names.iter().all(|name| name.chars().count() <= 5);
    first.is_some() && short && names.iter().all(|name| end(name) == first)
}

/// Whether only a mark and a name stand between a number and the one before it.
fn is_beside(tokens: &NumberTokens, place: usize) -> bool {
    let gap = tokens.gap(place - 1, place);
    // 98.20万头（羽），秋季: the bracket belongs to the unit.
    let unit = gap.strip_prefix('（').and_then(|gap| gap.split_once('）'));
    let gap =
        unit.filter(|(unit, _)| unit.chars().count() < 4).map_or(gap.as_str(), |(_, gap)| gap);
    gap.is_empty() || (gap.starts_with(['、', '，']) && gap.chars().count() <= 22)
}

/// Whether words say that more belongs to a list.
fn is_open(tokens: &NumberTokens, (first, last): (usize, usize)) -> bool {
    let chars = &tokens.text.passage.chars;
    let end = (tokens.all[last].number.end + 4).min(chars.len());
    let from = tokens.all[first].number.at.saturating_sub(12);
    let around: String = chars[from..end].iter().collect();
    // CT1台、彩超3台: a number that was not read as one.
    let wide: String = chars[from.saturating_sub(30)..end].iter().collect();
    let hidden = wide
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0].is_ascii_alphabetic() && pair[1].is_ascii_digit());
    hidden || ["等", "主要", "重点", "仅", "如"].iter().any(|word| around.contains(word))
}

fn report(
    tokens: &NumberTokens,
    (whole, parts): (usize, &[usize]),
    sum: Decimal,
    found: &mut Findings,
) {
    let mut terms: Vec<_> = parts.to_vec();
    terms.sort_unstable();
    let digits: Vec<_> = terms.iter().map(|part| tokens.digits(*part)).collect();
    let message =
        format!("{}＝{}，合计写 {}", digits.join("＋"), sum.normalize(), tokens.written(whole));
    let hint = hints::PARTS;
    let place = if tokens.is_cited(whole) { terms[0] } else { whole };
    found.push(mistakes::WRONG_SUM, tokens, (place, parts), message, hint);
}
