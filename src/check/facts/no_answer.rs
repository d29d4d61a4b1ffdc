//! D30: texts that say nothing (`无`, `略`, `……`), improvements without a text, rows of tables without a name.

use std::collections::HashSet;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::catalogue::{Kind, keys};
use crate::check::facts::placeholder::{
    is_nothing, is_placeholder, is_placeholder_word, is_to_come,
};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataTable, Fact, IncomePart, Indicator, Prose, Target};

/// Texts that say nothing, and what would be printed without words.
pub(crate) static NO_ANSWER: CheckRule = CheckRule::new(codes::D30, Needs::All, no_answer);

fn no_answer(context: &CheckContext, findings: &mut Diagnostics) {
    for (place, words) in placeholders(context) {
        let name = context.report.name_of(place);
        let message = format!("{name}写的是“{}”，等于没有填", words.trim());
        findings.push(context.finding(message).at(place).hint(HINT));
    }
    for indicator in indicators(context) {
        target(context, indicator, findings);
        unexplained(context, indicator, findings);
    }
    for (index, improvement) in context.report.improvements.iter().enumerate() {
        if improvement.text.is_none() {
            let title = improvement.title.words();
            let message = format!("改进措施“{title}”没有内容（measures[{}].text）", index + 1);
            let finding = context.finding(message).at(improvement.title.span);
            findings.push(finding.hint("写明怎么做，text: 一两句话"));
        }
    }
    context.report.data_tables.iter().for_each(|table| nameless(context, table, findings));
}

/// What to do about a text that says nothing.
const HINT: &str = "写实际的内容；没有可写的，删去这一项";

/// The texts that say nothing, each with its place.
fn placeholders(context: &CheckContext) -> Vec<(Span, String)> {
    let prose = asked(context).filter(|text| is_placeholder(text));
    let mut all: Vec<_> = prose.map(|text| (text.span, text.words())).collect();
    let mut add = |texts: Vec<&Fact<String>>, says_nothing: &dyn Fn(&str) -> bool| {
        let found = texts.into_iter().filter(|text| says_nothing(&text.value));
        all.extend(found.map(|text| (text.span, text.value.clone())));
    };
    add(named(context), &is_placeholder_word);
    add(coded(context), &is_nothing);
    add(cells(context), &is_to_come);
    add(row_names(context), &|text| is_nothing(text) && !is_to_come(text));
    all
}

/// The texts of the sections. Reasons of changes have rules of their own; what the unit adds may be `无。`.
fn asked<'a>(context: &CheckContext<'a>) -> impl Iterator<Item = &'a Prose> {
    let report = context.report;
    let reasons = report.line_reasons().map(|reason| reason.span);
    let indicators = indicators(context).flat_map(Indicator::proses).map(|text| text.span);
    let scored = report.assessments.iter().filter_map(|one| one.reason.as_ref());
    let of_buildings = report.buildings.iter().filter_map(|one| one.reason.as_ref());
    let others = scored.chain(of_buildings).map(|reason| reason.span);
    let elsewhere = reasons.chain(indicators).chain(others);
    let elsewhere: HashSet<Span> =
        elsewhere.chain(report.added_proses().map(|text| text.span)).collect();
    report.proses().filter(move |text| !elsewhere.contains(&text.span))
}

/// One-line texts that the sections print.
fn named<'a>(context: &CheckContext<'a>) -> Vec<&'a Fact<String>> {
    let report = context.report;
    let members =
        report.group.iter().flat_map(|member| [Some(&member.name), member.title.as_ref()]);
    let lists = report.catalogue.rows().filter(|row| row.kind == Kind::Texts);
    let lists = lists.filter(|row| row.key != keys::ATTACHMENTS);
    let texts = lists.flat_map(|row| report.values.texts(&row.key));
    let projects = report.projects.iter().flat_map(|project| {
        [Some(&project.name), project.department.as_ref(), project.implementer.as_ref()]
    });
    members.chain(projects).flatten().chain(texts).collect()
}

