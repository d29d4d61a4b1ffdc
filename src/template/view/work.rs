//! What was to be done and what was done: goals, results, problems, improvements.

use super::build::ViewBuilder;
use super::tables::cites;
use super::tree::{Group, ViewNode};
use crate::data::model::{DataTable, Goals, Improvement, Problem, ResultGroup, Titled};

impl ViewBuilder<'_> {
    pub(super) fn goals(&mut self, key: &str, goals: &Goals) -> ViewNode {
        let Goals { expected, achieved, basis } = goals;
        let mut group = Group::default();
        for (name, text) in [("expected", expected), ("achieved", achieved), ("basis", basis)] {
            group.insert(name, self.prose(&format!("{key}.{name}"), text.as_ref()).into());
        }
        group.into()
    }

    pub(super) fn results(&mut self, results: &[ResultGroup]) -> ViewNode {
        let mut left: Vec<_> = self.report.data_tables.iter().collect();
        let group = |group: &ResultGroup, builder: &mut Self, left: &mut Vec<_>| {
            let ResultGroup { title, items } = group;
            let title = builder.text("results.title", title);
            let items = items.iter().map(|item| builder.result_item(item, left)).collect();
            Group::of([("title", title.into()), ("items", items)]).into()
        };
        results.iter().map(|one| group(one, self, &mut left)).collect()
    }

    /// One thing done, with the unit's own tables that its text cites and no text before it.
    fn result_item(&mut self, item: &Titled, left: &mut Vec<&DataTable>) -> ViewNode {
        let of_item = |table: &&DataTable| table.place.is_none() && cites(item, &table.id.value);
        let tables: Vec<_> = left.iter().copied().filter(of_item).collect();
        left.retain(|table| !of_item(table));
        let tables = tables.into_iter().map(|table| self.cited_table(table)).collect();
        self.item("results.items", item).and(Group::of([("tables", tables)])).into()
    }

    /// A text under a title.
    pub(super) fn item(&mut self, key: &str, item: &Titled) -> Group {
        let Titled { title, text } = item;
        let title = self.text(&format!("{key}.title"), title);
        let text = self.prose(&format!("{key}.text"), text.as_ref());
        Group::of([("title", title.into()), ("text", text.into())])
    }

    pub(super) fn problem(&mut self, problem: &Problem) -> ViewNode {
        let Problem { id: _, text, cause } = problem;
        let text = self.text("problems.text", text);
        let cause = self.prose("problems.cause", cause.as_ref());
        Group::of([("text", text.into()), ("cause", cause.into())]).into()
    }

    pub(super) fn improvement(&mut self, improvement: &Improvement) -> ViewNode {
        let Improvement { title, text, answers: _, owner, due } = improvement;
        let title = self.text("measures.title", title);
        let text = self.prose("measures.text", text.as_ref());
        let label = owner.as_ref().map_or("责任人", |owner| owner_label(&owner.words()));
        let label = self.own_words("measures.owner_label", label);
        let owner = self.prose("measures.owner", owner.as_ref());
        let due = self.prose("measures.due", due.as_ref());
        Group::of([
            ("title", title.into()),
            ("text", text.into()),
            ("owner_label", label.into()),
            ("owner", owner.into()),
            ("due", due.into()),
        ])
        .into()
    }
}

/// How the names of departments end.
const DEPARTMENTS: &[&str] = &[
    "部", "室", "科", "股", "处", "局", "办", "组", "所", "站", "馆", "院", "队", "委", "会",
    "中心", "单位", "机构", "学校",
];

/// 责任部门 where every one of those named is a department, else 责任人.
fn owner_label(owners: &str) -> &'static str {
    let owners = owners.trim_end_matches(['。', '；']);
    let mut all = owners.split(['、', '，', '；']).map(str::trim);
    let departments = all.all(|one| DEPARTMENTS.iter().any(|end| one.ends_with(end)));
    if departments { "责任部门" } else { "责任人" }
}
