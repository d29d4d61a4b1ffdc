//! Numbers of a summary that the lists and forms of the same file contradict.

use rust_decimal::Decimal;

use crate::base::amount::half_up;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, USUAL_GRADES, keys};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Project;
use crate::figures::{Figure, Value};

/// Filled summaries of projects and offices that are not those of their lists.
pub(crate) static SUMMARIES: CheckRule = CheckRule::new(codes::E27, Needs::All, summaries);

fn summaries(context: &CheckContext, findings: &mut Diagnostics) {
    offices(context, findings);
    planned(context, findings);
    let projects = context.report.projects.iter();
    let attached: Vec<_> = projects.filter(|one| !one.indicators.is_empty()).collect();
    if attached.is_empty() {
        return;
    }
    more_than_all(context, findings);
    let forms = Decimal::from(attached.len());
    let count = typed(context, keys::EVALUATED_PROJECT_COUNT);
    let elsewhere = context.explains(&["自评表", "另行", "其余项目", "其他项目"]);
    if let Some((figure, stated)) = count.filter(|(_, stated)| *stated != forms && !elsewhere) {
        let message =
            format!("{}填 {stated} 个，填了指标、附自评表的项目是 {forms} 个", figure.name);
        let names = attached.first().map(|one| one.name.span);
        let finding =
            context.finding_at_both(message, (figure.place, names), ("填报的项目数", "项目"));
        let hint = "删去这个数，由程序数；其余项目的自评表另行报送的，在正文里说明";
        return findings.push(finding.hint(hint).figure(&figure.id));
    }
    // What the sheets of all show is not known here.
    if elsewhere && count.is_some_and(|(_, stated)| stated > forms) {
        return;
    }
    if attached.len() == context.report.projects.len() && !elsewhere {
        amount(context, keys::EVALUATED_PROJECT_AMOUNT, &attached, findings);
    }
    for grade in USUAL_GRADES {
        let known = attached.iter().all(|one| graded(context, one).is_some());
        let of_grade = attached.iter().filter(|one| graded(context, one) == Some(grade.name));
        let right = Decimal::from(of_grade.count());
        if known {
            against(context, grade.counted, right, findings);
        }
    }
    let scores: Option<Vec<_>> = attached
        .iter()
        .map(|one| number(context, context.of(&one.fact, Column::TotalScore)?))
        .collect();
    if let Some(sum) = scores.map(|scores| scores.into_iter().sum::<Decimal>())
        && let Some(average) = sum.checked_div(forms)
    {
        against(context, keys::EVALUATED_PROJECT_AVERAGE, average, findings);
    }
}

/// More money of the evaluated projects than all projects have.
fn more_than_all(context: &CheckContext, findings: &mut Diagnostics) {
    let Some((figure, stated)) = typed(context, keys::EVALUATED_PROJECT_AMOUNT) else { return };
    let Some(all) = context.of(keys::PROJECT_SPENDING, Column::Budget) else { return };
    if number(context, all).is_none_or(|all| stated <= all + context.slack(1)) {
        return;
    }
    let [part, whole] = [figure, all].map(|one| context.exact(one));
    let message = format!("{}填 {part}，大于{} {whole}", figure.name, all.name);
    let places = (figure.place, context.place(all));
    let finding = context.finding_at_both(message, places, ("填报的数", "项目支出"));
    findings.push(finding.hint("部分不会大于整体，核对两个数").figure(&figure.id));
}

/// The money of projects that are evaluated or have goals, against the columns of those listed.
fn amount(context: &CheckContext, key: &str, projects: &[&Project], findings: &mut Diagnostics) {
    let Some((figure, stated)) = typed(context, key) else { return };
    let sum = |column: Column| {
        let amounts = projects.iter().map(|one| number(context, context.of(&one.fact, column)?));
        amounts.sum::<Option<Decimal>>()
    };
    let columns = [Column::Budget, Column::Initial, Column::Actual];
    let sums: Vec<_> = columns.into_iter().filter_map(sum).collect();
    let slack = context.slack(projects.len());
    let Some(right) = sums.first() else { return };
    if sums.iter().any(|sum| (*sum - stated).abs() <= slack) {
        return;
    }
    let (stated, right) = (context.exact(figure), context.all_digits(*right));
    let initial = sum(Column::Initial).map(|sum| context.all_digits(sum));
    let initial = initial.filter(|initial| *initial != right);
    let initial = initial.map_or(String::new(), |sum| format!("，年初预算数合计 {sum}"));
    let message = format!("{}填 {stated}，各项目的全年预算数合计 {right}{initial}", figure.name);
    let names = projects.first().map(|one| one.name.span);
    let finding = context.finding_at_both(message, (figure.place, names), ("填报的数", "项目"));
    let hint = match key {
        keys::EVALUATED_PROJECT_AMOUNT => "删去这个数，由程序相加",
        _ => "核对这个数和各项目的资金（funding）",
    };
    findings.push(finding.hint(hint).figure(&figure.id));
}

