//! What a figure says of its fact: a column of the facts file, or a kind of derived value.

/// A column of a line of amounts, or a kind of value that is derived from a fact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    /// The fact itself; not spelled in an id.
    Value,
    /// 年初预算数.
    Initial,
    /// 追加追减数.
    Adjustment,
    /// [`Column::Adjustment`] without its sign.
    AdjustmentSize,
    /// 预算数, of the whole year.
    Budget,
    /// 决算数 of a line without parts; the number itself of a count.
    Actual,
    /// 决算数 of a line with parts.
    Total,
    /// Total less the sum of its parts.
    Difference,
    /// 预算数 less the sum of the parts' 预算数.
    BudgetDifference,
    /// 上年决算数.
    LastYear,
    /// 上年预算数.
    LastYearBudget,
    /// This year less last year.
    Change,
    /// [`Column::Change`] without its sign.
    ChangeSize,
    /// [`Column::Change`] over last year.
    ChangeRate,
    /// The clause that states the change: 比上年增加…….
    ChangeClause,
    /// The fact without its sign.
    Size,
    /// A count less the one that it may not exceed.
    Excess,
    /// 决算数 less 全年预算数.
    BudgetGap,
    /// [`Column::BudgetGap`] without its sign.
    BudgetGapSize,
    /// [`Column::BudgetGap`] over 全年预算数.
    BudgetGapRate,
    /// The clause that states it: 比预算减少…….
    BudgetClause,
    /// 决算数 less 年初预算数.
    InitialGap,
    /// [`Column::InitialGap`] without its sign.
    InitialGapSize,
    /// [`Column::InitialGap`] over 年初预算数.
    InitialGapRate,
    /// The clause that states it: 比年初预算增加…….
    InitialClause,
    /// 决算数 over 年初预算数.
    InitialCompletionRate,
    /// 预算数 less 上年预算数.
    PlanChange,
    /// [`Column::PlanChange`] without its sign.
    PlanChangeSize,
    /// [`Column::PlanChange`] over 上年预算数.
    PlanChangeRate,
    /// The clause that states it: 比上年预算减少…….
    PlanClause,
    /// 收入 from one source of money.
    Received,
    /// 基本支出 from one source of money.
    BasicSpending,
    /// 项目支出 from one source of money.
    ProjectSpending,
    /// 下达资金.
    Issued,
    /// 到位资金.
    Arrived,
    /// 到位资金 over 下达资金.
    ArrivalRate,
    /// 决算数 over 到位资金.
    SpendingRate,
    /// The note under a table on a total that rounding keeps from the sum of its parts.
    RoundingNote,
    /// 占比.
    Share,
    /// 预算完成率.
    CompletionRate,
    /// 控制率.
    ControlRate,
    /// 执行率.
    ExecutionRate,
    /// 面积控制率.
    AreaControlRate,
    /// 投资概算控制率.
    InvestmentControlRate,
    /// [`Column::Share`] less that of last year, in 个百分点.
    ShareChange,
    /// The clause that states it: 比上年提高1.25个百分点.
    ShareChangeClause,
    /// [`Column::CompletionRate`] less that of last year.
    CompletionRateChange,
    /// The clause that states it.
    CompletionRateChangeClause,
    /// [`Column::ControlRate`] less that of last year.
    ControlRateChange,
    /// The clause that states it.
    ControlRateChangeClause,
    /// [`Column::ExecutionRate`] less that of last year.
    ExecutionRateChange,
    /// The clause that states it.
    ExecutionRateChangeClause,
    /// The rate that an indicator scores.
    Rate,
    /// Numerator of an indicator's rate.
    Part,
    /// Denominator of an indicator's rate.
    Whole,
    /// 年度指标值.
    Target,
    /// 完成率 of an indicator.
    Completion,
    /// 分值.
    Weight,
    /// 得分.
    Score,
    /// 得分 that a rule gives, where another may be filled in.
    RuleScore,
    /// 计分用的预算执行率.
    ScoredExecutionRate,
    /// 预算执行率分值.
    ExecutionWeight,
    /// 预算执行率得分.
    ExecutionScore,
    /// Scores added, before rescaling.
    RawScore,
    /// Weights of the scores that apply.
    FullScore,
    /// 总分.
    TotalScore,
    /// The note on a 总分 that was rescaled to 100.
    Rescaling,
    /// 等级.
    Grade,
}

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

