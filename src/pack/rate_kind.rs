//! The rates that a profile may score, by id and variant; `figures` knows their formulas.

use crate::base::nearest::nearest;

/// A rate with its formula settled: where two formulas go by one name, each is a rate of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RateKind {
    /// 在职人员数÷编制数.
    StaffControl,
    /// （本年“三公”预算数－上年预算数）÷上年预算数 (财预〔2013〕53号).
    ThreePublicChangeByBudget,
    /// （本年“三公”决算数－上年决算数）÷上年决算数.
    ThreePublicChangeByActual,
    /// 重点项目支出÷项目总支出.
    KeySpending,
    /// （年初结转＋年初预算＋追加－年末结转）÷（年初结转＋年初预算＋追加), Hunan.
    BudgetCompletionByBalance,
    /// 决算数÷全年预算数.
    BudgetCompletionBySpending,
    /// 追加追减数÷年初预算数, Hunan.
    BudgetControl,
    /// 追加追减数的绝对值÷年初预算数.
    BudgetAdjustment,
    /// 决算数÷全年预算数.
    ExecutionOfBudget,
    /// 决算数÷年初预算数.
    ExecutionOfInitial,
    /// 基本支出决算数÷预算数.
    BasicControl,
    /// 项目支出决算数÷预算数.
    ProjectControl,
    /// 年末结转结余÷支出预算数 (财预〔2013〕53号).
    CarryoverByBudget,
    /// 年末结转结余÷支出决算数.
    CarryoverByActual,
    /// （年末结转结余－上年年末）÷上年年末.
    CarryoverChange,
    /// 年末结转结余÷上年年末结转结余.
    CarryoverLevel,
    /// 实际面积÷批准面积 of buildings finished this year.
    BuildingArea,
    /// 实际投资÷批准投资 of buildings finished this year.
    BuildingInvestment,
    /// 公用经费决算数÷预算数.
    PublicControl,
    /// “三公”经费决算数÷全年预算数.
    ThreePublicControlOfBudget,
    /// “三公”经费决算数÷年初预算数.
    ThreePublicControlOfInitial,
    /// 政府采购决算数÷预算数.
    ProcurementExecution,
    /// 在用固定资产÷固定资产总额.
    AssetUse,
}

/// Every rate: id, variant (empty where there is one formula only), which.
const RATE_KINDS: [(&str, &str, RateKind); 23] = [
    ("staff_control_rate", "", RateKind::StaffControl),
    ("three_public_change_rate", "budget", RateKind::ThreePublicChangeByBudget),
    ("three_public_change_rate", "actual", RateKind::ThreePublicChangeByActual),
    ("key_spending_rate", "", RateKind::KeySpending),
    ("budget_completion_rate", "balance", RateKind::BudgetCompletionByBalance),
    ("budget_completion_rate", "spending", RateKind::BudgetCompletionBySpending),
    ("budget_control_rate", "", RateKind::BudgetControl),
    ("budget_adjustment_rate", "", RateKind::BudgetAdjustment),
    ("execution_rate", "budget", RateKind::ExecutionOfBudget),
    ("execution_rate", "initial", RateKind::ExecutionOfInitial),
    ("basic_control_rate", "", RateKind::BasicControl),
    ("project_control_rate", "", RateKind::ProjectControl),
    ("carryover_rate", "budget", RateKind::CarryoverByBudget),
    ("carryover_rate", "actual", RateKind::CarryoverByActual),
    ("carryover_change_rate", "", RateKind::CarryoverChange),
    ("carryover_level", "", RateKind::CarryoverLevel),
    ("building_area_control_rate", "", RateKind::BuildingArea),
    ("building_investment_control_rate", "", RateKind::BuildingInvestment),
    ("public_control_rate", "", RateKind::PublicControl),
    ("three_public_control_rate", "budget", RateKind::ThreePublicControlOfBudget),
    ("three_public_control_rate", "initial", RateKind::ThreePublicControlOfInitial),
    ("procurement_execution_rate", "", RateKind::ProcurementExecution),
    ("asset_utilization", "", RateKind::AssetUse),
];

impl RateKind {
    /// The rate with this id and variant.
    pub fn find(id: &str, variant: &str) -> Option<Self> {
        let found = RATE_KINDS.iter().find(|(known, of, _)| *known == id && *of == variant);
        found.map(|(.., rate_kind)| *rate_kind)
    }

    /// The variants of an id; none if the id is unknown, one empty word if there is no choice.
    pub fn variants(id: &str) -> Vec<&'static str> {
        RATE_KINDS
            .iter()
            .filter(|(known, ..)| *known == id)
            .map(|(_, variant, _)| *variant)
            .collect()
    }

    /// The known id that a misspelt one most likely means.
    pub fn nearest(id: &str) -> Option<&'static str> {
        nearest(id, RATE_KINDS.iter().map(|(known, ..)| *known))
    }
}
