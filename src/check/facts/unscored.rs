//! What leaves the total of a sheet without a number: an indicator that has no score.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::full_width::{self, half_width};
use crate::base::number_text::parse_number;
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::indicators::indicator_fact;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Indicator, Target};
use crate::figures::State;

/// Sheets whose total is empty.
pub(crate) static UNSCORED: CheckRule = CheckRule::new(codes::D30, Needs::All, unscored);

fn unscored(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = (keys::SELF_EVALUATION, "部门整体", &report.indicators);
    let projects = report.projects.iter();
    let sheets = projects.map(|one| (one.fact.as_str(), one.name.value.as_str(), &one.indicators));
    for (under, name, indicators) in std::iter::once(own).chain(sheets) {
        if indicators.is_empty() || !is_missing(context, under, Column::TotalScore) {
            continue;
        }
        let mut found = false;
        for one in indicators {
            let fact = indicator_fact(under, one);
            if is_missing(context, &fact, Column::Score) {
                findings.push(without_score(context, name, one));
                found = true;
            }
        }
        // A total that is missing is reported by itself.
        let spent = !is_missing(context, keys::EXPENDITURE, Column::Total);
        if !found && spent && is_missing(context, under, Column::ExecutionScore) {
            let message = format!("{name}的预算执行率算不出来，自评表的得分和总分是空的");
            let place = match under {
                keys::SELF_EVALUATION => keys::EXPENDITURE,
                project => project,
            };
            let place = report.place(place);
            findings.push(context.finding(message).at(place).hint(execution_hint(under)));
        }
    }
}

/// Where the two numbers are filled in of which 预算执行率 is made.
fn execution_hint(under: &str) -> &'static str {
    match under == keys::SELF_EVALUATION {
        true => {
            "补上全年预算数和决算数：expenditure 的 basic.personnel、basic.public、project 都写 initial 或 budget、actual"
        }
        false => "补上全年预算数和决算数：项目的 funding 每一行写 initial 或 budget、actual",
    }
}

fn is_missing(context: &CheckContext, fact: &str, column: Column) -> bool {
    let figure = context.figures.find(&FigureKey::new(fact, column));
    figure.is_none_or(|figure| matches!(figure.state, State::Missing))
}

fn without_score(context: &CheckContext, sheet: &str, one: &Indicator) -> Diagnostic {
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}没有得分，{sheet}自评表的总分也就是空的");
    let field = |key| context.field(keys::INDICATORS, key);
    let (place, hint) = match (&one.target, &one.actual) {
        _ if one.weight.is_none() => (one.id.span, format!("补上{}", field("weight"))),
        (Some(Target::Number { .. }), None) => {
            (one.id.span, format!("补上{}；本年不适用的写 applicable: false", field("actual")))
        }
        (Some(Target::Number { unit, .. }), Some(actual)) => {
            let unit = unit.as_ref().map_or("", |unit| unit.value.as_str());
            let words = actual.words();
            let typed = words.trim_end_matches(|c: char| !c.is_ascii_digit()).len();
            let behind = words[typed..].trim();
            let meant = half_width(&words.replace('。', ".")).trim().to_string();
            let is_number = parse_number(meant.trim_end_matches(unit)).is_ok();
            let hint = if is_number && meant != words.trim() {
                let stop = if words.contains('。') {
                    "“。”（U+3002）应是半角的“.”"
                } else {
                    ""
                };
                let wide = full_width::list_full_width(&words);
                let named: Vec<_> =
                    [stop, &wide].into_iter().filter(|one| !one.is_empty()).collect();
                format!("{}；写成 {meant}", named.join("，"))
            } else if words.trim().is_empty() {
                "完成值引用的数字还没有，算不出得分：先填它引用的数字".into()
            } else if unit.is_empty() && typed > 0 && !behind.is_empty() {
                format!(
                    "指标值没有写单位，完成值带了“{behind}”：在 target 里补上 unit: \"{behind}\""
                )
            } else {
                format!(
                    "指标值是数，完成值“{}”看不出是几{unit}，算不出得分：只写数和单位（95{unit}），或填{}",
                    words.trim(),
                    field("score")
                )
            };
            (actual.span, hint)
        }
        _ => (
            one.id.span,
            "指标值是文字，由人评分：填 score；本年不适用的写 applicable: false".into(),
        ),
    };
    context.finding(message).at(place).hint(hint)
}
