//! A change to the two amounts that it is between.

use super::bare::is_bare;
use super::text::StatedText;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::comparing::compares;

/// What a change is of: the amount now, and the one before where it is written.
pub(super) struct ChangeSides {
    /// The amount now.
    pub now: usize,
    /// The one before, where it is written.
    pub before: Option<usize>,
}

/// The two sides of a change in its sentence.
pub(super) fn sides(text: &StatedText, place: usize, quantity: &Quantity) -> Option<ChangeSides> {
    let one = text.at(place);
    let previous = text.before(place).next().map(|before| (before, text.at(before)));
    // 由7万元降至6.5万元，…; 比上年的18万元减少….
    if let Some((now, to)) = previous.filter(|(_, to)| to.role == NumberRole::To) {
        let from = text.before(now).next().filter(|from| text.at(*from).role == NumberRole::From);
        let same =
            from.is_some_and(|from| text.is_like(from, now)) && to.number.quantity == *quantity;
        return same.then_some(ChangeSides { now, before: from });
    }
    if ["核减", "审减"].iter().any(|word| text.label(place).starts_with(word)) {
        return audited(text, place, quantity);
    }
    let base = text.before(place).take(3).find(|before| text.at(*before).role == NumberRole::Base);
    // 比预算40.50万元减少5.70万元，比上年减少2.97万元: what it says itself that it is from.
    let own = compares(&text.label(place), &["同期"]);
    let base = base.filter(|base| !own && text.at(*base).number.quantity == *quantity);
    let now = text.subject(base.unwrap_or(place), quantity)?;
    if base.is_some() {
        return Some(ChangeSides { now, before: base });
    }
    let beside = beside(text, place, now, quantity);
    if beside.is_some() && one.basis == AmountBasis::Unstated {
        return Some(ChangeSides { now, before: beside });
    }
    // 上年7万元，本年6.5万元，减少….
    let before = text.before(place).take(4).find(|before| {
        let other = text.at(*before);
        other.role == NumberRole::Value
            && other.segment == one.segment
            && other.number.quantity == *quantity
            && is_base(text, place, other.basis)
    });
    Some(ChangeSides { now, before })
}

/// 送审12.60亿元，审定11.34亿元，核减1.26亿元.
fn audited(text: &StatedText, place: usize, quantity: &Quantity) -> Option<ChangeSides> {
    let like = |at: usize| {
        text.at(at).number.quantity == *quantity && text.at(at).role == NumberRole::Value
    };
    let (now, before) = (place.checked_sub(1)?, place.checked_sub(2)?);
    let both = like(now) && like(before) && text.at(before).sentence == text.at(place).sentence;
    let named = text.label(before).contains('送') && text.label(now).contains(['审', '核']);
    (both && named).then_some(ChangeSides { now, before: Some(before) })
}

/// 上年执行7万元，本年安排6.5万元，减少…: the amount of last year right before the one now.
fn beside(text: &StatedText, place: usize, now: usize, quantity: &Quantity) -> Option<usize> {
    now.checked_sub(1).filter(|beside| {
        let other = text.at(*beside);
        let last = other.basis == AmountBasis::LastYear && other.role == NumberRole::Value;
        last && names_this_year(text, *beside, now)
            && now + 1 == place
            && other.segment == text.at(place).segment
            && other.number.quantity == *quantity
    })
}

/// Whether a change may be from an amount of a basis.
fn is_base(text: &StatedText, place: usize, basis: AmountBasis) -> bool {
    use AmountBasis::{Adjusted, Budget, Initial, LastYear, Plan, Unstated};
    match text.at(place).basis {
        LastYear => basis == LastYear,
        Initial => basis == Initial,
        Unstated if is_saving(text, place) => matches!(basis, Adjusted | Budget | Plan),
        Adjusted | Budget => matches!(basis, Adjusted | Budget | Initial),
        _ => false,
    }
}

/// Whether of two amounts beside each other the first is called last year's, the second this year's: 上年执行7万元，本年安排….
fn names_this_year(text: &StatedText, before: usize, now: usize) -> bool {
    let label = text.label(now);
    let own = ["本年", "安排", "执行", "实际", "支出", "完成", "决算", "收入", "年"];
    let compared = text.label(before);
    own.iter().any(|word| label.contains(word)) && !compared.starts_with(['比', '较', '与'])
}

/// 节约资金1.5万元: the difference from a budget or a plan without naming it.
fn is_saving(text: &StatedText, place: usize) -> bool {
    let label = text.label(place);
    ["节约", "节省", "节支"].iter().any(|word| label.starts_with(word))
}

/// Whether a change is of what was named before it, not of something that it names itself.
pub(super) fn is_of_subject(text: &StatedText, place: usize, now: usize) -> bool {
    let one = text.at(place);
    let near = place - now <= 4 && one.depth == text.at(now).depth;
    let plain = (now + 1..place)
        .filter(|at| text.at(*at).clause == one.clause)
        .all(|at| is_bare(&text.label(at)));
    let between = text.gap(now, place);
    let other = ["分别", "各", "其中", "主要", "因"];
    near && plain && is_bare(&text.label(place)) && !other.iter().any(|word| between.contains(word))
}
