//! The view of everything that is money: income, expenditure, “三公”经费, projects.

use super::build::Builder;
use super::{
    Basic, Carryover, Expenditure, Fleet, Income, Line, NamedLine, Part, Project, ProjectSpending,
    Purchase, Spending, SpendingItem, ThreePublic, Travel,
};
use crate::data::model;

impl Builder<'_> {
    /// The line whose figures stand below `id`.
    pub(super) fn line(&mut self, id: &str, line: &model::Line) -> Line {
        Line {
            initial: self.figure(id, "initial"),
            adjustment: self.figure(id, "adjustment"),
            budget: self.figure(id, "budget"),
            actual: self.figure(id, "actual"),
            total: self.figure(id, "total"),
            difference: self.figure(id, "difference"),
            last_year: self.figure(id, "last_year"),
            last_year_budget: self.figure(id, "last_year_budget"),
            share: self.figure(id, "share"),
            completion_rate: self.figure(id, "completion_rate"),
            control_rate: self.figure(id, "control_rate"),
            execution_rate: self.figure(id, "execution_rate"),
            reason: self.prose(&format!("{id}.reason"), &line.reason),
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

    fn named_line(&mut self, id: &str, name: &str, line: &model::Line) -> NamedLine {
        NamedLine { name: self.own_words(&format!("{id}.name"), name), line: self.line(id, line) }
    }

    pub(super) fn project(&mut self, project: &model::Project) -> Project {
        let id = format!("projects.{}", project.id.value);
        Project {
            id: self.given(&format!("{id}.id"), &project.id),
            code: self.words(&format!("{id}.code"), &project.code),
            name: self.given(&format!("{id}.name"), &project.name),
            department: self.words(&format!("{id}.department"), &project.department),
            implementer: self.words(&format!("{id}.implementer"), &project.implementer),
            line: self.line(&id, &model::Line::default()),
            goals: self.goals(&format!("{id}.goals"), &project.goals),
        }
    }
}
