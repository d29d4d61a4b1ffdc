//! The lists of a facts file about performance: goals, indicators, projects, results, problems, improvements.

use rust_decimal::Decimal;

use super::fact::{Fact, Maybe, Prose, Titled};
use super::money::Funding;
use crate::catalogue::Comparison;

/// 绩效目标.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Goals {
    /// 年度总体目标（预期）.
    pub expected: Option<Prose>,
    /// 实际完成情况.
    pub achieved: Option<Prose>,
    /// 目标与职能、预算匹配情况.
    pub basis: Option<Prose>,
}

/// 绩效指标.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// Its name within ids.
    pub id: Fact<String>,
    /// 一、二、三级指标.
    pub path: Vec<Fact<String>>,
    /// 年度指标值.
    pub target: Option<Target>,
    /// 实际完成值.
    pub actual: Option<Prose>,
    /// 分值.
    pub weight: Maybe<Decimal>,
    /// 得分.
    pub score: Maybe<Decimal>,
    /// 偏差原因及改进措施.
    pub reason: Option<Prose>,
    /// 是否适用.
    pub applicable: Maybe<bool>,
}

/// 年度指标值.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// 定量.
    Number {
        /// How the result must stand to it.
        op: Fact<Comparison>,
        /// The number.
        value: Fact<Decimal>,
        /// Its unit, such as 批.
        unit: Maybe<String>,
    },
    /// 定性.
    Text(Prose),
}

/// 定性指标得分.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// 指标编号.
    pub indicator: Fact<String>,
    /// 得分.
    pub score: Maybe<Decimal>,
    /// 理由.
    pub reason: Option<Prose>,
}

/// 项目.
#[derive(Clone, PartialEq, Debug)]
pub struct Project {
    /// Its name within ids: `p01`.
    pub id: Fact<String>,
    /// The fact whose columns its amounts are: `projects.p01`.
    pub fact: String,
    /// 项目编码.
    pub code: Maybe<String>,
    /// 名称.
    pub name: Fact<String>,
    /// `business` 业务工作专项 or `operation` 运行维护专项.
    pub category: Maybe<String>,
    /// 是否重点项目.
    pub priority: Maybe<bool>,
    /// 主管部门.
    pub department: Maybe<String>,
    /// 实施单位.
    pub implementer: Maybe<String>,
    /// 年度资金, one for each source.
    pub funding: Vec<Funding>,
    /// 目标.
    pub goals: Goals,
    /// 绩效指标.
    pub indicators: Vec<Indicator>,
}

impl Project {
    /// The code of its kind, if it is filled in.
    pub fn kind(&self) -> Option<&str> {
        self.category.as_ref().map(|fact| fact.value.as_str())
    }
}

/// 整体绩效的一个板块.
#[derive(Clone, PartialEq, Debug)]
pub struct ResultGroup {
    /// 标题.
    pub title: Prose,
    /// 各项.
    pub items: Vec<Titled>,
}

/// 问题.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// Its name, which measures answer: `q1`.
    pub id: Maybe<String>,
    /// The text.
    pub text: Prose,
    /// 原因.
    pub cause: Option<Prose>,
}

/// 改进措施.
#[derive(Clone, PartialEq, Debug)]
pub struct Improvement {
    /// 标题.
    pub title: Prose,
    /// The text.
    pub text: Option<Prose>,
    /// The problems it answers.
    pub answers: Vec<Fact<String>>,
    /// 责任人.
    pub owner: Option<Prose>,
    /// 时限.
    pub due: Option<Prose>,
}
