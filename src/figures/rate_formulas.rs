//! The formula of each rate that a profile may score: which figures are divided by which.

use super::build::Build;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::Maybe;
use crate::pack::RateKind;

/// Makes the rate `<id>.rate`, and `<id>.part` and `<id>.whole` where these are not figures of their own.
pub(super) fn rate(build: &mut Build, report: &Report, fact: &str, name: &str, kind: RateKind) {
    let rate = of(fact, Column::Rate);
    let (part, whole) = match kind {
        RateKind::StaffControl => (value(keys::STAFF_ACTUAL), value(keys::STAFF_ESTABLISHED)),
        RateKind::ThreePublicChangeByBudget => change(
            build,
            fact,
            of(keys::THREE_PUBLIC, Column::Budget),
            of(keys::THREE_PUBLIC, Column::LastYearBudget),
        ),
        RateKind::ThreePublicChangeByActual => change(
            build,
            fact,
            of(keys::THREE_PUBLIC, Column::Total),
            of(keys::THREE_PUBLIC, Column::LastYear),
        ),
        RateKind::KeySpending => {
            (key_spending(build, report, fact), of(keys::PROJECTS, Column::Total))
        }
        RateKind::BudgetCompletionByBalance => completion(build, fact),
        RateKind::BudgetCompletionBySpending | RateKind::ExecutionOfBudget => {
            (of(keys::EXPENDITURE, Column::Total), of(keys::EXPENDITURE, Column::Budget))
        }
        RateKind::ExecutionOfInitial => {
            (of(keys::EXPENDITURE, Column::Total), of(keys::EXPENDITURE, Column::Initial))
        }
        RateKind::BudgetControl => {
            (of(keys::EXPENDITURE, Column::Adjustment), of(keys::EXPENDITURE, Column::Initial))
        }
        RateKind::BudgetAdjustment => {
            let part = rate.with(Column::Part);
            build.size(part.clone(), "预算调整数", &of(keys::EXPENDITURE, Column::Adjustment));
            (part, of(keys::EXPENDITURE, Column::Initial))
        }
        RateKind::BasicControl => (of(keys::BASIC, Column::Total), of(keys::BASIC, Column::Budget)),
        RateKind::ProjectControl => {
            (of(keys::PROJECT_SPENDING, Column::Actual), of(keys::PROJECT_SPENDING, Column::Budget))
        }
        RateKind::CarryoverByBudget => {
            (value(keys::CLOSING), of(keys::EXPENDITURE, Column::Budget))
        }
        RateKind::CarryoverByActual => (value(keys::CLOSING), of(keys::EXPENDITURE, Column::Total)),
        RateKind::CarryoverChange => {
            change(build, fact, value(keys::CLOSING), value(keys::LAST_YEAR_CLOSING))
        }
        RateKind::CarryoverLevel => (value(keys::CLOSING), value(keys::LAST_YEAR_CLOSING)),
        RateKind::BuildingArea => (value(keys::ACTUAL_AREA), value(keys::APPROVED_AREA)),
        RateKind::BuildingInvestment => {
            (value(keys::ACTUAL_INVESTMENT), value(keys::APPROVED_INVESTMENT))
        }
        RateKind::PublicControl => {
            (of(keys::PUBLIC, Column::Actual), of(keys::PUBLIC, Column::Budget))
        }
        RateKind::ThreePublicControlOfBudget => {
            (of(keys::THREE_PUBLIC, Column::Total), of(keys::THREE_PUBLIC, Column::Budget))
        }
        RateKind::ThreePublicControlOfInitial => {
            (of(keys::THREE_PUBLIC, Column::Total), of(keys::THREE_PUBLIC, Column::Initial))
        }
        RateKind::ProcurementExecution => {
            (of(keys::PROCUREMENT, Column::Actual), of(keys::PROCUREMENT, Column::Budget))
        }
        // The rate may be filled in without its amounts, so it is taken over and not divided again.
        RateKind::AssetUse => {
            return build.same(rate, name, &value(keys::ASSET_USE));
        }
    };
    build.ratio(rate, name, &part, &whole);
}

/// A column of a fact.
fn of(fact: &str, column: Column) -> FigureKey {
    FigureKey::new(fact, column)
}

/// A single value.
fn value(key: &str) -> FigureKey {
    FigureKey::parse(key)
}

/// （本年－上年）÷上年.
fn change(
    build: &mut Build,
    fact: &str,
    now: FigureKey,
    before: FigureKey,
) -> (FigureKey, FigureKey) {
    let part = of(fact, Column::Part);
    let name = format!("{}与上年之差", build.name(&now));
    build.difference(part.clone(), &name, &now, &before);
    (part, before)
}

/// （年初结转＋年初预算＋追加－年末结转）÷（年初结转＋年初预算＋追加).
fn completion(build: &mut Build, fact: &str) -> (FigureKey, FigureKey) {
    let (part, whole) = (of(fact, Column::Part), of(fact, Column::Whole));
    let opening = value(keys::OPENING);
    let sources = [
        opening,
        of(keys::EXPENDITURE, Column::Initial),
        of(keys::EXPENDITURE, Column::Adjustment),
    ];
    build.sum(whole.clone(), "可用资金", &sources);
    build.difference(part.clone(), "预算完成数", &whole, &value(keys::CLOSING));
    (part, whole)
}

/// 决算数 of the projects that are marked as 重点.
fn key_spending(build: &mut Build, report: &Report, fact: &str) -> FigureKey {
    let is_key = |flag: &Maybe<bool>| flag.as_ref().is_some_and(|flag| flag.value);
    let key = report.projects.iter().filter(|project| is_key(&project.priority));
    let parts: Vec<_> = key.map(|project| of(project.fact.as_str(), Column::Actual)).collect();
    let part = of(fact, Column::Part);
    build.sum(part.clone(), "重点项目支出", &parts);
    part
}
