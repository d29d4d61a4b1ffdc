//! What was there, came in, went out and is left; years that add up to what was done altogether.

use rust_decimal::Decimal;

use super::bare::noun;
use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 年初结余30万元，收入1200万元，支出1180万元，年末结余50万元.
pub(crate) static FLOWS: CheckRule = CheckRule::new(codes::E22, Needs::Lists, flows);

fn flows(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        let count = text.all().len();
        for place in 2..count {
            left(context, &text, place, findings);
            altogether(&text, place, findings);
            rest(&text, place, findings);
            more_than_found(&text, place, findings);
        }
        for place in 1..count {
            totals(context, &text, place, findings);
        }
    }
}

/// The part of a balance that a label names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    In,
    Out,
    Closing,
}

fn side(label: &str) -> Option<Side> {
    let label = label.trim_end_matches(['为', '数', '是', '额', '共', '了']);
    let says = |words: &[&str]| words.iter().any(|word| label.ends_with(word));
    let left = says(&[
        "结余",
        "结转",
        "结转结余",
        "结转和结余",
        "余额",
        "结余资金",
        "结转资金",
        "结转结余资金",
        "结存",
    ]);
    match left {
        true if ["年初", "上年"].iter().any(|word| label.contains(word)) => Some(Side::Opening),
        true if ["年末", "年底", "期末", "结转下年"].iter().any(|word| label.contains(word)) => {
            Some(Side::Closing)
        }
        true if matches!(label, "结余" | "收支结余" | "年终结余") => Some(Side::Closing),
        true => None,
        false if says(&["收入", "本年收入", "收入合计", "总收入", "收入总计"]) => {
            Some(Side::In)
        }
        false if says(&["支出", "支出合计", "总支出", "支出总计", "使用", "支付", "拨付"]) => {
            Some(Side::Out)
        }
        false if says(&["下达资金", "专项资金", "到位资金", "资金到位", "下达", "到位"]) => {
            Some(Side::In)
        }
        false => None,
    }
}

