//! 科目 in the list of the other kind of spending, and counts of people and things that are not whole.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::measure_words::measure_word;
use crate::base::source::Span;
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, SpendingItem};
use crate::figures::{Figure, Value};

/// 科目 in the wrong list.
pub(crate) static MISPLACED: CheckRule = CheckRule::new(codes::E14, Needs::All, misplaced);

/// Counts with a fraction, counts and shares below zero.
pub(crate) static FRACTIONS: CheckRule = CheckRule::new(codes::E20, Needs::All, fractions);

/// The classes of 人员经费: 工资福利支出 and 对个人和家庭的补助.
const PERSONNEL: &[&str] = &["301", "303"];

/// The class of 公用经费: 商品和服务支出.
const PUBLIC: &[&str] = &["302"];

fn misplaced(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for item in &report.public_items {
        if is_of(context, item, PERSONNEL) {
            findings.push(in_wrong_list(context, item, "公用经费", "人员经费"));
        }
    }
    for item in &report.personnel_items {
        if is_of(context, item, PUBLIC) {
            findings.push(in_wrong_list(context, item, "人员经费", "公用经费"));
        }
    }
}

/// Whether a 科目 is of some classes, by its code, or by that of its standard name.
fn is_of(context: &CheckContext, item: &SpendingItem, classes: &[&str]) -> bool {
    let is_in = |code: &str| classes.iter().any(|class| code.starts_with(class));
    let standard = &context.words.subjects;
    match &item.code {
        Some(code) => is_in(&code.value),
        None => standard.iter().any(|(code, name)| *name == item.name.value && is_in(code)),
    }
}

fn in_wrong_list(
    context: &CheckContext,
    item: &SpendingItem,
    here: &str,
    there: &str,
) -> Diagnostic {
    let code = item.code.as_ref().map_or(String::new(), |code| format!("{} ", code.value));
    let message = format!("科目“{code}{}”是{there}的科目，列在了{here}里", item.name.value);
    context.finding(message).at(item.name.span).hint(format!("移到{there}的 items 里，或核对编码"))
}

fn fractions(context: &CheckContext, findings: &mut Diagnostics) {
    for table in &context.report.data_tables {
        for (index, column) in table.columns.iter().enumerate() {
            let Some(unit) = column.unit.as_ref().filter(|unit| is_whole(&unit.value)) else {
                continue;
            };
            for cell in table.rows.iter().filter_map(|row| row.cells.get(index)) {
                if let DataCell::Number(number) = cell {
                    let place = Some(number.span);
                    fraction(
                        context,
                        &column.name.value,
                        (number.value, &unit.value),
                        place,
                        findings,
                    );
                }
            }
        }
    }
    let typed = context.figures.iter().filter(|figure| is_result(figure) && figure.place.is_some());
    for figure in typed {
        if let Some(Value::Count(number, unit)) = figure.value()
            && (is_whole(unit) || unit == PERCENT)
        {
            fraction(context, &figure.name, (*number, unit), figure.place, findings);
        }
    }
}

/// Whether a figure is the result of an indicator.
fn is_result(figure: &Figure) -> bool {
    figure.key.is_item_of(keys::INDICATORS) && figure.key.column() == Column::Actual
}

/// The unit of shares, which have fractions and are not below zero either, unless they are of a change.
const PERCENT: &str = "%";

/// Words of what may be below zero.
const CHANGES: [&str; 20] = [
    "增", "减", "升", "降", "长", "变动", "变化", "差", "幅", "同比", "环比", "节约", "节省",
    "节余", "结余", "盈", "利润", "收益", "缩", "净",
];

/// Whether a unit is of what is whole; days may be an average.
fn is_whole(unit: &str) -> bool {
    measure_word(unit).is_some_and(|one| one.is_whole)
}

fn fraction(
    context: &CheckContext,
    name: &str,
    (number, unit): (Decimal, &str),
    place: Option<Span>,
    findings: &mut Diagnostics,
) {
    let of_change = CHANGES.iter().any(|word| name.contains(word));
    if number.is_sign_negative() && !number.is_zero() && !of_change {
        let message = format!("{name} {} {unit}，是负数", number.normalize());
        let hint = "这样的数不会小于 0，核对是不是多了负号";
        return findings.push(context.finding(message).at(place).hint(hint));
    }
    let of_each = ["平均", "人均", "每", "均", "率", "时长"].iter().any(|word| name.contains(word));
    if !number.fract().is_zero() && !of_each && unit != PERCENT {
        let message = format!("{name} {} {unit}，不是整数", number.normalize());
        findings
            .push(context.finding(message).at(place).hint("这样的数是整数，核对是不是多了小数点"));
    }
}
