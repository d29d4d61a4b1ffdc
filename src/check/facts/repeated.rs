//! A name or code that stands twice in a list in which each thing has its own.

use std::collections::HashMap;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::Kind;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataTable, Fact, IncomePart, Indicator, Report, Subordinate};

/// Names that stand twice.
pub(crate) static REPEATED_NAMES: CheckRule = CheckRule::new(codes::E27, Needs::All, repeated);

type NameList<'a> = Vec<&'a Fact<String>>;

fn repeated(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for names in lists(report) {
        twice(context, &names, findings);
    }
    itself(context, findings);
}

/// A subordinate unit that is the unit itself.
fn itself(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = |one: &&Subordinate| one.name.value.trim() == report.unit_name();
    for one in report.subordinates.iter().filter(own) {
        let message = format!("下属单位里写了本单位“{}”", one.name.value.trim());
        let finding = context.finding(message).at(one.name.span);
        findings.push(finding.hint("下属单位不含本单位：改成下属单位的名称，没有的删去这一项"));
    }
}

/// The names of each list.
fn lists(report: &Report) -> Vec<NameList<'_>> {
    let mut lists: Vec<NameList> = vec![
        report.projects.iter().map(|one| &one.name).collect(),
        report.projects.iter().filter_map(|one| one.code.as_ref()).collect(),
        report.lines.iter().map(|one| &one.name).collect(),
        report.subordinates.iter().map(|one| &one.name).collect(),
        report.group.iter().map(|one| &one.name).collect(),
        report.buildings.iter().map(|one| &one.name).collect(),
        report.data_tables.iter().map(|one| &one.title).collect(),
        report.personnel_items.iter().map(|one| &one.name).collect(),
        report.public_items.iter().map(|one| &one.name).collect(),
        names_of(&report.indicators),
    ];
    lists.extend(report.projects.iter().map(|project| names_of(&project.indicators)));
    let texts = report.catalogue.rows().filter(|row| row.kind == Kind::Texts);
    lists.extend(texts.map(|row| report.values.texts(&row.key).iter().collect()));
    income(&report.income_parts, &mut lists);
    report.data_tables.iter().for_each(|table| of_table(table, &mut lists));
    lists
}

fn names_of(indicators: &[Indicator]) -> NameList<'_> {
    indicators.iter().filter_map(|one| one.path.last()).collect()
}

fn income<'a>(parts: &'a [IncomePart], lists: &mut Vec<NameList<'a>>) {
    lists.push(parts.iter().map(|part| &part.name).collect());
    parts.iter().for_each(|part| income(&part.parts, lists));
}

/// The names of a table's columns, and of its rows where the first column is of words and the second is not: two rows
/// of one name may differ in a second column of words.
fn of_table<'a>(table: &'a DataTable, lists: &mut Vec<NameList<'a>>) {
    lists.push(table.columns.iter().map(|one| &one.name).collect());
    let words = table.columns.iter().take_while(|column| column.unit.is_none()).count();
    if words == 1 {
        let first = table.rows.iter().filter_map(|row| match row.cells.first() {
            Some(DataCell::Text(name)) => Some(name),
            _ => None,
        });
        lists.push(first.collect());
    }
}

fn twice(context: &CheckContext, names: &[&Fact<String>], findings: &mut Diagnostics) {
    let mut known: HashMap<&str, &Fact<String>> = HashMap::new();
    for &name in names.iter().filter(|name| !name.value.is_empty()) {
        let Some(first) = known.get(name.value.as_str()) else {
            known.insert(&name.value, name);
            continue;
        };
        // 合计 is reported by itself.
        if first.span == name.span || name.value == "合计" {
            continue;
        }
        let list = context.report.name_of(name.span);
        let finding = context
            .finding(format!("{list}“{}”写了两次", name.value))
            .label(name.span, "这里又写了一次")
            .label(first.span, "第一次写在这里")
            .hint("重了的删去一个；是两样的，名称写得能分清");
        findings.push(finding);
    }
}
