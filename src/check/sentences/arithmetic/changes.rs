//! Changes in a sentence against the numbers beside them.

use super::change_rates::rate;
use super::sides::{ChangeSides, is_of_subject, sides};
use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::check::hints;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::statement::NumberRole;

/// Changes against the numbers before them.
pub(crate) static CHANGES: CheckRule = CheckRule::new(codes::E41, Needs::Lists, changes);

fn changes(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            match text.at(place).role {
                NumberRole::Change => amount(context, &text, place, findings),
                NumberRole::ChangeRate => rate(context, &text, place, findings),
                _ => {}
            }
        }
    }
}

/// 比上年的18万元减少1.5万元: the difference and its direction.
fn amount(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    if !one.number.is_exact() {
        return;
    }
    let Some(ChangeSides { now, before: Some(before) }) = sides(text, place, &one.number.quantity)
    else {
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
            mistakes::OPPOSITE_DIRECTION,
            (place, &[now, before]),
            message,
            hints::DIRECTION,
            findings,
        );
    } else {
        text.report(
            context.code,
            (place, &[now, before]),
            message,
            "核对前后两个数和增减额，改掉错的一个",
            findings,
        );
    }
}

/// Whether a difference is that of two other amounts around it, so that it may be meant of those.
fn fits_elsewhere(text: &StatedText, place: usize, sides: [usize; 2]) -> bool {
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
