//! The lists of income and spending, and projects: items whose amounts are lines.

use super::build::Builder;
use super::tree::{Group, Node};
use crate::catalogue::{Column, FigureKey};
use crate::data::model::{Funding, IncomePart, Project, SpendingItem};

impl Builder<'_> {
    pub(super) fn income_parts(&mut self, parts: &[IncomePart]) -> Node {
        parts.iter().map(|part| self.income_part(part)).collect()
    }

    fn income_part(&mut self, part: &IncomePart) -> Node {
        let IncomePart { id, source, name, fact, parts } = part;
        let id = self.given(&format!("{fact}.id"), id);
        let source = self.words(&format!("{fact}.source"), source.as_ref());
        let name = self.given(&format!("{fact}.name"), name);
        let line = self.line(fact);
        let parts = self.income_parts(parts);
        let own =
            [("id", id), ("source", source), ("name", name)].map(|(key, text)| (key, text.into()));
        Group::of(own).and(Group::of([("parts", parts)])).and(line).into()
    }

    /// 科目; only one with a code has a figure of its own.
    pub(super) fn spending_items(&mut self, fact: &str, items: &[SpendingItem]) -> Node {
        let item = |item: &SpendingItem, builder: &mut Self| {
            let SpendingItem { code, name, actual: _ } = item;
            let key = format!("{fact}.items.{}", code.as_ref().map_or("", |code| &code.value));
            let code = builder.words(&format!("{key}.code"), code.as_ref());
            let name = builder.given(&format!("{key}.name"), name);
            let actual = builder.figure(&FigureKey::new(key, Column::Actual));
            Group::of([("code", code.into()), ("name", name.into()), ("actual", actual.into())])
                .into()
        };
        items.iter().map(|one| item(one, self)).collect()
    }

    /// 资金来源.
    pub(super) fn sources(&mut self, funding: &[Funding]) -> Node {
        let source = |row: &Funding, builder: &mut Self| {
            let Funding { source, fact } = row;
            let code = builder.given(&format!("{fact}.source"), source);
            let name = builder.own_words(&format!("{fact}.name"), row.name());
            let line = builder.line(fact);
            Group::of([("source", code.into()), ("name", name.into())]).and(line).into()
        };
        funding.iter().map(|row| source(row, self)).collect()
    }

    pub(super) fn project(&mut self, project: &Project) -> Node {
        let Project {
            id,
            fact,
            code,
            name,
            category: _,
            priority,
            department,
            implementer,
            funding,
            goals,
            indicators,
        } = project;
        let key = |name: &str| format!("{fact}.{name}");
        let words = [("code", code), ("department", department), ("implementer", implementer)];
        let mut group = Group::default();
        group.insert("id", self.given(&key("id"), id).into());
        group.insert("name", self.given(&key("name"), name).into());
        for (name, words) in words {
            group.insert(name, self.words(&key(name), words.as_ref()).into());
        }
        group.insert("priority", priority.as_ref().is_some_and(|fact| fact.value).into());
        group.insert("sources", self.sources(funding));
        group.insert("goals", self.goals(&key("goals"), goals));
        group.insert("indicators", self.indicators(&key("indicators"), indicators));
        group.and(self.line(fact)).and(self.scores(fact)).into()
    }

    /// The projects of each kind that there is, those of no kind last.
    pub(super) fn project_groups(&mut self, projects: &[Project]) -> Node {
        let kinds = [
            (Some("business"), "业务工作专项"),
            (Some("operation"), "运行维护专项"),
            (None, "其他项目"),
        ];
        let mut groups: Vec<Node> = Vec::new();
        for (kind, name) in kinds {
            let of_kind = |project: &&Project| {
                project.category.as_ref().map(|fact| fact.value.as_str()) == kind
            };
            let members: Vec<_> = projects.iter().filter(of_kind).collect();
            if members.is_empty() {
                continue;
            }
            let number = (groups.len() + 1).to_string();
            let number = self.own_words("project_groups.number", &number);
            let name = self.own_words("project_groups.name", name);
            let members = members.into_iter().map(|project| self.project(project)).collect();
            let group = [("number", number.into()), ("name", name.into()), ("projects", members)];
            groups.push(Group::of(group).into());
        }
        Node::List(groups)
    }
}
