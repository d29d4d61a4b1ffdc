//! The direction of a difference whose two numbers stand in the text, in whatever order: 86.50%，高于目标值3.50个百分点，目标值为90%.

use rust_decimal::Decimal;

use super::change_words::{ChangePart, change_part, meant};
use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::quantity::Quantity;

/// A difference that the number before it has from another one of the text in the other direction, and from none in the
/// one that is said.
pub(super) fn way(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let Some(direction) = said_way(tokens, place) else { return };
    let one = &tokens.all[place];
    let of = match one.number.quantity {
        Quantity::Points => Quantity::Percent,
        ref quantity => quantity.clone(),
    };
    let Some(now) = subject(tokens, place, &of) else { return };
    let (value, difference) = (meant(tokens.all[now].number), meant(one.number));
    let right = match direction {
        Direction::Up => value.minus(difference),
        Direction::Down => value.plus(difference),
    };
    let wrong = match direction {
        Direction::Up => value.plus(difference),
        Direction::Down => value.minus(difference),
    };
    let like = |at: &usize| *at != place && *at != now && tokens.all[*at].number.quantity == of;
    let number = |at: usize| meant(tokens.all[at].number);
    let sentence = |at: &usize| tokens.all[*at].sentence == one.sentence;
    let is_plain = |at: &usize| {
        !matches!(change_part(tokens, *at), ChangePart::Change(_))
            && tokens.all[*at].number.is_exact()
    };
    let around = || tokens.around(place).filter(like);
    let other = around()
        .filter(|at| *at > place)
        .filter(sentence)
        .filter(is_plain)
        .find(|at| number(*at).meets(wrong));
    let Some(other) = other else { return };
    let known = around().any(|at| number(at).meets(right))
        || pool.has(&of, right)
        || pool.mentioned.has(&of, right);
    if known {
        return;
    }
    let message = format!(
        "{}与{}相比是{}，正文写{}{}",
        tokens.written(now),
        tokens.written(other),
        if direction == Direction::Up { "低" } else { "高" },
        one.label.trim_start_matches(['，', '、', ' ']),
        tokens.written(place)
    );
    let hint = "核对两个数和方向词，改掉错的一个";
    found.push(mistakes::OPPOSITE_DIRECTION, tokens, (place, &[now, other]), message, hint);
}

/// The direction that the words before a difference of three digits or more say.
fn said_way(tokens: &NumberTokens, place: usize) -> Option<Direction> {
    let one = &tokens.all[place];
    let digits = one.number.value.mantissa().abs().to_string().len();
    let own = one.number.is_exact()
        && (one.number.quantity.is_amount() || one.number.quantity == Quantity::Points)
        && digits >= 3
        && !says(&one.label, &["分别", "至少", "不", "未", "没有"]);
    let against = |words: [&str; 3]| says(&one.label, &words);
    let way = match (against(["高于", "高出", "超过"]), against(["低于", "少于", "不足"]))
    {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => match change_part(tokens, place) {
            ChangePart::Change(direction) if says(&one.label, &["比", "较"]) => Some(direction),
            _ => None,
        },
    };
    way.filter(|_| own)
}

/// The number of a quantity right before a difference that differs: the last one of its sentence, no base of another.
fn subject(tokens: &NumberTokens, place: usize, of: &Quantity) -> Option<usize> {
    let one = &tokens.all[place];
    let from = place.saturating_sub(3);
    (from..place)
        .rev()
        .find(|at| {
            let other = &tokens.all[*at];
            other.number.quantity == *of && other.sentence == one.sentence
        })
        .filter(|at| {
            let other = &tokens.all[*at];
            let gap = tokens.gap(*at, place);
            other.number.is_exact()
                && other.depth == one.depth
                && other.number.value > Decimal::ZERO
                && change_part(tokens, *at) == ChangePart::Plain
                && !says(&gap, &["；", "其中", "（"])
        })
}
