//! Filled scores against the rule that gives them, and deductions without a reason.

use rust_decimal::Decimal;

use crate::base::amount::half_up;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::catalogue::{Column, keys};
use crate::check::facts::placeholder::is_placeholder;
use crate::check::indicators::{all_indicators, indicator_fact};
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Assessment, Indicator, Prose, ProsePiece, Target};
use crate::figures::{Figure, State, Value};

/// Scores that are not those of the profile.
pub(crate) static SCORES: CheckRule = CheckRule::new(codes::E08, Needs::All, scores);

/// Deductions without a reason, results copied from targets.
pub(crate) static REASONS: CheckRule = CheckRule::new(codes::E09, Needs::All, reasons);

fn scores(context: &CheckContext, findings: &mut Diagnostics) {
    for (under, indicator) in all_indicators(context.report) {
        let fact = indicator_fact(under, indicator);
        match strictly_missed(context, &fact, indicator) {
            true => full_marks(context, &fact, indicator, findings),
            false => against_rule(context, &fact, findings),
        }
        above_weight(context, &fact, findings);
    }
    for assessment in &context.report.assessments {
        let fact = assessed(assessment);
        against_rule(context, &fact, findings);
        above_weight(context, &fact, findings);
    }
    own_score(context, findings);
}

/// Whether a result is the very number that the target says is to be passed: 大于1188 and 1188.
fn strictly_missed(context: &CheckContext, fact: &str, one: &Indicator) -> bool {
    let Some(Target::Number { op, .. }) = &one.target else { return false };
    let [target, actual] =
        [Column::Target, Column::Actual].map(|column| count(context.of(fact, column)));
    op.value.strict().is_some() && target.is_some() && target == actual
}

/// Full marks for a target that is not passed.
fn full_marks(context: &CheckContext, fact: &str, one: &Indicator, findings: &mut Diagnostics) {
    let [score, weight, target] =
        [Column::Score, Column::Weight, Column::Target].map(|column| context.of(fact, column));
    let (Some(Target::Number { op, value, .. }), Some(target)) = (&one.target, target) else {
        return;
    };
    let Some(score) = score.filter(|_| count(score).is_some() && count(score) == count(weight))
    else {
        return;
    };
    let Some((word, wide)) = op.value.strict() else { return };
    let number = value.value.normalize();
    let message =
        format!("{}是{word} {number}，实际完成值正是 {number}，没有达到，却得满分", target.name);
    let place = one.actual.as_ref().map(|actual| actual.span);
    let finding =
        context.finding_at_both(message, (place, Some(op.span)), ("实际完成值", "不含等于"));
    let hint = format!("等于也算达到的，写 op: \"{wide}\"；不算的，填扣分后的 score，写明原因");
    findings.push(finding.hint(hint).figure(&score.id));
}

fn assessed(assessment: &Assessment) -> String {
    format!("{}.{}", keys::INDICATORS, assessment.indicator.value)
}

pub(super) fn count(figure: Option<&Figure>) -> Option<Decimal> {
    match figure?.value()? {
        Value::Count(number, _) => Some(*number),
        Value::Money(_) | Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => None,
    }
}

/// A filled score beside the one that the rule gives: the filled one is printed.
fn against_rule(context: &CheckContext, fact: &str, findings: &mut Diagnostics) {
    let [filled, by_rule] =
        [Column::Score, Column::RuleScore].map(|column| context.of(fact, column));
    let (Some(filled), Some(by_rule)) = (filled, by_rule) else { return };
    let Some(stated) = count(Some(filled)) else { return };
    let right = match (count(Some(by_rule)), &by_rule.state) {
        (Some(right), _)
            if stated == right || by_printed_rate(by_rule, context) == Some(stated) =>
        {
            return;
        }
        (Some(right), _) => format!("应得 {right} 分"),
        (None, State::NotApplicable(why)) => format!("不适用（{why}），不计分"),
        (None, _) => return,
    };
    let rate = by_rule.inputs.first().and_then(|input| context.figures.find(input));
    let rate = rate.filter(|rate| rate.value().is_some());
    let rate =
        rate.map_or(String::new(), |rate| format!("{} {}，", rate.name, context.exact(rate)));
    let message = format!("{}：{rate}{}，{right}，填报 {stated} 分", filled.name, by_rule.formula);
    let finding = context
        .finding(message)
        .label(filled.place, "填报的得分，报告印它")
        .hint("照算出的得分改，或删去填报的得分，由程序算；认为标准不同的，改口径文件")
        .figure(&filled.id);
    findings.push(finding);
}

