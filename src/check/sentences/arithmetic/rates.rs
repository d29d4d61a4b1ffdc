//! Rates in a sentence against the numbers that they are of.

use rust_decimal::Decimal;

use super::rate_words::KINDS;
use super::text::{StatedText, texts};
use super::wrong_rate::wrong_rate;
use crate::base::amount::fixed;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::wholes::Wholes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};

/// Rates against what was planned and done.
pub(crate) static RATES: CheckRule = CheckRule::new(codes::E05, Needs::Lists, rates);

fn rates(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            let one = text.at(place);
            if one.role == NumberRole::Rate && one.number.is_exact() {
                check(context, &text, place, findings);
            }
            if one.role == NumberRole::Multiple && one.number.is_exact() {
                multiple(context, &text, place, findings);
            }
        }
    }
}

fn check(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let Some((part, whole)) = sides(text, place) else { return };
    let printed = text.interval(place);
    let fits = |part: Interval, whole: Interval| {
        part.over(whole).is_none_or(|rate| rate.percent().meets(printed))
    };
    if fits(text.interval(part), text.interval(whole)) || fits_others(context, text, place, part) {
        return;
    }
    let size = |place: usize| text.at(place).number.size();
    let Some(right) = size(part).checked_div(size(whole)) else { return };
    let sum = format!("{}÷{}", text.digits(part), text.digits(whole));
    wrong_rate(text, (place, &[part, whole]), right * Decimal::ONE_HUNDRED, &sum, findings);
}

/// 投资3.20亿元，是上年1.60亿元的2倍.
fn multiple(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let mut before = text.before(place);
    let (Some(whole), Some(part)) = (before.next(), before.next()) else { return };
    let own = matches!(text.at(part).role, NumberRole::Value | NumberRole::Total)
        && text.at(part).number.is_exact();
    let is_whole = text.at(whole).role == NumberRole::Whole && text.at(whole).number.is_exact();
    if !own || !is_whole || !text.is_like(part, whole) {
        return;
    }
    let Some(right) = text.interval(part).over(text.interval(whole)) else { return };
    if right.meets(Interval::of(&text.at(place).number, 0)) {
        return;
    }
    let size = |place: usize| text.at(place).number.size();
    let Some(exact) = size(part).checked_div(size(whole)) else { return };
    let sum = format!("{}÷{}＝{}", text.digits(part), text.digits(whole), fixed(exact, 2));
    let message = format!("{sum}，正文写 {}", text.written(place));
    text.report(
        context.code,
        (place, &[part, whole]),
        message,
        "核对前后两个数和倍数，改掉错的一个",
        findings,
    );
}

/// Whether a rate is that of two other amounts around it, of sums of two, or of an amount of the facts.
fn fits_others(context: &CheckContext, text: &StatedText, place: usize, part: usize) -> bool {
    let printed = text.interval(place);
    let fits = |part: Interval, whole: Interval| printed.is_share(part, whole);
    let places: Vec<usize> = text
        .around(place)
        .filter(|one| text.at(*one).number.is_exact() && text.is_like(*one, part))
        .take(10)
        .collect();
    let near: Vec<Interval> = places.iter().map(|one| text.interval(*one)).collect();
    // 抽检6100批次，不合格200批次，合格率96.72%: of what is left of the whole.
    let denied = |one: usize| ["不", "未", "没有"].iter().any(|no| text.label(one).contains(no));
    let money = text.at(part).number.quantity == Quantity::Money;
    let pairs = || (0..near.len()).flat_map(|one| (0..near.len()).map(move |other| (one, other)));
    let pairs_apart = || pairs().filter(|(one, other)| one != other);
    pairs_apart().any(|(part, whole)| {
        fits(near[part], near[whole])
            || fits(near[part].minus(near[whole]), near[whole])
            || denied(places[part]) && fits(near[whole].minus(near[part]), near[whole])
    }) || (money && near.iter().any(|part| context.amounts.has(*part, printed)))
        // A rate of 100% says nothing of a sum: the rest is always what is missing to the whole.
        || (text.at(place).number.value != Decimal::ONE_HUNDRED && fits_sums(&near, printed))
}