/// What is left against what was there, came in and went out, one of each in a sentence.
fn left(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let is_money = |at: usize| {
        let one = text.at(at);
        let plain = one.role == NumberRole::Value || one.role == NumberRole::Total;
        plain && one.number.quantity == Quantity::Money && one.number.is_exact() && one.depth == 0
    };
    if !is_money(place) || side(&text.label(place)) != Some(Side::Closing) {
        return;
    }
    let before: Vec<_> = text.before(place).filter(|at| is_money(*at)).collect();
    let only = |side_of: Side| {
        let mut found = before.iter().filter(|at| side(&text.label(**at)) == Some(side_of));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let (Some(came), Some(went)) = (only(Side::In), only(Side::Out)) else { return };
    let opening = only(Side::Opening);
    let other = text.gap(*before.last().unwrap_or(&place), place);
    if before.len() != 2 + usize::from(opening.is_some())
        || ["用事业基金", "非财政拨款结余", "分配", "其中"].iter().any(|word| other.contains(word))
    {
        return;
    }
    let start = opening.map_or(Interval::exact(Decimal::ZERO), |at| text.interval(at));
    let rest = start.plus(text.interval(came)).minus(text.interval(went));
    // Without 年初 what is left may hold what was there before.
    let unknown = opening.is_none() && text.label(place).contains('年');
    if !unknown && !rest.meets(text.interval(place)) {
        let message = wrong_rest(text, place, (opening, came, went));
        let hint = "核对年初、收入、支出和年末四个数";
        text.report(context.code, (place, &before), message, hint, findings);
    }
}

/// `87.32＋1089.40－990.18＝186.54，正文写 176.54万元`.
fn wrong_rest(
    text: &StatedText,
    place: usize,
    (opening, came, went): (Option<usize>, usize, usize),
) -> String {
    let size = |at: usize| text.at(at).number.size();
    let scale = text.at(place).number.scale;
    let sum = (opening.map_or(Decimal::ZERO, size) + size(came) - size(went)) / scale;
    let first = opening.map_or(String::new(), |at| format!("{}＋", text.digits(at)));
    format!(
        "{first}{}－{}＝{}，正文写 {}",
        text.digits(came),
        text.digits(went),
        sum.normalize(),
        text.written(place)
    )
}

/// 收入总计4125.49万元，支出总计4125.49万元: always the same.
fn totals(context: &CheckContext, text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let (one, other) = (text.at(place), text.at(place - 1));
    let (label, before) = (text.label(place), text.label(place - 1));
    let ends =
        |label: &str, word: &str| label.trim_end_matches(['为', '是', '数', '额']).ends_with(word);
    let plain = |label: &str| noun(label).chars().count() <= 6;
    let both =
        ends(&label, "支出总计") && ends(&before, "收入总计") && plain(&label) && plain(&before);
    if !both {
        return;
    }
    // 收入总计 is also used of what came in alone; then it is an amount of the facts.
    let is_known = |at: usize| context.amounts.meeting(text.interval(at)).next().is_some();
    if is_known(place) && is_known(place - 1) {
        return;
    }
    let money = one.number.quantity == Quantity::Money && text.is_like(place - 1, place);
    let exact = one.number.is_exact() && other.number.is_exact() && one.sentence == other.sentence;
    if money && exact && !text.interval(place).meets(text.interval(place - 1)) {
        let message = format!(
            "收入总计 {} 与支出总计 {} 不相等",
            text.written(place - 1),
            text.written(place)
        );
        text.report(
            context.code,
            (place, &[place - 1]),
            message,
            "总计含结转结余，两边必相等；核对两个数",
            findings,
        );
    }
}

/// 发现隐患526处，整改519处，剩余7处: a difference of what was named before.
fn rest(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let opens = ["剩余", "其余", "余下", "尚余"].iter().any(|word| label.starts_with(word))
        || is_contrary(text, place);
    if !opens
        || one.role != NumberRole::Value
        || !one.number.is_exact()
        || label.contains("剩余价值")
    {
        return;
    }
    let before: Vec<_> = text
        .before(place)
        .filter(|at| text.is_amount(*at) && text.is_like(*at, place))
        .take(6)
        .collect();
    let [part, whole, ..] = before.as_slice() else { return };
    if place - part > 2 {
        return;
    }
    let printed = text.interval(place);
    let count = before.len();
    // 其余 may be what is left of any of them after any others.
    let fits = (0..count).any(|whole| {
        (1u32..1 << count).filter(|chosen| chosen & (1 << whole) == 0).any(|chosen| {
            let parts = (0..count).filter(|part| chosen & (1 << part) != 0);
            let sum = parts.map(|part| text.interval(before[part])).reduce(Interval::plus);
            sum.is_some_and(|sum| text.interval(before[whole]).minus(sum).meets(printed))
        })
    });
    let size = |at: usize| text.at(at).number.size();
    if fits || size(*whole) < size(*part) {
        return;
    }
    let left = ((size(*whole) - size(*part)) / one.number.scale).normalize();
    let message = format!(
        "{}－{}＝{left}，正文写 {}",
        text.digits(*whole),
        text.digits(*part),
        text.written(place)
    );
    text.report(
        mistakes::WRONG_SUM,
        (place, &before),
        message,
        "核对总数、已有的和剩余的三个数",
        findings,
    );
}

/// 发现问题8个，已整改9个: more were settled than there were.
fn more_than_found(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    const SETTLED: &[&str] =
        &["整改", "办结", "销号", "化解", "修复", "处置", "解决", "调处", "回复", "答复"];
    let one = text.at(place);
    let label = text.label(place);
    let settled =
        SETTLED.iter().any(|word| label.trim_start_matches(['已', '完', '成']).starts_with(word));
    let mut like = text.before(place).filter(|at| text.is_amount(*at) && text.is_like(*at, place));
    let Some(found) =
        like.next().filter(|found| found + 1 == place && text.at(*found).segment == one.segment)
    else {
        return;
    };
    let named = ["发现", "受理", "排查", "反馈", "查出", "收到", "问题", "隐患", "投诉"]
        .iter()
        .any(|word| text.label(found).contains(word));
    let counted = matches!(one.number.quantity, Quantity::Things(_))
        && one.role == NumberRole::Value
        && one.number.is_exact();
    if settled && named && counted && text.interval(place).is_above(text.interval(found)) {
        let message = format!(
            "{}{} 多于 {}{}",
            label,
            text.written(place),
            text.label(found),
            text.written(found)
        );
        text.report(
            mistakes::WRONG_SUM,
            (place, &[found]),
            message,
            "核对两个数，改掉错的一个",
            findings,
        );
    }
}

/// 合格1239批次，不合格21批次: what the number before named, denied.
fn is_contrary(text: &StatedText, place: usize) -> bool {
    let label = text.label(place);
    let Some(of) = label.strip_prefix('不').or_else(|| label.strip_prefix('未')) else {
        return false;
    };
    let mut before =
        text.before(place).filter(|at| text.is_amount(*at) && text.is_like(*at, place));
    // 满意398份、比较满意156份、不满意28份: three parts, no rest.
    let several = text.before(place).filter(|at| text.label(*at).ends_with(of)).count() > 1;
    of.chars().count() >= 2
        && !several
        && before.next().is_some_and(|at| text.label(at).ends_with(of))
}

/// 2023年完成800万元，2024年完成1200万元，累计完成2000万元: no less than what the years make.
fn altogether(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    if !label.starts_with("累计") || one.role != NumberRole::Value || !one.number.is_exact() {
        return;
    }
    let is_year = |at: &usize| {
        let words = text.label(*at);
        let year = words.get(..7).is_some_and(|year| {
            year.ends_with('年') && year.bytes().take(4).all(|byte| byte.is_ascii_digit())
        });
        year && text.at(*at).role == NumberRole::Value && text.is_like(*at, place)
    };
    let years: Vec<_> = text.before(place).filter(is_year).collect();
    let sum = years.iter().map(|at| text.interval(*at)).reduce(Interval::plus);
    let Some(sum) = sum.filter(|sum| years.len() > 1 && sum.is_above(text.interval(place))) else {
        return;
    };
    let shown = (sum.low + sum.high) / Decimal::TWO / one.number.scale;
    let message = format!("各年之和是 {}，累计写 {}", shown.normalize(), text.written(place));
    text.report(mistakes::WRONG_SUM, (place, &years), message, "核对各年的数和累计数", findings);
}
