//! An area, what it yields and what each 亩 of it yields, where one of the units is wrong: 播种面积4.20万亩，总产量1.89吨，亩产450公斤.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;

/// Wrong units of yields.
pub(crate) static YIELDS: CheckRule = CheckRule::new(codes::E19, Needs::Lists, yields);

fn yields(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        for word in ["亩产", "单产"] {
            let Some(at) = passage.find(word).first().copied() else { continue };
            let (start, stop) = passage.sentence(at);
            let all = numbers(passage);
            // Larger ones are no harvest.
            let most = Decimal::from(1_000_000_000_000_i64);
            let here: Vec<_> = all
                .iter()
                .filter(|one| {
                    (start..stop).contains(&one.at) && one.decimals < 4 && one.size() < most
                })
                .collect();
            check(passage, &here, word, findings);
        }
    }
}

/// The words before a number since the last mark.
fn label(passage: &Passage, number: &Number) -> String {
    let mark = |c: &char| "，；。、：（）".contains(*c);
    let from = passage.chars[..number.at].iter().rposition(mark).map_or(0, |at| at + 1);
    passage.text(from, number.at)
}

/// A weight in 公斤.
fn weight(passage: &Passage, number: &Number) -> Option<Decimal> {
    let unit = passage.text(number.at + number.length, number.end);
    let each = match unit.trim_start_matches('万') {
        "吨" => Decimal::from(1000),
        "公斤" | "千克" => Decimal::ONE,
        "斤" => Decimal::new(5, 1),
        _ => return None,
    };
    Some(number.size() * each)
}

/// An area in 亩.
fn area(passage: &Passage, number: &Number) -> Option<Decimal> {
    let unit = passage.text(number.at + number.length, number.end);
    (unit.trim_start_matches('万') == "亩").then(|| number.size())
}

fn check(passage: &Passage, here: &[&Number], word: &str, findings: &mut Diagnostics) {
    let compared = |label: &str| says(label, &["比", "较", "增加", "减少", "上年", "增产"]);
    let only = |fits: &dyn Fn(&Number, &str) -> bool| {
        let mut found = here.iter().filter(|one| fits(one, &label(passage, one)));
        let first = found.next().copied();
        first.filter(|_| found.next().is_none())
    };
    let each = only(&|_, label| label.contains(word) && !compared(label));
    let total = only(&|one, label| {
        label.contains("产量") && !compared(label) && weight(passage, one).is_some()
    });
    let land = here.iter().find(|one| area(passage, one).is_some()).copied();
    let (Some(each), Some(total), Some(land)) = (each, total, land) else { return };
    let (Some(each_weight), Some(weight), Some(size)) =
        (weight(passage, each), weight(passage, total), area(passage, land))
    else {
        return;
    };
    let named = says(&label(passage, land), &["面积", "播种", "种植", "收获"]);
    let Some(times) = weight.checked_div(size).and_then(|one| one.checked_div(each_weight)) else {
        return;
    };
    let is = |right: Decimal| (times - right).abs() <= right / Decimal::from(40);
    let wan = Decimal::from(10_000);
    let wrong = match () {
        () if is(Decimal::new(1, 4)) => total,
        () if is(wan) => land,
        () if is(Decimal::TWO) || is(Decimal::new(5, 1)) => each,
        () => return,
    };
    if !named || land.at > each.at || !total.is_exact() || !land.is_exact() {
        return;
    }
    let written = passage.text(wrong.at, wrong.end);
    let [land, total, each] = [land, total, each].map(|one| passage.text(one.at, one.end));
    let message = format!("面积 {land}、产量 {total}、{word} {each} 对不上，“{written}”的单位不对");
    let words = (mistakes::MIXED_UNITS, message, "核对三个数的单位：万亩与亩、万吨与吨、公斤与斤");
    report_once(passage, (wrong.at, wrong.end), words, findings);
}
