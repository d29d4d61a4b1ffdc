//! E05, E06, E11, E15, E29: changes in a sentence against the numbers beside them.

use rust_decimal::Decimal;

use super::bare::is_bare;
use super::text::{Text, known_amounts, texts};
use crate::base::amount::fixed;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::direction::Direction;
use crate::statements::interval::Interval;
use crate::statements::measure::Measure;
use crate::statements::statement::{Basis, Role};

/// Changes against the numbers before them.
pub static CHANGES: CheckRule = CheckRule::new(codes::E29, Needs::Lists, changes);

fn changes(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            match text.at(place).role {
                Role::Change => amount(&text, place, findings),
                Role::ChangeRate => rate(context, &text, place, findings),
                _ => {}
            }
        }
    }
}

/// What a change is of: the amount now, and the one before where it is written.
struct Sides {
    now: usize,
    before: Option<usize>,
}

/// The two sides of a change in its sentence.
fn sides(text: &Text, place: usize, measure: &Measure) -> Option<Sides> {
    let one = text.at(place);
    let previous = text.before(place).next().map(|before| (before, text.at(before)));
    // 由7万元降至6.5万元，…; 比上年的18万元减少….
    if let Some((now, to)) = previous.filter(|(_, to)| to.role == Role::To) {
        let from = text.before(now).next().filter(|from| text.at(*from).role == Role::From);
        let same =
            from.is_some_and(|from| text.is_like(from, now)) && to.number.measure == *measure;
        return same.then_some(Sides { now, before: from });
    }
    // 送审12.60亿元，审定11.34亿元，核减1.26亿元.
    let cut = ["核减", "审减"].iter().any(|word| text.label(place).starts_with(word));
    if cut {
        let like =
            |at: usize| text.at(at).number.measure == *measure && text.at(at).role == Role::Value;
        let (now, before) = (place.checked_sub(1)?, place.checked_sub(2)?);
        let both = like(now) && like(before) && text.at(before).sentence == one.sentence;
        let named = text.label(before).contains('送') && text.label(now).contains(['审', '核']);
        return (both && named).then_some(Sides { now, before: Some(before) });
    }
    let base = text.before(place).take(3).find(|before| text.at(*before).role == Role::Base);
    let base = base.filter(|base| text.at(*base).number.measure == *measure);
    let now = text.subject(base.unwrap_or(place), measure)?;
    if base.is_some() {
        return Some(Sides { now, before: base });
    }
    // 上年执行7万元，本年安排6.5万元，减少….
    let beside = now.checked_sub(1).filter(|beside| {
        let other = text.at(*beside);
        let last = other.basis == Basis::LastYear && other.role == Role::Value;
        last && now + 1 == place && other.segment == one.segment && other.number.measure == *measure
    });
    if let Some(beside) = beside.filter(|_| one.basis == Basis::Unsaid) {
        return Some(Sides { now, before: Some(beside) });
    }
    // 上年7万元，本年6.5万元，减少….
    let before = text.before(place).take(4).find(|before| {
        let other = text.at(*before);
        let same = match one.basis {
            Basis::LastYear => other.basis == Basis::LastYear,
            Basis::Initial => other.basis == Basis::Initial,
            Basis::Unsaid if is_saving(text, place) => {
                matches!(other.basis, Basis::Adjusted | Basis::Budget | Basis::Plan)
            }
            Basis::Adjusted | Basis::Budget => {
                matches!(other.basis, Basis::Adjusted | Basis::Budget | Basis::Initial)
            }
            _ => false,
        };
        same && other.role == Role::Value && other.number.measure == *measure
    });
    Some(Sides { now, before })
}

/// 节约资金1.5万元: the difference from a budget or a plan without naming it.
fn is_saving(text: &Text, place: usize) -> bool {
    let label = text.label(place);
    ["节约", "节省", "节支"].iter().any(|word| label.starts_with(word))
}

/// Whether a change is of what was named before it, not of something that it names itself.
fn is_of_subject(text: &Text, place: usize, now: usize) -> bool {
    let one = text.at(place);
    let near = place - now <= 4 && one.depth == text.at(now).depth;
    let plain = (now + 1..place)
        .filter(|at| text.at(*at).clause == one.clause)
        .all(|at| is_bare(&text.label(at)));
    let between = text.gap(now, place);
    let other = ["分别", "各", "其中", "主要", "因", "同口径", "剔除", "扣除", "不含"];
    near && plain && is_bare(&text.label(place)) && !other.iter().any(|word| between.contains(word))
}

