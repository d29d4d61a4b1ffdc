//! What something was and has become, against its direction and the difference; percentage points.

use rust_decimal::Decimal;

use super::bare::is_bare;
use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::check::hints;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};

/// 由91.5%提高到94.2%，提高2.7个百分点.
pub(crate) static FROM_TO: CheckRule = CheckRule::new(codes::E42, Needs::Lists, from_to);

fn from_to(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            match text.at(place).role {
                NumberRole::To => direction(&text, place, findings),
                NumberRole::PointChange => points(context, &text, place, findings),
                NumberRole::ChangeRate => percent_for_points(context, &text, place, findings),
                _ => {}
            }
        }
    }
}

/// The direction of the words between what was and what has become.
fn direction(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let Some(from) = place.checked_sub(1).filter(|from| text.at(*from).role == NumberRole::From)
    else {
        return;
    };
    let (one, other) = (text.at(place), text.at(from));
    let exact = one.number.is_exact() && other.number.is_exact();
    if !exact || !text.is_like(from, place) || one.sentence != other.sentence {
        return;
    }
    let words = text.gap(from, place);
    let (new, old) = (text.interval(place), text.interval(from));
    let wrong = match spoken(&words) {
        Some(Direction::Up) => old.is_above(new),
        Some(Direction::Down) => new.is_above(old),
        None => false,
    };
    if wrong {
        let message =
            format!("由 {} 到 {}，不是“{words}”", text.written(from), text.written(place));
        text.report(
            mistakes::OPPOSITE_DIRECTION,
            (place, &[from]),
            message,
            hints::DIRECTION,
            findings,
        );
    }
}

fn spoken(words: &str) -> Option<Direction> {
    let up = says(words, &["增", "提高", "提升", "上升", "升至", "升到", "上涨"]);
    let down = says(words, &["减", "降", "压", "缩", "回落"]);
    Direction::one_of(up, down)
}

/// Two rates of one thing before a change: what it is now and what it was.
fn rates(text: &StatedText, place: usize) -> Option<(usize, usize)> {
    let one = text.at(place);
    let mut before = text.before(place).take(4);
    let now = before.next()?;
    let is_rate = |at: usize| {
        let other = text.at(at);
        other.number.quantity == Quantity::Percent
            && other.number.is_exact()
            && other.depth == one.depth
    };
    if is_target(text, now) && text.label(place).is_empty() | is_bare(&text.label(place)) {
        let own = before.next().filter(|own| is_rate(*own) && is_now(text, *own))?;
        return Some((own, now));
    }
    if !is_rate(now) || !is_bare(&text.label(place)) {
        return None;
    }
    match text.at(now).role {
        NumberRole::To => {
            let from = now.checked_sub(1).filter(|from| text.at(*from).role == NumberRole::From)?;
            is_rate(from).then_some((now, from))
        }
        // 满意度96.3%，比上年的94.1%提高2.2个百分点.
        _ if is_base(text, now) => {
            let own = before.next().filter(|own| is_rate(*own) && is_now(text, *own))?;
            Some((own, now))
        }
        // 上年94.1%，本年96.3%，提高2.2个百分点.
        NumberRole::Rate | NumberRole::Share => {
            let old = before
                .next()
                .filter(|old| is_rate(*old) && text.at(*old).basis == AmountBasis::LastYear)?;
            let bare = is_bare(&text.label(now))
                || super::bare::noun(&text.label(now)) == super::bare::noun(&text.label(old));
            (is_now(text, now) && bare).then_some((now, old))
        }
        _ => None,
    }
}

/// 超过95%的目标1.8个百分点.
fn is_target(text: &StatedText, place: usize) -> bool {
    let label = text.label(place);
    let one = text.at(place);
    let tail = text.passage.text(one.tail.start, one.tail.end);
    let over = ["超过", "高于", "低于", "高出", "比"]
        .iter()
        .any(|word| label.trim_end_matches("年度").ends_with(word));
    over && ["的目标", "的年度目标", "的指标", "的指标值", "的年度指标值", "目标", "指标值"]
        .iter()
        .any(|word| tail == *word)
}

