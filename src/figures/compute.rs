//! A report's facts to all its figures, section by section; ids are listed in `data/README.md`.

use super::build::Build;
use super::figure::Figures;
use crate::base::amount::Unit;
use crate::data::model::{
    Assets, Carryover, DataCell, DataTable, Expenditure, Fact, Funding, Income, IncomePart, Line,
    Maybe, Project, Report, Spending, Staff, ThreePublic,
};
use rust_decimal::Decimal;

/// Every figure of a report; money will be printed in `unit`.
pub fn compute(report: &Report, unit: Unit) -> Figures {
    let mut build = Build::new(unit);
    let year = Fact { value: Decimal::from(report.year.value), span: report.year.span };
    build.count("year", "年度", &Some(year), "年");
    build.count(
        "organization.offices.count",
        "内设股室数",
        &report.organization.office_count,
        "个",
    );
    staff(&mut build, &report.staff);
    build.count("evaluation.score", "自评分", &report.evaluation.score, "分");
    income(&mut build, &report.income);
    carryover(&mut build, &report.carryover);
    let projects = projects(&mut build, &report.projects);
    expenditure(&mut build, &report.expenditure, &projects);
    three_public(&mut build, &report.three_public);
    columns(&mut build, "procurement", "政府采购", &report.procurement);
    rate(&mut build, "procurement", "execution_rate", "政府采购执行率", "actual");
    assets(&mut build, &report.assets);
    report.data_tables.iter().for_each(|table| data_table(&mut build, table));
    build.figures
}

/// The columns of a line.
///
/// A budget that is not given is 年初预算 and 追加追减 together, if the first is given.
fn columns(build: &mut Build, id: &str, name: &str, line: &Line) {
    columns_but_actual(build, id, name, line);
    build.money(&format!("{id}.actual"), &format!("{name}决算数"), &line.actual);
}

fn columns_but_actual(build: &mut Build, id: &str, name: &str, line: &Line) {
    let at = |column: &str| format!("{id}.{column}");
    build.money(&at("initial"), &format!("{name}年初预算数"), &line.initial);
    build.money(&at("adjustment"), &format!("{name}追加追减数"), &line.adjustment);
    let budget = format!("{name}预算数");
    match (&line.budget, &line.initial, &line.adjustment) {
        (None, Some(_), Some(_)) => {
            build.sum(&at("budget"), &budget, &[at("initial"), at("adjustment")]);
        }
        (None, Some(_), None) => build.same(&at("budget"), &budget, &at("initial")),
        _ => build.money(&at("budget"), &budget, &line.budget),
    }
    build.money(&at("last_year"), &format!("{name}上年决算数"), &line.last_year);
    build.money(&at("last_year_budget"), &format!("{name}上年预算数"), &line.last_year_budget);
}

/// The columns of a group whose 决算 figure is `total`: what is not given is the sum of the parts.
///
/// `names` are the group's and its total's. A part that the file does not have is left out; one that lacks a
/// number leaves the sum without one.
fn group(build: &mut Build, id: &str, names: (&str, &str), total: &Line, parts: &[String]) {
    let (name, total_name) = names;
    let column = |column: &str| -> Vec<String> {
        parts.iter().map(|part| format!("{part}.{column}")).collect()
    };
    for (key, title, fact) in [
        ("initial", "年初预算数", &total.initial),
        ("adjustment", "追加追减数", &total.adjustment),
        ("budget", "预算数", &total.budget),
        ("last_year", "上年决算数", &total.last_year),
        ("last_year_budget", "上年预算数", &total.last_year_budget),
    ] {
        let computed = key == "budget" && total.initial.is_some();
        let parts = column(key);
        if fact.is_none() && !computed && parts.iter().all(|part| build.is_known(part)) {
            build.sum(&format!("{id}.{key}"), &format!("{name}{title}"), &parts);
        }
    }
    columns_but_actual(build, id, name, total);
    let decided: Vec<_> = parts.iter().map(|part| decided(build, part)).collect();
    let whole = format!("{id}.total");
    match &total.actual {
        Some(_) => build.money(&whole, total_name, &total.actual),
        None => build.sum(&whole, total_name, &decided),
    }
    let difference = format!("{total_name}与分项之差");
    build.remainder(&format!("{id}.difference"), &difference, &whole, &decided);
    let (budget, difference) = (format!("{id}.budget"), format!("{name}预算数与分项之差"));
    build.remainder(&format!("{id}.budget_difference"), &difference, &budget, &column("budget"));
}