/// 比上年的18万元减少1.5万元: the difference and its direction.
fn amount(text: &Text, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    if !one.number.is_exact() {
        return;
    }
    let Some(Sides { now, before: Some(before) }) = sides(text, place, &one.number.measure) else {
        return;
    };
    let exact = text.at(now).number.is_exact() && text.at(before).number.is_exact();
    if !exact || !is_of_subject(text, place, now) {
        return;
    }
    let (new, old) = (text.interval(now), text.interval(before));
    let change = text.interval(place);
    let way = one.direction;
    let signed = if way == Some(Direction::Down) { old.minus(new) } else { new.minus(old) };
    if signed.meets(change) || fits_elsewhere(text, place, [now, before]) {
        return;
    }
    let opposite = if way == Some(Direction::Down) { new.minus(old) } else { old.minus(new) };
    let difference = text.at(now).number.size() - text.at(before).number.size();
    let shown = text.at(place).number.scale;
    let result = (difference / shown).normalize();
    let (a, b) = (text.digits(now), text.written(before));
    let written = text.written(place);
    let word = one.direction.map_or("", Direction::word);
    let message = format!("{a}－{b}＝{result}，正文写{word}{written}");
    if opposite.meets(change) {
        text.report(
            codes::E15,
            (place, &[now, before]),
            message,
            "照数字改方向词，或核对前后两个数",
            findings,
        );
    } else {
        text.report(
            codes::E29,
            (place, &[now, before]),
            message,
            "核对前后两个数和增减额，改掉错的一个",
            findings,
        );
    }
}

/// Whether a difference is that of two other amounts around it, so that it may be meant of those.
fn fits_elsewhere(text: &Text, place: usize, sides: [usize; 2]) -> bool {
    let change = text.interval(place);
    let places: Vec<_> = text
        .before(place)
        .filter(|other| text.is_amount(*other) && text.is_like(*other, place))
        .collect();
    places.iter().any(|one| {
        places.iter().any(|other| {
            let own = sides.contains(one) && sides.contains(other);
            !own && one != other && text.interval(*one).minus(text.interval(*other)).meets(change)
        })
    })
}

/// 减少1.5万元，下降8.33%: the rate against the amounts.
fn rate(context: &CheckContext, text: &Text, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    if !one.number.is_exact() || one.number.measure != Measure::Percent {
        return;
    }
    if let Some(before) = text.before(place).next() {
        let between = text.gap(before, place);
        let none = ["上年没有", "上年无", "上年未", "上年为0", "上年为零", "去年没有", "去年无"];
        if none.iter().any(|word| between.contains(word))
            && !one.number.value.is_zero()
            && is_bare(&text.label(place))
        {
            let message = format!("上年没有，却写“{}{}”", text.label(place), text.written(place));
            return text.report(
                codes::E11,
                (place, &[before]),
                message,
                "上年为 0 不写百分比，写“上年没有此项支出”",
                findings,
            );
        }
    }
    let previous = text.before(place).next();
    let change = previous.filter(|before| {
        let other = text.at(*before);
        let near = other.role == Role::Change && other.depth == one.depth;
        near && other.number.is_exact()
            && other.number.measure.is_amount()
            && is_bare(&text.label(place))
    });
    match change {
        Some(change) => of_change(context, text, (place, change), findings),
        None => of_sides(text, place, findings),
    }
}

/// The rate behind a difference.
fn of_change(
    context: &CheckContext,
    text: &Text,
    (place, change): (usize, usize),
    findings: &mut Diagnostics,
) {
    let (one, other) = (text.at(place), text.at(change));
    let between = text.gap(change, place);
    if ["分别", "各", "环比", "其中"].iter().any(|word| between.contains(word)) {
        return;
    }
    let same_base = one.basis == other.basis || one.basis == Basis::Unsaid;
    if !same_base {
        return;
    }
    if let (Some(said), Some(then)) = (other.direction, one.direction) {
        if said != then && !one.number.value.is_zero() && !other.number.value.is_zero() {
            let message = format!(
                "前面说{}{}，后面说{}{}，方向不一",
                said.word(),
                text.written(change),
                then.word(),
                text.written(place)
            );
            return text.report(
                codes::E15,
                (place, &[change]),
                message,
                "两处说的是一件事，方向词要相同",
                findings,
            );
        }
    }
    let Some(Sides { now, before }) = sides(text, change, &other.number.measure) else { return };
    if !text.at(now).number.is_exact() || !is_of_subject(text, change, now) {
        return;
    }
    let difference = text.interval(change);
    let old = before.filter(|before| text.at(*before).number.is_exact());
    let base = match old {
        Some(before) => text.interval(before),
        None if other.direction == Some(Direction::Down) => text.interval(now).plus(difference),
        None => text.interval(now).minus(difference),
    };
    if is_zero(base) && !one.number.value.is_zero() {
        let message =
            format!("基数是 0（{}－{}），没有增减百分比", text.digits(now), text.written(change));
        return text.report(
            codes::E11,
            (place, &[now, change]),
            message,
            "上年为 0 不写百分比，写“上年无此项支出”",
            findings,
        );
    }
    let printed = text.interval(place);
    let own: Vec<_> = before.into_iter().chain([now]).collect();
    let Some(right) = difference.over(base) else { return };
    if right.percent().meets(printed) || fits_another(context, text, (place, change), &own) {
        return;
    }
    let up = other.direction != Some(Direction::Down);
    let base_size = match old {
        Some(before) => text.at(before).number.size(),
        None if up => text.at(now).number.size() - other.number.size(),
        None => text.at(now).number.size() + other.number.size(),
    };
    let Some(exact) = other.number.size().checked_div(base_size) else { return };
    let exact = exact * Decimal::ONE_HUNDRED;
    let sum = match old {
        Some(before) => format!("{}÷{}", text.digits(change), text.digits(before)),
        None => {
            let sign = if up { '－' } else { '＋' };
            format!("{}÷（{}{sign}{}）", text.digits(change), text.digits(now), text.digits(change))
        }
    };
    wrong_rate(text, (place, &[now, change]), exact, &sum, findings);
}

