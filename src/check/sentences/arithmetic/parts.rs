//! Parts that are listed behind their whole, and totals behind what they add up.

use super::bare::noun;
use super::divisions::{MOST, are_apart, is_complete, is_divided, is_one_row};
use super::text::{StatedText, texts};
use super::total::total;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::hints;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::interval::Interval;
use crate::statements::set_aside::is_denied;
use crate::statements::statement::{NumberRole, PartList};
use rust_decimal::Decimal;

/// Parts against their whole.
pub(crate) static PARTS: CheckRule = CheckRule::new(codes::E40, Needs::Lists, parts);

fn parts(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for list in &text.stated.lists {
            check(context, &text, list, findings);
        }
        for place in 0..text.all().len() {
            total(&text, place, findings);
        }
    }
}

fn check(context: &CheckContext, text: &StatedText, list: &PartList, findings: &mut Diagnostics) {
    let exact = |place: &usize| text.at(*place).number.is_exact();
    if !exact(&list.whole) || !list.parts.iter().all(exact) || list.parts.is_empty() {
        return;
    }
    if has_no_parts(text, list.whole)
        || list.parts.iter().any(|part| text.label(*part).contains("累计"))
    {
        return;
    }
    let whole = text.interval(list.whole);
    let above = list.parts.iter().copied().find(|part| text.interval(*part).is_above(whole));
    let above = above.filter(|part| {
        !is_of_outer(text, list.whole, *part) && !is_of_subject(text, list.whole, *part)
    });
    if let Some(part) = above.or_else(|| larger(text, list)) {
        let (one, all) = (text.written(part), text.written(list.whole));
        let message = format!("分项 {one} 大于合计 {all}");
        let hint = "核对合计与分项，改掉错的一个";
        return text.report(context.code, (part, &[list.whole]), message, hint, findings);
    }
    let Some(all) = sum(text, &list.parts).filter(|_| list.parts.len() > 1) else { return };
    let fits = all.meets(whole)
        || begins_or_ends_whole(text, list)
        || is_of_another(text, list.whole, all)
        || fits_with_more(text, list)
        || (!is_one_row(text, list) && selection_fits(text, list));
    let sure = || match all.is_above(whole) {
        true => are_apart(text, list),
        false => is_complete(text, list) && (list.perhaps.is_empty() || is_divided(text, list)),
    };
    if !fits && sure() {
        report(context, text, list, findings);
    }
}

/// 比预算少1.00万元，其中……: a difference has no parts, nor has what goes: 新增11家、退出3家; 累计 is more than the year.
fn has_no_parts(text: &StatedText, whole: usize) -> bool {
    let label = text.label(whole);
    let is_change = matches!(
        text.at(whole).role,
        NumberRole::Change | NumberRole::ChangeRate | NumberRole::PointChange
    );
    is_change || is_denied(&label) || says(&label, &["净", "退出", "注销"])
}

fn sum(text: &StatedText, places: &[usize]) -> Option<Interval> {
    places.iter().map(|place| text.interval(*place)).reduce(Interval::plus)
}

/// 立案1864件，结案1792件，其中食品748件……: the parts of what was named before.
fn is_of_another(text: &StatedText, whole: usize, all: Interval) -> bool {
    let own = text.at(whole);
    text.before(whole).any(|place| {
        text.at(place).number.quantity == own.number.quantity && all.meets(text.interval(place))
    })
}

/// 续建5个、新建14个，年底前完工17个: the first parts are the whole; what follows counts some of them again. 就业231人，其中对口
/// 198人，县内142人、县外89人: the last ones are; what stands before them does.
fn begins_or_ends_whole(text: &StatedText, list: &PartList) -> bool {
    let whole = text.interval(list.whole);
    let parts = &list.parts;
    let is_whole = |some: &[usize]| sum(text, some).is_some_and(|all| all.meets(whole));
    (2..parts.len())
        .any(|count| is_whole(&parts[..count]) || is_whole(&parts[parts.len() - count..]))
}