/// One-line texts that are names, codes or numbers of telephones.
fn coded<'a>(context: &CheckContext<'a>) -> Vec<&'a Fact<String>> {
    let report = context.report;
    let rows = report.catalogue.rows().filter(|row| row.kind == Kind::Words);
    let mut all: Vec<_> = rows.filter_map(|row| report.values.words.get(&row.key)).collect();
    all.extend(report.subordinates.iter().map(|one| &one.name));
    all.extend(report.buildings.iter().map(|one| &one.name));
    all.extend(report.lines.iter().map(|one| &one.name));
    all.extend(report.group.iter().map(|one| &one.role));
    all.extend(report.projects.iter().filter_map(|one| one.code.as_ref()));
    income(&report.income_parts, &mut all);
    for table in &report.data_tables {
        all.push(&table.title);
        all.extend(table.columns.iter().map(|column| &column.name));
    }
    all
}

fn income<'a>(parts: &'a [IncomePart], all: &mut Vec<&'a Fact<String>>) {
    for part in parts {
        all.push(&part.name);
        income(&part.parts, all);
    }
}

/// What the rows of the unit's own tables are called: words in a first column, with numbers behind them.
fn row_names<'a>(context: &CheckContext<'a>) -> Vec<&'a Fact<String>> {
    let rows = context.report.data_tables.iter().flat_map(|table| &table.rows);
    let name = |cells: &'a [DataCell]| match cells {
        [DataCell::Text(name), rest @ ..] => {
            rest.iter().any(|cell| matches!(cell, DataCell::Number(_))).then_some(name)
        }
        _ => None,
    };
    rows.filter_map(|row| name(&row.cells)).collect()
}

/// The words in cells of the unit's own tables.
fn cells<'a>(context: &CheckContext<'a>) -> Vec<&'a Fact<String>> {
    let rows = context.report.data_tables.iter().flat_map(|table| &table.rows);
    let words = rows.flat_map(|row| &row.cells).filter_map(|cell| match cell {
        DataCell::Text(words) => Some(words),
        DataCell::Number(_) | DataCell::Missing => None,
    });
    words.collect()
}

/// All indicators of the sheets.
fn indicators<'a>(context: &CheckContext<'a>) -> impl Iterator<Item = &'a Indicator> {
    let projects = context.report.projects.iter().flat_map(|project| &project.indicators);
    context.report.indicators.iter().chain(projects)
}

/// A target that says nothing.
fn target(context: &CheckContext, indicator: &Indicator, findings: &mut Diagnostics) {
    let Some(Target::Text(text)) = &indicator.target else { return };
    if is_nothing(&text.words()) {
        let message = format!("年度指标值写的是“{}”，等于没有填", text.words().trim());
        findings.push(context.finding(message).at(text.span).hint(HINT));
    }
}

/// An indicator that does not apply, and does not say why.
fn unexplained(context: &CheckContext, indicator: &Indicator, findings: &mut Diagnostics) {
    let applies = indicator.applicable.as_ref().is_none_or(|one| one.value);
    if applies || !indicator.reason.as_ref().is_none_or(is_placeholder) {
        return;
    }
    let name = indicator.path.last().map_or(&indicator.id.value, |name| &name.value);
    let message = format!("{name}本年度不适用，没有写原因");
    let place = indicator.reason.as_ref().map_or(indicator.id.span, |reason| reason.span);
    let hint = "在这一项的 reason 里写为什么不适用";
    findings.push(context.finding(message).at(place).hint(hint));
}

/// Rows whose first column is of words and stands empty, though others do not.
fn nameless(context: &CheckContext, table: &DataTable, findings: &mut Diagnostics) {
    let Some(first) = table.columns.first().filter(|column| column.unit.is_none()) else { return };
    for row in &table.rows {
        let filled = |cell: &DataCell| !matches!(cell, DataCell::Missing);
        let Some((name, rest)) = row.cells.split_first() else { continue };
        if !filled(name) && rest.iter().any(filled) {
            let (title, column) = (&table.title.value, &first.name.value);
            let message = format!("“{title}”有一行没有填{column}，印出的一行没有名称");
            let finding = Diagnostic::new(context.code, message).at(row.id.span);
            findings.push(finding.hint(format!("填上 {}，或删去这一行", first.id.value)));
        }
    }
}
