//! So many things as a sentence sums up or measures one by one: 11个行政村、3个社区，共14个; 硬化道路3条18.20公里，其中…、…、….

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;

/// Numbers of what is summed up or measured one by one.
pub(crate) static MEASURED_ITEMS: CheckRule =
    CheckRule::new(codes::E44, Needs::Lists, measured_items);

fn measured_items(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        let all = numbers(passage);
        for place in 0..all.len() {
            units_together(context, passage, (&all, place), findings);
            measured(context, passage, (&all, place), findings);
            counted_twice(context, passage, (&all, place), findings);
        }
    }
}

/// Words of bodies that are one more.
const ITSELF: &[&str] = &["机关", "本级", "本部"];

/// 22个科室、3个直属单位共25家; 局机关、5个直属事业单位和48所学校，共54个预算单位.
fn units_together(
    context: &CheckContext,
    passage: &Passage,
    (all, place): (&[Number], usize),
    findings: &mut Diagnostics,
) {
    let total = &all[place];
    let ahead = passage.text(total.at.saturating_sub(2), total.at);
    if !ahead.ends_with('共') || place < 2 || !is_of_bodies(total) {
        return;
    }
    let (one, two) = (&all[place - 2], &all[place - 1]);
    let (start, _) = passage.sentence(total.at);
    let last = passage.text(two.end, total.at);
    let last = last.trim_end_matches('共').trim_end_matches('，');
    let gap = passage.text(one.end, two.at);
    let name = gap.strip_suffix(['、', '和', '及', '与']);
    let plain = |words: &str| words.chars().count() <= 8 && words.chars().all(is_han);
    let lists = name.is_some_and(plain) && plain(last) && is_of_bodies(one) && is_of_bodies(two);
    let label = passage.text(start.max(one.at.saturating_sub(10)), one.at);
    let first = place == 2 || all[place - 3].at < start || label.contains(['，', '；', '：']);
    if !lists || one.at < start || !first || label.ends_with('、') && !says(&label, ITSELF) {
        return;
    }
    // 2个校区、3个年级，共12个班: other things.
    let (_, stop) = passage.sentence(total.at);
    let behind = passage.text(total.end, stop.min(total.end + 6));
    let of_units = total.quantity == Quantity::Things("家")
        || ["单位", "部门", "机构", "预算单位"].iter().any(|word| behind.starts_with(word))
        || behind.starts_with('村') && (gap.contains('村') || last.contains('村'));
    if !of_units && !passage.text(total.at, total.end).ends_with("单位") {
        return;
    }
    let itself = says(&label, ITSELF);
    let sum = one.value + two.value + if itself { Decimal::ONE } else { Decimal::ZERO };
    let fits = total.value == sum || (itself && total.value == one.value + two.value);
    let wrong =
        if itself && label.ends_with(['、', '和', '及']) { total.value != sum } else { !fits };
    if wrong && (total.value - sum).abs() <= Decimal::TEN {
        let message = format!("合起来是{sum}个，正文写{}", passage.text(total.at, total.end));
        let words = (context.code, message, "核对各项和总数，改掉错的一个");
        report_once(passage, (total.at, total.end), words, findings);
    }
}

fn is_of_bodies(number: &Number) -> bool {
    matches!(number.quantity, Quantity::Things("个" | "家" | "所"))
        && number.is_exact()
        && number.decimals == 0
}

/// The ends of names of single things.
const SINGLE: &str = "河溪江港渠库院园校村镇乡桥场站线";

/// 治理河道4段42.6公里，其中清水河18.2公里、桃溪河11.4公里、沙河8.0公里、柳溪5.0公里.
fn measured(
    context: &CheckContext,
    passage: &Passage,
    (all, place): (&[Number], usize),
    findings: &mut Diagnostics,
) {
    let count = &all[place];
    let Some(total) = all.get(place + 1) else { return };
    let gap = passage.text(count.end, total.at);
    let close = matches!(
        gap.as_str(),
        "" | "、" | "，" | "共" | "，共" | "，投资" | "，总投资" | "，完成投资" | "，面积"
    );
    let things = matches!(count.quantity, Quantity::Things(_) | Quantity::Other(_))
        && count.decimals == 0
        && count.is_exact();
    if !things || !close || !total.quantity.is_amount() || count.quantity == total.quantity {
        return;
    }
    let (mut sum, mut items, mut end) = (Decimal::ZERO, 0u32, total.end);
    for item in &all[place + 2..] {
        let words = passage.text(end, item.at);
        let name =
            if items == 0 { words.strip_prefix("，其中") } else { words.strip_prefix('、') };
        let Some(name) = name.filter(|_| item.quantity == total.quantity) else { break };
        let single = name.chars().last().is_some_and(|c| SINGLE.contains(c)) || name.contains('至');
        let own = (2..=10).contains(&name.chars().count()) && name.chars().all(is_han);
        // 桐木支线, 白沙至龙泉: one of them each.
        if !single || !own || says(name, &["等", "和", "及", "各"]) {
            return;
        }
        let Some(more) = sum.checked_add(item.size()) else { return };
        (sum, items, end) = (more, items + 1, item.end);
    }
    let number = Decimal::from(items);
    if items > 1
        && sum == total.size()
        && number != count.value
        && (count.value - number).abs() <= Decimal::TWO
    {
        let written = passage.text(count.at, count.end);
        let message = format!("后面列了{items}个，合起来正是总数，这里写“{written}”");
        let words = (context.code, message, "补全或改个数；没有列全的写“等”");
        report_once(passage, (count.at, count.end), words, findings);
    }
}

/// 更新设备8台，其中彩超2台86.00万元、分析仪1台32.60万元、…: as many as the items have together.
fn counted_twice(
    context: &CheckContext,
    passage: &Passage,
    (all, place): (&[Number], usize),
    findings: &mut Diagnostics,
) {
    let whole = &all[place];
    let things =
        matches!(whole.quantity, Quantity::Things(_)) && whole.decimals == 0 && whole.is_exact();
    if !things {
        return;
    }
    let (mut sum, mut items, mut end) = (Decimal::ZERO, 0, whole.end);
    let mut rest = all[place + 1..].iter().peekable();
    while let Some(item) = rest.next() {
        let words = passage.text(end, item.at);
        let name =
            if items == 0 { words.strip_prefix("，其中") } else { words.strip_prefix('、') };
        let Some(name) = name.filter(|_| item.quantity == whole.quantity) else { break };
        let amount =
            rest.next_if(|amount| amount.at == item.end && amount.quantity == Quantity::Money);
        if !name.chars().all(is_han)
            || says(name, &["等", "新增", "比"])
            || amount.is_none()
            || !item.is_exact()
        {
            return;
        }
        (sum, items) = (sum + item.value, items + 1);
        end = amount.map_or(item.end, |amount| amount.end);
    }
    let closed = passage.chars.get(end).is_none_or(|c| "，。；".contains(*c));
    if items > 2 && closed && sum != whole.value && (sum - whole.value).abs() <= Decimal::from(3) {
        let written = passage.text(whole.at, whole.end);
        let message = format!("后面各项合起来是{sum}，这里写“{written}”");
        let words = (context.code, message, "核对各项和总数，改掉错的一个");
        report_once(passage, (whole.at, whole.end), words, findings);
    }
}