/// The columns that templates see of a line of amounts, in their order.
pub const LINE_COLUMNS: &[Column] = &[
    Column::Initial,
    Column::Adjustment,
    Column::AdjustmentSize,
    Column::Budget,
    Column::Actual,
    Column::Total,
    Column::Difference,
    Column::LastYear,
    Column::LastYearBudget,
    Column::Change,
    Column::ChangeSize,
    Column::ChangeRate,
    Column::ChangeClause,
    Column::BudgetGap,
    Column::BudgetGapSize,
    Column::BudgetGapRate,
    Column::BudgetClause,
    Column::InitialGap,
    Column::InitialGapSize,
    Column::InitialGapRate,
    Column::InitialClause,
    Column::InitialCompletionRate,
    Column::PlanChange,
    Column::PlanChangeSize,
    Column::PlanChangeRate,
    Column::PlanClause,
    Column::Received,
    Column::BasicSpending,
    Column::ProjectSpending,
    Column::Issued,
    Column::Arrived,
    Column::ArrivalRate,
    Column::SpendingRate,
    Column::RoundingNote,
    Column::Share,
    Column::CompletionRate,
    Column::ControlRate,
    Column::ExecutionRate,
    Column::ShareChange,
    Column::ShareChangeClause,
    Column::CompletionRateChange,
    Column::CompletionRateChangeClause,
    Column::ControlRateChange,
    Column::ControlRateChangeClause,
    Column::ExecutionRateChange,
    Column::ExecutionRateChangeClause,
];

impl Column {
    /// The columns that a line of amounts may have in a facts file.
    pub const STATED: &'static [Self] = &[
        Self::Initial,
        Self::Adjustment,
        Self::Budget,
        Self::Actual,
        Self::LastYear,
        Self::LastYearBudget,
    ];

    /// The columns that one source of money may have in a facts file, of the unit or of a project.
    pub const OF_FUNDING: &'static [Self] = &[
        Self::Initial,
        Self::Adjustment,
        Self::Budget,
        Self::Actual,
        Self::LastYear,
        Self::LastYearBudget,
        Self::Received,
        Self::BasicSpending,
        Self::ProjectSpending,
        Self::Issued,
        Self::Arrived,
    ];

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

    /// The columns of last year's file that say what this column says, the first that is known.
    pub fn in_last_years_file(self) -> &'static [Self] {
        match self {
            Self::LastYear => &[Self::Total, Self::Actual],
            Self::LastYearBudget => &[Self::Budget],
            _ => &[],
        }
    }

    /// What the same column was a year before.
    pub fn a_year_before(self) -> Self {
        match self {
            Self::Budget => Self::LastYearBudget,
            _ => Self::LastYear,
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

    /// Whether it is a plan: 年初 or 全年预算.
    pub fn is_budget(self) -> bool {
        matches!(self, Self::Initial | Self::Budget)
    }

    /// Whether it is a number of last year.
    pub fn is_last_year(self) -> bool {
        matches!(self, Self::LastYear | Self::LastYearBudget)
    }

    /// Whether it is a quotient.
    pub fn is_rate(self) -> bool {
        matches!(
            self,
            Self::ChangeRate
                | Self::BudgetGapRate
                | Self::InitialGapRate
                | Self::InitialCompletionRate
                | Self::PlanChangeRate
                | Self::ArrivalRate
                | Self::SpendingRate
                | Self::Share
                | Self::CompletionRate
                | Self::ControlRate
                | Self::ExecutionRate
                | Self::AreaControlRate
                | Self::InvestmentControlRate
                | Self::ScoredExecutionRate
                | Self::Rate
        )
    }

    /// Whether it is a score.
    pub fn is_score(self) -> bool {
        matches!(
            self,
            Self::Score
                | Self::RuleScore
                | Self::ExecutionScore
                | Self::RawScore
                | Self::FullScore
                | Self::TotalScore
        )
    }
}
