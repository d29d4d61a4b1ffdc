//! The words before a number to the amount that it is.

use super::statement::AmountBasis;
use super::words::elsewhere::names_last_year;
use crate::base::says::says;

/// Sources of money that are called budgets too, and words that hold 预算.
const NO_BUDGETS: [&str; 7] = [
    "一般公共预算",
    "政府性基金预算",
    "国有资本经营预算",
    "社会保险基金预算",
    "预算单位",
    "预算内",
    "预算外",
];

/// Words of another time than the year of the report and the one before.
const OTHER_TIME: [&str; 12] = [
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
];

/// Words of an amount of this year, the first that fits.
const OF_THIS_YEAR: [(&[&str], AmountBasis); 7] = [
    (&["追加", "调增", "新增预算"], AmountBasis::Added),
    (&["追减", "调减", "核减"], AmountBasis::Cut),
    (&["年初预算", "期初预算", "年初部门预算", "年初安排", "年初批复"], AmountBasis::Initial),
    (
        &["全年预算", "调整预算", "调整后预算", "调整后的预算", "调整后全年", "全年调整"],
        AmountBasis::Adjusted,
    ),
    (&BUDGET, AmountBasis::Budget),
    (&["计划", "目标", "任务", "应完成", "应到", "规划"], AmountBasis::Plan),
    (&["决算", "实际", "实到", "实有", "支出", "完成"], AmountBasis::Actual),
];

/// Words of a budget.
const BUDGET: [&str; 4] = ["预算", "控制数", "下达数", "批复数"];

/// The basis that the words of a label name.
pub(super) fn basis(label: &str, year: i32) -> AmountBasis {
    let label = NO_BUDGETS.iter().fold(label.to_string(), |label, name| label.replace(name, ""));
    let is_last = names_last_year(&label)
        || label.contains("同比")
        || label.contains(&format!("{}年", year - 1));
    if says(&label, &OTHER_TIME) || other_year(&label, year) || (is_last && says(&label, &BUDGET)) {
        return AmountBasis::Other;
    }
    if is_last {
        return AmountBasis::LastYear;
    }
    let named = OF_THIS_YEAR.iter().find(|(words, _)| says(&label, words));
    named.map_or(AmountBasis::Unstated, |(_, basis)| *basis)
}

/// Whether a year is named that is neither the report's nor the one before.
fn other_year(label: &str, year: i32) -> bool {
    let years = label.match_indices('年').filter_map(|(at, _)| {
        let digits = label.get(at.checked_sub(4)?..at)?;
        digits.parse::<i32>().ok().filter(|year| (1949..=2199).contains(year))
    });
    years.into_iter().any(|named| named != year && named != year - 1)
}
