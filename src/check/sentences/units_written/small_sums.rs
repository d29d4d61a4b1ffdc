//! A few 元 among sums in 万元: 公务接待费6.94元.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;

/// Sums of a few 元.
pub(crate) static SMALL_SUMS: CheckRule = CheckRule::new(codes::E19, Needs::Lists, small_sums);

fn small_sums(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        let all = numbers(passage);
        all.windows(2).for_each(|two| again(passage, (&two[0], &two[1]), findings));
        for number in all.iter().filter(|number| is_small(passage, number)) {
            let wan = Decimal::from(10_000);
            let large = |one: &&Number| one.quantity == Quantity::Money && one.scale >= wan;
            if all.iter().any(|one| large(&one)) {
                let written = passage.text(number.at, number.end);
                let message = format!("同一段里别的金额是万元，这里写 {written}");
                let words = (mistakes::MIXED_UNITS, message, "核对是不是“万元”");
                report_once(passage, (number.at, number.end), words, findings);
            }
        }
    }
}

/// 收入总计7027.40万元，约0.70万元: the same once more, with another unit than is meant.
fn again(passage: &Passage, (one, two): (&Number, &Number), findings: &mut Diagnostics) {
    let gap = passage.text(one.end, two.at);
    let money = one.quantity == Quantity::Money && two.quantity == Quantity::Money;
    if !money || !matches!(gap.as_str(), "，约" | "（约" | "，合" | "（合") || two.size().is_zero()
    {
        return;
    }
    let (Some(times), Some(part)) =
        (one.size().checked_div(two.size()), two.size().checked_div(one.size()))
    else {
        return;
    };
    let wan = Decimal::from(10_000);
    // 约 leaves 7027.40万元 at 0.70亿元.
    let is = |times: Decimal| (times - wan).abs() <= wan / Decimal::from(50);
    if is(times) || is(part) {
        let [first, written] = [one, two].map(|one| passage.text(one.at, one.end));
        let message = format!("{first}约合成了 {written}");
        let words = (mistakes::MIXED_UNITS, message, "核对单位：差了一万倍");
        report_once(passage, (two.at, two.end), words, findings);
    }
}

/// Words behind which the sum of a line stands.
const SUMS: &[&str] = &[
    "费",
    "补贴",
    "补助",
    "资金",
    "经费",
    "支出",
    "合计",
    "共计",
    "总计",
    "下达",
    "投资",
    "拨款",
    "专款",
    "费用",
    "救助金",
    "财政拨款收入",
    "其他收入",
    "闲置资产",
    "固定资产",
    "总产值",
    "缺口",
];
/// Words of what may be a few 元.
const FEW: &[&str] = &[
    "零星",
    "邮寄",
    "快递",
    "停车",
    "均",
    "每",
    "单价",
    "标准",
    "价",
    "／",
    "/",
    "利息",
    "手续费",
    "滞纳金",
    "工本费",
    "误餐",
    "押金",
    "找零",
    "差错",
    "多付",
    "少付",
    "更正",
    "误差",
    "尾差",
    "话费",
    "票",
    "退回",
    "百公里",
    "各",
    "餐",
    "材料",
];

/// Whether an amount is a few 元, and is the sum of a line by the words before it.
fn is_small(passage: &Passage, number: &Number) -> bool {
    let few = number.quantity == Quantity::Money
        && number.scale == Decimal::ONE
        && number.decimals == 2
        && number.value < Decimal::from(1000)
        && !number.value.is_zero()
        && number.is_exact();
    if !few {
        return false;
    }
    let (start, _) = passage.sentence(number.at);
    let ahead = passage.text(start, number.at);
    let segment = ahead.rsplit('；').next().unwrap_or_default();
    let ends = passage.chars.get(number.end).is_none_or(|c| "，。；、）".contains(*c));
    ends && SUMS.iter().any(|word| segment.ends_with(word)) && !says(segment, FEW)
}
