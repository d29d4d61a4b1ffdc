//! The formula of each rate that a profile may score: which figures are divided by which.

use super::build::Build;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::Maybe;
use crate::pack::RateKind;

/// Makes the rate `<id>.rate`, and `<id>.part` and `<id>.whole` where these are not figures of their own.
pub(super) fn rate(build: &mut Build, report: &Report, fact: &str, name: &str, kind: RateKind) {
    let rate = FigureKey::new(fact, Column::Rate);
    let (part, whole) = match kind {
        RateKind::StaffControl => plain("staff.actual", "staff.established"),
        RateKind::ThreePublicChangeByBudget => {
            change(build, fact, "three_public.budget", "three_public.last_year_budget")
        }
        RateKind::ThreePublicChangeByActual => {
            change(build, fact, "three_public.total", "three_public.last_year")
        }
        RateKind::KeySpending => {
            (key_spending(build, report, fact), FigureKey::new(keys::PROJECTS, Column::Total))
        }
        RateKind::BudgetCompletionByBalance => completion(build, fact),
        RateKind::BudgetCompletionBySpending | RateKind::ExecutionOfBudget => {
            plain("expenditure.total", "expenditure.budget")
        }
        RateKind::ExecutionOfInitial => plain("expenditure.total", "expenditure.initial"),
        RateKind::BudgetControl => plain("expenditure.adjustment", "expenditure.initial"),
        RateKind::BudgetAdjustment => {
            let part = rate.with(Column::Part);
            build.size(part.clone(), "预算调整数", &spent(Column::Adjustment));
            (part, spent(Column::Initial))
        }
        RateKind::BasicControl => plain("expenditure.basic.total", "expenditure.basic.budget"),
        RateKind::ProjectControl => {
            plain("expenditure.project.actual", "expenditure.project.budget")
        }
        RateKind::CarryoverByBudget => plain("carryover.closing", "expenditure.budget"),
        RateKind::CarryoverByActual => plain("carryover.closing", "expenditure.total"),
        RateKind::CarryoverChange => {
            change(build, fact, "carryover.closing", "carryover.last_year_closing")
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
        RateKind::AssetUse => {
            return build.same(rate, name, &FigureKey::parse("assets.utilization"));
        }
    };
    build.ratio(rate, name, &part, &whole);
}

fn plain(part: &str, whole: &str) -> (FigureKey, FigureKey) {
    (FigureKey::parse(part), FigureKey::parse(whole))
}

fn spent(column: Column) -> FigureKey {
    FigureKey::new(keys::EXPENDITURE, column)
}

/// （本年－上年）÷上年.
fn change(build: &mut Build, fact: &str, now: &str, before: &str) -> (FigureKey, FigureKey) {
    let part = FigureKey::new(fact, Column::Part);
    let (now, before) = plain(now, before);
    let name = format!("{}与上年之差", build.name(&now));
    build.difference(part.clone(), &name, &now, &before);
    (part, before)
}

/// （年初结转＋年初预算＋追加－年末结转）÷（年初结转＋年初预算＋追加).
fn completion(build: &mut Build, fact: &str) -> (FigureKey, FigureKey) {
    let (part, whole) = (FigureKey::new(fact, Column::Part), FigureKey::new(fact, Column::Whole));
    let opening = FigureKey::parse(keys::OPENING);
    let sources = [opening, spent(Column::Initial), spent(Column::Adjustment)];
    build.sum(whole.clone(), "可用资金", &sources);
    build.difference(part.clone(), "预算完成数", &whole, &FigureKey::parse(keys::CLOSING));
    (part, whole)
}

/// 决算数 of the projects that are marked as 重点.
fn key_spending(build: &mut Build, report: &Report, fact: &str) -> FigureKey {
    let is_key = |flag: &Maybe<bool>| flag.as_ref().is_some_and(|flag| flag.value);
    let key = report.projects.iter().filter(|project| is_key(&project.priority));
    let parts: Vec<_> =
        key.map(|project| FigureKey::new(project.fact.as_str(), Column::Actual)).collect();
    let part = FigureKey::new(fact, Column::Part);
    build.sum(part.clone(), "重点项目支出", &parts);
    part
}
