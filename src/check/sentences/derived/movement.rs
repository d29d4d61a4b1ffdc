//! Who and what came and went against the change that they make: 比上年减少3人，其中退休4人，调出2人，新招录3人.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::token::NumberTokens;
use crate::base::direction::Direction;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::statement::{AmountBasis, NumberRole};

/// Words of what comes to those that there are.
const CAME: &[&str] = &[
    "招录",
    "招聘",
    "新招",
    "调入",
    "考入",
    "引进",
    "安置",
    "购置",
    "新购",
    "新购置",
    "转入",
    "新登记",
    "新设立",
    "选调",
];
/// Words of what leaves them.
const WENT: &[&str] = &[
    "退休", "调出", "离岗", "辞职", "辞退", "离职", "去世", "死亡", "报废", "转出", "注销", "核销",
    "开除", "解聘",
];

/// Something that came or went: its place and its number with its sign.
struct Move {
    place: usize,
    came: bool,
}

/// A run of things that came and went, against the change beside it.
pub(super) fn movement(tokens: &NumberTokens, first: usize, found: &mut Findings) {
    let starts = way(tokens, first).is_some()
        && !first.checked_sub(1).is_some_and(|before| is_joined(tokens, before, first));
    if !starts {
        return;
    }
    let moves = run(tokens, first);
    let both = moves.iter().any(|one| one.came) && moves.iter().any(|one| !one.came);
    if !both || is_open(tokens, &moves) {
        return;
    }
    let Some((change, stated)) = change_beside(tokens, &moves) else { return };
    // …比上年末减少2人；退休68人: how many there are.
    let retired = moves.iter().any(|one| tokens.all[one.place].label.contains("退休"));
    let gap = if change < first { tokens.gap(change, first) } else { String::new() };
    if retired && gap.contains(['；', '。']) {
        return;
    }
    let sum = moves.iter().map(|one| (one.came, tokens.interval(one.place)));
    let zero = Interval::exact(Decimal::ZERO);
    let sum = sum.fold(zero, |sum, (came, size)| match came {
        true => sum.plus(size),
        false => sum.minus(size),
    });
    if sum.meets(stated) {
        return;
    }
    let scale = tokens.all[first].number.scale;
    let sign = |came: bool| if came { "＋" } else { "－" };
    let terms = moves.iter().map(|one| format!("{}{}", sign(one.came), tokens.digits(one.place)));
    let terms: String = terms.collect();
    let net = (sum.low + sum.high) / Decimal::TWO / scale;
    let message = format!(
        "{}＝{}，正文写{}{}",
        terms.trim_start_matches('＋'),
        net.normalize(),
        tokens.all[change].label.trim_start_matches(['，', ' ']),
        tokens.written(change)
    );
    let others: Vec<_> = moves.iter().map(|one| one.place).collect();
    let hint = "核对净增减和进出的每个数，改掉错的一个";
    found.push(mistakes::WRONG_SUM, tokens, (change, &others), message, hint);
}

/// Whether a number is of what came or of what went.
fn way(tokens: &NumberTokens, place: usize) -> Option<bool> {
    let one = &tokens.all[place];
    let other = ["离退休", "编外", "计划", "累计", "拟", "上年", "比", "较", "预计", "应", "可"];
    if !one.number.is_exact() || !one.number.quantity.is_amount() {
        return None;
    }
    let label = one.label.trim_end_matches(['了', '共', '达']);
    if other.iter().any(|word| label.contains(word)) {
        return None;
    }
    let ends = |words: &[&str]| words.iter().any(|word| label.ends_with(word));
    match () {
        () if ends(CAME) => Some(true),
        () if ends(WENT) => Some(false),
        () => None,
    }
}

fn is_joined(tokens: &NumberTokens, before: usize, place: usize) -> bool {
    let gap = tokens.gap(before, place);
    let like = tokens.all[before].number.is_like(tokens.all[place].number);
    let same = tokens.all[before].sentence == tokens.all[place].sentence;
    like && same && gap.chars().count() <= 9 && way(tokens, before).is_some()
}

fn run(tokens: &NumberTokens, first: usize) -> Vec<Move> {
    let goes_on = |at: &usize| *at == first || is_joined(tokens, *at - 1, *at);
    let places = (first..tokens.all.len()).take(8).take_while(goes_on);
    let moves = places.map(|place| Some(Move { place, came: way(tokens, place)? }));
    moves.take_while(Option::is_some).flatten().collect()
}

/// Whether words say that there are more.
fn is_open(tokens: &NumberTokens, moves: &[Move]) -> bool {
    let Some(last) = moves.last() else { return true };
    let end = tokens.all[last.place].number.end;
    let chars = &tokens.text.passage.chars;
    chars.get(end).is_some_and(|c| *c == '等')
}

/// The change before or behind a run, with its sign.
fn change_beside(tokens: &NumberTokens, moves: &[Move]) -> Option<(usize, Interval)> {
    let (first, last) = (moves.first()?.place, moves.last()?.place);
    let like = |at: usize| tokens.all[at].number.is_like(tokens.all[first].number);
    let near = |at: usize| tokens.all[at].sentence.abs_diff(tokens.all[first].sentence) <= 1;
    let behind = Some(last + 1).filter(|at| {
        *at < tokens.all.len()
            && like(*at)
            && tokens.all[*at].sentence == tokens.all[last].sentence
            && ["净增", "净减", "净增加", "净减少"]
                .iter()
                .any(|word| tokens.all[*at].label.ends_with(word))
    });
    let before = || (first.saturating_sub(3)..first).rev().find(|at| like(*at) && near(*at));
    let change = behind.or_else(before)?;
    if let Some(stated) = signed(tokens, change) {
        return Some((change, stated));
    }
    // 由131辆减少到128辆，新购3辆，报废6辆.
    let from = change.checked_sub(1)?;
    let pair = tokens.all[change].role == Some(NumberRole::To)
        && tokens.all[from].role == Some(NumberRole::From);
    (pair && like(from) && change + 1 == first)
        .then(|| (change, tokens.interval(change).minus(tokens.interval(from))))
}

/// A change from last year or from the beginning of the year with its sign.
fn signed(tokens: &NumberTokens, place: usize) -> Option<Interval> {
    let one = &tokens.all[place];
    let year = matches!(one.basis, AmountBasis::LastYear | AmountBasis::Unstated)
        || ["年初", "上年末"].iter().any(|word| one.label.contains(word));
    let change = one.role == Some(NumberRole::Change) && one.number.is_exact() && year;
    let direction = one.direction.filter(|_| change)?;
    let size = tokens.interval(place);
    let zero = Interval::exact(Decimal::ZERO);
    Some(if direction == Direction::Up { size } else { zero.minus(size) })
}
