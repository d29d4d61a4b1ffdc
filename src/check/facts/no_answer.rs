//! Texts that say nothing (`无`, `略`, `……`), improvements without a text, rows of tables without a name.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::check::facts::placeholder::{
    is_nothing, is_placeholder, is_placeholder_word, is_to_come,
};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::TextKind;
use crate::data::model::{DataCell, DataTable, Fact, Indicator, Target};

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
    let report = context.report;
    let prose = report.proses_of(&ASKED).into_iter().filter(|text| is_placeholder(text));
    let mut all: Vec<_> = prose.map(|text| (text.span, text.words())).collect();
    let mut add = |texts: Vec<&Fact<String>>, says_nothing: &dyn Fn(&str) -> bool| {
        let found = texts.into_iter().filter(|text| says_nothing(&text.value));
        all.extend(found.map(|text| (text.span, text.value.clone())));
    };
    add(report.lines_of(&[TextKind::Name, TextKind::Detail]), &is_placeholder_word);
    add(report.lines_of(&[TextKind::Code, TextKind::Label]), &is_nothing);
    add(report.lines_of(&[TextKind::Cell]), &is_to_come);
    add(row_names(context), &|text| is_nothing(text) && !is_to_come(text));
    all
}

/// The texts that the sections ask for. Reasons and sheets have rules of their own; what the unit adds may be `无。`.
const ASKED: [TextKind; 6] = [
    TextKind::Title,
    TextKind::Text,
    TextKind::Work,
    TextKind::Problem,
    TextKind::Cause,
    TextKind::Due,
];

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
