//! E28: parts that are listed behind their whole, and totals behind what they add up.

use super::bare::noun;
use super::text::{Text, texts};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::interval::Interval;
use crate::statements::measure::Measure;
use crate::statements::statement::{Basis, ListKind, PartList, Role};
use rust_decimal::Decimal;

/// Parts against their whole.
pub static PARTS: CheckRule = CheckRule::new(codes::E28, Needs::Lists, parts);

fn parts(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for list in &text.reading.lists {
            check(&text, list, findings);
        }
        for place in 0..text.all().len() {
            total(&text, place, findings);
        }
    }
}

/// The most parts of which every selection is tried.
const MOST: usize = 9;

fn check(text: &Text, list: &PartList, findings: &mut Diagnostics) {
    let exact = |place: &usize| text.at(*place).number.is_exact();
    if !exact(&list.whole) || !list.parts.iter().all(exact) || list.parts.is_empty() {
        return;
    }
    let whole = text.interval(list.whole);
    if let Some(part) = list.parts.iter().find(|part| text.interval(**part).is_above(whole)) {
        let (one, all) = (text.written(*part), text.written(list.whole));
        let message = format!("分项 {one} 大于合计 {all}");
        let hint = "核对合计与分项，改掉错的一个";
        return text.report(codes::E28, (*part, &[list.whole]), message, hint, findings);
    }
    if let Some(part) = larger(text, list) {
        let (one, all) = (text.written(part), text.written(list.whole));
        let message = format!("分项 {one} 大于合计 {all}");
        return text.report(
            codes::E28,
            (part, &[list.whole]),
            message,
            "核对合计与分项，改掉错的一个",
            findings,
        );
    }
    let sum =
        |places: &[usize]| places.iter().map(|place| text.interval(*place)).reduce(Interval::plus);
    let Some(all) = sum(&list.parts).filter(|_| list.parts.len() > 1) else { return };
    let longer: Vec<_> = list.parts.iter().chain(&list.perhaps).copied().collect();
    let with_more = (1..=list.perhaps.len())
        .any(|more| sum(&longer[..list.parts.len() + more]).is_some_and(|sum| sum.meets(whole)));
    if all.meets(whole) || with_more || (!is_one_row(text, list) && selection_fits(text, list)) {
        return;
    }
    let sure = match all.is_above(whole) {
        true => are_apart(text, list),
        false => is_complete(text, list) && (list.perhaps.is_empty() || is_divided(text, list)),
    };
    if sure {
        report(text, list, findings);
    }
}

/// Whether the parts are of one kind, so that none is a part of another.
fn is_one_row(text: &Text, list: &PartList) -> bool {
    let labels: Vec<_> = list.parts.iter().map(|part| noun(&text.label(*part))).collect();
    let mixed = labels.iter().any(|label| MIXED.iter().any(|word| label.contains(word)));
    let in_a_row = !mixed && are_in_a_row(text, list);
    in_a_row || are_alike(&labels) || are_opposed(&labels) || is_divided(text, list)
}

