//! E31: averages and prices in a sentence against totals and counts.

use rust_decimal::Decimal;

use super::text::{Text, texts};
use crate::base::amount::fixed;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Value;
use crate::statements::interval::Interval;
use crate::statements::measure::Measure;
use crate::statements::statement::{Role, Statement};

/// Averages and prices against totals and counts.
pub static AVERAGES: CheckRule = CheckRule::new(codes::E31, Needs::Lists, averages);

fn averages(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            let one = text.at(place);
            match one.role {
                Role::Average if one.number.is_exact() => average(context, &text, place, findings),
                Role::UnitPrice if one.number.is_exact() => price(&text, place, findings),
                _ => {}
            }
        }
    }
}

/// What an average is for each of: the words in its label, the measures that may be counted.
const EACH: &[(&str, &[&str])] = &[
    ("人", &["人", "人次"]),
    ("车", &["辆", "台"]),
    ("户", &["户", "家"]),
    ("批", &["批"]),
    ("亩", &["亩"]),
    ("村", &["个", "村"]),
    ("生", &["人", "人次"]),
    ("床", &["张", "床"]),
    ("台", &["台"]),
    ("套", &["套", "台"]),
    ("场", &["场"]),
    ("期", &["期"]),
    ("次", &["次", "场", "期", "批", "人次"]),
    ("件", &["件"]),
    ("辆", &["辆"]),
    ("公里", &["公里"]),
    ("平方米", &["㎡"]),
    ("份", &["份"]),
    ("册", &["册"]),
    ("天", &["天"]),
    ("日", &["天"]),
    ("月", &["月"]),
    ("座", &["座"]),
    ("处", &["处"]),
    ("家", &["家"]),
    ("所", &["所"]),
    ("名", &["人", "人次"]),
    ("个", &["个"]),
    ("项", &["项", "个"]),
    ("项目", &["个", "项"]),
    ("校", &["所"]),
    ("班", &["个", "班"]),
    ("吨", &["吨"]),
    ("米", &["米"]),
    ("条", &["条"]),
    ("间", &["间"]),
    ("株", &["株"]),
    ("盏", &["盏"]),
    ("科", &["个"]),
];

/// Words of averages that no total and count of a report give.
const GIVEN: &[&str] = &[
    "收入",
    "工资",
    "产值",
    "寿命",
    "面积",
    "水平",
    "住院日",
    "降雨",
    "气温",
    "GDP",
    "时速",
    "年龄",
    "分",
    "得分",
    "定额",
    "标准",
    "水资源",
];

/// The measures that an average divides by.
fn measures(label: &str) -> Option<&'static [&'static str]> {
    let of = |word: &str| {
        label.contains(&format!("{word}均"))
            || label.contains(&format!("平均每{word}"))
            || label.contains(&format!("每{word}"))
    };
    let found = EACH.iter().filter(|(word, _)| of(word)).max_by_key(|(word, _)| word.len())?;
    Some(found.1)
}

fn counts<'t>(
    text: &'t Text,
    place: usize,
    measures: &'t [&str],
) -> impl Iterator<Item = usize> + 't {
    text.before(place).filter(move |before| is_count(text.at(*before), measures))
}

fn is_count(one: &Statement, measures: &[&str]) -> bool {
    let own = matches!(one.role, Role::Value | Role::Total | Role::To);
    own && one.number.is_exact()
        && matches!(one.number.measure, Measure::Things(word) if measures.contains(&word))
}

