//! Where the money went: expenditure and “三公”经费.

use serde::Serialize;

use super::Shown;
use super::attached::Source;
use super::build::Builder;
use super::money::{LineView, NamedLineView};
use crate::data::model;

/// 支出.
#[derive(Serialize)]
pub struct Expenditure {
    /// 支出合计.
    #[serde(flatten)]
    pub line: LineView,
    /// 基本支出.
    pub basic: Basic,
    /// 项目支出.
    pub project: ProjectSpending,
    /// 资金来源.
    pub sources: Vec<Source>,
}

/// 基本支出.
#[derive(Serialize)]
pub struct Basic {
    /// 合计.
    #[serde(flatten)]
    pub line: LineView,
    /// 人员经费.
    pub personnel: Spending,
    /// 公用经费.
    pub public: Spending,
}

/// 人员经费 or 公用经费.
#[derive(Serialize)]
pub struct Spending {
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
    /// 科目.
    pub items: Vec<SpendingItem>,
}

/// 科目.
#[derive(Serialize)]
pub struct SpendingItem {
    /// 科目编码.
    pub code: Shown,
    /// 科目名称.
    pub name: Shown,
    /// 决算数.
    pub actual: Shown,
}

/// 项目支出.
#[derive(Serialize)]
pub struct ProjectSpending {
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
    /// 用途.
    pub uses: Vec<Shown>,
}

/// “三公”经费.
#[derive(Serialize)]
pub struct ThreePublic {
    /// 合计.
    #[serde(flatten)]
    pub line: LineView,
    /// 因公出国（境）费.
    pub abroad: Travel,
    /// 公务用车购置费.
    pub vehicle_purchase: Purchase,
    /// 公务用车运行维护费.
    pub vehicle_operation: Fleet,
    /// 公务接待费.
    pub reception: LineView,
    /// Those of the four that are filled in, in this order.
    pub lines: Vec<NamedLineView>,
}

/// 因公出国（境）费.
#[derive(Serialize)]
pub struct Travel {
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
    /// 团组数.
    pub trips: Shown,
    /// 人次.
    pub people: Shown,
}

/// 公务用车购置费.
#[derive(Serialize)]
pub struct Purchase {
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
    /// 购置数.
    pub count: Shown,
}

/// 公务用车运行维护费.
#[derive(Serialize)]
pub struct Fleet {
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
    /// 保有量.
    pub fleet: Shown,
}

impl Builder<'_> {
    pub(super) fn expenditure(&mut self) -> Expenditure {
        let facts = &self.report.expenditure;
        let uses = "expenditure.project.uses";
        Expenditure {
            line: self.line("expenditure", &facts.total),
            basic: Basic {
                line: self.line("expenditure.basic", &facts.basic.total),
                personnel: self.spending("expenditure.basic.personnel", &facts.basic.personnel),
                public: self.spending("expenditure.basic.public", &facts.basic.public),
            },
            project: ProjectSpending {
                line: self.line("expenditure.project", &facts.project),
                uses: facts.uses.iter().map(|fact| self.given(uses, fact)).collect(),
            },
            sources: self.sources("expenditure.funding", &facts.funding),
        }
    }

    fn spending(&mut self, id: &str, spending: &model::Spending) -> Spending {
        Spending {
            line: self.line(id, &spending.line),
            items: spending.items.iter().map(|item| self.spending_item(id, item)).collect(),
        }
    }

    /// Only an item with a code has a figure of its own.
    fn spending_item(&mut self, above: &str, item: &model::SpendingItem) -> SpendingItem {
        let code = item.code.as_ref().map_or("", |code| &code.value);
        let id = format!("{above}.items.{code}");
        SpendingItem {
            code: self.words(&format!("{id}.code"), &item.code),
            name: self.given(&format!("{id}.name"), &item.name),
            actual: self.figure(&id, "actual"),
        }
    }

    pub(super) fn three_public(&mut self) -> ThreePublic {
        let facts = &self.report.three_public;
        let id = |name: &str| format!("three_public.{name}");
        let lines = [
            ("abroad", "因公出国（境）费", &facts.abroad),
            ("vehicle_purchase", "公务用车购置费", &facts.vehicle_purchase),
            ("vehicle_operation", "公务用车运行维护费", &facts.vehicle_operation),
            ("reception", "公务接待费", &facts.reception),
        ];
        let filled = lines.into_iter().filter(|(_, _, line)| line.is_filled());
        ThreePublic {
            line: self.line("three_public", &facts.total),
            abroad: Travel {
                line: self.line(&id("abroad"), &facts.abroad),
                trips: self.figure(&id("abroad"), "trips"),
                people: self.figure(&id("abroad"), "people"),
            },
            vehicle_purchase: Purchase {
                line: self.line(&id("vehicle_purchase"), &facts.vehicle_purchase),
                count: self.figure(&id("vehicle_purchase"), "count"),
            },
            vehicle_operation: Fleet {
                line: self.line(&id("vehicle_operation"), &facts.vehicle_operation),
                fleet: self.figure(&id("vehicle_operation"), "fleet"),
            },
            reception: self.line(&id("reception"), &facts.reception),
            lines: filled.map(|(key, name, line)| self.named_line(&id(key), name, line)).collect(),
        }
    }
}
