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
    /// What was left of 财政拨款 at the beginning.
    FiscalOpening,
    /// What was spent of 财政拨款.
    FiscalSpent,
    /// What was left of 财政拨款 at the end.
    FiscalClosing,
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
    /// 批准面积 of a building.
    ApprovedArea,
    /// 实际面积.
    ActualArea,
    /// Its actual area less the approved one.
    AreaExcess,
    /// 批准投资 of a building.
    ApprovedInvestment,
    /// 实际投资.
    ActualInvestment,
    /// Its actual investment less the approved one.
    InvestmentExcess,
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

impl Column {
    /// The last of them.
    pub(super) const LAST: Self = Self::Grade;

    /// The columns of a line that has no plan at the beginning of the year and no adjustment.
    pub const WITHOUT_PLAN: &'static [Self] = &[Self::Budget, Self::Actual, Self::LastYear];

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

    /// Whether it is a plan: 年初 or 全年预算.
    pub fn is_budget(self) -> bool {
        matches!(self, Self::Initial | Self::Budget)
    }

    /// Whether it is a number of last year.
    pub fn is_last_year(self) -> bool {
        matches!(self, Self::LastYear | Self::LastYearBudget)
    }

    /// Whether it is what was spent or came in this year: 决算数, of a line with parts or without.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Actual | Self::Total)
    }
}