/// The 决算 figure of a part: its `total` if it is a group, else its `actual`.
fn decided(build: &Build, part: &str) -> String {
    let total = format!("{part}.total");
    let is_group = build.figures.get(&crate::base::id::FigureId::new(&total)).is_some();
    if is_group { total } else { format!("{part}.actual") }
}

fn staff(build: &mut Build, staff: &Staff) {
    build.count("staff.established", "编制数", &staff.established, "人");
    build.count("staff.actual", "在职人数", &staff.actual, "人");
    build.count("staff.last_year", "上年在职人数", &staff.last_year, "人");
    build.count("staff.retired", "离退休人数", &staff.retired, "人");
    build.difference("staff.change", "在职人数增减", "staff.actual", "staff.last_year");
    build.size("staff.change_size", "在职人数增减数", "staff.change");
    build.ratio("staff.control_rate", "在职人员控制率", "staff.actual", "staff.established");
}

fn income(build: &mut Build, income: &Income) {
    let parts = income_parts(build, "income", &income.parts);
    group(build, "income", ("收入", "收入总计"), &income.total, &parts);
    income_shares(build, "income", &income.parts);
}

fn income_parts(build: &mut Build, under: &str, parts: &[IncomePart]) -> Vec<String> {
    let all = parts.iter().map(|part| {
        let id = format!("{under}.{}", part.id.value);
        let inner = income_parts(build, &id, &part.parts);
        if part.line.actual.is_none() && !inner.is_empty() {
            let actuals: Vec<_> = inner.iter().map(|part| format!("{part}.actual")).collect();
            build.sum(&format!("{id}.actual"), &format!("{}决算数", part.name.value), &actuals);
        }
        columns(build, &id, &part.name.value, &part.line);
        if !inner.is_empty() {
            let actuals: Vec<_> = inner.iter().map(|part| format!("{part}.actual")).collect();
            let name = format!("{}与分项之差", part.name.value);
            build.remainder(&format!("{id}.difference"), &name, &format!("{id}.actual"), &actuals);
        }
        id
    });
    all.collect()
}

fn income_shares(build: &mut Build, under: &str, parts: &[IncomePart]) {
    for part in parts {
        let id = format!("{under}.{}", part.id.value);
        let name = format!("{}占收入总计的比重", part.name.value);
        build.ratio(&format!("{id}.share"), &name, &format!("{id}.actual"), "income.total");
        income_shares(build, &id, &part.parts);
    }
}

fn carryover(build: &mut Build, carryover: &Carryover) {
    build.money("carryover.opening", "年初结转结余", &carryover.opening);
    build.money("carryover.closing", "年末结转结余", &carryover.closing);
    build.money("carryover.last_year_closing", "上年年末结转结余", &carryover.last_year_closing);
}

fn expenditure(build: &mut Build, spent: &Expenditure, projects: &[String]) {
    spending(build, "expenditure.basic.personnel", "人员经费", &spent.basic.personnel);
    spending(build, "expenditure.basic.public", "公用经费", &spent.basic.public);
    let basic = ["expenditure.basic.personnel", "expenditure.basic.public"].map(String::from);
    group(build, "expenditure.basic", ("基本支出", "基本支出"), &spent.basic.total, &basic);
    for (part, name) in [("personnel", "人员经费"), ("public", "公用经费")] {
        let id = format!("expenditure.basic.{part}");
        let name = format!("{name}占基本支出的比重");
        build.ratio(
            &format!("{id}.share"),
            &name,
            &format!("{id}.actual"),
            "expenditure.basic.total",
        );
    }
    let public = "expenditure.basic.public";
    rate(build, public, "control_rate", "公用经费控制率", "actual");
    project_spending(build, &spent.project, projects);
    let parts = ["expenditure.basic", "expenditure.project"].map(String::from);
    group(build, "expenditure", ("支出", "支出合计"), &spent.total, &parts);
    for (part, name) in [("basic.total", "基本支出"), ("project.actual", "项目支出")] {
        let id = format!("expenditure.{}.share", part.split('.').next().unwrap_or(part));
        let name = format!("{name}占支出合计的比重");
        build.ratio(&id, &name, &format!("expenditure.{part}"), "expenditure.total");
    }
    rate(build, "expenditure", "execution_rate", "预算执行率", "total");
    sources(build, "expenditure.funding", &spent.funding);
}

