//! 收入、支出、“三公”经费 to figures.

use super::build::Build;
use super::lines::{columns, group, rate};
use super::projects::sources;
use crate::data::model::{BudgetLine, Expenditure, Income, IncomePart, Spending, ThreePublic};

pub fn income(build: &mut Build, income: &Income) {
    let parts = income_parts(build, "income", &income.parts);
    group(build, "income", ("收入", "收入总计"), &income.total, &parts);
    income_shares(build, "income", &income.parts);
    build.ratio("income.share", "收入总计的比重", "income.total", "income.total");
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

pub fn expenditure(build: &mut Build, spent: &Expenditure, projects: &[String]) {
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
    build.ratio("expenditure.share", "支出合计的比重", "expenditure.total", "expenditure.total");
    rate(build, "expenditure", "execution_rate", "预算执行率", "total");
    sources(build, "expenditure.funding", &spent.funding);
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

fn project_spending(build: &mut Build, line: &BudgetLine, projects: &[String]) {
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

pub fn three_public(build: &mut Build, three: &ThreePublic) {
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
