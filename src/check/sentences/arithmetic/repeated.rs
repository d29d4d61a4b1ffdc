//! One thing with two numbers in two places of the report.

use std::collections::HashMap;

use super::bare::noun;
use super::text::{StatedText, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::derived::typo::typo;
use crate::data::model::Prose;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::elsewhere::names_elsewhere;

/// One thing, two numbers.
pub(crate) static TWO_NUMBERS: CheckRule = CheckRule::new(codes::E27, Needs::Lists, repeated);

/// The first number that the text states of a thing.
struct First {
    interval: Interval,
    written: String,
    place: Span,
}

fn repeated(context: &CheckContext, findings: &mut Diagnostics) {
    achieved(context, findings);
    let mut firsts: HashMap<(String, String), First> = HashMap::new();
    for text in texts(context).filter(|text| !text.passage.is_of_project) {
        for place in 0..text.all().len() {
            let Some(name) = name(&text, place) else { continue };
            let number = &text.at(place).number;
            let interval = Interval::of(number, number.decimals);
            let Some(span) = text.passage.span(number.at, number.end - number.at) else { continue };
            let first = First { interval, written: text.written(place), place: span };
            match firsts.get(&name) {
                None => drop(firsts.insert(name, first)),
                Some(before) if before.interval.meets(interval) => {}
                Some(before) => report(context, &name.0, before, &first, findings),
            }
        }
    }
}

/// What the goals say was done against what the rest of the text says of a thing of the same name: 新增养老床位236张.
fn achieved(context: &CheckContext, findings: &mut Diagnostics) {
    let goals = &context.report.goals;
    if goals.achieved.is_none() {
        return;
    }
    let of = |prose: &Option<Prose>, text: &StatedText| {
        prose.as_ref().is_some_and(|goal| text.passage.is_in(goal.span))
    };
    let of_goals = |text: &StatedText| of(&goals.achieved, text);
    let others: Vec<_> = texts(context)
        .filter(|text| {
            let planned = context.report.projects.iter().any(|one| of(&one.goals.expected, text));
            !of_goals(text) && !planned && !of(&goals.expected, text)
        })
        .collect();
    // Each number is named once, however many goals there are.
    let mut named: HashMap<String, Vec<(&StatedText, usize)>> = HashMap::new();
    for other in &others {
        for at in 0..other.all().len() {
            if let Some(name) = done(other, at) {
                named.entry(name).or_default().push((other, at));
            }
        }
    }
    for text in texts(context).filter(of_goals) {
        for place in 0..text.all().len() {
            let Some(name) = done(&text, place) else { continue };
            let same = named.get(&name).map_or(&[][..], Vec::as_slice);
            let is_like = |(other, at): &&(&StatedText, usize)| {
                other.at(*at).number.is_like(&text.at(place).number)
            };
            let like: Vec<_> = same.iter().filter(is_like).collect();
            let printed = text.interval(place);
            // 受益群众5万人 and 1.2万人 may be of two things; what a slip of the hand apart is, is not.
            let number = &text.at(place).number;
            let slip = |(other, at): &&&(&StatedText, usize)| {
                let right = other.at(*at).number.size() / number.scale;
                typo(number.value, right, number.decimals).is_some()
            };
            let Some((other, at)) = like.iter().find(slip) else { continue };
            if like.iter().any(|(other, at)| other.interval(*at).meets(printed)) {
                continue;
            }
            let spans = [(&text, place), (*other, *at)].map(|(text, place)| {
                let number = &text.at(place).number;
                text.passage.span(number.at, number.end - number.at)
            });
            let [Some(here), Some(there)] = spans else { continue };
            let first = |text: &StatedText, place: usize, span: Span| First {
                interval: text.interval(place),
                written: text.written(place),
                place: span,
            };
            let before = first(other, *at, there);
            report(context, &name, &before, &first(&text, place, here), findings);
        }
    }
}

/// The name of what was done, which a number of this year states: four characters at least, without 完成 and the like.
fn done(text: &StatedText, place: usize) -> Option<String> {
    let one = text.at(place);
    let basis = matches!(one.basis, AmountBasis::Unstated | AmountBasis::Actual);
    let own = one.role == NumberRole::Value || one.role == NumberRole::Rate;
    // 治理河道4段42.6公里: two numbers of one name.
    let adjoins = |before: &usize| text.gap(*before, place).is_empty();
    let named = place.checked_sub(1).filter(adjoins).unwrap_or(place);
    let label = text.label(named);
    let name = noun(&label);
    let plain = !names_elsewhere(&label) && !label.contains("其中") && !label.contains("累计");
    let exact = one.number.is_exact() && !text.are_cited(&[place]);
    (basis && own && plain && exact && one.part_of.is_none() && name.chars().count() >= 4)
        .then_some(name)
}

/// Words of numbers that are several of one name: each is of another part, time or place.
const SEVERAL: &[&str] = &[
    "其中", "每", "均", "第", "月", "季度", "半年", "累计", "新", "该", "项目", "各", "部分", "单",
    "预算", "目标", "计划", "截至", "共", "省", "市", "中央", "比", "较", "追加", "下达", "安排",
    "到位", "批", "补助", "资金", "投资",
];

/// What a number names, with its quantity, if it can have one number only: a long name at the beginning of a sentence's
/// part, with two decimals or as many digits.
fn name(text: &StatedText, place: usize) -> Option<(String, String)> {
    let one = text.at(place);
    let label = text.label(place);
    let own = one.role == NumberRole::Value && one.part_of.is_none() && one.depth == 0;
    let basis = matches!(one.basis, AmountBasis::Unstated | AmountBasis::Actual);
    let precise = match one.number.quantity {
        Quantity::Money => one.number.decimals >= 2,
        _ => false,
    };
    let several = names_elsewhere(&label) || says(&label, SEVERAL);
    let (start, _) = text.passage.sentence(one.number.at);
    let alone = text.before(place).next().is_none() && one.label.start == start;
    let exact = one.number.is_exact() && !text.are_cited(&[place]);
    if !(own && basis && precise && alone && exact) || several {
        return None;
    }
    let name = label.trim_end_matches(['为', '是', '达', '共', '了', '：']).to_string();
    let long = name.chars().count() >= 4;
    long.then(|| (name, format!("{:?}", one.number.quantity)))
}

fn report(
    context: &CheckContext,
    name: &str,
    before: &First,
    now: &First,
    findings: &mut Diagnostics,
) {
    let message = format!("{name}在这里写 {}，在别处写 {}", now.written, before.written);
    let finding = context.finding(message).label(now.place, "这里所写");
    let finding = finding.label(before.place, "别处所写");
    findings.push(finding.hint("查清哪个对，改掉另一个；不是一件事的，换一个说法"));
}
