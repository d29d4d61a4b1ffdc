//! Shares in a sentence against the amounts beside them.

use rust_decimal::Decimal;

use super::bare::is_bare;
use super::text::{StatedText, texts};
use super::whole_name::whole_name;
use super::wrong_rate::wrong_rate;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Figure;
use crate::statements::interval::Interval;
use crate::statements::numbers::is_in_row_of_rates;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{NumberRole, Statement};

/// Shares against a part and its whole.
pub(crate) static SHARES: CheckRule = CheckRule::new(codes::E05, Needs::Lists, shares);

fn shares(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            let one = text.at(place);
            if one.role == NumberRole::Share && one.number.is_exact() {
                share(context, &text, place, findings);
            }
        }
    }
}

fn share(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let respectively = respectively(text, place);
    // 公路、水路分别为2746万吨、374万吨，占88.01%、11.99%: which is of which is not certain.
    let in_row = is_in_row_of_rates(text.passage, &text.at(place).number)
        && says(&text.ahead(place), &["分别", "依次"]);
    if respectively.is_none() && in_row {
        return;
    }
    let Some((part, whole)) = respectively.or_else(|| sides(text, place)) else {
        return of_known(context, text, place, findings);
    };
    let exact = text.at(part).number.is_exact() && text.at(whole).number.is_exact();
    if !exact || part == whole {
        return;
    }
    let printed = text.interval(place);
    let fits = |part: Interval, whole: Interval| {
        part.over(whole).is_none_or(|rate| rate.percent().meets(printed))
    };
    let amount = text.interval(part);
    if fits(amount, text.interval(whole))
        || fits_another(context, text, (place, part))
        || is_rest(text, place)
    {
        return;
    }
    let size = |place: usize| text.at(place).number.size();
    let Some(right) = size(part).checked_div(size(whole)) else { return };
    let sum = format!("{}÷{}", text.digits(part), text.digits(whole));
    wrong_rate(text, (place, &[part, whole]), right * Decimal::ONE_HUNDRED, &sum, findings);
}

/// Whether a share is what the one before it leaves of the whole: 基本支出…，占支出的67.93%；项目支出…，占32.07%.
fn is_rest(text: &StatedText, place: usize) -> bool {
    let before = text.before(place).find(|at| text.at(*at).role == NumberRole::Share);
    let rest = |at| Interval::exact(Decimal::ONE_HUNDRED).minus(text.interval(at));
    before.is_some_and(|at| rest(at).meets(text.interval(place)))
}

/// Whether a share is that of another part or another whole around it or of the facts.
fn fits_another(context: &CheckContext, text: &StatedText, (place, part): (usize, usize)) -> bool {
    let printed = text.interval(place);
    let fits = |part: Interval, whole: Interval| printed.is_share(part, whole);
    let amounts: Vec<_> = text
        .around(place)
        .filter(|other| text.is_amount(*other) && text.is_like(*other, part))
        .map(|other| text.interval(other))
        .collect();
    let near: Vec<_> = text.before(place).filter(|one| text.is_amount(*one)).take(3).collect();
    let parts = near.into_iter().filter(|one| text.is_like(*one, part));
    let mut parts = parts.map(|one| text.interval(one)).chain([text.interval(part)]);
    let money = text.at(part).number.quantity == Quantity::Money;
    parts.any(|part| {
        amounts.iter().any(|whole| fits(part, *whole))
            || (money && context.amounts.has(part, printed))
    })
}

/// A share of a line of the facts, which the text does not give: 涉及资金532万元，占项目支出总额的100%.
fn of_known(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let label = text.label(place);
    let Some((before, of)) = label.split_once('占') else { return };
    let Some(part) = text.before(place).next().filter(|part| is_own(text.at(*part))) else {
        return;
    };
    let (money, name) = (text.at(part).number.quantity == Quantity::Money, whole_name(of));
    let plain = is_bare(before)
        && text.at(part).number.is_exact()
        && text.at(part).depth == text.at(place).depth;
    if !money || !plain || name.chars().count() < 4 {
        return;
    }
    let is_line = |figure: &&Figure| {
        let total = figure.key.column().is_decided();
        let own = figure.short_name().trim_start_matches("本年").trim_end_matches("合计");
        let same = own == name || name.strip_suffix("支出").is_some_and(|name| name == own);
        total && figure.money().is_some() && same
    };
    let Some(whole) = context.figures.iter().find(is_line) else { return };
    let amounts = context.figures.iter().filter(|other| other.key.fact() == whole.key.fact());
    let printed = text.interval(place);
    let amount = text.interval(part);
    let fits = |whole: Decimal| {
        amount.over(Interval::exact(whole)).is_some_and(|rate| rate.percent().meets(printed))
    };
    if amounts.filter_map(Figure::money).any(|known| fits(known.yuan()))
        || fits_another(context, text, (place, part))
    {
        return;
    }
    let Some(known) = whole.money().map(|money| money.yuan()) else { return };
    let Some(right) = text.at(part).number.size().checked_div(known) else { return };
    let sum = format!("{}÷{}", text.digits(part), context.exact(whole));
    wrong_rate(text, (place, &[part]), right * Decimal::ONE_HUNDRED, &sum, findings);
}

