//! Every column with its spelling in ids, what it is called, and what kind of value it is.

use super::column::Column;
use crate::base::id::named;

/// What is known of a column.
#[derive(Clone, Copy)]
struct ColumnRow {
    column: Column,
    /// Its spelling in ids; empty for the fact itself.
    word: &'static str,
    /// What stands behind a line's name in the name of the figure: `年初预算数`.
    title: &'static str,
    /// The name of a key of the facts file: `全年预算`.
    key_name: &'static str,
    /// Whether templates see it of a line of amounts.
    is_of_line: bool,
    is_rate: bool,
    is_score: bool,
    /// The columns of a rate's change against last year, and of the clause that states it.
    change: Option<[Column; 2]>,
}

const fn row(column: Column, word: &'static str) -> ColumnRow {
    ColumnRow {
        column,
        word,
        title: "",
        key_name: "",
        is_of_line: false,
        is_rate: false,
        is_score: false,
        change: None,
    }
}

impl ColumnRow {
    /// With a title, which is its key's name too.
    const fn titled(self, title: &'static str) -> Self {
        Self { title, key_name: title, ..self }
    }

    const fn keyed(self, key_name: &'static str) -> Self {
        Self { key_name, ..self }
    }

    const fn of_line(self) -> Self {
        Self { is_of_line: true, ..self }
    }

    const fn rate(self) -> Self {
        Self { is_rate: true, ..self }
    }

    const fn score(self) -> Self {
        Self { is_score: true, ..self }
    }

    const fn changing(self, change: [Column; 2]) -> Self {
        Self { change: Some(change), ..self }
    }
}

/// All columns, in the order of [`Column`], which is that of a line's columns in templates.
const COLUMNS: &[ColumnRow] = &[
    row(Column::Value, ""),
    row(Column::Initial, "initial").titled("年初预算数").keyed("年初预算").of_line(),
    row(Column::Adjustment, "adjustment").titled("追加追减数").keyed("追加追减").of_line(),
    row(Column::AdjustmentSize, "adjustment_size").of_line(),
    row(Column::Budget, "budget").titled("预算数").keyed("全年预算").of_line(),
    row(Column::Actual, "actual").titled("决算数").of_line(),
    row(Column::Total, "total").titled("决算数").of_line(),
    row(Column::Difference, "difference").of_line(),
    row(Column::BudgetDifference, "budget_difference"),
    row(Column::LastYear, "last_year").titled("上年决算数").keyed("上年决算").of_line(),
    row(Column::LastYearBudget, "last_year_budget")
        .titled("上年预算数")
        .keyed("上年预算")
        .of_line(),
    row(Column::Change, "change").of_line(),
    row(Column::ChangeSize, "change_size").of_line(),
    row(Column::ChangeRate, "change_rate").of_line().rate(),
    row(Column::ChangeClause, "change_clause").of_line(),
    row(Column::Size, "size"),
    row(Column::Excess, "excess"),
    row(Column::BudgetGap, "budget_gap").of_line(),
    row(Column::BudgetGapSize, "budget_gap_size").of_line(),
    row(Column::BudgetGapRate, "budget_gap_rate").of_line().rate(),
    row(Column::BudgetClause, "budget_clause").of_line(),
    row(Column::InitialGap, "initial_gap").of_line(),
    row(Column::InitialGapSize, "initial_gap_size").of_line(),
    row(Column::InitialGapRate, "initial_gap_rate").of_line().rate(),
    row(Column::InitialClause, "initial_clause").of_line(),
    row(Column::InitialCompletionRate, "initial_completion_rate").of_line().rate(),
    row(Column::PlanChange, "plan_change").of_line(),
    row(Column::PlanChangeSize, "plan_change_size").of_line(),
    row(Column::PlanChangeRate, "plan_change_rate").of_line().rate(),
    row(Column::PlanClause, "plan_clause").of_line(),
    row(Column::Received, "received").titled("收入数").keyed("收入").of_line(),
    row(Column::BasicSpending, "basic_spending").titled("基本支出数").keyed("基本支出").of_line(),
    row(Column::ProjectSpending, "project_spending")
        .titled("项目支出数")
        .keyed("项目支出")
        .of_line(),
    row(Column::FiscalOpening, "fiscal_opening"),
    row(Column::FiscalSpent, "fiscal_spent"),
    row(Column::FiscalClosing, "fiscal_closing"),
    row(Column::Issued, "issued").titled("下达数").keyed("下达资金").of_line(),
    row(Column::Arrived, "arrived").titled("到位数").keyed("到位资金").of_line(),
    row(Column::ArrivalRate, "arrival_rate").of_line().rate(),
    row(Column::SpendingRate, "spending_rate").of_line().rate(),
    row(Column::RoundingNote, "rounding_note").of_line(),
    row(Column::Share, "share")
        .of_line()
        .rate()
        .changing([Column::ShareChange, Column::ShareChangeClause]),
    row(Column::CompletionRate, "completion_rate")
        .of_line()
        .rate()
        .changing([Column::CompletionRateChange, Column::CompletionRateChangeClause]),
    row(Column::ControlRate, "control_rate")
        .of_line()
        .rate()
        .changing([Column::ControlRateChange, Column::ControlRateChangeClause]),
    row(Column::ExecutionRate, "execution_rate")
        .of_line()
        .rate()
        .changing([Column::ExecutionRateChange, Column::ExecutionRateChangeClause]),
    row(Column::ApprovedArea, "approved_area").titled("批准面积"),
    row(Column::ActualArea, "actual_area").titled("实际面积"),
    row(Column::AreaExcess, "area_excess").titled("超出批准面积"),
    row(Column::ApprovedInvestment, "approved_investment").titled("批准投资"),
    row(Column::ActualInvestment, "actual_investment").titled("实际投资"),
    row(Column::InvestmentExcess, "investment_excess").titled("超出批准投资"),
    row(Column::AreaControlRate, "area_control_rate").titled("面积控制率").rate(),
    row(Column::InvestmentControlRate, "investment_control_rate").titled("投资概算控制率").rate(),
    row(Column::ShareChange, "share_change").of_line(),
    row(Column::ShareChangeClause, "share_change_clause").of_line(),
    row(Column::CompletionRateChange, "completion_rate_change").of_line(),
    row(Column::CompletionRateChangeClause, "completion_rate_change_clause").of_line(),
    row(Column::ControlRateChange, "control_rate_change").of_line(),
    row(Column::ControlRateChangeClause, "control_rate_change_clause").of_line(),
    row(Column::ExecutionRateChange, "execution_rate_change").of_line(),
    row(Column::ExecutionRateChangeClause, "execution_rate_change_clause").of_line(),
    row(Column::Rate, "rate").rate(),
    row(Column::Part, "part"),
    row(Column::Whole, "whole"),
    row(Column::Target, "target"),
    row(Column::Completion, "completion"),
    row(Column::Weight, "weight"),
    row(Column::Score, "score").score(),
    row(Column::RuleScore, "rule_score").score(),
    row(Column::ScoredExecutionRate, "scored_execution_rate").rate(),
    row(Column::ExecutionWeight, "execution_weight"),
    row(Column::ExecutionScore, "execution_score").score(),
    row(Column::RawScore, "raw_score").score(),
    row(Column::FullScore, "full_score").score(),
    row(Column::TotalScore, "total_score").score(),
    row(Column::Rescaling, "rescaling"),
    row(Column::Grade, "grade"),
];