/// A number further on that is larger than the whole although its name says that it is a part: 党员1260名，…；35岁以下党员.
fn larger(text: &Text, list: &PartList) -> Option<usize> {
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
fn selection_fits(text: &Text, list: &PartList) -> bool {
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

/// Names of which at least one of each row is a part of what others of the list name.
const MIXED: &[&str] = &[
    "党员",
    "本科",
    "女",
    "以上",
    "以下",
    "中共",
    "学历",
    "职称",
    "高级",
    "优秀",
    "大专",
    "研究生",
    "硕士",
    "博士",
    "骨干",
    "重点",
    "省级",
    "国家级",
    "在编",
    "35岁",
];

/// Whether the parts are apart from each other: none counts what another counts too.
fn are_apart(text: &Text, list: &PartList) -> bool {
    let labels: Vec<_> = list.parts.iter().map(|part| noun(&text.label(*part))).collect();
    let mixed = labels.iter().any(|label| MIXED.iter().any(|word| label.contains(word)));
    let inner = labels
        .iter()
        .enumerate()
        .any(|(at, label)| labels[..at].iter().any(|before| is_within(label, before)));
    let money = text.at(list.whole).number.measure == Measure::Money;
    !mixed
        && !inner
        && (money
            || list.kind == ListKind::All
            || is_complete(text, list)
            || are_alike(&labels)
            || are_opposed(&labels)
            || are_in_a_row(text, list))
}

/// Whether the parts follow each other with nothing but 、 between them: 医生260人、护士380人、医技90人.
fn are_in_a_row(text: &Text, list: &PartList) -> bool {
    let next =
        |pair: &[usize]| pair[1] == pair[0] + 1 && text.gap(pair[0], pair[1]).starts_with('、');
    list.parts.len() > 2 && list.parts.windows(2).all(next)
}

/// Names that stand for a part of what another name stands for.
const WITHIN: &[(&str, &str)] = &[
    ("人员经费", "基本支出"),
    ("公用经费", "基本支出"),
    ("人员经费", "财政拨款"),
    ("基本支出", "本年支出"),
    ("项目支出", "本年支出"),
    ("运行维护", "购置及运行"),
    ("购置费", "购置及运行"),
    ("利息", "其他收入"),
];

fn is_within(label: &str, before: &str) -> bool {
    WITHIN.iter().any(|(part, whole)| label.contains(part) && before.contains(whole))
}

/// Whether labels have the same last characters: 行政编制, 事业编制.
fn are_alike(labels: &[String]) -> bool {
    let end = |label: &String| label.chars().rev().take(2).collect::<String>();
    let first = labels.first().map(end).unwrap_or_default();
    first.chars().count() == 2 && labels.iter().all(|label| end(label) == first)
}

/// Sets of words that divide a whole: a list that names all of one leaves nothing out.
const DIVISIONS: &[&[&[&str]]] = &[
    &[&["基本支出"], &["项目支出"]],
    &[&["人员经费", "人员支出"], &["公用经费", "公用支出"]],
    &[&["货物"], &["工程"], &["服务"]],
    &[&["行政"], &["事业"]],
    &[&["男"], &["女"]],
    &[&["购置"], &["运行"]],
    &[&["离休"], &["退休"]],
    &[&["集中采购", "集中"], &["分散采购", "分散"]],
    &[&["上半年"], &["下半年"]],
    &[&["一季度"], &["二季度"], &["三季度"], &["四季度"]],
    &[&["出国"], &["公务用车", "公车"], &["接待"]],
    &[&["一般公共预算"], &["政府性基金"], &["国有资本"]],
    &[&["国内"], &["国（境）外", "国外", "外事"]],
    &[&["农村"], &["城市", "城镇"]],
    &[&["小学"], &["初中"], &["高中"]],
    &[&["在职"], &["离退休"]],
    &[&["优"], &["良"], &["中"], &["差"]],
    &[&["财政拨款"], &["其他"]],
    &[&["财政拨款"], &["事业收入"]],
    &[&["流动资产"], &["固定资产"], &["其他资产", "无形资产"]],
    &[&["已完成", "完成"], &["未完成", "正在"]],
    &[&["中央"], &["省"], &["市"]],
    &[&["中央"], &["省"], &["县", "区"]],
    &[&["省"], &["市"], &["县", "区"]],
    &[&["上级"], &["本级"]],
    &[&["中央"], &["地方"]],
];

/// Whether nothing is left out of a list.
fn is_complete(text: &Text, list: &PartList) -> bool {
    if list.is_open {
        return false;
    }
    if list.kind == ListKind::All {
        return list.parts.len() > 1;
    }
    is_divided(text, list) || shares_are_whole(text, list) || slips(text, list)
}

/// Whether the names of a list are all of one division.
fn is_divided(text: &Text, list: &PartList) -> bool {
    let labels: Vec<_> = list.parts.iter().map(|part| words(text, *part)).collect();
    DIVISIONS.iter().any(|sides| {
        sides.len() <= labels.len()
            && sides.iter().all(|names| {
                labels.iter().any(|label| names.iter().any(|name| label.contains(name)))
            })
    })
}

/// Words of which nothing is two at once.
const APART: &[&[&str]] = &[
    &["优", "良", "中", "差"],
    &["优秀", "良好", "合格", "不合格"],
    &["男", "女"],
    &["非常满意", "基本满意", "一般", "不满意"],
    &["中央", "省", "市", "县", "自筹"],
    &["一季度", "二季度", "三季度", "四季度"],
    &["货物", "工程", "服务"],
    &["行政", "事业", "工勤", "参公"],
    &["离休", "退休"],
    &["在编", "编外", "临聘", "聘用"],
    &["国内", "国（境）外"],
    &["业务", "党务", "管理", "技术"],
    &["应急保障", "执法执勤", "特种", "机要", "其他"],
    &["已完成", "未完成", "正在"],
];

/// Whether each name of a list has another word of one row.
fn are_opposed(labels: &[String]) -> bool {
    APART.iter().any(|row| {
        let word = |label: &String| row.iter().position(|word| label.contains(word));
        let mut found: Vec<_> = labels.iter().map(word).collect();
        found.sort_unstable();
        found.first().is_some_and(Option::is_some)
            && found.windows(2).all(|pair| pair[0] != pair[1])
    })
}

fn words(text: &Text, place: usize) -> String {
    let one = text.at(place);
    format!("{}{}", text.label(place), text.passage.text(one.tail.start, one.tail.end))
}

/// Whether the shares behind the parts add up to 100%.
fn shares_are_whole(text: &Text, list: &PartList) -> bool {
    let share = |part: &usize| {
        let behind = text.all().get(part + 1).filter(|next| next.role == Role::Share)?;
        Some(behind.number.value)
    };
    let shares: Option<Vec<Decimal>> = list.parts.iter().map(share).collect();
    let count = Decimal::from(list.parts.len() as u64);
    shares.is_some_and(|shares| {
        let sum: Decimal = shares.iter().sum();
        (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::new(1, 2) * count
    })
}

/// Whether the whole, less its parts, is what one slip of a digit makes, all being amounts with two decimals: what is left
/// out by chance is hardly ever such a number.
fn slips(text: &Text, list: &PartList) -> bool {
    let numbers = || list.parts.iter().chain([&list.whole]).map(|place| &text.at(*place).number);
    let precise = numbers().all(|number| number.measure == Measure::Money && number.decimals >= 2);
    let sum: Decimal = list.parts.iter().map(|part| text.at(*part).number.value).sum();
    let same = numbers().all(|number| number.scale == text.at(list.whole).number.scale);
    let rest = (text.at(list.whole).number.value - sum).abs().normalize();
    let digits: String = rest.to_string().chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_matches('0');
    precise && same && rest.scale() > 0 && (digits.len() == 1 || is_swap(digits))
}

/// Whether a difference is what two digits that changed places make: 9 times a digit.
fn is_swap(digits: &str) -> bool {
    matches!(
        digits,
        "18" | "27"
            | "36"
            | "45"
            | "54"
            | "63"
            | "72"
            | "81"
            | "99"
            | "198"
            | "297"
            | "396"
            | "495"
    )
}

fn report(text: &Text, list: &PartList, findings: &mut Diagnostics) {
    let terms: Vec<_> = list.parts.iter().map(|part| text.digits(*part)).collect();
    let sum: Decimal = list.parts.iter().map(|part| text.at(*part).number.size()).sum();
    let scale = text.at(list.whole).number.scale;
    let sum = (sum / scale).normalize();
    let message = format!("{}＝{sum}，合计写 {}", terms.join("＋"), text.written(list.whole));
    let hint = "核对合计和每个分项，改掉错的一个";
    let place = if text.are_cited(&[list.whole]) { list.parts[0] } else { list.whole };
    text.report(codes::E28, (place, &list.parts), message, hint, findings);
}

/// 新建12座，改建8座，扩建5座，共计25座.
fn total(text: &Text, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let bare = is_total(&label);
    let total = one.role == Role::Total || one.role == Role::Value;
    if !bare || !total || !one.number.is_exact() {
        return;
    }
    let is_term = |before: &usize| {
        let other = text.at(*before);
        other.role == Role::Value && text.is_like(*before, place)
    };
    let near = text.before(place).take_while(|before| text.at(*before).segment == one.segment);
    // 其中 A、B、C，三项合计: the terms stand behind 其中.
    let near = near.take_while(|before| !text.gap(*before, before + 1).contains("其中"));
    let terms: Vec<_> = near.filter(is_term).collect();
    let exact = terms.iter().all(|term| text.at(*term).number.is_exact());
    if terms.len() < 2 || terms.len() > MOST || !exact || place - terms[0] > 2 {
        return;
    }
    let whole = text.interval(place);
    let count = terms.len();
    let fits = (1u32..1 << count).filter(|chosen| chosen.count_ones() > 1).any(|chosen| {
        let parts = (0..count).filter(|part| chosen & (1 << part) != 0);
        let sum = parts.map(|part| text.interval(terms[part])).reduce(Interval::plus);
        sum.is_some_and(|sum| sum.meets(whole))
    });
    let prices =
        text.before(place).any(|one| matches!(text.at(one).role, Role::UnitPrice | Role::Average));
    if fits || prices || !are_terms(text, &terms, place) {
        return;
    }
    let mut in_order = terms.clone();
    in_order.reverse();
    let shown: Vec<_> = in_order.iter().map(|term| text.digits(*term)).collect();
    let sum: Decimal = terms.iter().map(|term| text.at(*term).number.size()).sum();
    let sum = (sum / one.number.scale).normalize();
    let message = format!("{}＝{sum}，合计写 {}", shown.join("＋"), text.written(place));
    text.report(codes::E28, (place, &terms), message, "核对合计和每个分项，改掉错的一个", findings);
}

/// Whether a label names a sum and nothing else: 共计, 全年合计, 以上三项合计.
fn is_total(label: &str) -> bool {
    let label = label.trim_end_matches(['为', '：', '了', '是']);
    let sums = ["共计", "合计", "总计", "一共", "总共", "小计", "共"];
    // 两批共下达593.70万元.
    let done = [
        "下达", "完成", "支出", "发放", "投入", "拨付", "培训", "争取", "建成", "安排", "建设",
        "改造",
    ];
    let label = done.iter().find_map(|done| label.strip_suffix(done)).unwrap_or(label);
    let Some(of) = sums.iter().find_map(|word| label.strip_suffix(word)) else { return false };
    let of = of.trim_start_matches("以上").trim_start_matches("上述").trim_start_matches("全年");
    let of = of.trim_start_matches(['两', '二', '三', '四', '五', '六', '各']);
    matches!(
        of,
        "" | "批"
            | "年"
            | "次"
            | "期"
            | "个项目"
            | "项"
            | "类"
            | "者"
            | "数"
            | "部分"
            | "项费用"
            | "项资金"
            | "项支出"
            | "季度"
    )
}

/// Whether numbers before a total are its terms: no part of another, none from another time, all of one list.
fn are_terms(text: &Text, terms: &[usize], place: usize) -> bool {
    terms.iter().all(|term| {
        let one = text.at(*term);
        let same = one.basis == text.at(terms[0]).basis;
        one.depth == text.at(place).depth && (one.basis != Basis::Other || same)
    }) && !text.gap(terms[terms.len() - 1], place).contains("其中")
        && !text.gap(terms[terms.len() - 1], place).contains('占')
}