/// The part and the whole of a share.
fn sides(text: &StatedText, place: usize) -> Option<(usize, usize)> {
    let label = text.label(place);
    let previous = text.before(place).next()?;
    if text.at(previous).role == NumberRole::Whole {
        let part = text.before(previous).find(|one| is_own(text.at(*one)))?;
        let near = previous - part == 1 && text.is_like(part, previous);
        let clause = text.label(previous);
        let named = clause.split('占').next().unwrap_or_default();
        return (near && is_bare(named)).then_some((part, previous));
    }
    let (before, of) = label.split_once('占').unwrap_or((label.as_str(), ""));
    if !is_bare(before) {
        return None;
    }
    // 占比39.39%, 占39.39%, 占支出合计的39.39%.
    let part = text.before(place).find(|one| text.at(*one).number.quantity.is_amount())?;
    if !is_own(text.at(part)) || previous != part || text.at(part).depth > text.at(place).depth {
        return None;
    }
    let name = whole_name(of);
    match name.is_empty() {
        true => Some((part, text.at(part).part_of.or_else(|| larger_before(text, part))?)),
        false => Some((part, named(text, part, name)?)),
    }
}

/// 医院18家，达到二级甲等的15家，占83.33%: the one number before of what is counted, and larger.
fn larger_before(text: &StatedText, part: usize) -> Option<usize> {
    let things = matches!(text.at(part).number.quantity, Quantity::Things(_) | Quantity::Other(_));
    // 事业人员中有中级以上职称的45人: of those that it names.
    if text.label(part).contains("中有") {
        return None;
    }
    let segment = text.at(part).segment;
    let mut like = text
        .before(part)
        .filter(|one| text.is_like(*one, part) && text.at(*one).segment == segment);
    let whole = like.next().filter(|one| is_own(text.at(*one)) && *one + 1 == part)?;
    let larger = text.at(whole).number.size() > text.at(part).number.size();
    (things && larger && like.next().is_none()).then_some(whole)
}

fn is_own(one: &Statement) -> bool {
    matches!(one.role, NumberRole::Value | NumberRole::Total | NumberRole::To)
}

/// The nearest amount before a part that the words behind 占 name.
fn named(text: &StatedText, part: usize, name: &str) -> Option<usize> {
    if name.chars().count() < 2 {
        return None;
    }
    let sentence = text.at(part).sentence;
    let from = part.saturating_sub(super::text::NEAR);
    (from..part).rev().find(|&place| {
        let one = text.at(place);
        let words = text.label(place);
        let words = words.trim_end_matches(['为', '达', '是', '了', '共']);
        let ends = ["合计", "总计", "总额", "总数", "人数", "决算", "决算数", "数", "额", "金额"];
        let is_named = words.ends_with(name)
            || ends.iter().any(|end| words.strip_suffix(end).is_some_and(|of| of.ends_with(name)));
        is_own(one) && text.is_like(place, part) && is_named && one.sentence + 1 >= sentence
    })
}

/// The part of one of several shares behind several amounts: 行政14人、事业24人，分别占36.84%、63.16%.
fn respectively(text: &StatedText, place: usize) -> Option<(usize, usize)> {
    let all = text.all();
    let near = text.around(place);
    let first = (near.start..=place).rev().take_while(|at| {
        all[*at].role == NumberRole::Share
            || (*at < place && all[*at].number.quantity == Quantity::Percent)
    });
    let first = first.last()?;
    let label = text.passage.text(all[first].clause.start, all[first].number.at);
    if !label.contains("分别") || text.gap(first.checked_sub(1)?, first).contains('。') {
        return None;
    }
    let last =
        (first..near.end).take_while(|at| all[*at].number.quantity == Quantity::Percent).last()?;
    let count = last - first + 1;
    let from = first.checked_sub(count)?;
    let parts = from..first;
    let sentence = all[place].sentence;
    let listed = parts.clone().all(|at| is_own(&all[at]) && all[at].sentence == sentence);
    let whole = all[from].part_of?;
    let same = parts.clone().all(|at| all[at].part_of == Some(whole));
    (listed && same).then_some((from + (place - first), whole))
}