/// The grade of a project's form.
fn graded<'a>(context: &'a CheckContext, project: &Project) -> Option<&'a str> {
    match context.of(&project.fact, Column::Grade)?.value()? {
        Value::Words(words) => Some(words.as_str()),
        _ => None,
    }
}

/// A number of the summary that is filled in.
fn typed<'a>(context: &'a CheckContext, key: &str) -> Option<(&'a Figure, Decimal)> {
    let figure = context.stated(key).filter(|one| one.place.is_some())?;
    Some((figure, number(context, figure)?))
}

/// A filled number beside what the forms say, to as many decimals as it has.
fn against(context: &CheckContext, key: &str, right: Decimal, findings: &mut Diagnostics) {
    let Some((figure, stated)) = typed(context, key) else { return };
    if half_up(right, stated.scale()) == stated {
        return;
    }
    let right = half_up(right, 2).normalize();
    let message = format!("{}填 {}，照各项目自评表是 {right}", figure.name, stated.normalize());
    let finding = context.finding_at_both(message, (figure.place, None), ("填报的数", ""));
    findings.push(finding.hint("删去这个数，由程序照各项目的自评表算").figure(&figure.id));
}

/// Another number or other money of projects with goals than of those that are listed with theirs, more units with goals
/// than there are.
fn planned(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let listed: Vec<_> =
        report.projects.iter().filter(|one| one.goals.expected.is_some()).collect();
    let count = Decimal::from(listed.len());
    let elsewhere = context.explains(&["另行", "其余项目", "其他项目"]);
    let all = listed.len() == report.projects.len() && !listed.is_empty() && !elsewhere;
    let stated = typed(context, keys::PROJECTS_WITH_GOALS);
    if let Some((figure, stated)) =
        stated.filter(|(_, stated)| *stated < count || (all && *stated > count))
    {
        let message = format!("{}填 {stated} 个，列出目标的项目是 {count} 个", figure.name);
        let first = report.projects.first().map(|one| one.name.span);
        let finding =
            context.finding_at_both(message, (figure.place, first), ("填报的个数", "项目"));
        let hint = "核对个数，漏了的加上；其余项目的目标另行编报的，在正文里说明";
        findings.push(finding.hint(hint).figure(&figure.id));
    } else if all && stated.is_none_or(|(_, stated)| stated == count) {
        amount(context, keys::AMOUNT_WITH_GOALS, &listed, findings);
    }
    let units = Decimal::from(report.subordinates.len() + 1);
    let named = !report.subordinates.is_empty();
    if let Some((figure, stated)) =
        typed(context, keys::UNITS_WITH_GOALS).filter(|(_, stated)| named && *stated > units)
    {
        let message = format!("{}填 {stated} 个，本单位和下属单位共 {units} 个", figure.name);
        let first = report.subordinates.first().map(|one| one.name.span);
        let finding =
            context.finding_at_both(message, (figure.place, first), ("填报的个数", "下属单位"));
        findings.push(finding.hint("核对个数，漏填的下属单位补上").figure(&figure.id));
    }
}

/// 内设机构 by their number and by their names.
fn offices(context: &CheckContext, findings: &mut Diagnostics) {
    let names = context.report.values.texts(keys::OFFICE_NAMES);
    let count = context.stated(keys::OFFICE_COUNT);
    let Some(figure) = count.filter(|one| one.place.is_some()) else { return };
    let (Some(stated), Some(first)) = (number(context, figure), names.first()) else { return };
    let listed = Decimal::from(names.len());
    let joined = names.len() == 1 && first.value.contains(['、', '，']);
    if stated == listed || joined || first.value.ends_with('等') {
        return;
    }
    let message = format!("{}填 {stated} 个，列出的名称是 {listed} 个", figure.name);
    let finding = context.finding_at_both(
        message,
        (figure.place, Some(first.span)),
        ("填报的个数", "列出的名称"),
    );
    findings.push(finding.hint("核对个数和名称，多的删去，少的补上").figure(&figure.id));
}
