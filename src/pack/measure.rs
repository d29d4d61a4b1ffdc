//! The rates that a profile may score, by id and variant; `figures` knows their formulas.

use crate::base::nearest::nearest;

/// A rate with its formula settled: where two formulas go by one name, each is a rate of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
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
const MEASURES: [(&str, &str, Measure); 23] = [
    ("staff_control_rate", "", Measure::StaffControl),
    ("three_public_change_rate", "budget", Measure::ThreePublicChangeByBudget),
    ("three_public_change_rate", "actual", Measure::ThreePublicChangeByActual),
    ("key_spending_rate", "", Measure::KeySpending),
    ("budget_completion_rate", "balance", Measure::BudgetCompletionByBalance),
    ("budget_completion_rate", "spending", Measure::BudgetCompletionBySpending),
    ("budget_control_rate", "", Measure::BudgetControl),
    ("budget_adjustment_rate", "", Measure::BudgetAdjustment),
    ("execution_rate", "budget", Measure::ExecutionOfBudget),
    ("execution_rate", "initial", Measure::ExecutionOfInitial),
    ("basic_control_rate", "", Measure::BasicControl),
    ("project_control_rate", "", Measure::ProjectControl),
    ("carryover_rate", "budget", Measure::CarryoverByBudget),
    ("carryover_rate", "actual", Measure::CarryoverByActual),
    ("carryover_change_rate", "", Measure::CarryoverChange),
    ("carryover_level", "", Measure::CarryoverLevel),
    ("building_area_control_rate", "", Measure::BuildingArea),
    ("building_investment_control_rate", "", Measure::BuildingInvestment),
    ("public_control_rate", "", Measure::PublicControl),
    ("three_public_control_rate", "budget", Measure::ThreePublicControlOfBudget),
    ("three_public_control_rate", "initial", Measure::ThreePublicControlOfInitial),
    ("procurement_execution_rate", "", Measure::ProcurementExecution),
    ("asset_utilization", "", Measure::AssetUse),
];

impl Measure {
    /// The rate with this id and variant.
    pub fn find(id: &str, variant: &str) -> Option<Self> {
        let found = MEASURES.iter().find(|(known, of, _)| *known == id && *of == variant);
        found.map(|(.., measure)| *measure)
    }

    /// The variants of an id; none if the id is unknown, one empty word if there is no choice.
    pub fn variants(id: &str) -> Vec<&'static str> {
        MEASURES.iter().filter(|(known, ..)| *known == id).map(|(_, variant, _)| *variant).collect()
    }

    /// The known id that a misspelt one most likely means.
    pub fn nearest(id: &str) -> Option<&'static str> {
        nearest(id, MEASURES.iter().map(|(known, ..)| *known))
    }
}
