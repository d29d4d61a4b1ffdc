//! Amount lines of the unit's own against what has the same name within the same whole.

use rust_decimal::Decimal;

use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::catalogue::{Column, Kind, keys};
use crate::check::facts::relations::number;
use crate::check::indicators::{all_indicators, indicator_fact};
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, OpenLine};
use crate::figures::Value;

/// Something else of that name: what it is, its 决算数 and where that stands.
struct Namesake {
    what: &'static str,
    value: Decimal,
    place: Option<Span>,
}

/// A line with the name of a 科目, a project, a part of income or a line of the catalogue, and another 决算数.
pub(super) fn namesakes(context: &CheckContext, findings: &mut Diagnostics) {
    let amounts = context.report.lines.iter().filter(|line| line.unit.is_none());
    for line in amounts {
        let Some(own) = context.of(&line.fact, Column::Actual) else { continue };
        let Some(value) = number(context, own) else { continue };
        let others = namesakes_of(context, line);
        let Some(other) = others.into_iter().find(|other| other.value != value) else { continue };
        let name = &line.name.value;
        let message = format!(
            "{name}：自列的一项填 {}，{}填 {}",
            context.exact(own),
            other.what,
            context.all_digits(other.value)
        );
        let places = (context.place(own), other.place);
        let finding = context.finding_at_both(message, places, ("自列的一项", other.what));
        let hint = "是一回事的，删去自列的一项；不是的，换一个分得开的名称";
        findings.push(finding.hint(hint).figure(&own.id));
    }
}

/// A counted line with the name and the unit of the one indicator of that name, and another number than was reached.
pub(super) fn counted_lines(context: &CheckContext, findings: &mut Diagnostics) {
    for line in &context.report.lines {
        let Some(unit) = &line.unit else { continue };
        let same =
            |one: &Indicator| one.path.last().is_some_and(|name| name.value == line.name.value);
        let mut named = all_indicators(context.report).filter(|(_, one)| same(one));
        let (Some((form, one)), None) = (named.next(), named.next()) else { continue };
        let reached = context.of(&indicator_fact(form, one), Column::Actual);
        let own = context.of(&line.fact, Column::Actual);
        let (Some(reached), Some(own)) = (reached, own) else { continue };
        let (Some(Value::Count(value, of)), Some(number)) = (reached.value(), number(context, own))
        else {
            continue;
        };
        if number == *value || *of != unit.value {
            continue;
        }
        let name = &line.name.value;
        let message = format!(
            "{name}：自列的一项填 {}{of}，指标的实际完成值是 {}{of}",
            number.normalize(),
            value.normalize()
        );
        let places = (context.place(own), context.place(reached));
        let finding = context.finding_at_both(message, places, ("自列的一项", "指标"));
        findings.push(finding.hint("是一回事的，两处写一个数；不是的，换一个分得开的名称"));
    }
}

fn namesakes_of(context: &CheckContext, line: &OpenLine) -> Vec<Namesake> {
    let mut found = items(context, line);
    found.extend(computed(context, line));
    found
}

/// The 科目 of that name, among those of the whole that the line is part of.
fn items(context: &CheckContext, line: &OpenLine) -> Vec<Namesake> {
    let (report, unit) = (context.report, context.figures.unit());
    let lists = [(keys::PERSONNEL, &report.personnel_items), (keys::PUBLIC, &report.public_items)];
    let of_whole = lists.into_iter().filter(|(whole, _)| is_within(line, Some(*whole)));
    let named = of_whole
        .flat_map(|(_, items)| items.iter().filter(|item| item.name.value == line.name.value));
    named
        .filter_map(|item| {
            let amount = item.actual.as_ref()?;
            Some(Namesake {
                what: "科目", value: amount.value.of(unit), place: Some(amount.span)
            })
        })
        .collect()
}

/// Projects, parts of income and lines of the catalogue of that name.
fn computed(context: &CheckContext, line: &OpenLine) -> Vec<Namesake> {
    let (report, name) = (context.report, line.name.value.as_str());
    let projects = report.projects.iter().filter(|one| one.name.value == name);
    let projects = projects.map(|one| ("项目", Some(keys::PROJECT_SPENDING), one.fact.as_str()));
    let income = report.income_parts.iter().filter(|one| one.name.value == name);
    let income = income.map(|one| ("收入来源", Some(keys::INCOME), one.fact.as_str()));
    let rows = report.catalogue.rows().filter(|row| row.kind == Kind::Line && !row.is_group());
    let rows = rows.filter(|row| row.named() == name && row.fact() != line.fact);
    let rows = rows.map(|row| ("报告已有的一项", row.part_of.as_deref(), row.fact()));
    let all = projects.chain(income).chain(rows).filter(|(_, whole, _)| is_within(line, *whole));
    all.filter_map(|(what, _, fact)| {
        let figure = context.of(fact, Column::Actual)?;
        Some(Namesake { what, value: number(context, figure)?, place: context.place(figure) })
    })
    .collect()
}

/// Whether a line may be the part of a whole: it is said to be, or is not said to be part of anything.
fn is_within(line: &OpenLine, whole: Option<&str>) -> bool {
    line.part_of.as_ref().is_none_or(|named| Some(named.value.as_str()) == whole)
}
