//! The formula of each rate that a profile may score: which figures are divided by which.

use super::build::Build;
use crate::data::Report;
use crate::pack::Measure;

/// Makes the rate `<id>.rate`, and `<id>.part` and `<id>.whole` where these are not figures of their own.
pub fn rate(build: &mut Build, report: &Report, id: &str, name: &str, measure: Measure) {
    let (part, whole) = match measure {
        Measure::StaffControl => plain("staff.actual", "staff.established"),
        Measure::ThreePublicChangeByBudget => {
            change(build, id, "three_public.budget", "three_public.last_year_budget")
        }
        Measure::ThreePublicChangeByActual => {
            change(build, id, "three_public.total", "three_public.last_year")
        }
        Measure::KeySpending => (key_spending(build, report, id), "projects.total".into()),
        Measure::BudgetCompletionByBalance => completion(build, id),
        Measure::BudgetCompletionBySpending | Measure::ExecutionOfBudget => {
            plain("expenditure.total", "expenditure.budget")
        }
        Measure::ExecutionOfInitial => plain("expenditure.total", "expenditure.initial"),
        Measure::BudgetControl => plain("expenditure.adjustment", "expenditure.initial"),
        Measure::BudgetAdjustment => {
            let part = format!("{id}.part");
            build.size(&part, "预算调整数", "expenditure.adjustment");
            (part, "expenditure.initial".into())
        }
        Measure::BasicControl => plain("expenditure.basic.total", "expenditure.basic.budget"),
        Measure::ProjectControl => {
            plain("expenditure.project.actual", "expenditure.project.budget")
        }
        Measure::CarryoverByBudget => plain("carryover.closing", "expenditure.budget"),
        Measure::CarryoverByActual => plain("carryover.closing", "expenditure.total"),
        Measure::CarryoverChange => {
            change(build, id, "carryover.closing", "carryover.last_year_closing")
        }
        Measure::CarryoverLevel => plain("carryover.closing", "carryover.last_year_closing"),
        Measure::BuildingArea => plain("buildings.actual_area", "buildings.approved_area"),
        Measure::BuildingInvestment => {
            plain("buildings.actual_investment", "buildings.approved_investment")
        }
        Measure::PublicControl => {
            plain("expenditure.basic.public.actual", "expenditure.basic.public.budget")
        }
        Measure::ThreePublicControlOfBudget => plain("three_public.total", "three_public.budget"),
        Measure::ThreePublicControlOfInitial => plain("three_public.total", "three_public.initial"),
        Measure::ProcurementExecution => plain("procurement.actual", "procurement.budget"),
        // The rate may be filled in without its amounts, so it is taken over and not divided again.
        Measure::AssetUse => return build.same(&format!("{id}.rate"), name, "assets.utilization"),
    };
    build.ratio(&format!("{id}.rate"), name, &part, &whole);
}

fn plain(part: &str, whole: &str) -> (String, String) {
    (part.into(), whole.into())
}

/// （本年－上年）÷上年.
fn change(build: &mut Build, id: &str, now: &str, before: &str) -> (String, String) {
    let part = format!("{id}.part");
    let name = format!("{}与上年之差", build.name(now));
    build.difference(&part, &name, now, before);
    (part, before.into())
}

/// （年初结转＋年初预算＋追加－年末结转）÷（年初结转＋年初预算＋追加).
fn completion(build: &mut Build, id: &str) -> (String, String) {
    let (part, whole) = (format!("{id}.part"), format!("{id}.whole"));
    let sources = ["carryover.opening", "expenditure.initial", "expenditure.adjustment"];
    build.sum(&whole, "可用资金", &sources.map(String::from));
    build.difference(&part, "预算完成数", &whole, "carryover.closing");
    (part, whole)
}

/// 决算数 of the projects that are marked as 重点.
fn key_spending(build: &mut Build, report: &Report, id: &str) -> String {
    let is_key = |flag: &crate::data::model::Maybe<bool>| flag.as_ref().is_some_and(|f| f.value);
    let key = report.projects.iter().filter(|project| is_key(&project.priority));
    let parts: Vec<_> =
        key.map(|project| format!("projects.{}.actual", project.id.value)).collect();
    let part = format!("{id}.part");
    build.sum(&part, "重点项目支出", &parts);
    part
}