fn is_now(text: &StatedText, place: usize) -> bool {
    !matches!(text.at(place).basis, AmountBasis::LastYear | AmountBasis::Other)
        && text.at(place).role != NumberRole::From
}

/// Whether a rate is what another is compared with: 比上年的94.1%提高.
fn is_base(text: &StatedText, place: usize) -> bool {
    let one = text.at(place);
    let label = text.label(place);
    let tail = text.passage.text(one.tail.start, one.tail.end);
    let compares = ["比", "较"].iter().any(|word| label.starts_with(word));
    compares && is_bare(&label) && spoken(&tail).is_some()
}

/// The difference of two rates in percentage points.
fn points(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let Some((now, before)) = rates(text, place).filter(|_| one.number.is_exact()) else { return };
    let (new, old) = (text.interval(now), text.interval(before));
    let down = one.direction == Some(Direction::Down);
    let printed = text.interval(place);
    let (right, opposite) = match down {
        true => (old.minus(new), new.minus(old)),
        false => (new.minus(old), old.minus(new)),
    };
    let over = is_target(text, before) && (right.meets(printed) || opposite.meets(printed));
    if right.meets(printed) || over || (one.direction.is_none() && !is_target(text, before)) {
        return;
    }
    // 占基本支出的10.36%、占支出合计的8.58%，较上年的11.10%下降: of either.
    let of_another = (0..before).rev().take(4).any(|at| {
        let other = text.interval(at);
        let change = if down { old.minus(other) } else { other.minus(old) };
        text.at(at).sentence == one.sentence
            && text.is_like(at, now)
            && is_now(text, at)
            && change.meets(printed)
    });
    if of_another {
        return;
    }
    let sum = difference(text, now, before);
    let message = format!("{sum}个百分点，正文写{}", written_change(text, place));
    let others = [now, before];
    if opposite.meets(printed) {
        text.report(
            mistakes::OPPOSITE_DIRECTION,
            (place, &others),
            message,
            "照数字改方向词，或核对前后两个率",
            findings,
        );
    } else {
        text.report(
            context.code,
            (place, &others),
            message,
            "核对前后两个率和相差的百分点，改掉错的一个",
            findings,
        );
    }
}

/// `94.2%－91.5%＝2.7`.
fn difference(text: &StatedText, now: usize, before: usize) -> String {
    let difference = text.at(now).number.value - text.at(before).number.value;
    format!("{}－{}＝{}", text.written(now), text.written(before), difference.normalize())
}

/// `提高2.7%`.
fn written_change(text: &StatedText, place: usize) -> String {
    let number = &text.at(place).number;
    format!("{}{}", text.label(place), text.passage.text(number.at, number.end))
}

/// 由91.5%提高到94.2%，提高2.7%: a difference of rates is in percentage points.
fn percent_for_points(
    context: &CheckContext,
    text: &StatedText,
    place: usize,
    findings: &mut Diagnostics,
) {
    let one = text.at(place);
    let Some((now, before)) = rates(text, place).filter(|_| one.number.is_exact()) else { return };
    let (new, old) = (text.interval(now), text.interval(before));
    let printed = text.interval(place);
    let difference_of = if new.low >= old.low { new.minus(old) } else { old.minus(new) };
    let relative = difference_of.over(old).is_some_and(|rate| rate.percent().meets(printed));
    if relative || old.low <= Decimal::ZERO {
        return;
    }
    let sum = difference(text, now, before);
    let others = [now, before];
    if difference_of.meets(printed) {
        let message = format!("{sum}，是百分点，正文写“{}”", text.written(place));
        let hint = format!("率与率之差写“{}个百分点”", text.digits(place));
        return text.report(context.code, (place, &others), message, &hint, findings);
    }
    let message = format!("{sum}个百分点，正文写{}", written_change(text, place));
    text.report(
        context.code,
        (place, &others),
        message,
        "核对前后两个率；率与率之差写“个百分点”",
        findings,
    );
}