/// A total and a count in the sentence that an average must be the quotient of.
fn average(context: &CheckContext, text: &Text, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let Some(measures) = measures(&label) else { return };
    let given = GIVEN.iter().any(|word| label.contains(word));
    let compared = ["比", "较", "增", "减", "降", "提高"].iter().any(|word| label.contains(word));
    let per_month = ["月人均", "月均每", "人月均", "日人均", "每月", "每天", "每日"]
        .iter()
        .any(|word| label.contains(word));
    if given || compared || (per_month && measures != ["月"]) {
        return;
    }
    let is_total = |at: &usize| {
        let other = text.at(*at);
        text.is_amount(*at) && text.is_like(*at, place) && other.number.size() > one.number.size()
    };
    let totals: Vec<_> = text.before(place).filter(is_total).collect();
    let counts: Vec<_> = counts(text, place, measures).collect();
    if counts.is_empty() && measures == ["月"] {
        return by_month(text, place, &totals, findings);
    }
    let (Some(total), Some(count)) = (totals.first(), counts.first()) else { return };
    if place - total.min(count) > 4 {
        return;
    }
    let printed = text.interval(place);
    let fits = |total: Interval, count: Interval| {
        total.over(count).is_some_and(|each| each.meets(printed))
    };
    let near = |kind: &dyn Fn(usize) -> bool| {
        text.around(place).filter(|at| *at != place && kind(*at)).collect::<Vec<_>>()
    };
    let all_totals = near(&|at| text.is_amount(at) && text.is_like(at, place));
    let all_counts = near(&|at| {
        text.at(at).number.is_exact() && matches!(text.at(at).number.measure, Measure::Things(_))
    });
    let staff = people(context, measures);
    let any = all_totals.iter().any(|total| {
        let total = text.interval(*total);
        all_counts.iter().any(|count| fits(total, text.interval(*count)))
            || staff.iter().any(|count| fits(total, Interval::exact(*count)))
            || [12, 365, 366].iter().any(|days| fits(total, Interval::exact(Decimal::from(*days))))
    });
    if any {
        return;
    }
    let each = text.at(*total).number.size().checked_div(text.at(*count).number.size());
    let Some(each) = each.and_then(|each| each.checked_div(one.number.scale)) else { return };
    let shown = fixed(each, one.number.decimals.max(2));
    let message = format!(
        "{}÷{}＝{shown}，正文写 {}",
        text.written(*total),
        text.written(*count),
        text.written(place)
    );
    text.report(
        codes::E31,
        (place, &[*total, *count]),
        message,
        "核对总数、个数和平均数，改掉错的一个",
        findings,
    );
}

/// 全年24场，平均每月2场: a twelfth of the whole year's.
fn by_month(text: &Text, place: usize, totals: &[usize], findings: &mut Diagnostics) {
    let Some(total) = totals.first().filter(|total| place - **total == 1) else { return };
    let label = text.label(*total);
    if !["全年", "本年", "年度"].iter().any(|word| label.contains(word)) {
        return;
    }
    let one = text.at(place);
    let each = text.at(*total).number.size() / Decimal::from(12) / one.number.scale;
    let near = Decimal::new(10, one.number.decimals + 1);
    if (each - one.number.value).abs() <= near {
        return;
    }
    let message =
        format!("{}÷12＝{}，正文写 {}", text.written(*total), fixed(each, 2), text.written(place));
    text.report(
        codes::E31,
        (place, &[*total]),
        message,
        "核对全年的数和月均数，改掉错的一个",
        findings,
    );
}

/// The counts of people in the facts.
fn people(context: &CheckContext, measures: &[&str]) -> Vec<Decimal> {
    let count = |figure: &crate::figures::Figure| match figure.value() {
        Some(Value::Count(count, unit)) if unit == "人" || unit == "人次" => Some(*count),
        _ => None,
    };
    let of_people = measures.contains(&"人");
    context.figures.iter().filter(|_| of_people).filter_map(count).collect()
}

