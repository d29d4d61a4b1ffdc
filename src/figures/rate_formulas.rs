//! The formula of each rate that a profile may score: which figures are divided by which.

use super::build::Build;
use crate::data::Report;
use crate::pack::RateKind;

/// Makes the rate `<id>.rate`, and `<id>.part` and `<id>.whole` where these are not figures of their own.
pub fn rate(build: &mut Build, report: &Report, id: &str, name: &str, kind: RateKind) {
    let (part, whole) = match kind {
        RateKind::StaffControl => plain("staff.actual", "staff.established"),
        RateKind::ThreePublicChangeByBudget => {
            change(build, id, "three_public.budget", "three_public.last_year_budget")
        }
        RateKind::ThreePublicChangeByActual => {
            change(build, id, "three_public.total", "three_public.last_year")
        }
        RateKind::KeySpending => (key_spending(build, report, id), "projects.total".into()),
        RateKind::BudgetCompletionByBalance => completion(build, id),
        RateKind::BudgetCompletionBySpending | RateKind::ExecutionOfBudget => {
            plain("expenditure.total", "expenditure.budget")
        }
        RateKind::ExecutionOfInitial => plain("expenditure.total", "expenditure.initial"),
        RateKind::BudgetControl => plain("expenditure.adjustment", "expenditure.initial"),
        RateKind::BudgetAdjustment => {
            let part = format!("{id}.part");
            build.size(&part, "预算调整数", "expenditure.adjustment");
            (part, "expenditure.initial".into())
        }
        RateKind::BasicControl => plain("expenditure.basic.total", "expenditure.basic.budget"),
        RateKind::ProjectControl => {
            plain("expenditure.project.actual", "expenditure.project.budget")
        }
        RateKind::CarryoverByBudget => plain("carryover.closing", "expenditure.budget"),
        RateKind::CarryoverByActual => plain("carryover.closing", "expenditure.total"),
        RateKind::CarryoverChange => {
            change(build, id, "carryover.closing", "carryover.last_year_closing")
        }
        RateKind::CarryoverLevel => plain("carryover.closing", "carryover.last_year_closing"),
        RateKind::BuildingArea => plain("buildings.actual_area", "buildings.approved_area"),
        RateKind::BuildingInvestment => {
            plain("buildings.actual_investment", "buildings.approved_investment")
        }
        RateKind::PublicControl => {
            plain("expenditure.basic.public.actual", "expenditure.basic.public.budget")
        }
        RateKind::ThreePublicControlOfBudget => plain("three_public.total", "three_public.budget"),
        RateKind::ThreePublicControlOfInitial => {
            plain("three_public.total", "three_public.initial")
        }
        RateKind::ProcurementExecution => plain("procurement.actual", "procurement.budget"),
        // The rate may be filled in without its amounts, so it is taken over and not divided again.
        RateKind::AssetUse => return build.same(&format!("{id}.rate"), name, "assets.utilization"),
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