/// The score that the rate of an indicator gives as it is rounded: who computes by hand may have taken that.
fn by_printed_rate(by_rule: &Figure, context: &CheckContext) -> Option<Decimal> {
    let [rate, weight] = by_rule.inputs.as_slice() else { return None };
    let rate = context.figures.find(rate).filter(|one| one.key.column() == Column::Completion)?;
    let Value::Ratio(ratio) = rate.value()? else { return None };
    let weight = count(context.figures.find(weight))?;
    let points = (ratio.rounded_percent() / Decimal::ONE_HUNDRED).checked_mul(weight)?;
    Some(half_up(points.clamp(Decimal::ZERO, weight), 2).normalize())
}

fn above_weight(context: &CheckContext, fact: &str, findings: &mut Diagnostics) {
    let [score, weight] = [Column::Score, Column::Weight].map(|column| context.of(fact, column));
    let (Some(stated), Some(most)) = (count(score), count(weight)) else { return };
    let Some(score) = score.filter(|_| stated > most || stated.is_sign_negative()) else { return };
    let message = format!("{} {stated} 分，不在 0 至分值 {most} 分之间", score.name);
    let finding = Diagnostic::new(mistakes::IMPOSSIBLE_SCORE, message)
        .label(score.place, "填报的得分")
        .label(weight.and_then(|weight| weight.place), "分值")
        .hint("得分最高为分值，最低为 0");
    findings.push(finding.figure(&score.id));
}

/// 自评分 against the total of the form that prints it beside the body, else against that of the profile's indicators,
/// which no form need print.
fn own_score(context: &CheckContext, findings: &mut Diagnostics) {
    let own = context.stated(keys::SELF_SCORE);
    let Some(stated) = count(own) else { return };
    let total = |under| {
        let total = context.of(under, Column::TotalScore)?;
        count(Some(total)).map(|number| (total, number))
    };
    let (sheet, by_profile) = (total(keys::SELF_EVALUATION), total(keys::INDICATORS));
    // Taken from 评分表, which the body then names.
    let from_profile = by_profile.is_some_and(|(_, number)| number == stated);
    let Some((total, number)) = sheet.or(by_profile).filter(|(_, number)| *number != stated) else {
        return;
    };
    if from_profile {
        return;
    }
    // A form that is not attached cannot contradict the body.
    let chosen = context.report.values.texts(keys::ATTACHMENTS);
    let attached = chosen.is_empty() || chosen.iter().any(|one| one.value == OWN_FORM);
    let code = if sheet.is_some() && attached { mistakes::IMPOSSIBLE_SCORE } else { context.code };
    let message = format!("自评分填报 {stated} 分，算出的是{} {}", total.name, number.normalize());
    let finding = Diagnostic::new(code, message)
        .at(own.and_then(|own| own.place))
        .hint("删去 evaluation.score，由程序取各项得分的合计；合计不对的，核对各项得分");
    let finding = match code == mistakes::IMPOSSIBLE_SCORE {
        true => finding.hint(OTHER_SHEET),
        false => finding,
    };
    findings.push(finding.figure(&own.map_or_else(|| total.id.clone(), |own| own.id.clone())));
}

/// The short name of the form that prints the total beside the body.
const OWN_FORM: &str = "整体自评表";

/// What to do where the score is that of another sheet.
const OTHER_SHEET: &str = "填的是评分表得分的：选评分表的指标口径（profile），填齐 assessments，算出的评分表总分与它相同就照印，并注明出处；\
                           评分表不在这里的，在 attachments 里不选整体自评表，报告里就没有两个总分";

fn reasons(context: &CheckContext, findings: &mut Diagnostics) {
    for (under, indicator) in all_indicators(context.report) {
        let fact = indicator_fact(under, indicator);
        let name = indicator.path.last().map_or(&indicator.id.value, |name| &name.value);
        let written = is_written(indicator.reason.as_ref());
        unexplained(context, &fact, (name, written, indicator.id.span), findings);
        copied(context, name, indicator, findings);
    }
    for assessment in &context.report.assessments {
        let fact = assessed(assessment);
        let weight = context.of(&fact, Column::Weight);
        let name = weight.map_or(assessment.indicator.value.as_str(), Figure::thing);
        let written = is_written(assessment.reason.as_ref());
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

/// Whether a reason is there and says something.
fn is_written(reason: Option<&Prose>) -> bool {
    reason.is_some_and(|reason| !is_placeholder(reason))
}

/// Reports an outcome in the very words of its target.
fn copied(context: &CheckContext, name: &str, indicator: &Indicator, findings: &mut Diagnostics) {
    let (Some(Target::Text(target)), Some(actual)) = (&indicator.target, &indicator.actual) else {
        return;
    };
    let (wanted, got) = (words(target), words(actual));
    if wanted != got || wanted.chars().count() < SHORT {
        return;
    }
    let message = format!("{name}的完成值照抄了指标值：“{got}”");
    let finding = context.finding(message).at(actual.span).label(target.span, "指标值");
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