/// 单价4500元，购置20台，合计9万元; 每人500元，120人，共6万元.
fn price(text: &Text, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let tail = text.passage.text(one.tail.start, one.tail.end);
    let twice = label.matches('每').count() > 1
        || label.contains("每月")
        || label.contains("每年")
        || label.contains("每天")
        || tail.matches(['/', '／', '·']).count() > 1;
    let prices = text.around(place).filter(|at| text.at(*at).role == Role::UnitPrice).count();
    if twice
        || prices > 1
        || GIVEN.iter().any(|word| *word != "标准" && label.contains(word))
        || label.contains("上限")
    {
        return;
    }
    let words = format!("{label}{}", tail.trim_start_matches(['/', '／']));
    let named = EACH.iter().find(|(word, _)| {
        words.contains(&format!("每{word}"))
            || tail.strip_prefix(['/', '／']).is_some_and(|tail| tail.starts_with(word))
    });
    let any: &[&str] = &[
        "台", "套", "辆", "件", "份", "册", "张", "个", "亩", "吨", "㎡", "米", "公里", "株", "盏",
        "人", "户", "间",
    ];
    let measures = named.map_or(any, |(_, measures)| measures);
    let sentence = one.sentence;
    let around = || text.around(place).filter(|at| text.at(*at).sentence == sentence);
    let counts: Vec<_> = around().filter(|at| is_count(text.at(*at), measures)).collect();
    let totals: Vec<_> = around()
        .filter(|at| {
            *at != place
                && text.is_amount(*at)
                && is_same(&text.at(*at).number.measure, &one.number.measure)
                && is_total(text, *at)
        })
        .collect();
    let ([count], [total]) = (counts.as_slice(), totals.as_slice()) else { return };
    if *total < place && *count < place {
        return each_of(text, place, (*total, *count), findings);
    }
    let others = around().filter(|at| {
        matches!(text.at(*at).number.measure, Measure::Things(_))
            && at != count
            && !totals.contains(at)
            && *at != place
    });
    if others.count() > 0 || total < &place.min(*count) {
        return;
    }
    let Some(right) = text.interval(place).times(text.interval(*count)) else { return };
    let printed = text.interval(*total);
    if right.meets(printed) {
        return;
    }
    let product = one.number.size() * text.at(*count).number.size() / text.at(*total).number.scale;
    let message = format!(
        "{}×{}＝{}，正文写 {}",
        text.written(place),
        text.written(*count),
        product.normalize(),
        text.written(*total)
    );
    text.report(
        codes::E31,
        (*total, &[place, *count]),
        message,
        "核对单价、数量和总额，改掉错的一个",
        findings,
    );
}

/// 投资500万元，12.50公里，每公里40万元.
fn each_of(text: &Text, place: usize, (total, count): (usize, usize), findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let Some(each) = text.interval(total).over(text.interval(count)) else { return };
    let exact = text.at(total).number.size().checked_div(text.at(count).number.size());
    let Some(exact) = exact.filter(|_| label.starts_with('每') || label.starts_with("平均每"))
    else {
        return;
    };
    if each.meets(text.interval(place)) {
        return;
    }
    let shown = fixed(exact / one.number.scale, one.number.decimals.max(2));
    let message = format!(
        "{}÷{}＝{shown}，正文写 {}",
        text.written(total),
        text.written(count),
        text.written(place)
    );
    text.report(
        codes::E31,
        (place, &[total, count]),
        message,
        "核对总数、个数和平均数，改掉错的一个",
        findings,
    );
}

/// Whether two measures can be of one thing: 人 and 人次 too.
fn is_same(one: &Measure, other: &Measure) -> bool {
    let people = |measure: &Measure| matches!(measure, Measure::Things("人" | "人次"));
    one == other || (people(one) && people(other))
}

/// Whether an amount is a total of money: 共计, 合计, 发放, 支出.
fn is_total(text: &Text, place: usize) -> bool {
    let label = text.label(place);
    let words = [
        "合计",
        "共计",
        "总计",
        "总价",
        "总额",
        "共",
        "金额",
        "发放",
        "支出",
        "总费用",
        "总投入",
        "投入",
        "补助",
        "兑付",
        "支付",
        "投资",
    ];
    text.at(place).role != Role::UnitPrice && words.iter().any(|word| label.contains(word))
}