/// No column is left out, and none stands in the place of another.
const _: () = {
    let mut at = 0;
    while at < COLUMNS.len() {
        assert!(COLUMNS[at].column as usize == at);
        at += 1;
    }
    assert!(at == Column::LAST as usize + 1);
};

impl Column {
    const fn row(self) -> &'static ColumnRow {
        &COLUMNS[self as usize]
    }

    /// Its spelling in ids; empty for the fact itself.
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// The column that an id's last word spells.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut spelt = COLUMNS.iter().filter(|row| !row.word.is_empty());
        spelt.find(|row| row.word == word).map(|row| row.column)
    }

    /// What stands behind a line's name in the name of the figure: `年初预算数`.
    pub fn title(self) -> &'static str {
        self.row().title
    }

    /// The name of a key of the facts file: `全年预算`.
    pub fn key_name(self) -> &'static str {
        self.row().key_name
    }

    /// Its title with its key, as messages call it: `追加追减数（adjustment）`.
    pub fn called(self) -> String {
        named(self.title(), self.word())
    }

    /// The columns that templates see of a line of amounts, in their order.
    pub fn of_line() -> impl Iterator<Item = Self> {
        COLUMNS.iter().filter(|row| row.is_of_line).map(|row| row.column)
    }

    /// Whether it is a quotient.
    pub fn is_rate(self) -> bool {
        self.row().is_rate
    }

    /// Whether it is a score.
    pub fn is_score(self) -> bool {
        self.row().is_score
    }

    /// The columns of a rate's change against last year, and of the clause that states it.
    pub fn change_of_rate(self) -> Option<[Self; 2]> {
        self.row().change
    }
}
