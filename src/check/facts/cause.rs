//! A reason to the direction in which it explains a change.

use crate::base::direction::Direction;
use crate::base::says::says;
use crate::pack::ReasonWords;
use crate::statements::direction;

/// What a reason is given for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Cause {
    /// Whether it is of income; else of spending.
    pub of_income: bool,
    /// Whether there is a standard to keep to, as for 公务接待费.
    pub strict: bool,
}

/// The direction of a reason: as its words say it, by the one cause that it names, or by words of thrift and of what
/// took place; `None` where it may be either.
pub(super) fn direction(text: &str, of: Cause, words: &ReasonWords) -> Option<Direction> {
    if direction::is_spoken(text) {
        return direction::spoken(text);
    }
    if let Some(way) = of_causes(text, of, words) {
        return Some(way);
    }
    let thrift = says(text, &words.thrift) || (of.strict && says(text, &words.strict));
    let happened = words.happened.iter().any(|word| text.starts_with(word))
        && !says(text, &words.happened_unless);
    Direction::one_of(happened, thrift)
}

/// The direction of a reason that names one cause, or several of one direction; `None` where one of them may be either.
fn of_causes(text: &str, of: Cause, words: &ReasonWords) -> Option<Direction> {
    const BETWEEN: [char; 6] = ['，', '、', '；', '。', ',', ';'];
    let mut ways = text.split(BETWEEN).filter(|one| !one.trim().is_empty());
    let first = of_single(ways.next()?, of, words)?;
    ways.all(|one| of_single(one, of, words) == Some(first)).then_some(first)
}

/// The direction of one cause; `None` where it may be either, or where there are two.
fn of_single(text: &str, of: Cause, words: &ReasonWords) -> Option<Direction> {
    const TWO: [char; 3] = ['但', '和', '及'];
    if text.contains(TWO) {
        return None;
    }
    if !of.of_income && says(text, &words.now) {
        return Some(Direction::Up);
    }
    if !of.of_income && says(text, &words.later) {
        return Some(Direction::Down);
    }
    const ENDED: [&str; 7] = ["取消", "停止", "到期", "结束", "终止", "不再", "退出"];
    let relief_ended = says(text, &ENDED) && says(text, &words.relief);
    if relief_ended || says(text, &words.either) {
        return None;
    }
    let causes = if of.of_income { &words.income } else { &words.spending };
    causes.direction(text)
}
