//! The halves or quarters of a year against the year.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part};
use super::findings::Findings;
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::{hints, mistakes};

/// 上半年18个、下半年26个，全年42个; 巡查416次，四个季度分别为98次、112次、108次、108次.
pub(super) fn seasons(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let label = &tokens.all[place].label;
    let (whole, parts) = if label.contains("上半年") {
        (place + 2, place..place + 2)
    } else if says(label, &["季度分别", "季度依次"]) {
        let Some(whole) = place.checked_sub(1) else { return };
        (whole, place..place + 4)
    } else {
        return;
    };
    let parts: Vec<_> = parts.collect();
    if parts[parts.len() - 1].max(whole) >= tokens.all.len() || !are_named(tokens, whole, &parts) {
        return;
    }
    let sum = parts.iter().map(|at| tokens.interval(*at)).reduce(|sum, one| sum.plus(one));
    if sum.is_none_or(|sum| sum.meets(tokens.interval(whole))) {
        return;
    }
    let size: Decimal = parts.iter().map(|at| tokens.all[*at].number.size()).sum();
    let size = (size / tokens.all[whole].number.scale).normalize();
    let digits: Vec<_> = parts.iter().map(|at| tokens.digits(*at)).collect();
    let message = format!("{}＝{size}，全年写 {}", digits.join("＋"), tokens.written(whole));
    found.push(mistakes::WRONG_SUM, tokens, (whole, &parts), message, hints::PARTS);
}

/// Whether the numbers are exact amounts of one thing that follow each other as a year and its parts do.
fn are_named(tokens: &NumberTokens, whole: usize, parts: &[usize]) -> bool {
    let year = &tokens.all[whole];
    let own = |at: &usize| {
        let one = &tokens.all[*at];
        one.sentence == year.sentence
            && one.number.is_like(year.number)
            && one.number.is_exact()
            && one.number.quantity.is_amount()
            && change_part(tokens, *at) == ChangePart::Plain
            && !says(&one.label, &["均", "每", "目标", "计划", "比"])
    };
    let joined = |pair: &[usize]| {
        let gap = tokens.gap(pair[0], pair[1]);
        gap.starts_with(['、', '，', '和']) && gap.chars().count() <= 12
    };
    let halves = parts.len() == 2;
    let named = match halves {
        true => tokens.all[parts[1]].label.contains("下半年") && year.label.contains("全年"),
        false => tokens.gap(whole, parts[0]).starts_with('，'),
    };
    named && parts.iter().chain([&whole]).all(own) && parts.windows(2).all(joined)
}
