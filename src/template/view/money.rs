//! Lines of amounts: income, carry-over, projects.

use serde::Serialize;

use super::Shown;
use super::attached::{Indicator, Scores, Source};
use super::build::Builder;
use super::work::Goals;
use crate::data::model;

/// A line of amounts and the rates that belong to it. Which are given depends on the line.
#[derive(Serialize)]
pub struct LineView {
    /// 年初预算.
    pub initial: Shown,
    /// 追加追减.
    pub adjustment: Shown,
    /// 全年预算.
    pub budget: Shown,
    /// 决算数 of a single line.
    pub actual: Shown,
    /// 决算数 of a line that has parts.
    pub total: Shown,
    /// 合计与分项之和的差.
    pub difference: Shown,
    /// 上年决算.
    pub last_year: Shown,
    /// 上年预算.
    pub last_year_budget: Shown,
    /// 比上年增减；below zero where it is less.
    pub change: Shown,
    /// 增减额, without a sign.
    pub change_size: Shown,
    /// 增减率.
    pub change_rate: Shown,
    /// 比上年增加……，增长……；与上年持平.
    pub change_clause: Shown,
    /// 占比.
    pub share: Shown,
    /// 完成率.
    pub completion_rate: Shown,
    /// 控制率.
    pub control_rate: Shown,
    /// 执行率.
    pub execution_rate: Shown,
    /// 变动主要原因.
    pub reason: Shown,
}

/// A line with its name.
#[derive(Serialize)]
pub struct NamedLineView {
    /// 名称.
    pub name: Shown,
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
}

/// 收入.
#[derive(Serialize)]
pub struct Income {
    /// 收入合计.
    #[serde(flatten)]
    pub line: LineView,
    /// 构成.
    pub parts: Vec<Part>,
}

/// 收入的一项.
#[derive(Serialize)]
pub struct Part {
    /// 编号.
    pub id: Shown,
    /// 名称.
    pub name: Shown,
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
    /// Its own parts.
    pub parts: Vec<Part>,
}

/// 结转结余.
#[derive(Serialize)]
pub struct Carryover {
    /// 年初.
    pub opening: Shown,
    /// 年末.
    pub closing: Shown,
    /// 上年年末.
    pub last_year_closing: Shown,
}

/// 项目.
#[derive(Serialize)]
pub struct Project {
    /// 编号.
    pub id: Shown,
    /// 项目编码.
    pub code: Shown,
    /// 名称.
    pub name: Shown,
    /// 主管部门.
    pub department: Shown,
    /// 是否重点项目.
    pub priority: bool,
    /// 实施单位.
    pub implementer: Shown,
    /// 年度资金总额.
    #[serde(flatten)]
    pub line: LineView,
    /// 资金来源.
    pub sources: Vec<Source>,
    /// 目标.
    pub goals: Goals,
    /// 绩效指标.
    pub indicators: Vec<Indicator>,
    /// 自评得分.
    #[serde(flatten)]
    pub scores: Scores,
}

impl Builder<'_> {
    /// The line whose figures stand below `id`.
    pub(super) fn line(&mut self, id: &str, line: &model::BudgetLine) -> LineView {
        LineView {
            initial: self.figure(id, "initial"),
            adjustment: self.figure(id, "adjustment"),
            budget: self.figure(id, "budget"),
            actual: self.figure(id, "actual"),
            total: self.figure(id, "total"),
            difference: self.figure(id, "difference"),
            last_year: self.figure(id, "last_year"),
            last_year_budget: self.figure(id, "last_year_budget"),
            change: self.figure(id, "change"),
            change_size: self.figure(id, "change_size"),
            change_rate: self.figure(id, "change_rate"),
            change_clause: self.figure(id, "change_clause"),
            share: self.figure(id, "share"),
            completion_rate: self.figure(id, "completion_rate"),
            control_rate: self.figure(id, "control_rate"),
            execution_rate: self.figure(id, "execution_rate"),
            reason: self.prose(&format!("{id}.reason"), &line.reason),
        }
    }

    pub(super) fn named_line(
        &mut self,
        id: &str,
        name: &str,
        line: &model::BudgetLine,
    ) -> NamedLineView {
        NamedLineView {
            name: self.own_words(&format!("{id}.name"), name),
            line: self.line(id, line),
        }
    }

    pub(super) fn income(&mut self) -> Income {
        let facts = &self.report.income;
        Income {
            line: self.line("income", &facts.total),
            parts: facts.parts.iter().map(|part| self.part("income", part)).collect(),
        }
    }

    fn part(&mut self, above: &str, part: &model::IncomePart) -> Part {
        let id = format!("{above}.{}", part.id.value);
        Part {
            id: self.given(&format!("{id}.id"), &part.id),
            name: self.given(&format!("{id}.name"), &part.name),
            line: self.line(&id, &part.line),
            parts: part.parts.iter().map(|part| self.part(&id, part)).collect(),
        }
    }

    pub(super) fn carryover(&mut self) -> Carryover {
        Carryover {
            opening: self.figure("carryover", "opening"),
            closing: self.figure("carryover", "closing"),
            last_year_closing: self.figure("carryover", "last_year_closing"),
        }
    }

    pub(super) fn project(&mut self, project: &model::Project) -> Project {
        let id = format!("projects.{}", project.id.value);
        Project {
            id: self.given(&format!("{id}.id"), &project.id),
            code: self.words(&format!("{id}.code"), &project.code),
            name: self.given(&format!("{id}.name"), &project.name),
            department: self.words(&format!("{id}.department"), &project.department),
            implementer: self.words(&format!("{id}.implementer"), &project.implementer),
            line: self.line(&id, &model::BudgetLine::default()),
            priority: project.priority.as_ref().is_some_and(|fact| fact.value),
            sources: self.sources(&id, &project.funding),
            goals: self.goals(&format!("{id}.goals"), &project.goals),
            indicators: self.indicators(&format!("{id}.indicators"), &project.indicators),
            scores: self.scores(&id),
        }
    }
}
