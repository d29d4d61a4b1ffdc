//! The lists of a facts file that hold money: income, 科目, sources of money, buildings, lines of the unit's own.

use rust_decimal::Decimal;

use super::fact::{Fact, Maybe, Prose};
use crate::base::amount::Amount;
use crate::catalogue::funding_source_name;

/// 收入的一项.
#[derive(Clone, PartialEq, Debug)]
pub struct IncomePart {
    /// Its name within ids: `fiscal`.
    pub id: Fact<String>,
    /// Fixed source code: `fiscal`, `general_budget`, `government_fund`, ….
    pub source: Maybe<String>,
    /// 名称.
    pub name: Fact<String>,
    /// The fact whose columns its amounts are: `income.fiscal`.
    pub fact: String,
    /// Its own parts.
    pub parts: Vec<IncomePart>,
}

/// 科目.
#[derive(Clone, PartialEq, Debug)]
pub struct SpendingItem {
    /// 科目编码.
    pub code: Maybe<String>,
    /// 科目名称.
    pub name: Fact<String>,
    /// 决算数.
    pub actual: Maybe<Amount>,
    /// What a negative 决算数 (红字) corrects.
    pub negative: Option<Prose>,
}

/// One source of money.
#[derive(Clone, PartialEq, Debug)]
pub struct Funding {
    /// Its code: `current_fiscal`, `carried_over`, `other`, or one of an income source.
    pub source: Fact<String>,
    /// The fact whose columns its amounts are: `projects.p01.current_fiscal`.
    pub fact: String,
}

impl Funding {
    /// What the source is called in tables and findings.
    pub fn name(&self) -> &'static str {
        funding_source_name(&self.source.value)
    }
}

/// 当年完工的楼堂馆所.
#[derive(Clone, PartialEq, Debug)]
pub struct Building {
    /// 名称.
    pub name: Fact<String>,
    /// 批准面积（㎡）.
    pub approved_area: Maybe<Decimal>,
    /// 实际面积（㎡）.
    pub actual_area: Maybe<Decimal>,
    /// 批准投资.
    pub approved_investment: Maybe<Amount>,
    /// 实际投资.
    pub actual_investment: Maybe<Amount>,
    /// Why it is larger or dearer than approved.
    pub reason: Option<Prose>,
}

/// A line of the unit's own, of which the catalogue knows nothing. Its numbers are among the values of the report.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenLine {
    /// Its name within ids: `relief`.
    pub id: Fact<String>,
    /// 名称.
    pub name: Fact<String>,
    /// The unit of its numbers; an amount of money has none.
    pub unit: Maybe<String>,
    /// The fact that it is part of: `expenditure.project`, `lines.relief`.
    pub part_of: Maybe<String>,
    /// The section at whose end it is printed.
    pub place: Maybe<String>,
    /// The fact whose columns its numbers are: `lines.relief`.
    pub fact: String,
}