fn is_zero(base: Interval) -> bool {
    base.low <= Decimal::ZERO && base.high >= Decimal::ZERO
}

/// Whether a rate of a change fits another amount around it or of the facts.
fn fits_another(
    context: &CheckContext,
    text: &Text,
    (place, change): (usize, usize),
    sides: &[usize],
) -> bool {
    let (printed, difference) = (text.interval(place), text.interval(change));
    let fits =
        |base: Interval| difference.over(base).is_some_and(|rate| rate.percent().meets(printed));
    // 会议费2.40万元，减少2.10万元，下降87.50%: divided by the amount of this year.
    let near = text.around(place).filter(|other| {
        *other != change
            && !sides.contains(other)
            && text.is_amount(*other)
            && text.is_like(*other, change)
    });
    let mut near = near.map(|other| text.interval(other));
    near.any(|x| fits(x) || fits(x.plus(difference)) || fits(x.minus(difference)))
        || (text.at(change).number.measure == Measure::Money
            && sides.len() == 1
            && known_amounts(context).into_iter().any(|known| {
                let own =
                    sides.iter().any(|side| text.interval(*side).meets(Interval::exact(known)));
                !own && fits(Interval::exact(known))
            }))
}

/// The rate behind two amounts: 由7万元降至6.5万元，下降7.14%.
fn of_sides(text: &Text, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let Some(now) = text.before(place).next() else { return };
    let role = text.at(now).role;
    let measure = &text.at(now).number.measure;
    if !measure.is_amount() || !matches!(role, Role::To | Role::Base | Role::Value) {
        return;
    }
    let Some(Sides { now, before: Some(before) }) = sides(text, place, measure) else { return };
    let exact = text.at(now).number.is_exact() && text.at(before).number.is_exact();
    if !exact || !is_of_subject(text, place, now) {
        return;
    }
    let (new, old) = (text.interval(now), text.interval(before));
    let printed = text.interval(place);
    let down = one.direction == Some(Direction::Down);
    let difference = if down { old.minus(new) } else { new.minus(old) };
    let Some(right) = difference.over(old) else { return };
    if right.percent().meets(printed) {
        return;
    }
    let size = |place: usize| text.at(place).number.size();
    let Some(exact) = (size(now) - size(before)).checked_div(size(before)) else { return };
    let sum = format!("（{}－{}）÷{}", text.digits(now), text.digits(before), text.digits(before));
    let opposite = if down { new.minus(old) } else { old.minus(new) };
    if opposite.over(old).is_some_and(|rate| rate.percent().meets(printed)) {
        let message = format!("{sum}＝{}%，方向相反", fixed(exact * Decimal::ONE_HUNDRED, 2));
        return text.report(
            codes::E15,
            (place, &[now, before]),
            message,
            "照数字改方向词，或核对前后两个数",
            findings,
        );
    }
    wrong_rate(text, (place, &[now, before]), (exact * Decimal::ONE_HUNDRED).abs(), &sum, findings);
}

/// Reports a rate that is not what a calculation gives, as cut where only its last digits are left out.
pub fn wrong_rate(
    text: &Text,
    (place, others): (usize, &[usize]),
    exact: Decimal,
    sum: &str,
    findings: &mut Diagnostics,
) {
    let number = &text.at(place).number;
    let places = number.decimals.max(2);
    let message = format!("{sum}＝{}%，正文写 {}", fixed(exact, places), text.written(place));
    let cut = exact.trunc_with_scale(number.decimals) == number.value;
    if cut {
        let right = fixed(exact, number.decimals);
        let hint = format!("四舍五入应是 {right}%，不是截掉尾数");
        text.report(codes::E06, (place, others), message, &hint, findings);
    } else {
        text.report(
            codes::E05,
            (place, others),
            message,
            "核对分子、分母和率，改掉错的一个",
            findings,
        );
    }
}