/// 决算数 ÷ 预算数 of a line.
fn rate(build: &mut Build, id: &str, rate: &str, name: &str, actual: &str) {
    build.ratio(&format!("{id}.{rate}"), name, &format!("{id}.{actual}"), &format!("{id}.budget"));
}

fn spending(build: &mut Build, id: &str, name: &str, spending: &Spending) {
    let mut items = Vec::new();
    for item in &spending.items {
        let Some(code) = &item.code else { continue };
        let item_id = format!("{id}.items.{}.actual", code.value);
        build.money(&item_id, &format!("{}决算数", item.name.value), &item.actual);
        items.push(item_id);
    }
    let complete = !items.is_empty() && items.len() == spending.items.len();
    if complete && spending.line.actual.is_none() {
        build.sum(&format!("{id}.actual"), &format!("{name}决算数"), &items);
    }
    columns(build, id, name, &spending.line);
    if complete {
        let name = format!("{name}与科目之差");
        build.remainder(&format!("{id}.difference"), &name, &format!("{id}.actual"), &items);
    }
}

fn project_spending(build: &mut Build, line: &Line, projects: &[String]) {
    let id = "expenditure.project";
    if line.actual.is_none() && !projects.is_empty() {
        build.same(&format!("{id}.actual"), "项目支出决算数", "projects.total");
    }
    columns(build, id, "项目支出", line);
    let parts: Vec<_> = projects.iter().map(|project| format!("{project}.actual")).collect();
    if !parts.is_empty() {
        let whole = format!("{id}.actual");
        build.remainder(&format!("{id}.difference"), "项目支出与各项目之差", &whole, &parts);
    }
}

fn projects(build: &mut Build, projects: &[Project]) -> Vec<String> {
    let mut ids = Vec::new();
    for project in projects {
        let id = format!("projects.{}", project.id.value);
        let parts = sources(build, &id, &project.funding);
        for (column, title) in [
            ("initial", "年初预算数"),
            ("budget", "预算数"),
            ("actual", "决算数"),
            ("last_year", "上年决算数"),
        ] {
            let parts: Vec<_> = parts.iter().map(|part| format!("{part}.{column}")).collect();
            let name = format!("{}{title}", project.name.value);
            build.sum(&format!("{id}.{column}"), &name, &parts);
        }
        let name = format!("{}预算执行率", project.name.value);
        rate(build, &id, "execution_rate", &name, "actual");
        ids.push(id);
    }
    if !ids.is_empty() {
        for (column, total, title) in [
            ("initial", "initial", "年初预算数"),
            ("budget", "budget", "预算数"),
            ("actual", "total", "决算数"),
        ] {
            let parts: Vec<_> = ids.iter().map(|id| format!("{id}.{column}")).collect();
            build.sum(&format!("projects.{total}"), &format!("各项目{title}合计"), &parts);
        }
        rate(build, "projects", "execution_rate", "项目预算执行率", "total");
    }
    for (id, project) in ids.iter().zip(projects) {
        let name = format!("{}占各项目的比重", project.name.value);
        build.ratio(&format!("{id}.share"), &name, &format!("{id}.actual"), "projects.total");
    }
    ids
}

/// The columns of each source of money; their ids.
fn sources(build: &mut Build, under: &str, funding: &[Funding]) -> Vec<String> {
    let all = funding.iter().map(|row| {
        let id = format!("{under}.{}", row.source.value);
        let name = source_name(&row.source.value);
        columns(build, &id, name, &row.line);
        rate(build, &id, "execution_rate", &format!("{name}预算执行率"), "actual");
        id
    });
    all.collect()
}

