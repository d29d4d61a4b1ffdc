//! The words before a number to the amount that it is.

use super::statement::AmountBasis;

/// The basis that the words of a label name.
pub(super) fn basis(label: &str, year: i32) -> AmountBasis {
    // Sources of money are called budgets too.
    let mut label = label.to_string();
    for name in [
        "一般公共预算",
        "政府性基金预算",
        "国有资本经营预算",
        "社会保险基金预算",
        "预算单位",
        "预算内",
        "预算外",
    ] {
        label = label.replace(name, "");
    }
    let label = label.as_str();
    let says = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let last = format!("{}年", year - 1);
    let is_last = says(&["上年", "去年", "上一年", "同比", "上年度"]) || label.contains(&last);
    let other_time = says(&[
        "前年",
        "上半年",
        "下半年",
        "季度",
        "月",
        "环比",
        "以来",
        "连续",
        "次年",
        "下年",
        "近三年",
        "五年",
    ]) || other_year(label, year);
    let budget = says(&["预算", "控制数", "下达数", "批复数"]);
    match () {
        () if other_time => AmountBasis::Other,
        () if is_last && budget => AmountBasis::Other,
        () if is_last => AmountBasis::LastYear,
        () if says(&["追加", "调增", "新增预算"]) => AmountBasis::Added,
        () if says(&["追减", "调减", "核减"]) => AmountBasis::Cut,
        () if says(&["年初预算", "期初预算", "年初部门预算", "年初安排", "年初批复"]) => {
            AmountBasis::Initial
        }
        () if says(&[
            "全年预算",
            "调整预算",
            "调整后预算",
            "调整后的预算",
            "调整后全年",
            "全年调整",
        ]) =>
        {
            AmountBasis::Adjusted
        }
        () if budget => AmountBasis::Budget,
        () if says(&["计划", "目标", "任务", "应完成", "应到", "规划"]) => {
            AmountBasis::Plan
        }
        () if says(&["决算", "实际", "实到", "实有", "支出", "完成"]) => {
            AmountBasis::Actual
        }
        () => AmountBasis::Unstated,
    }
}

/// Whether a year is named that is neither the report's nor the one before.
fn other_year(label: &str, year: i32) -> bool {
    let years = label.match_indices('年').filter_map(|(at, _)| {
        let digits = label.get(at.checked_sub(4)?..at)?;
        digits.parse::<i32>().ok().filter(|year| (1949..=2199).contains(year))
    });
    years.into_iter().any(|named| named != year && named != year - 1)
}
