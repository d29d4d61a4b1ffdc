//! D30: texts that say nothing (`无`, `略`, `……`), improvements without a text, rows of tables without a name.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Kind, Row, keys};
use crate::check::facts::placeholder::{
    is_nothing, is_placeholder, is_placeholder_word, is_to_come,
};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{
    DataCell, DataTable, Fact, Goals, IncomePart, Indicator, Management, Prose, Target,
};

/// Texts that say nothing, and what would be printed without words.
pub(crate) static NO_ANSWER: CheckRule = CheckRule::new(codes::D30, Needs::All, no_answer);

fn no_answer(context: &CheckContext, findings: &mut Diagnostics) {
    for (name, text) in asked(context) {
        if is_placeholder(text) {
            let message = format!("{name}写的是“{}”，等于没有填", text.words().trim());
            let hint = "写实际的内容；没有可写的，删去这一项";
            findings.push(context.finding(message).at(text.span).hint(hint));
        }
    }
    for (name, text) in named(context) {
        if is_placeholder_word(&text.value) {
            let message = format!("{name}写的是“{}”，等于没有填", text.value.trim());
            let hint = "写实际的内容；没有可写的，删去这一项";
            findings.push(context.finding(message).at(text.span).hint(hint));
        }
    }
    let names = row_names(context).into_iter().filter(|(_, text)| is_nothing(&text.value));
    let coded = coded(context).into_iter().filter(|(_, text)| is_nothing(&text.value));
    let nothing = |text: &Fact<String>| is_to_come(&text.value);
    let cells = cells(context).into_iter().filter(|(_, text)| nothing(text));
    for (name, text) in coded.chain(cells).chain(names.filter(|(_, text)| !nothing(text))) {
        let message = format!("{name}写的是“{}”，等于没有填", text.value.trim());
        findings.push(context.finding(message).at(text.span).hint(HINT));
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

/// One-line texts that are names, codes or numbers of telephones, each with its name.
fn coded<'a>(context: &CheckContext<'a>) -> Vec<(String, &'a Fact<String>)> {
    let report = context.report;
    let rows = report.catalogue.rows().filter(|row| row.kind == Kind::Words);
    let words = |row: &'a Row| Some((row.name.clone(), report.values.words.get(&row.key)?));
    let mut all: Vec<_> = rows.filter_map(words).collect();
    let mut add = |name: &str, text: &'a Fact<String>| all.push((name.to_string(), text));
    report.subordinates.iter().for_each(|one| add("下属单位名称", &one.name));
    report.buildings.iter().for_each(|one| add("楼堂馆所名称", &one.name));
    report.lines.iter().for_each(|one| add("自列的项", &one.name));
    report.group.iter().for_each(|one| add("评价小组成员的角色", &one.role));
    report.projects.iter().filter_map(|one| one.code.as_ref()).for_each(|one| add("项目编码", one));
    income(&report.income_parts, &mut add);
    for table in &report.data_tables {
        add("表题", &table.title);
        table.columns.iter().for_each(|column| add("列名", &column.name));
    }
    all
}

fn income<'a>(parts: &'a [IncomePart], add: &mut impl FnMut(&str, &'a Fact<String>)) {
    for part in parts {
        add("收入名称", &part.name);
        income(&part.parts, add);
    }
}

/// What the rows of the unit's own tables are called: words in a first column, with numbers behind them.
fn row_names<'a>(context: &CheckContext<'a>) -> Vec<(String, &'a Fact<String>)> {
    let rows = context.report.data_tables.iter().flat_map(|table| &table.rows);
    let name = |cells: &'a [DataCell]| match cells {
        [DataCell::Text(name), rest @ ..] => {
            let counted = rest.iter().any(|cell| matches!(cell, DataCell::Number(_)));
            counted.then(|| ("表里一行的名称".to_string(), name))
        }
        _ => None,
    };
    rows.filter_map(|row| name(&row.cells)).collect()
}

/// The words in cells of the unit's own tables.
fn cells<'a>(context: &CheckContext<'a>) -> Vec<(String, &'a Fact<String>)> {
    let rows = context.report.data_tables.iter().flat_map(|table| &table.rows);
    let words = rows.flat_map(|row| &row.cells).filter_map(|cell| match cell {
        DataCell::Text(words) => Some(("表里的一格".to_string(), words)),
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

/// One-line texts that the sections print, each with its name.
fn named<'a>(context: &CheckContext<'a>) -> Vec<(String, &'a Fact<String>)> {
    let report = context.report;
    let mut all = Vec::new();
    for member in &report.group {
        all.push(("评价小组成员的姓名".to_string(), &member.name));
        all.extend(member.title.iter().map(|title| ("评价小组成员的职务".to_string(), title)));
    }
    let lists = report.catalogue.rows().filter(|row| row.kind == Kind::Texts);
    for row in lists.filter(|row| row.key != keys::ATTACHMENTS) {
        all.extend(report.values.texts(&row.key).iter().map(|text| (row.name.clone(), text)));
    }
    for project in &report.projects {
        all.push(("项目名称".into(), &project.name));
        let cells = [&project.department, &project.implementer].into_iter().flatten();
        all.extend(cells.map(|cell| ("项目的主管部门、实施单位".to_string(), cell)));
    }
    all
}

/// The texts of the eight sections, each with its name. Reasons have rules of their own; what the unit adds may be
/// `无。`.
fn asked<'a>(context: &CheckContext<'a>) -> Vec<(&'static str, &'a Prose)> {
    let report = context.report;
    let Goals { expected, achieved, basis } = &report.goals;
    let Management { procedure, supervision, asset_safety, thrift, three_public } =
        &report.management;
    let singles = [
        ("自评材料报送", &report.submission),
        ("年度总体目标", expected),
        ("实际完成情况", achieved),
        ("目标设置情况", basis),
        ("项目实施程序", procedure),
        ("项目监管", supervision),
        ("资产管理安全性", asset_safety),
        ("厉行节约保障措施", thrift),
        ("“三公”经费管理", three_public),
    ];
    let mut all: Vec<_> =
        singles.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))).collect();
    all.extend(report.duties.iter().map(|text| ("主要职能", text)));
    all.extend(
        report.group.iter().filter_map(|one| Some(("评价小组成员的职责", one.task.as_ref()?))),
    );
    for goals in report.projects.iter().map(|project| &project.goals) {
        let texts = [("项目的年度目标", &goals.expected), ("项目的完成情况", &goals.achieved)];
        all.extend(texts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))));
    }
    for step in report.steps.iter() {
        all.push(("自评步骤", &step.title));
        all.extend(step.text.iter().map(|text| ("自评步骤", text)));
    }
    for group in &report.results {
        all.push(("整体绩效的标题", &group.title));
        for item in &group.items {
            all.push(("整体绩效的标题", &item.title));
            all.extend(item.text.iter().map(|text| ("整体绩效的内容", text)));
        }
    }
    for problem in &report.problems {
        all.push(("存在问题", &problem.text));
        all.extend(problem.cause.iter().map(|text| ("问题的原因", text)));
    }
    for improvement in &report.improvements {
        all.push(("改进措施的标题", &improvement.title));
        all.extend(improvement.text.iter().map(|text| ("改进措施的内容", text)));
        all.extend(improvement.owner.iter().map(|text| ("改进措施的责任人", text)));
        all.extend(improvement.due.iter().map(|text| ("改进措施的时限", text)));
    }
    all
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