/// Whether what is larger than its whole is a part of what that whole is taken from: 完成预算2675万元，结余57.55万元，其中…,
/// 38640人，其中男性19230人，规范管理的31205人.
fn is_of_outer(text: &StatedText, whole: usize, part: usize) -> bool {
    let like: Vec<_> = text.before(whole).filter(|at| text.is_like(*at, whole)).collect();
    let printed = text.interval(whole);
    let holds = |at: usize| !text.interval(part).is_above(text.interval(at));
    let listed = text.at(whole).part_of.is_some_and(holds);
    listed
        || like.iter().enumerate().any(|(order, one)| {
            let mut others = like[..order].iter();
            let is_rest =
                |other: &usize| text.interval(*one).apart(text.interval(*other)).meets(printed);
            others.any(|other| is_rest(other) && (holds(*one) || holds(*other)))
        })
}

/// 支出1942.57万元，差额由结余255.12万元弥补；其中基本支出1121.09万元: behind a semicolon the parts are of what the sentence
/// began with, if that is not less.
fn is_of_subject(text: &StatedText, whole: usize, part: usize) -> bool {
    let own = text.at(part);
    own.segment != text.at(whole).segment
        && text
            .before(whole)
            .any(|at| text.is_like(at, part) && !text.interval(part).is_above(text.interval(at)))
}

/// Whether the parts with some of the numbers behind them make up the whole.
fn fits_with_more(text: &StatedText, list: &PartList) -> bool {
    let whole = text.interval(list.whole);
    let Some(mut all) = sum(text, &list.parts) else { return false };
    list.perhaps.iter().any(|place| {
        all = all.plus(text.interval(*place));
        all.meets(whole)
    })
}

/// A number further on that is larger than the whole although its name says that it is a part: 党员1260名，…；35岁以下党员.
fn larger(text: &StatedText, list: &PartList) -> Option<usize> {
    let whole = noun(&text.label(list.whole));
    let end: String = whole.chars().skip(whole.chars().count().saturating_sub(2)).collect();
    let of = ["以下", "以上", "女", "其中", "大专", "本科", "退休", "农村", "城镇"];
    list.perhaps.iter().copied().find(|part| {
        let label = text.label(*part);
        let named = end.chars().count() == 2 && (label.ends_with(&end) || label.contains("学历"));
        let part_of = of.iter().any(|word| label.contains(word));
        let exact = text.at(*part).number.is_exact();
        named && part_of && exact && text.interval(*part).is_above(text.interval(list.whole))
    })
}

/// Whether some of the parts add up to the whole by themselves: the others are parts of parts.
fn selection_fits(text: &StatedText, list: &PartList) -> bool {
    let count = list.parts.len();
    let whole = text.interval(list.whole);
    count > 2
        && count <= MOST
        && (1u32..1 << count).filter(|chosen| chosen.count_ones() > 1).any(|chosen| {
            let parts = (0..count).filter(|part| chosen & (1 << part) != 0);
            let sum = parts.map(|part| text.interval(list.parts[part])).reduce(Interval::plus);
            sum.is_some_and(|sum| sum.meets(whole))
        })
}

fn report(context: &CheckContext, text: &StatedText, list: &PartList, findings: &mut Diagnostics) {
    let terms: Vec<_> = list.parts.iter().map(|part| text.digits(*part)).collect();
    let sum: Decimal = list.parts.iter().map(|part| text.at(*part).number.size()).sum();
    let scale = text.at(list.whole).number.scale;
    let sum = (sum / scale).normalize();
    let message = format!("{}＝{sum}，合计写 {}", terms.join("＋"), text.written(list.whole));
    let hint = hints::PARTS;
    let place = if text.are_cited(&[list.whole]) { list.parts[0] } else { list.whole };
    text.report(context.code, (place, &list.parts), message, hint, findings);
}
