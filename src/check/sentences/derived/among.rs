//! Parts behind 其中 that are joined by 、: they make up an amount before them, or are some of it and far from all.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, meant};
use super::findings::Findings;
use super::token::{NEAR, NumberTokens};
use super::typo::{Typo, typo};
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::numbers::Exactness;

/// 其中站内救助142人次、站外救助84人次 of 236人次: near to all of it, and not equal to any amount before it.
pub(super) fn among(tokens: &NumberTokens, first: usize, found: &mut Findings) {
    let Some(parts) = parts(tokens, first) else { return };
    let one = &tokens.all[first];
    let like = |at: &usize| {
        let other = &tokens.all[*at];
        other.number.quantity == one.number.quantity && other.number.exactness != Exactness::Ordinal
    };
    let before: Vec<_> = (first.saturating_sub(NEAR)..first).filter(like).collect();
    let whole = before.iter().rev().find(|at| {
        let other = &tokens.all[**at];
        other.sentence == one.sentence
            && other.role.is_some()
            && other.number.is_exact()
            && other.depth <= one.depth
            && matches!(change_part(tokens, **at), ChangePart::Plain)
            && !says(&other.label, &["均", "每", "目标", "计划", "预算", "任务"])
    });
    let Some(&whole) = whole else { return };
    let sum = parts.iter().map(|at| meant(tokens.all[*at].number)).reduce(Interval::plus);
    let Some(sum) = sum else { return };
    let all = meant(tokens.all[whole].number);
    let apart = sum.apart(all);
    let share = if parts.len() > 2 { Decimal::new(20, 2) } else { Decimal::new(8, 2) };
    let near = apart.high <= tokens.all[whole].number.size() * share
        && apart.low > Decimal::ZERO
        && (parts.len() > 2 || is_slip(tokens, &parts, whole));
    let last = parts.last().copied().unwrap_or(first);
    let given = before.iter().chain(&parts[1..]).any(|at| meant(tokens.all[*at].number).meets(sum));
    let behind = (last + 1..(last + 4).min(tokens.all.len()))
        .filter(like)
        .any(|at| meant(tokens.all[at].number).meets(sum) || fits_with(tokens, (at, sum), all));
    if !near || given || behind {
        return;
    }
    let sizes: Vec<_> = parts.iter().map(|at| tokens.digits(*at)).collect();
    let message = format!("“其中”各项 {} 之和不是 {}", sizes.join("＋"), tokens.written(whole));
    let hint = "核对总数和各项，改掉错的一个；只列一部分的写“其中主要是…”或“…等”";
    found.push(mistakes::WRONG_SUM, tokens, (last, &[whole]), message, hint);
}

/// Whether two parts make up their whole once a typing error in one of the three numbers is mended. Without that they may be
/// the most of it: 在职87人，其中行政40人、事业45人.
fn is_slip(tokens: &NumberTokens, parts: &[usize], whole: usize) -> bool {
    let size = |at: usize| tokens.all[at].number.size();
    let sum: Decimal = parts.iter().map(|at| size(*at)).sum();
    let lacks = size(whole) - sum;
    let staff = parts.iter().all(|at| says(&tokens.all[*at].label, &["行政", "事业", "工勤"]));
    let is_typo = |at: usize, right: Decimal| {
        let number = tokens.all[at].number;
        let right = right.checked_div(number.scale);
        let typo = right.and_then(|right| typo(number.value, right, number.decimals));
        typo == Some(Typo::Swap) || (typo.is_some() && !staff)
    };
    is_typo(whole, sum) || parts.iter().any(|at| is_typo(*at, size(*at) + lacks))
}

/// Whether a number behind the list is what it lacks.
fn fits_with(tokens: &NumberTokens, (at, sum): (usize, Interval), all: Interval) -> bool {
    sum.plus(meant(tokens.all[at].number)).meets(all)
}

/// The parts of a list that begins behind 其中: two or more amounts joined by 、, with nothing that says there are more.
fn parts(tokens: &NumberTokens, first: usize) -> Option<Vec<usize>> {
    let one = &tokens.all[first];
    let gap = first.checked_sub(1).map(|before| tokens.gap(before, first))?;
    let words = gap.rsplit("其中").next().unwrap_or_default();
    let opens = gap.contains("其中") && !says(words, &["，", "。", "；", "主要", "重点", "仅"]);
    if !opens || !is_part(tokens, first) {
        return None;
    }
    let mut parts = vec![first];
    for at in first + 1..tokens.all.len() {
        let gap = tokens.gap(at - 1, at);
        let joined = gap.starts_with('、') && !says(&gap, &["，", "。", "；", "（", "）"]);
        let like = tokens.all[at].number.is_like(one.number) && is_part(tokens, at);
        if !(joined && like && gap.chars().count() <= 16) {
            break;
        }
        parts.push(at);
    }
    let last = *parts.last()?;
    let tail = tokens.tail(last);
    let more = says(&tail, &["等", "以及", "和", "及"]);
    let behind = tokens.text.passage.chars.get(tokens.all[last].number.end);
    let closed = behind.is_none_or(|c| "，。；".contains(*c));
    (parts.len() >= 2 && !more && closed && !has_more(tokens, last)).then_some(parts)
}

/// Whether a further part without a like number follows.
fn has_more(tokens: &NumberTokens, last: usize) -> bool {
    let from = tokens.all[last].number.end;
    let behind = tokens.text.passage.text(from, from + 12);
    says(&behind, &["等", "其余", "另有", "还有", "此外", "未"])
}

fn is_part(tokens: &NumberTokens, at: usize) -> bool {
    let one = &tokens.all[at];
    one.number.is_exact()
        && one.number.quantity.is_amount()
        && change_part(tokens, at) == ChangePart::Plain
        && !says(&one.label, &["均", "每", "追加", "追减", "调减", "以上", "其中主要"])
}