/// Whether a rate is that of an amount and the sum or the difference of two, or of the sum of two and an amount.
fn fits_sums(near: &[Interval], printed: Interval) -> bool {
    let others = |one: usize| (0..near.len()).filter(move |other| *other != one);
    let sums = |one: usize| others(one).map(move |other| near[one].plus(near[other]));
    let rests = |one: usize| others(one).map(move |other| near[one].minus(near[other]));
    let plain = Wholes::of(near.iter().copied());
    (0..near.len()).any(|one| {
        let (added, left) = (Wholes::of(sums(one)), Wholes::of(rests(one)));
        sums(one).any(|part| plain.has(part, printed))
            || others(one)
                .any(|part| added.has(near[part], printed) || left.has(near[part], printed))
    })
}

/// The part and the whole that a rate is of.
fn sides(text: &StatedText, place: usize) -> Option<(usize, usize)> {
    let label = text.label(place);
    let label = label.trim_end_matches(['为', '达', '到', '了', '是', '：', '约', '仅', ' ']);
    let previous = text.before(place).next()?;
    let apart = text.gap(previous, place).contains(['，', '；', '。']);
    if text.at(previous).role == NumberRole::Whole && !apart {
        // 完成年初预算1900万元的105.26%.
        let part = text.before(previous).next()?;
        let own = matches!(text.at(part).role, NumberRole::Value | NumberRole::Total);
        let plain =
            text.label(previous).starts_with("完成") || text.label(previous).starts_with('为');
        return (own && plain && text.is_like(part, previous)).then_some((part, previous));
    }
    let of = label.strip_prefix("完成").or_else(|| label.strip_prefix("实际完成"));
    if let Some(of) = of.filter(|of| !of.contains('率')) {
        return of_completion(text, place, of);
    }
    let kinds = KINDS.iter().filter(|(name, ..)| label.ends_with(name));
    let Some((name, parts, wholes)) = kinds.max_by_key(|(name, ..)| name.len()) else {
        return by_stem(text, place, label);
    };
    let own = label.strip_suffix(name).unwrap_or_default();
    by_words(text, place, (own, parts, wholes))
}

/// 预算8万元，支出6.5万元，完成预算的81.25%; 完成81.25%.
fn of_completion(text: &StatedText, place: usize, of: &str) -> Option<(usize, usize)> {
    let of = of.trim_end_matches('的');
    let money = [
        (
            "",
            [AmountBasis::Initial, AmountBasis::Adjusted, AmountBasis::Budget, AmountBasis::Plan]
                .as_slice(),
        ),
        ("预算", &[AmountBasis::Initial, AmountBasis::Adjusted, AmountBasis::Budget]),
        ("预算数", &[AmountBasis::Initial, AmountBasis::Adjusted, AmountBasis::Budget]),
        ("年初预算", &[AmountBasis::Initial, AmountBasis::Budget]),
        ("年初预算数", &[AmountBasis::Initial, AmountBasis::Budget]),
        ("全年预算", &[AmountBasis::Adjusted, AmountBasis::Budget]),
        ("调整预算", &[AmountBasis::Adjusted]),
        ("计划", &[AmountBasis::Plan]),
        ("年度计划", &[AmountBasis::Plan]),
        ("目标", &[AmountBasis::Plan]),
        ("年度目标", &[AmountBasis::Plan]),
        ("目标任务", &[AmountBasis::Plan]),
        ("年度任务", &[AmountBasis::Plan]),
        ("任务", &[AmountBasis::Plan]),
    ];
    let (_, bases) = money.iter().find(|(word, _)| *word == of)?;
    let before: Vec<_> = text.before(place).take(4).collect();
    let part = *before.iter().find(|one| {
        let other = text.at(**one);
        matches!(other.role, NumberRole::Value | NumberRole::Total)
            && matches!(other.basis, AmountBasis::Actual | AmountBasis::Unstated)
    })?;
    let whole = before.iter().copied().find(|one| {
        bases.contains(&text.at(*one).basis) && text.at(*one).role == NumberRole::Value
    })?;
    let near = text.is_amount(part) && text.is_amount(whole) && text.is_like(part, whole);
    let gap = text.gap(part.min(whole), place);
    (near && !gap.contains("其中") && !is_split(text, whole, place)).then_some((part, whole))
}

