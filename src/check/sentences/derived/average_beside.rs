//! An average right behind its total and its count, whatever it is for each of.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::{Typo, typo};
use crate::base::amount::fixed;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::sentences::arithmetic::each::{GIVEN, quantities};
use crate::statements::direction;
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_dated_bracket;
use crate::statements::numerals::small_number;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;
use crate::statements::words::elsewhere::names_last_year;

/// 派驻医师28名，平均每院2名; 10个村集体经济收入486.50万元，平均48.65万元; 三年累计304.96万元，年均101.65万元.
pub(super) fn beside(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let label = one.label.trim_start_matches(['，', '、', '（', ' ']);
    let of_time = label.contains("每季度") || label.starts_with("年均");
    let each = of_time || matches!(one.role, Some(NumberRole::Average | NumberRole::UnitPrice));
    let dated = is_in_dated_bracket(tokens.text.passage, one.number.at);
    if !each || dated || !one.number.is_exact() || !one.number.quantity.is_amount() {
        return;
    }
    let others = [
        "比",
        "较",
        "标准",
        "不超过",
        "以上",
        "以内",
        "目标",
        "不低于",
        "月",
        "每万",
        "每百",
        "每千",
    ];
    if GIVEN.iter().chain(&others).any(|word| label.contains(word)) {
        return;
    }
    match () {
        () if of_time => of_times(tokens, place, label, found),
        () => of_things(tokens, pool, (place, label), found),
    }
}

/// The number of years or quarters that the total right before is of.
fn of_times(tokens: &NumberTokens, place: usize, label: &str, found: &mut Findings) {
    let Some(total) = place.checked_sub(1).filter(|total| is_total(tokens, *total, place)) else {
        return;
    };
    let before = &tokens.all[total].label;
    let years = || {
        let (numeral, behind) = before.rsplit_once('年')?;
        let sums = ["累计", "合计", "共"].iter().any(|word| behind.starts_with(word));
        let mut last = numeral.chars().rev();
        let (last, before) = (last.next()?, last.next());
        // 2022—2024年 is no number of years.
        let named = before.is_some_and(|c| c.is_ascii_digit());
        small_number(&last.to_string()).filter(|years| sums && !named && *years < 10)
    };
    let quarters = || {
        let all =
            ["全年", "增加到", "增至", "达到", "减少到"].iter().any(|word| before.contains(word));
        (all && label.ends_with("每季度")).then_some(4)
    };
    let Some(count) = (if label.starts_with("年均") { years() } else { quarters() }) else {
        return;
    };
    let each = tokens.interval(total).over(Interval::exact(Decimal::from(count)));
    if each.is_some_and(|each| !each.meets(tokens.interval(place))) {
        let hint = "核对总数和平均数，改掉错的一个";
        let count = (Decimal::from(count), count.to_string());
        report(tokens, (place, total), count, hint, found);
    }
}

fn is_total(tokens: &NumberTokens, total: usize, place: usize) -> bool {
    let (one, other) = (&tokens.all[place], &tokens.all[total]);
    // 比预算43.48万元多19.58万元: a difference is no total.
    let label = other.label.trim_end_matches(['了', '约']);
    let other_words = ["多", "少", "超出", "超支", "结余", "节约", "差"];
    let differs =
        direction::ends_spoken(label) || other_words.iter().any(|word| label.ends_with(word));
    other.may_be_whole()
        && !differs
        && other.depth == one.depth
        && other.number.is_exact()
        && other.number.is_like(one.number)
        && other.sentence == one.sentence
        && other.number.size() > one.number.size()
}

