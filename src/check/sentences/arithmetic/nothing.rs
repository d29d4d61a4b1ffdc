//! Changes of nothing, 持平 beside a change, amounts without a unit.

use super::bare::is_bare;
use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole, Unread};

/// 增加0万元，增长0%.
pub(crate) static NOTHING: CheckRule = CheckRule::new(codes::E47, Needs::Lists, nothing);

/// 共减少4.79。
pub(crate) static MISSING_UNIT: CheckRule = CheckRule::new(codes::E48, Needs::Lists, units);

fn nothing(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            zero(context, &text, place, findings);
            flat(&text, place, findings);
            full_marks(&text, place, findings);
        }
    }
}

/// 增加0万元，增长0%: both the amount and the rate of a change are 0.
fn zero(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let Some(before) = place.checked_sub(1) else { return };
    let (one, other) = (text.at(place), text.at(before));
    let roles = one.role == NumberRole::ChangeRate && other.role == NumberRole::Change;
    let zero = one.number.value.is_zero() && other.number.value.is_zero();
    if !roles || !zero || one.segment != other.segment {
        return;
    }
    let message = format!(
        "没有增减，却写“{}{}，{}{}”",
        text.label(before),
        text.written(before),
        text.label(place),
        text.written(place)
    );
    text.report(
        context.code,
        (before, &[place]),
        message,
        "差额是 0 的写“与上年持平”，上年没有的写“上年没有”",
        findings,
    );
}

/// 满分40分，得48分: more points than there are.
fn full_marks(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let Some(before) = place.checked_sub(1) else { return };
    let (one, full) = (text.at(place), text.at(before));
    let points = one.number.quantity == Quantity::Things("分") && text.is_like(before, place);
    let label = text.label(before);
    let is_full = ["满分", "分值", "满分为", "分值为"].iter().any(|word| label.ends_with(word));
    let got = ["得", "得分", "自评得", "自评得分", "实得", "评得"]
        .iter()
        .any(|word| text.label(place) == *word);
    if points
        && is_full
        && got
        && one.segment == full.segment
        && text.interval(place).is_above(text.interval(before))
    {
        let message = format!("满分 {}，得 {}", text.written(before), text.written(place));
        text.report(
            mistakes::WRONG_SCORE,
            (place, &[before]),
            message,
            "得分不会多于分值；核对两个数",
            findings,
        );
    }
}

/// 较上年减少93.10万元，与上年持平.
fn flat(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    const SAME: &[&str] = &[
        "与上年持平",
        "同上年持平",
        "较上年持平",
        "与去年持平",
        "与上年相同",
        "与上年一致",
        "与2023年持平",
    ];
    let one = text.at(place);
    let change = matches!(one.role, NumberRole::Change | NumberRole::ChangeRate)
        && !one.number.value.is_zero();
    let of_last_year = matches!(one.basis, AmountBasis::LastYear | AmountBasis::Unstated);
    if !change || !of_last_year {
        return;
    }
    let next = text.all().get(place + 1).map_or(text.passage.chars.len(), |next| next.number.at);
    let (_, stop) = text.passage.sentence(one.number.at);
    let end = next.min(stop);
    let behind = text.passage.text(one.number.end, end);
    let Some(word) =
        SAME.iter().find(|word| behind.trim_start_matches(['，', '、']).starts_with(**word))
    else {
        return;
    };
    let at = (one.number.end..end).find(|at| text.passage.has(*at, word));
    let first = text.passage.text(one.clause.start, one.number.end);
    let message = format!("前面说{}，又说“{word}”", first.trim_start_matches('，'));
    let span = at.and_then(|at| text.passage.span(at, word.chars().count()));
    if let Some(span) =
        span.filter(|_| one.basis == AmountBasis::LastYear || is_bare(&text.label(place)))
    {
        findings.push(
            Diagnostic::new(mistakes::OPPOSITE_DIRECTION, message).at(span).hint("留下对的一个"),
        );
    }
}

fn units(context: &CheckContext, findings: &mut Diagnostics) {
    for (passage, stated) in context.passages.iter().zip(context.statements) {
        stated.unread.iter().for_each(|one| without_unit(context, passage, one, findings));
    }
}

/// A number with decimals right behind 支出, 经费 or a change of them, without a unit.
fn without_unit(
    context: &CheckContext,
    passage: &Passage,
    one: &Unread,
    findings: &mut Diagnostics,
) {
    let number = &one.number;
    let ends = passage.chars.get(number.at + number.length).is_none_or(|c| "，。；）".contains(*c));
    if number.quantity != Quantity::Nothing || number.decimals == 0 || !ends || !number.is_exact() {
        return;
    }
    let mark = |c: &char| "，。；：、（）".contains(*c);
    let start = passage.chars[..number.at].iter().rposition(mark).map_or(0, |mark| mark + 1);
    let clause = passage.text(start, number.at);
    let money = ["支出", "收入", "经费", "资金", "拨款", "预算", "款", "投资"]
        .iter()
        .any(|word| clause.contains(word));
    let other = ["率", "比", "占", "得分", "系数", "增长", "下降", "分", "=", "＝"]
        .iter()
        .any(|word| clause.contains(word));
    let ways = ["减少", "增加", "为", "支出", "共计", "合计", "是", "经费", "资金", "款", "投资"];
    if !money || other || !ways.iter().any(|word| clause.ends_with(word)) {
        return;
    }
    let written = passage.text(number.at, number.at + number.length);
    if let Some(span) = passage.span(number.at, number.length) {
        let message = format!("“{clause}{written}”没有写单位");
        findings.push(context.finding(message).at(span).hint("补上“万元”或“元”"));
    }
}
