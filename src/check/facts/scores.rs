//! E08 and E09: filled scores against the rule that gives them, and deductions without a reason.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Assessment, Indicator, Prose, ProsePiece, Target};
use crate::figures::{Figure, Value};

/// Scores that are not those of the profile.
pub static SCORES: CheckRule = CheckRule::new(codes::E08, Needs::All, scores);

/// Deductions without a reason, results copied from targets.
pub static REASONS: CheckRule = CheckRule::new(codes::E09, Needs::All, reasons);

fn scores(context: &CheckContext, findings: &mut Diagnostics) {
    for (under, indicator) in indicators(context) {
        let fact = format!("{under}.indicators.{}", indicator.id.value);
        stated_score(context, &fact, findings);
        above_weight(context, &fact, findings);
    }
    for assessment in &context.report.assessments {
        let fact = assessed(assessment);
        stated_score(context, &fact, findings);
        above_weight(context, &fact, findings);
    }
    own_score(context, findings);
}

/// The indicators of 自评表, each with what its figures stand under.
fn indicators<'a>(context: &CheckContext<'a>) -> Vec<(String, &'a Indicator)> {
    let own = context.report.indicators.iter().map(|one| (OWN_SHEET.to_string(), one));
    let projects = context
        .report
        .projects
        .iter()
        .flat_map(|project| project.indicators.iter().map(|one| (project.fact.clone(), one)));
    own.chain(projects).collect()
}

/// The fact below which the scores of 整体自评 stand.
const OWN_SHEET: &str = "self_evaluation";

/// The fact below which the scores of the profile stand.
const INDICATORS: &str = "indicators";

fn assessed(assessment: &Assessment) -> String {
    format!("{INDICATORS}.{}", assessment.indicator.value)
}

fn count(figure: Option<&Figure>) -> Option<Decimal> {
    match figure?.value()? {
        Value::Count(number, _) => Some(*number),
        Value::Money(_) | Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => None,
    }
}

fn stated_score(context: &CheckContext, fact: &str, findings: &mut Diagnostics) {
    let [stated, score] =
        [Column::StatedScore, Column::Score].map(|column| context.of(fact, column));
    let (Some(stated), Some(score)) = (stated, score) else { return };
    let (Some(said), Some(right)) = (count(Some(stated)), count(Some(score))) else { return };
    if said == right {
        return;
    }
    let rate = score.inputs.first().and_then(|input| context.figures.find(input));
    let rate =
        rate.map_or(String::new(), |rate| format!("{} {}，", rate.name, context.exact(rate)));
    let message =
        format!("{}：{rate}{}，应得 {right} 分，填报 {said} 分", score.name, score.formula);
    let finding = context
        .finding(message)
        .label(stated.place, "填报的得分")
        .hint("照算出的得分改，或删去填报的得分；认为标准不同的，改口径文件")
        .figure(&score.id);
    findings.push(finding);
}

fn above_weight(context: &CheckContext, fact: &str, findings: &mut Diagnostics) {
    let [score, weight] = [Column::Score, Column::Weight].map(|column| context.of(fact, column));
    let (Some(said), Some(most)) = (count(score), count(weight)) else { return };
    let Some(score) = score.filter(|_| said > most || said.is_sign_negative()) else { return };
    let message = format!("{} {said} 分，不在 0 至分值 {most} 分之间", score.name);
    let finding = context
        .finding(message)
        .label(score.place, "填报的得分")
        .label(weight.and_then(|weight| weight.place), "分值")
        .hint("得分最高为分值，最低为 0");
    findings.push(finding.figure(&score.id));
}

/// 自评分 against the totals that were computed; with several it may be any of them.
fn own_score(context: &CheckContext, findings: &mut Diagnostics) {
    let own = context.stated(keys::SELF_SCORE);
    let Some(said) = count(own) else { return };
    let totals = [INDICATORS, OWN_SHEET].map(|fact| context.of(fact, Column::TotalScore));
    let totals: Vec<_> = totals.into_iter().flatten().collect();
    let known: Vec<_> = totals.iter().filter(|total| count(Some(total)).is_some()).collect();
    if known.is_empty() || known.iter().any(|total| count(Some(total)) == Some(said)) {
        return;
    }
    let computed: Vec<_> =
        known.iter().map(|total| format!("{} {}", total.name, context.exact(total))).collect();
    let message = format!("自评分填报 {said} 分，算出的是{}", computed.join("、"));
    let finding = context
        .finding(message)
        .at(own.and_then(|own| own.place))
        .hint("照各项得分的合计改 evaluation.score，或核对各项得分");
    findings.push(finding.figure(&own.map_or_else(|| known[0].id.clone(), |own| own.id.clone())));
}

fn reasons(context: &CheckContext, findings: &mut Diagnostics) {
    for (under, indicator) in indicators(context) {
        let fact = format!("{under}.indicators.{}", indicator.id.value);
        let name = indicator.path.last().map_or(&indicator.id.value, |name| &name.value);
        let written = indicator.reason.is_some();
        unexplained(context, &fact, (name, written, indicator.id.span), findings);
        copied(name, indicator, findings);
    }
    for assessment in &context.report.assessments {
        let fact = assessed(assessment);
        let weight = context.of(&fact, Column::Weight);
        let name = weight.map_or(assessment.indicator.value.as_str(), |weight| {
            weight.name.strip_suffix("分值").unwrap_or(&weight.name)
        });
        let written = assessment.reason.is_some();
        unexplained(context, &fact, (name, written, assessment.indicator.span), findings);
    }
}

fn unexplained(
    context: &CheckContext,
    fact: &str,
    (name, written, span): (&str, bool, Span),
    findings: &mut Diagnostics,
) {
    let [score, weight] =
        [Column::Score, Column::Weight].map(|column| count(context.of(fact, column)));
    let (Some(score), Some(weight)) = (score, weight) else { return };
    if written || score >= weight {
        return;
    }
    let lost = weight - score;
    let message = format!("{name}得 {score} 分，分值 {weight} 分，扣 {lost} 分没有写原因");
    let finding = context.finding(message).at(span);
    findings.push(finding.hint("在这一项的 reason 里写偏差原因和改进措施"));
}

/// Reports an outcome in the very words of its target.
fn copied(name: &str, indicator: &Indicator, findings: &mut Diagnostics) {
    let (Some(Target::Text(target)), Some(actual)) = (&indicator.target, &indicator.actual) else {
        return;
    };
    let (wanted, got) = (words(target), words(actual));
    if wanted != got || wanted.chars().count() < SHORT {
        return;
    }
    let message = format!("{name}的完成值照抄了指标值：“{got}”");
    let finding = Diagnostic::new(codes::E09, message).at(actual.span).label(target.span, "指标值");
    findings.push(finding.hint("写实际做到了什么：数量、时间、结果"));
}

/// Words so few that they may well be the same: `合格`.
const SHORT: usize = 4;

fn words(text: &Prose) -> String {
    let piece = |piece: &ProsePiece| match piece {
        ProsePiece::Text(words) => words.clone(),
        ProsePiece::Cite(id, _) => format!("${{{}}}", id.as_str()),
    };
    text.pieces.iter().map(piece).collect()
}