/// A total and a count in the two places before, or a total there and a count of the facts that a typing error keeps from
/// it.
fn of_things(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, label): (usize, &str),
    found: &mut Findings,
) {
    let one = &tokens.all[place];
    let each = quantities(label);
    let from = place.saturating_sub(4);
    let here = |at: &usize| tokens.all[*at].sentence == one.sentence;
    let totals: Vec<_> =
        (from..place).rev().filter(here).filter(|at| is_total(tokens, *at, place)).collect();
    let counts: Vec<_> =
        tokens.around(place).filter(|at| *at != place && is_count(tokens, *at, each)).collect();
    let printed = Interval::of_average(tokens.all[place].number, tokens.interval(place));
    let fits =
        |total: Interval, count: Interval| total.over(count).is_none_or(|each| each.meets(printed));
    let all_totals = tokens.amounts_like(place).map(|at| tokens.interval(at));
    let given = all_totals
        .into_iter()
        .any(|total| counts.iter().any(|count| fits(total, tokens.interval(*count))));
    let Some(&total) = totals.first().filter(|_| !given) else { return };
    let own = tokens.interval(total);
    let counted = |fact: &Quantity| matches!(fact, Quantity::Things(name) if each.is_none_or(|each| each.contains(name)));
    let known =
        || pool.facts.iter().filter(|fact| counted(&fact.quantity) && fact.value > Decimal::ONE);
    if known().any(|fact| fits(own, Interval::exact(fact.value))) {
        return;
    }
    let count = counts.iter().rev().find(|at| is_tight(tokens, (**at, total), place));
    if let Some(&count) = count {
        let size = tokens.all[count].number.size();
        return report(tokens, (place, total), (size, tokens.written(count)), ALL_THREE, found);
    }
    let scale = one.number.scale;
    let meant = known().find(|fact| {
        let right =
            tokens.all[total].number.size().checked_div(fact.value).map(|each| each / scale);
        let kind = right.and_then(|right| typo(one.number.value, right, one.number.decimals));
        matches!(kind, Some(Typo::Swap | Typo::Shift)) && one.number.decimals > 0
    });
    if let Some(fact) = meant.filter(|_| each.is_some() && total + 2 >= place) {
        let shown = format!("{}（{}）", fact.value.normalize(), fact.figure.name);
        report(tokens, (place, total), (fact.value, shown), ALL_THREE, found);
    }
}

/// What to do where the total, the count or the average may be wrong.
const ALL_THREE: &str = "核对总数、个数和平均数，改掉错的一个";

/// Whether a number counts what an average may be for each of; any things where its words name none.
fn is_count(tokens: &NumberTokens, at: usize, each: Option<&[&str]>) -> bool {
    let one = &tokens.all[at];
    let own =
        !matches!(one.role, Some(NumberRole::Change | NumberRole::Average | NumberRole::UnitPrice));
    let counts = matches!(one.number.quantity, Quantity::Things(name) if each.is_none_or(|each| each.contains(&name)));
    own && counts && one.number.is_exact() && one.number.value > Decimal::ONE
}

/// Whether a total and its count stand right before an average, with no other list in between.
fn is_tight(tokens: &NumberTokens, (count, total): (usize, usize), place: usize) -> bool {
    let first = count.min(total);
    let alike = tokens.all[count].number.is_like(tokens.all[total].number);
    if alike || count > place || first + 2 != place {
        return false;
    }
    let gap = tokens.gap(first, place);
    let broken = names_last_year(&gap) || says(&gap, &["其中", "；", "。", "（", "分别", "累计"]);
    !broken && tokens.all[first].sentence == tokens.all[place].sentence
}

fn report(
    tokens: &NumberTokens,
    (place, total): (usize, usize),
    (count, name): (Decimal, String),
    hint: &str,
    found: &mut Findings,
) {
    let number = tokens.all[place].number;
    let Some(each) = tokens.all[total].number.size().checked_div(count) else { return };
    let shown = fixed(each / number.scale, number.decimals.max(2));
    let message =
        format!("{}÷{name}＝{shown}，正文写 {}", tokens.written(total), tokens.written(place));
    found.push(mistakes::WRONG_AVERAGE, tokens, (place, &[total]), message, hint);
}
