//! Rows of funding that are empty, or do not make up the whole.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, keys, money_source};
use crate::check::facts::breaches::breaches;
use crate::check::facts::consequences::with_consequences;
use crate::check::facts::relations::{Concern, Relation, number};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;
use crate::data::model::{Funding, Project};
use crate::figures::only_source;

/// Rows of funding that are empty or do not make up the whole.
pub(crate) static FUNDING: CheckRule = CheckRule::new(codes::E10, Needs::All, funding);

fn funding(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for project in &report.projects {
        if project.funding.is_empty() {
            findings.push(no_funding(context, project));
        }
        for row in &project.funding {
            row_of(context, &project.name.value, row, findings);
        }
    }
    report.funding.iter().for_each(|row| row_of(context, "部门整体", row, findings));
    no_funding_of_unit(context, findings);
    whole(context, findings);
    overdrawn(context, findings);
}

fn no_funding(context: &CheckContext, project: &Project) -> Diagnostic {
    let what = context.field(keys::PROJECTS, "funding");
    let message = format!("项目“{}”没有填{what}", project.name.value);
    context.finding(message).at(project.name.span).hint("每个来源一行：年初预算、全年预算、决算数")
}

/// Sources of the whole unit that are not filled in, so that 按收入性质分 of its sheet is left blank.
fn no_funding_of_unit(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let spent = context.decided(keys::EXPENDITURE).filter(|all| all.value().is_some());
    let Some(spent) = spent.filter(|_| !report.indicators.is_empty()) else { return };
    let single = only_source(report, context.figures);
    let known = single.and_then(|code| money_source(&code)).is_some_and(|one| one.has_form_row);
    if !report.funding.is_empty() || known {
        return;
    }
    let message =
        format!("部门整体没有填{}，附件2“按收入性质分”空着", context.called(keys::FUNDING));
    let hint = "每个来源一行：source、initial 或 budget、actual；没有的来源填 0，或不列";
    findings.push(context.finding(message).at(context.place(spent)).hint(hint));
}

fn row_of(context: &CheckContext, owner: &str, row: &Funding, findings: &mut Diagnostics) {
    let line = context.report.values.line(&row.fact);
    let known = |column| context.of(&row.fact, column).is_some_and(|one| one.value().is_some());
    if is_the_rest(context, row) {
        return;
    }
    let actual = line.amount(Column::Actual);
    let what = match (line.has_budget() || known(Column::Initial), actual) {
        (false, Some(actual)) if !actual.value.is_zero() || hides_the_rest(context, row) => {
            "预算数"
        }
        (true, None) if !known(Column::Actual) => "决算数",
        _ => return unbudgeted(context, context.report, owner, row, findings),
    };
    let message = format!("{owner}的{}没有填{what}", row.name());
    let place = actual.map_or(row.source.span, |actual| actual.span);
    findings.push(context.finding(message).at(place).hint("补上它；没有的填 0"));
}

/// Whether a row of the unit, whose budget is not filled in, keeps that of another from being taken from the total.
fn hides_the_rest(context: &CheckContext, row: &Funding) -> bool {
    let rows = &context.report.funding;
    let unknown = |row: &&Funding| {
        let columns = [Column::Initial, Column::Budget].map(|column| context.of(&row.fact, column));
        columns.into_iter().flatten().all(|one| one.value().is_none())
    };
    rows.iter().any(|one| one.fact == row.fact) && rows.iter().filter(unknown).count() > 1
}

/// Whether a row of the unit is the one that the program takes from a total which is not known: that is reported there.
fn is_the_rest(context: &CheckContext, row: &Funding) -> bool {
    let rows = &context.report.funding;
    let without_budget =
        |row: &&Funding| context.report.values.line(&row.fact).amount(Column::Actual).is_none();
    let mut left = rows.iter().filter(without_budget);
    let total = context.decided(keys::EXPENDITURE).and_then(|total| total.value());
    left.next().is_some_and(|one| one.fact == row.fact) && left.next().is_none() && total.is_none()
}

/// Money spent from a source that had none.
fn unbudgeted(
    context: &CheckContext,
    report: &Report,
    owner: &str,
    row: &Funding,
    findings: &mut Diagnostics,
) {
    let line = report.values.line(&row.fact);
    let zero = |column: Column| line.amount(column).is_none_or(|fact| fact.value.is_zero());
    let columns = [Column::Initial, Column::Budget, Column::Adjustment];
    // What is not filled in may follow from the whole.
    let follows = |column: &Column| {
        let figure = context.of(&row.fact, *column);
        figure.and_then(|one| number(context, one)).is_some_and(|number| !number.is_zero())
    };
    let nothing = columns.into_iter().all(zero) && !columns.iter().any(follows);
    let Some(actual) =
        line.amount(Column::Actual).filter(|actual| nothing && !actual.value.is_zero())
    else {
        return;
    };
    let message = format!("{owner}的{}预算数是 0，却有决算数", row.name());
    let finding = context.finding(message).at(actual.span);
    findings.push(finding.hint("核对是不是填错了来源，或漏填了预算数"));
}

/// The sources of the whole unit against its total.
fn whole(context: &CheckContext, findings: &mut Diagnostics) {
    for breach in breaches(context).iter().filter(|one| one.lead.concern == Concern::Funding) {
        let Relation { whole, plus, .. } = &breach.lead;
        let numbers: Option<Vec<_>> = plus.iter().map(|row| number(context, row)).collect();
        let sum: Decimal = numbers.unwrap_or_default().iter().sum();
        let parts: Vec<_> = plus.iter().map(|figure| context.exact(figure)).collect();
        let message = format!(
            "各资金来源之和 {} = {}，{}是 {}",
            parts.join(" ＋ "),
            context.all_digits(sum),
            whole.name,
            context.exact(whole)
        );
        let finding = context.finding(message).label(context.place(whole), whole.name.clone());
        let finding = plus.iter().fold(finding, |finding, figure| {
            finding.label(context.place(figure), figure.name.clone())
        });
        let finding = finding
            .hint("照指标账和决算数核对各来源（expenditure.funding）")
            .hint("有一个来源可以不填，由程序从合计里减出来")
            .figure(&whole.id);
        findings.push(with_consequences(context, breach, finding));
    }
}

/// What the other sources leave of the whole, where they are more than it.
fn overdrawn(context: &CheckContext, findings: &mut Diagnostics) {
    let rows = &context.report.funding;
    let columns = [Column::Initial, Column::Actual];
    for (row, column) in rows.iter().flat_map(|row| columns.map(|column| (row, column))) {
        let Some(figure) = context.of(&row.fact, column).filter(|one| one.place.is_none()) else {
            continue;
        };
        let Some(rest) = figure.money().filter(|rest| rest.is_negative()) else { continue };
        let message = format!(
            "{}没有填，从合计里减出来是 {}：其他来源之和已超过合计",
            figure.name,
            rest.shown(context.figures.unit())
        );
        let finding = context.finding(message).at(row.source.span);
        findings.push(finding.hint("核对各来源和支出合计").figure(&figure.id));
    }
}