/// 应参保2.86万人，实际参保2.80万人，参保率: the part is what the rate is named after.
fn by_stem(text: &StatedText, place: usize, label: &str) -> Option<(usize, usize)> {
    let stem = label.strip_suffix('率')?;
    let count = stem.chars().count();
    let stem: String = stem.chars().skip(count.saturating_sub(2)).collect();
    let common =
        ["增长", "下降", "变动", "偏差", "利", "税", "汇", "比", "普及", "贡献", "中标", "效"];
    if stem.chars().count() < 2 || count > 6 || common.iter().any(|word| stem.contains(word)) {
        return None;
    }
    let words = |one: usize| {
        let other = text.at(one);
        format!("{}{}", text.label(one), text.passage.text(other.tail.start, other.tail.end))
    };
    let near: Vec<_> = text
        .before(place)
        .take(3)
        .filter(|one| text.is_amount(*one) && text.at(*one).segment == text.at(place).segment)
        .collect();
    let done = |one: &&usize| words(**one).contains(&stem) && !text.label(**one).contains('应');
    let part = *near.iter().find(done)?;
    let size = |one: usize| text.at(one).number.size();
    let whole = near
        .iter()
        .copied()
        .find(|one| *one < part && text.is_like(*one, part) && size(*one) >= size(part))?;
    (part + 1 == place).then_some((part, whole))
}

/// Whether a statement is an exact amount or difference: 节约1.50万元 of 节约率.
fn is_quantity(text: &StatedText, place: usize) -> bool {
    let one = text.at(place);
    text.is_amount(place) || (one.role == NumberRole::Change && one.number.is_exact())
}

/// Whether a semicolon stands between two statements.
fn is_split(text: &StatedText, one: usize, other: usize) -> bool {
    text.at(one).segment != text.at(other).segment
}

/// The part is the nearest amount whose words are those of the rate, the whole the nearest before it that fits.
fn by_words(
    text: &StatedText,
    place: usize,
    (own, parts, wholes): (&str, &[&str], &[&str]),
) -> Option<(usize, usize)> {
    let words = |one: usize| {
        let other = text.at(one);
        format!("{}{}", text.label(one), text.passage.text(other.tail.start, other.tail.end))
    };
    let one_of = |one: usize, list: &[&str]| {
        let words = words(one);
        list.iter().any(|word| words.contains(word))
    };
    let amounts: Vec<_> = text
        .before(place)
        .take(6)
        .filter(|one| is_quantity(text, *one) && text.at(*one).basis != AmountBasis::Other)
        .collect();
    let done = |one: &&usize| {
        let own = text.at(**one).basis != AmountBasis::LastYear && !is_split(text, **one, place);
        own && one_of(**one, parts)
    };
    let part = *amounts.iter().find(done)?;
    let mut others = amounts.iter().copied().filter(|one| *one != part && text.is_like(*one, part));
    let whole = match wholes {
        [] => others.find(|one| {
            *one < part && text.at(*one).number.size() >= text.at(part).number.size()
        })?,
        wholes => others.find(|one| one_of(*one, wholes))?,
    };
    // 3个项目验收，验收合格率: what the rate names itself must be what the part names.
    let own: String = own.chars().filter(|c| !"项目资金预算总体全年工程的".contains(*c)).collect();
    let named = own.is_empty() || words(part).contains(&own) || words(whole).contains(&own);
    named.then_some((part, whole))
}
