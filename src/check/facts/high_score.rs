//! Full marks beside problems, and the best grade beside an overrun.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, Row, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, Value};

/// Full marks beside problems, high marks beside overruns.
pub(crate) static HIGH_SCORE: CheckRule = CheckRule::new(codes::E25, Needs::All, high_score);

/// From here on a score is high.
const HIGH: i64 = 90;

fn high_score(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(own) = context.stated(keys::SELF_SCORE) else { return };
    let Some(Value::Count(score, _)) = own.value() else { return };
    let problems = context.report.problems.len();
    if *score == Decimal::ONE_HUNDRED {
        let message = match problems {
            0 => "自评满分，却一个问题也没有".to_string(),
            count => format!("自评满分，却列了 {count} 个问题"),
        };
        let finding = context.finding(message).at(own.place);
        findings.push(finding.hint("照评分标准重新核定得分；有问题就有扣分").figure(&own.id));
    }
    if *score < Decimal::from(HIGH) {
        return;
    }
    let overruns = context.figures.iter().filter(|one| one.key.column() == Column::ControlRate);
    let explained =
        |rate: &&Figure| context.explains(topics(context, rate)) || has_reason(context, rate);
    for rate in overruns.filter(|rate| is_over(rate)).filter(|rate| !explained(rate)) {
        let inputs = context.inputs(rate);
        // As they are printed: the digits of 元 say nothing more here.
        let sides: Vec<_> = inputs.iter().map(|input| context.figures.number(input)).collect();
        let arithmetic = format!("{} = {}", sides.join(" ÷ "), context.figures.shown(rate));
        let message = format!("自评 {score} 分，而{}：{arithmetic}", rate.name);
        let finding = context.finding(message).label(own.place, "自评分");
        let finding = inputs.iter().fold(finding, |finding, input| {
            finding.label(context.place(input), input.name.clone())
        });
        findings.push(finding.hint("核对得分；得分没错的，在正文里说明超出的原因").figure(&own.id));
    }
}

/// Whether the facts give the reason of an overrun in the place that is made for it.
fn has_reason(context: &CheckContext, rate: &Figure) -> bool {
    let values = &context.report.values;
    rate.key.fact().is_some_and(|fact| match fact {
        keys::STAFF => values.words.contains_key(keys::STAFF_REASON),
        fact => values.line(fact).budget_reason().is_some(),
    })
}

/// What a text refers to that explains an overrun.
fn topics(context: &CheckContext, rate: &Figure) -> &'static [&'static str] {
    let gives = |row: &&Row| row.rates.iter().any(|one| row.figure(one.column) == rate.key);
    let row = context.report.catalogue.rows().find(gives);
    row.map_or(&[], |row| row.overrun_topics)
}

fn is_over(rate: &Figure) -> bool {
    matches!(rate.value(), Some(Value::Ratio(ratio)) if ratio.rounded_percent() > Decimal::ONE_HUNDRED)
}
