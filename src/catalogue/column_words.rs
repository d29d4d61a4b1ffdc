//! How columns are spelt in ids, what they are called, and what they are of each other.

use super::column::Column;

/// Every column but [`Column::Value`] with its spelling in ids.
const WORDS: &[(Column, &str)] = &[
    (Column::Initial, "initial"),
    (Column::Adjustment, "adjustment"),
    (Column::AdjustmentSize, "adjustment_size"),
    (Column::Budget, "budget"),
    (Column::Actual, "actual"),
    (Column::Total, "total"),
    (Column::Difference, "difference"),
    (Column::BudgetDifference, "budget_difference"),
    (Column::LastYear, "last_year"),
    (Column::LastYearBudget, "last_year_budget"),
    (Column::Change, "change"),
    (Column::ChangeSize, "change_size"),
    (Column::ChangeRate, "change_rate"),
    (Column::ChangeClause, "change_clause"),
    (Column::Size, "size"),
    (Column::Excess, "excess"),
    (Column::BudgetGap, "budget_gap"),
    (Column::BudgetGapSize, "budget_gap_size"),
    (Column::BudgetGapRate, "budget_gap_rate"),
    (Column::BudgetClause, "budget_clause"),
    (Column::InitialGap, "initial_gap"),
    (Column::InitialGapSize, "initial_gap_size"),
    (Column::InitialGapRate, "initial_gap_rate"),
    (Column::InitialClause, "initial_clause"),
    (Column::InitialCompletionRate, "initial_completion_rate"),
    (Column::PlanChange, "plan_change"),
    (Column::PlanChangeSize, "plan_change_size"),
    (Column::PlanChangeRate, "plan_change_rate"),
    (Column::PlanClause, "plan_clause"),
    (Column::Received, "received"),
    (Column::BasicSpending, "basic_spending"),
    (Column::ProjectSpending, "project_spending"),
    (Column::Issued, "issued"),
    (Column::Arrived, "arrived"),
    (Column::ArrivalRate, "arrival_rate"),
    (Column::SpendingRate, "spending_rate"),
    (Column::RoundingNote, "rounding_note"),
    (Column::Share, "share"),
    (Column::CompletionRate, "completion_rate"),
    (Column::ControlRate, "control_rate"),
    (Column::ExecutionRate, "execution_rate"),
    (Column::ApprovedArea, "approved_area"),
    (Column::ActualArea, "actual_area"),
    (Column::AreaExcess, "area_excess"),
    (Column::ApprovedInvestment, "approved_investment"),
    (Column::ActualInvestment, "actual_investment"),
    (Column::InvestmentExcess, "investment_excess"),
    (Column::AreaControlRate, "area_control_rate"),
    (Column::InvestmentControlRate, "investment_control_rate"),
    (Column::ShareChange, "share_change"),
    (Column::ShareChangeClause, "share_change_clause"),
    (Column::CompletionRateChange, "completion_rate_change"),
    (Column::CompletionRateChangeClause, "completion_rate_change_clause"),
    (Column::ControlRateChange, "control_rate_change"),
    (Column::ControlRateChangeClause, "control_rate_change_clause"),
    (Column::ExecutionRateChange, "execution_rate_change"),
    (Column::ExecutionRateChangeClause, "execution_rate_change_clause"),
    (Column::Rate, "rate"),
    (Column::Part, "part"),
    (Column::Whole, "whole"),
    (Column::Target, "target"),
    (Column::Completion, "completion"),
    (Column::Weight, "weight"),
    (Column::Score, "score"),
    (Column::RuleScore, "rule_score"),
    (Column::ScoredExecutionRate, "scored_execution_rate"),
    (Column::ExecutionWeight, "execution_weight"),
    (Column::ExecutionScore, "execution_score"),
    (Column::RawScore, "raw_score"),
    (Column::FullScore, "full_score"),
    (Column::TotalScore, "total_score"),
    (Column::Rescaling, "rescaling"),
    (Column::Grade, "grade"),
];

impl Column {
    /// Its spelling in ids; empty for the fact itself.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(column, _)| *column == self).map_or("", |(_, word)| word)
    }

    /// The column that an id's last word spells.
    pub fn from_word(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, known)| *known == word).map(|(column, _)| *column)
    }

    /// What stands behind a line's name in the name of the figure: `年初预算数`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Initial => "年初预算数",
            Self::Adjustment => "追加追减数",
            Self::Budget => "预算数",
            Self::Actual | Self::Total => "决算数",
            Self::LastYear => "上年决算数",
            Self::LastYearBudget => "上年预算数",
            Self::Received => "收入数",
            Self::BasicSpending => "基本支出数",
            Self::ProjectSpending => "项目支出数",
            Self::Issued => "下达数",
            Self::Arrived => "到位数",
            Self::ApprovedArea => "批准面积",
            Self::ActualArea => "实际面积",
            Self::AreaExcess => "超出批准面积",
            Self::ApprovedInvestment => "批准投资",
            Self::ActualInvestment => "实际投资",
            Self::InvestmentExcess => "超出批准投资",
            Self::AreaControlRate => "面积控制率",
            Self::InvestmentControlRate => "投资概算控制率",
            _ => "",
        }
    }

    /// The name of a key of the facts file: `全年预算`.
    pub fn key_name(self) -> &'static str {
        match self {
            Self::Initial => "年初预算",
            Self::Adjustment => "追加追减",
            Self::Budget => "全年预算",
            Self::LastYear => "上年决算",
            Self::LastYearBudget => "上年预算",
            Self::Received => "收入",
            Self::BasicSpending => "基本支出",
            Self::ProjectSpending => "项目支出",
            Self::Issued => "下达资金",
            Self::Arrived => "到位资金",
            other => other.title(),
        }
    }

    /// The columns of a rate's change against last year, and of the clause that states it.
    pub fn change_of_rate(self) -> Option<[Self; 2]> {
        Some(match self {
            Self::Share => [Self::ShareChange, Self::ShareChangeClause],
            Self::CompletionRate => [Self::CompletionRateChange, Self::CompletionRateChangeClause],
            Self::ControlRate => [Self::ControlRateChange, Self::ControlRateChangeClause],
            Self::ExecutionRate => [Self::ExecutionRateChange, Self::ExecutionRateChangeClause],
            _ => return None,
        })
    }
}
