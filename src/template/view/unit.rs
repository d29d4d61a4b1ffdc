//! The unit itself: duties, offices, subordinate units, the group that evaluates, management.

use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::data::model::{Fact, Management, Member, Prose, Subordinate, Titled};

/// The kinds of subordinate units that are named before all others, in this order.
const FIRST_KINDS: [&str; 2] = ["行政", "参公"];

impl ViewBuilder<'_> {
    pub(super) fn organization(
        &mut self,
        view: &mut Group,
        duties: &[Prose],
        subordinates: &[Subordinate],
    ) {
        view.insert("organization.duties", self.texts("organization.duties", duties));
        let units = subordinates.iter().map(|unit| self.subordinate(unit)).collect();
        view.insert("organization.subordinates", units);
        view.insert("organization.subordinate_kinds", self.subordinate_kinds(subordinates));
    }

    fn subordinate(&mut self, unit: &Subordinate) -> ViewNode {
        let Subordinate { name, kind, budget_unit } = unit;
        let name = self.given("organization.subordinates.name", name);
        let kind = self.words("organization.subordinates.kind", kind.as_ref());
        let filled_as = |is: bool| budget_unit.as_ref().is_some_and(|fact| fact.value == is);
        Group::of([
            ("name", name.into()),
            ("kind", kind.into()),
            ("budget_unit", filled_as(true).into()),
            ("outside", filled_as(false).into()),
        ])
        .into()
    }

    /// The kinds of subordinate units with how many there are of each: 行政单位 and 参公单位 first, then in the order in
    /// which they come.
    fn subordinate_kinds(&mut self, units: &[Subordinate]) -> ViewNode {
        let mut kinds: Vec<_> = units.iter().filter_map(|unit| unit.kind.as_ref()).collect();
        let rank = |kind: &str| FIRST_KINDS.iter().position(|first| kind.contains(first));
        kinds.sort_by_key(|kind| rank(&kind.value).unwrap_or(FIRST_KINDS.len()));
        let same = |a: &&Fact<String>, kind: &Fact<String>| a.value == kind.value;
        let firsts = kinds.iter().enumerate();
        let firsts = firsts.filter(|(at, kind)| !kinds[..*at].iter().any(|one| same(one, kind)));
        let counted = firsts.map(|(_, kind)| {
            let count = kinds.iter().filter(|one| same(one, kind)).count().to_string();
            let name = self.given("organization.subordinate_kinds.name", kind);
            let count = self.own_words("organization.subordinate_kinds.count", &count);
            Group::of([("name", name.into()), ("count", count.into())]).into()
        });
        counted.collect()
    }

    /// 评价小组, those of one role and one task together; 自评步骤; 报送时间.
    pub(super) fn evaluation(
        &mut self,
        view: &mut Group,
        group: &[Member],
        steps: &[Titled],
        submission: Option<&Prose>,
    ) {
        let parties = parties(group).into_iter().map(|members| self.party(members)).collect();
        view.insert("evaluation.group", parties);
        let steps = steps.iter().map(|step| self.item("evaluation.steps", step).into()).collect();
        view.insert("evaluation.steps", steps);
        let path = "evaluation.submission";
        view.insert(path, self.prose(path, submission).into());
    }

    fn party(&mut self, members: &[Member]) -> ViewNode {
        let task = members.iter().find_map(|member| member.task.as_ref());
        let role = self.given("evaluation.group.role", &members[0].role);
        let all = members.iter().map(|one| self.member(one)).collect();
        let task = self.prose("evaluation.group.task", task);
        Group::of([("role", role.into()), ("members", all), ("task", task.into())]).into()
    }

    fn member(&mut self, member: &Member) -> ViewNode {
        // The role and the task are printed once for the party.
        let Member { role: _, title, name, task: _ } = member;
        let title = self.words("evaluation.group.title", title.as_ref());
        let name = self.given("evaluation.group.name", name);
        Group::of([("title", title.into()), ("name", name.into())]).into()
    }

    pub(super) fn management(&mut self, management: &Management) -> ViewNode {
        let Management { procedure, supervision, asset_safety, thrift, three_public } = management;
        let mut group = Group::default();
        for (name, text) in [
            ("procedure", procedure),
            ("supervision", supervision),
            ("asset_safety", asset_safety),
            ("thrift", thrift),
            ("three_public", three_public),
        ] {
            let text = self.prose(&format!("management.{name}"), text.as_ref());
            group.insert(name, text.into());
        }
        group.into()
    }
}

/// Members one after another who have the same role, as long as no two of them have tasks that differ.
fn parties(group: &[Member]) -> Vec<&[Member]> {
    let task = |member: &Member| member.task.as_ref().map(|prose| prose.pieces.clone());
    let together = |a: &Member, b: &Member| {
        let differ = task(a).zip(task(b)).is_some_and(|(a, b)| a != b);
        a.role.value == b.role.value && !differ
    };
    group.chunk_by(together).collect()
}
