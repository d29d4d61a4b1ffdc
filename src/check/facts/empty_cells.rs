//! Cells of forms and tables that are left blank beside others that are filled in.

use crate::base::codes;
use crate::base::diag::{Diagnostics, Label};
use crate::base::source::Span;
use crate::catalogue::{Column, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{
    DataCell, DataRow, Funding, Indicator, Project, Prose, ProsePiece, ResultGroup, Target, Titled,
};

/// Cells that are printed empty.
pub(crate) static EMPTY_CELLS: CheckRule = CheckRule::new(codes::D30, Needs::All, empty_cells);

fn empty_cells(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let heads: Vec<_> = HEAD.iter().filter(|(_, has)| report.projects.iter().any(has)).collect();
    let columns = columns_of_money(context);
    for project in &report.projects {
        of_project(context, project, &heads, findings);
        of_money(context, project, &columns, findings);
        sheet(context, &project.name.value, &project.indicators, findings);
    }
    sheet(context, "部门整体", &report.indicators, findings);
    if !report.indicators.is_empty() && report.goals.achieved.is_none() {
        let span = report.place(keys::GOALS);
        let what = context.called(keys::ACHIEVED_GOALS);
        blank(context, &format!("没有填{what}，整体自评表里这一格是空的"), span, findings);
    }
    texts(context, "自评步骤", &report.steps, findings);
    let items: Vec<_> = report.results.iter().flat_map(|group| group.items.clone()).collect();
    texts(context, "整体绩效的各项", &items, findings);
    bare_groups(context, findings);
    leader(context, findings);
    items_of_lines(context, findings);
    columns_of_tables(context, findings);
}

/// 板块 of 整体绩效 that say nothing but their titles: no number, no second clause.
fn bare_groups(context: &CheckContext, findings: &mut Diagnostics) {
    let is_slogan = |title: &Prose| {
        let words = title.words();
        let says_more = |c: char| c.is_ascii_digit() || "，；。：".contains(c);
        let is_plain = title.pieces.iter().all(|piece| matches!(piece, ProsePiece::Text(_)));
        is_plain && !words.trim_end_matches('。').contains(says_more)
    };
    let bare = |group: &&ResultGroup| group.items.is_empty() && is_slogan(&group.title);
    for group in context.report.results.iter().filter(bare) {
        let words = group.title.words();
        let message = format!("整体绩效的“{}”只有标题，没有内容", words.trim_end_matches('。'));
        let hint = "在它下面写 items：做了什么、做了多少；数字引用指标和自有的表";
        findings.push(context.finding(message).at(group.title.span).hint(hint));
    }
}

/// 科目 without an amount beside others with one, where the line has its own.
fn items_of_lines(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for all in [&report.personnel_items, &report.public_items] {
        let some = all.iter().any(|item| item.actual.is_some());
        for item in all.iter().filter(|item| some && item.actual.is_none()) {
            let is_here = |label: &Label| label.span == item.name.span;
            if !findings.iter().any(|finding| finding.labels.first().is_some_and(is_here)) {
                let message = format!("科目“{}”没有填金额，别的科目填了", item.name.value);
                let hint = "补上金额；没有的，删去这个科目";
                findings.push(context.finding(message).at(item.name.span).hint(hint));
            }
        }
    }
}

/// Columns of the unit's own tables of which no row has anything.
fn columns_of_tables(context: &CheckContext, findings: &mut Diagnostics) {
    for table in &context.report.data_tables {
        for (place, column) in table.columns.iter().enumerate() {
            let empty = |row: &DataRow| {
                row.is_subtotal || matches!(row.cells.get(place), Some(DataCell::Missing) | None)
            };
            if column.formula.is_none() && !table.rows.is_empty() && table.rows.iter().all(empty) {
                let (title, name) = (&table.title.value, &column.name.value);
                let message = format!("表“{title}”的“{name}”一列都没有填，每行印“—”");
                let hint = "补上各行；用不上的，删去这一列";
                findings.push(context.finding(message).at(column.name.span).hint(hint));
            }
        }
    }
}

fn blank(context: &CheckContext, message: &str, span: Span, findings: &mut Diagnostics) {
    findings.push(
        context.finding(message).at(span).hint("补上它；表里空一格，看表的人不知道是没有还是漏填"),
    );
}

/// The field of a project that a cell of its form prints, and whether a project has it.
/// Goals of a project are written as those of the unit.
type FormCell = (&'static str, fn(&Project) -> bool);

/// The head of a project's form.
const HEAD: [FormCell; 5] = [
    ("code", |one| one.code.is_some()),
    ("department", |one| one.department.is_some()),
    ("implementer", |one| one.implementer.is_some()),
    (keys::EXPECTED_GOALS, |one| one.goals.expected.is_some()),
    (keys::ACHIEVED_GOALS, |one| one.goals.achieved.is_some()),
];

/// What other projects have in the head of their forms; what none has is not asked of one.
fn of_project(
    context: &CheckContext,
    project: &Project,
    heads: &[&FormCell],
    findings: &mut Diagnostics,
) {
    // One without indicators has no form, if the file does not say which attachments there are.
    let any_form = !context.report.values.texts(keys::ATTACHMENTS).is_empty();
    if project.indicators.is_empty() && !any_form {
        return;
    }
    let name = &project.name.value;
    for (field, has) in heads {
        if !has(project) {
            let what = context.field(keys::PROJECTS, field);
            let message =
                format!("项目“{name}”没有填{what}，别的项目填了，它的自评表里这一格是空的");
            blank(context, &message, project.name.span, findings);
        }
    }
}

fn has_amount(context: &CheckContext, row: &Funding, column: Column) -> bool {
    context.report.values.line(&row.fact).amount(column).is_some()
}

/// Which of 下达 and 到位 any source has.
fn columns_of_money(context: &CheckContext) -> Vec<Column> {
    let rows = || context.report.projects.iter().flat_map(|one| &one.funding);
    let asked = |column: &Column| rows().any(|row| has_amount(context, row, *column));
    [Column::Issued, Column::Arrived].into_iter().filter(asked).collect()
}

/// 下达 and 到位 of a source that others have.
fn of_money(
    context: &CheckContext,
    project: &Project,
    columns: &[Column],
    findings: &mut Diagnostics,
) {
    for column in columns {
        for row in project.funding.iter().filter(|row| !has_amount(context, row, *column)) {
            let message = format!(
                "项目“{}”的{}没有填{}，合计也就算不出来",
                project.name.value,
                row.name(),
                column.called()
            );
            let hint = "补上它；少一个，整张项目资金到位和支出情况表都不印";
            findings.push(context.finding(message).at(row.source.span).hint(hint));
        }
    }
}

/// The cells of 自评表.
fn sheet(context: &CheckContext, name: &str, indicators: &[Indicator], findings: &mut Diagnostics) {
    for one in indicators {
        let Some(title) = one.path.last().map(|last| &last.value) else { continue };
        let dropped = one.applicable.as_ref().is_some_and(|applicable| !applicable.value);
        if one.actual.is_none() && one.score.is_some() && !dropped {
            let what = context.field(keys::INDICATORS, "actual");
            let message = format!("{title}有得分而没有填{what}，{name}自评表里这一格是空的");
            blank(context, &message, one.id.span, findings);
        }
        if let (true, Some(actual)) = (dropped, &one.actual) {
            let message = format!("{title}写了不适用（applicable: false），又填了实际完成值");
            let finding = context.finding(message).at(actual.span);
            findings.push(finding.hint("不适用的删去完成值；有完成值的，删去 applicable: false"));
        }
        if let Some(Target::Number { value, unit: None, .. }) = &one.target {
            let what = context.field(keys::INDICATORS, "target.unit");
            let message = format!("{title}的年度指标值没有{what}，自评表里只印一个数");
            let hint = "补上单位，例如 unit: 人次，百分数写 unit: \"%\"";
            findings.push(context.finding(message).at(value.span).hint(hint));
        }
        levels(context, title, one, findings);
    }
}

/// 一级指标 are these; the second level stands between them and the name.
const FIRST: [&str; 5] = ["产出指标", "效益指标", "满意度指标", "成本指标", "管理指标"];

fn levels(context: &CheckContext, title: &str, one: &Indicator, findings: &mut Diagnostics) {
    let path: Vec<_> = one.path.iter().map(|level| level.value.as_str()).collect();
    let swapped =
        path.iter().skip(1).any(|level| FIRST.contains(level)) && !FIRST.contains(&path[0]);
    if path.len() == 3 && !swapped {
        return;
    }
    let message = match swapped {
        true => format!("“{}”的一、二级指标写反了", path.join("、")),
        false => format!("{title}只写了 {} 级指标，应是一、二、三级", path.len()),
    };
    let hint = "path 依次写一级、二级、三级指标，例如 [产出指标, 数量指标, 接待人次]";
    findings.push(context.finding(message).at(one.path.first().map(|level| level.span)).hint(hint));
}

/// A title without a text beside others that have one.
fn texts(context: &CheckContext, name: &str, all: &[Titled], findings: &mut Diagnostics) {
    let some = all.iter().any(|one| one.text.is_some());
    for one in all.iter().filter(|one| some && one.text.is_none()) {
        let message = format!("{name}里“{}”没有内容（text），只印一个标题", one.title.words());
        blank(context, &message, one.title.span, findings);
    }
}

/// A group that nobody leads.
fn leader(context: &CheckContext, findings: &mut Diagnostics) {
    let group = &context.report.group;
    let leads = group.iter().any(|member| {
        let role = member.role.value.trim();
        role.ends_with("组长") && !role.contains('副') || role.contains("负责人")
    });
    if let Some(first) = group.first().filter(|_| !leads) {
        let message = "评价小组没有组长（evaluation.group）";
        findings.push(context.finding(message).at(first.role.span).hint("补上组长的姓名和职务"));
    }
    let leaders: Vec<_> = group.iter().filter(|one| one.role.value == "组长").collect();
    if let [first, second, ..] = leaders.as_slice() {
        let finding = context.finding("评价小组有两个组长").label(second.role.span, "又一个组长");
        findings.push(finding.label(first.role.span, "组长").hint("改掉错的一个，例如副组长"));
    }
}
