//! The lists of income and spending, and projects: items whose amounts are lines.

use super::Shown;
use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::catalogue::{Column, FUNDING_VIEW, FigureKey, PROJECT_KINDS, Row, keys};
use crate::data::model::{Funding, IncomePart, Project, SpendingItem};
use crate::figures::Figure;

impl ViewBuilder<'_> {
    pub(super) fn income_parts(&mut self, parts: &[IncomePart]) -> ViewNode {
        parts.iter().enumerate().map(|part| self.income_part(part)).collect()
    }

    /// What stands before a part in a table: 其中： before the first one, as much space before the others.
    pub(super) fn lead(&mut self, first: bool) -> Shown {
        self.own_words("lead", if first { "其中：" } else { "　　　" })
    }

    fn income_part(&mut self, (at, part): (usize, &IncomePart)) -> ViewNode {
        let IncomePart { id, source, name, fact, parts } = part;
        let id = self.given(&format!("{fact}.id"), id);
        let source = self.words(&format!("{fact}.source"), source.as_ref());
        let name = self.given(&format!("{fact}.name"), name);
        let line = self.line(fact);
        let parts = self.income_parts(parts);
        let lead = self.lead(at == 0);
        let own = [("id", id), ("source", source), ("name", name), ("lead", lead)]
            .map(|(key, text)| (key, text.into()));
        Group::of(own).and(Group::of([("parts", parts)])).and(line).into()
    }

    /// 科目; only one with a code has a figure of its own.
    pub(super) fn spending_items(&mut self, fact: &str, items: &[SpendingItem]) -> ViewNode {
        let known: Vec<_> = items.iter().map(|item| item.actual.is_some()).collect();
        let first = known.iter().position(|known| *known);
        let item = |(at, item): (usize, &SpendingItem), builder: &mut Self| {
            let SpendingItem { code, name, actual: _, negative } = item;
            let key = keys::item_fact(fact, code.as_ref().map_or("", |code| &code.value));
            let code = builder.words(&format!("{key}.code"), code.as_ref());
            let name = builder.given(&format!("{key}.name"), name);
            let line = builder.line_of(item).map(Row::fact).map(str::to_string);
            let line = builder.words_or_none(&format!("{key}.line"), line.as_deref());
            let negative = builder.prose(&format!("{key}.negative"), negative.as_ref());
            let actual = builder.figure(&FigureKey::new(key, Column::Actual));
            let lead = builder.lead(first.is_none_or(|first| at == first));
            let whole = builder.whole_line_of(item);
            let [last_year, budget] = [Column::LastYear, Column::Budget]
                .map(|column| builder.figure(&FigureKey::new(whole.as_str(), column)));
            Group::of([
                ("lead", lead.into()),
                ("code", code.into()),
                ("name", name.into()),
                ("line", line.into()),
                ("actual", actual.into()),
                ("negative", negative.into()),
                ("last_year", last_year.into()),
                ("budget", budget.into()),
            ])
            .into()
        };
        items.iter().enumerate().map(|one| item(one, self)).collect()
    }

    /// The line that a 科目 is all of: what is known of its year before and its budget is known of the line. Else a fact that
    /// has no figures.
    fn whole_line_of(&self, item: &SpendingItem) -> String {
        let amount = item.actual.as_ref().map(|amount| amount.value);
        let is_all = |fact: &str| {
            let whole = self.figures.find(&FigureKey::new(fact, Column::Actual));
            amount.is_some() && whole.and_then(Figure::money) == amount
        };
        let fact = self.line_of(item).map(Row::fact);
        fact.filter(|fact| is_all(fact)).unwrap_or_default().to_string()
    }

    /// The line that a 科目 is, or is a part of.
    fn line_of(&self, item: &SpendingItem) -> Option<&Row> {
        let code = item.code.as_ref().map(|code| code.value.as_str());
        self.report.catalogue.line_of_subject(code, &item.name.value)
    }

    /// 资金来源.
    pub(super) fn sources(&mut self, funding: &[Funding]) -> ViewNode {
        let source = |(at, row): (usize, &Funding), builder: &mut Self| {
            let Funding { source, fact } = row;
            let lead = builder.lead(at == 0);
            let code = builder.given(&format!("{fact}.source"), source);
            let name = builder.own_words(&format!("{fact}.name"), row.name());
            let line = builder.line(fact);
            Group::of([("lead", lead.into()), ("source", code.into()), ("name", name.into())])
                .and(line)
                .into()
        };
        funding.iter().enumerate().map(|row| source(row, self)).collect()
    }

    pub(super) fn project(&mut self, project: &Project) -> ViewNode {
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
        group.insert(FUNDING_VIEW, self.sources(funding));
        group.insert("goals", self.goals(&key("goals"), goals));
        group.insert("indicators", self.indicators(&key("indicators"), indicators));
        group.and(self.line(fact)).and(self.scores(fact)).into()
    }

    /// The projects where none has a kind.
    pub(super) fn ungrouped_projects(&mut self, projects: &[Project]) -> ViewNode {
        let grouped = projects.iter().any(|one| one.kind().is_some());
        let projects = projects.iter().filter(|_| !grouped);
        projects.map(|project| self.project(project)).collect()
    }

    /// The projects of each kind that there is, those of no kind last; nothing where none has a kind.
    pub(super) fn project_groups(&mut self, projects: &[Project]) -> ViewNode {
        let mut groups: Vec<ViewNode> = Vec::new();
        if projects.iter().all(|one| one.kind().is_none()) {
            return ViewNode::List(groups);
        }
        for kind in PROJECT_KINDS {
            let (name, line) = (kind.name, self.line(&kind.fact()));
            let members: Vec<_> = projects.iter().filter(|one| kind.is(one.kind())).collect();
            if members.is_empty() {
                continue;
            }
            let number = (groups.len() + 1).to_string();
            let number = self.own_words("project_groups.number", &number);
            let name = self.own_words("project_groups.name", name);
            let members = members.into_iter().map(|project| self.project(project)).collect();
            let group = [("number", number.into()), ("name", name.into()), ("projects", members)];
            groups.push(Group::of(group).and(line).into());
        }
        ViewNode::List(groups)
    }
}
