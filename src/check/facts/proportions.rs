//! Rates of parts of a whole above 100%, percentages typed as fractions, and projects of all grades that are more than the projects.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::catalogue::{Column, Comparison, Kind, keys};
use crate::check::indicators::{all_indicators, indicator_count};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataTable, Fact, Indicator, Target};
use crate::figures::Value;

/// Shares above the whole.
pub(crate) static PROPORTIONS: CheckRule = CheckRule::new(codes::E20, Needs::All, proportions);

/// What a rate of parts of a whole ends with. 完成率, 执行率, 增长率, 入学率 may be more than 100%.
const SHARES: [&str; 26] = [
    "满意度",
    "满意率",
    "合格率",
    "完好率",
    "覆盖率",
    "及时率",
    "达标率",
    "通过率",
    "优良率",
    "优秀率",
    "开放率",
    "到位率",
    "知晓率",
    "参与率",
    "就业率",
    "普及率",
    "准确率",
    "公开率",
    "修复率",
    "处理率",
    "处置率",
    "化解率",
    "发放率",
    "上线率",
    "上架率",
    "成活率",
];

/// Words by which 完成率 and the like are those of a part: 按期完成率.
const IN_TIME: [&str; 3] = ["按期", "按时", "及时"];

fn proportions(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for (under, one) in all_indicators(report) {
        indicator(context, under, one, findings);
    }
    report.data_tables.iter().for_each(|table| cells(context, table, findings));
    for row in report.catalogue.rows().filter(|row| row.kind == Kind::Percent) {
        let figure = context.figures.find(&row.value());
        let Some(Value::Percent(percent)) = figure.and_then(|one| one.value()) else { continue };
        let place = figure.and_then(|one| one.place);
        above(context, &row.name, *percent, place, findings);
    }
    graded(context, findings);
}

/// Whether a name is that of a share of a whole.
pub(super) fn is_share(name: &str) -> bool {
    let in_time = name.ends_with('率') && IN_TIME.iter().any(|word| name.contains(word));
    in_time || SHARES.iter().any(|word| name.ends_with(word))
}

fn above(
    context: &CheckContext,
    name: &str,
    percent: Decimal,
    place: Option<Span>,
    findings: &mut Diagnostics,
) {
    if percent > Decimal::ONE_HUNDRED {
        let message = format!("{name} {}%，超过了 100%", percent.normalize());
        let hint = "这样的率最高是 100%，核对是不是漏了小数点";
        findings.push(context.finding(message).at(place).hint(hint));
    }
}

fn indicator(context: &CheckContext, under: &str, one: &Indicator, findings: &mut Diagnostics) {
    let Some(Target::Number { value, unit: Some(unit), .. }) = &one.target else { return };
    let Some(name) = one.path.last().map(|name| name.value.as_str()) else { return };
    if unit.value == "%" {
        as_fraction(context, (under, name), one, value, findings);
        without_point(context, (under, name), one, value, findings);
    }
    if unit.value != "%" || !is_share(name) {
        return;
    }
    above(context, &format!("{name}的年度指标值"), value.value, Some(value.span), findings);
    if let Some(percent) = indicator_count(context, under, one, Column::Actual) {
        let place = one.actual.as_ref().map(|text| text.span);
        above(context, &format!("{name}的实际完成值"), percent, place, findings);
    }
}

/// A percentage that was typed as a fraction, beside one that was not: 0.964 for 96.4%.
fn as_fraction(
    context: &CheckContext,
    (under, name): (&str, &str),
    one: &Indicator,
    target: &Fact<Decimal>,
    findings: &mut Diagnostics,
) {
    let actual = indicator_count(context, under, one, Column::Actual);
    let (Some(actual), Some(typed)) = (actual, &one.actual) else { return };
    // Far below a target that is not to be exceeded is a good result.
    let Some(Target::Number { op, .. }) = &one.target else { return };
    if matches!(op.value, Comparison::AtMost | Comparison::Below) {
        return;
    }
    let pairs = [
        ("实际完成值", actual, typed.span, "年度指标值", target.value),
        ("年度指标值", target.value, target.span, "实际完成值", actual),
    ];
    for (called, small, place, other_called, other) in pairs {
        let percent = small * Decimal::ONE_HUNDRED;
        let is_fraction = small > Decimal::ZERO && small <= Decimal::ONE;
        if is_fraction && other >= NO_FRACTION && percent * Decimal::TWO >= other {
            let [small, other, percent] = [small, other, percent].map(|one| one.normalize());
            let message = format!("{name}的{called}是 {small}%，{other_called}是 {other}%");
            let hint = format!("是不是 {percent}%？写百分号前面的数，不写成小数");
            findings.push(context.finding(message).at(place).hint(hint));
        }
    }
}

/// A rate that lost its decimal point: 570% for 57.0%, where 60% was wanted. Rates that may pass 100% are not far above.
fn without_point(
    context: &CheckContext,
    (under, name): (&str, &str),
    one: &Indicator,
    target: &Fact<Decimal>,
    findings: &mut Diagnostics,
) {
    let actual = indicator_count(context, under, one, Column::Actual);
    let (Some(actual), Some(typed)) = (actual, &one.actual) else { return };
    let tenth = actual / Decimal::TEN;
    let near = (tenth - target.value).abs() * Decimal::TWO <= target.value;
    let is_growth = ["增长", "增幅", "增加", "提高", "提升", "下降", "降低", "减少"]
        .iter()
        .any(|word| name.contains(word));
    if actual > TWICE && near && !is_share(name) && !is_growth {
        let [actual, target, tenth] = [actual, target.value, tenth].map(|one| one.normalize());
        let message = format!("{name}的实际完成值是 {actual}%，年度指标值是 {target}%，差了几倍");
        let hint = format!("是不是 {tenth}%？核对是不是漏了小数点");
        findings.push(context.finding(message).at(typed.span).hint(hint));
    }
}

/// No rate of this year is more than twice its whole.
const TWICE: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// What is a percentage and no fraction.
const NO_FRACTION: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

fn cells(context: &CheckContext, table: &DataTable, findings: &mut Diagnostics) {
    for (index, column) in table.columns.iter().enumerate() {
        let percent = column.unit.as_ref().is_some_and(|unit| unit.value == "%");
        if !percent || !is_share(&column.name.value) {
            continue;
        }
        for cell in table.rows.iter().filter_map(|row| row.cells.get(index)) {
            if let DataCell::Number(number) = cell {
                above(context, &column.name.value, number.value, Some(number.span), findings);
            }
        }
    }
}

/// 优, 良, 中 and 差 together against the number of projects.
fn graded(context: &CheckContext, findings: &mut Diagnostics) {
    let count = |key: &str| {
        let figure = context.stated(key)?;
        match figure.value()? {
            Value::Count(number, _) => Some((*number, figure)),
            _ => None,
        }
    };
    let Some((all, whole)) = count(keys::EVALUATED_PROJECT_COUNT) else { return };
    let grades: Vec<_> = keys::GRADED_PROJECTS.into_iter().filter_map(count).collect();
    let sum: Decimal = grades.iter().map(|(number, _)| *number).sum();
    if sum > all {
        let message = format!("各等级的项目数合计 {sum} 个，大于{} {all} 个", whole.name);
        let finding = context.finding(message).label(context.place(whole), whole.name.clone());
        let finding = grades.iter().fold(finding, |finding, (_, figure)| {
            finding.label(context.place(figure), figure.name.clone())
        });
        findings.push(finding.hint("核对各等级的项目数；不填的，由各项目的等级算"));
    }
}