fn source_name(source: &str) -> &str {
    match source {
        "current_fiscal" => "当年财政拨款",
        "carried_over" => "上年结转资金",
        "fiscal" => "财政拨款",
        "general_budget" => "一般公共预算",
        "government_fund" => "政府性基金",
        "state_capital" => "国有资本经营预算",
        "social_insurance" => "社会保险基金",
        "special_account" => "财政专户管理资金",
        "business" => "事业收入",
        _ => "其他资金",
    }
}

fn three_public(build: &mut Build, three: &ThreePublic) {
    let lines = [
        ("abroad", "因公出国（境）费", &three.abroad),
        ("vehicle_purchase", "公务用车购置费", &three.vehicle_purchase),
        ("vehicle_operation", "公务用车运行维护费", &three.vehicle_operation),
        ("reception", "公务接待费", &three.reception),
    ];
    let mut given = Vec::new();
    for (key, name, line) in lines {
        let id = format!("three_public.{key}");
        columns(build, &id, name, line);
        rate(build, &id, "completion_rate", &format!("{name}预算完成率"), "actual");
        if line.is_filled() {
            given.push(id);
        }
    }
    group(build, "three_public", ("“三公”经费", "“三公”经费决算数"), &three.total, &given);
    rate(build, "three_public", "control_rate", "“三公”经费控制率", "total");
    for (key, name, _) in lines {
        let id = format!("three_public.{key}");
        let name = format!("{name}占“三公”经费的比重");
        build.ratio(&format!("{id}.share"), &name, &format!("{id}.actual"), "three_public.total");
    }
    build.count("three_public.abroad.trips", "因公出国（境）团组数", &three.trips, "个");
    build.count("three_public.abroad.people", "因公出国（境）人次数", &three.people, "人次");
    build.count(
        "three_public.vehicle_purchase.count",
        "公务用车购置数",
        &three.vehicle_count,
        "辆",
    );
    build.count("three_public.vehicle_operation.fleet", "公务用车保有量", &three.fleet, "辆");
}

fn assets(build: &mut Build, assets: &Assets) {
    build.money("assets.total", "固定资产总额", &assets.total);
    build.money("assets.in_use", "在用固定资产总额", &assets.in_use);
    let name = "固定资产利用率";
    if assets.total.is_some() && assets.in_use.is_some() {
        build.ratio("assets.utilization", name, "assets.in_use", "assets.total");
    } else {
        build.percent("assets.utilization", name, &assets.utilization);
    }
}

fn data_table(build: &mut Build, table: &DataTable) {
    let under = format!("data_tables.{}", table.id.value);
    for (index, column) in table.columns.iter().enumerate() {
        let Some(unit) = &column.unit else { continue };
        let mut cells = Vec::new();
        for row in &table.rows {
            let id = format!("{under}.{}.{}", row.id.value, column.id.value);
            let name = format!("{}{}", row_name(row), column.name.value);
            let number: Maybe<Decimal> = match row.cells.get(index) {
                Some(DataCell::Number(number)) => Some(number.clone()),
                _ => None,
            };
            build.counted(&id, &name, &number, &unit.value);
            cells.push(id);
        }
        let id = format!("{under}.total.{}", column.id.value);
        let name = format!("{}合计", column.name.value);
        let given = table.total.iter().find(|(of, _)| of.value == column.id.value);
        match given {
            Some((_, total)) => build.counted(&id, &name, &Some(total.clone()), &unit.value),
            None => build.sum(&id, &name, &cells),
        }
        let difference = format!("{under}.difference.{}", column.id.value);
        build.remainder(&difference, &format!("{name}与各行之差"), &id, &cells);
    }
}

/// What a row is about: its first words.
fn row_name(row: &crate::data::model::DataRow) -> &str {
    let words = row.cells.iter().find_map(|cell| match cell {
        DataCell::Text(text) => Some(text.value.as_str()),
        DataCell::Missing | DataCell::Number(_) => None,
    });
    words.unwrap_or(&row.id.value)
}
