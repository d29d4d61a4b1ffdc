//! Amounts that are far too small or too large for the people they pay: 元 and 万元 mistaken.

use rust_decimal::Decimal;

use crate::base::amount::{Amount, Unit};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::SpendingItem;
use crate::figures::Value;

/// A unit of amounts that does not fit the amounts.
pub(crate) static SIZE: CheckRule = CheckRule::new(codes::E19, Needs::All, size);

/// What spending of a year for one person in post cannot be less than, in 元.
const LEAST: i64 = 100;
/// What it cannot be more than, in 元.
const MOST: i64 = 100_000_000;

fn size(context: &CheckContext, findings: &mut Diagnostics) {
    let lines = [keys::BASIC, keys::EXPENDITURE, keys::INCOME];
    let known = lines.into_iter().find_map(|fact| {
        let figure = context.decided(fact)?;
        figure.money().filter(|money| !money.is_zero()).map(|money| (figure, money))
    });
    let Some((figure, money)) = known else { return };
    let people = match context.stated(keys::STAFF_ACTUAL).and_then(|figure| figure.value()) {
        Some(Value::Count(people, _)) if !people.is_zero() => Some(*people),
        _ => None,
    };
    let each = money.yuan() / people.unwrap_or(Decimal::ONE);
    // Without a head count a whole unit is taken for ten to ten thousand people.
    let (least, most) = match people {
        Some(_) => (Decimal::from(LEAST), Decimal::from(MOST)),
        None => (Decimal::from(LEAST * 10), Decimal::from(MOST) * Decimal::from(10_000)),
    };
    if each >= least && each <= most {
        return;
    }
    let (small, right) = (each < least, if each < least { "万元" } else { "元" });
    let unit = context.report.unit;
    let shown = |yuan: Decimal| {
        Amount::new(yuan, Unit::Yuan).shown(if small { Unit::Yuan } else { Unit::WanYuan })
    };
    let whose = match people {
        Some(people) => format!("在职 {people} 人，平均每人一年 {}", shown(each)),
        None => "一个单位全年".to_string(),
    };
    let message = format!(
        "数据文件的单位（unit）是{}，{}按此只有 {}，{whose}，不合常理",
        unit.word(),
        figure.name,
        shown(money.yuan()),
    );
    let message = if small { message } else { message.replace("按此只有", "按此有") };
    let finding = context
        .finding(message)
        .at(context.report.place(keys::AMOUNT_UNIT))
        .label(context.place(figure), figure.name.clone());
    let finding = match lone_item(context).filter(|_| !small) {
        Some(item) => {
            finding.label(item.actual.as_ref().map(|amount| amount.span), "只有这一项").hint(
                format!("只有“{}”比别的科目大几百倍，核对它是不是按{right}填的", item.name.value),
            )
        }
        None => finding
            .hint(format!("金额是按{right}填的，unit 改为 {right}；单位没有写错的，核对金额")),
    };
    findings.push(finding.figure(&figure.id));
}

/// How many times as much as any other a 科目 is that was typed in another unit than they were.
const OF_OTHER_UNIT: i64 = 300;

/// The one 科目 that is far larger than all others.
fn lone_item<'a>(context: &CheckContext<'a>) -> Option<&'a SpendingItem> {
    let report = context.report;
    let amount = |item: &SpendingItem| item.actual.as_ref().map(|amount| amount.value.yuan());
    let items = report.personnel_items.iter().chain(&report.public_items);
    let mut items: Vec<_> = items.filter_map(|item| Some((amount(item)?, item))).collect();
    items.sort_by_key(|(amount, _)| std::cmp::Reverse(*amount));
    match items.as_slice() {
        [(first, item), (second, _), ..]
            if !second.is_zero() && *first > second * Decimal::from(OF_OTHER_UNIT) =>
        {
            Some(item)
        }
        _ => None,
    }
}
