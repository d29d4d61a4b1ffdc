//! All running text of a report, in file order: where figures may be cited.

use super::model::{
    Addition, Assessment, Goals, Improvement, IncomePart, Indicator, Management, Member, Problem,
    Project, Prose, ProsePiece, Report, ResultGroup, SpendingItem, Target, Titled, Values,
};
use crate::catalogue::{Kind, SumOf};

impl Report {
    /// Every running text of the facts.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        let Self {
            source: _,
            catalogue: _,
            year: _,
            unit: _,
            pack: _,
            profile: _,
            previous: _,
            values:
                Values {
                    amounts: _,
                    numbers: _,
                    words: _,
                    texts: _,
                    flags: _,
                    dates: _,
                    lines: _,
                    sections: _,
                },
            duties,
            subordinates: _,
            group,
            steps,
            submission,
            goals,
            income_parts: _,
            personnel_items,
            public_items,
            funding: _,
            buildings,
            management,
            indicators,
            assessments,
            projects: _,
            data_tables: _,
            lines: _,
            additions,
            pictures: _,
            results,
            problems,
            improvements,
            extra,
            stated: _,
            places: _,
            leaves: _,
        } = self;
        let mut all: Vec<&Prose> = duties.iter().collect();
        all.extend(group.iter().filter_map(member));
        all.extend(steps.iter().flat_map(titled));
        all.extend(submission);
        all.extend(goal_texts(goals));
        all.extend(self.line_reasons());
        let items = personnel_items.iter().chain(public_items);
        all.extend(items.filter_map(spending_item));
        all.extend(buildings.iter().filter_map(|one| one.reason.as_ref()));
        all.extend(management_texts(management));
        all.extend(indicators.iter().flat_map(Indicator::proses));
        all.extend(assessments.iter().filter_map(assessment));
        all.extend(self.project_proses());
        all.extend(additions.iter().flat_map(addition));
        all.extend(results.iter().flat_map(result_group));
        all.extend(problems.iter().flat_map(problem));
        all.extend(improvements.iter().flat_map(improvement));
        all.extend(extra.iter().map(|(_, text)| text));
        all.into_iter()
    }

    /// The running text that the unit adds to what the sections ask for.
    pub fn added_proses(&self) -> impl Iterator<Item = &Prose> {
        self.additions.iter().flat_map(addition).chain(self.extra.iter().map(|(_, text)| text))
    }

    /// The running text of its projects.
    pub fn project_proses(&self) -> impl Iterator<Item = &Prose> {
        self.projects.iter().flat_map(project)
    }

    /// The reasons of changes and of negative amounts of all lines: those of the catalogue with the items of their lists,
    /// then the projects'.
    pub fn line_reasons(&self) -> impl Iterator<Item = &Prose> {
        let of_line = |fact| {
            let line = self.values.line(fact);
            [line.negative(), line.reason(), line.budget_reason()]
        };
        self.line_facts().into_iter().flat_map(of_line).flatten()
    }

    /// The facts of all lines of amounts.
    pub fn line_facts(&self) -> Vec<&str> {
        let mut all = Vec::new();
        for row in self.catalogue.rows().filter(|row| row.kind == Kind::Line) {
            all.push(row.fact());
            if row.sum_of == SumOf::IncomeParts {
                all.extend(part_facts(&self.income_parts));
            }
        }
        all.extend(self.lines.iter().map(|line| line.fact.as_str()));
        all.extend(self.funding.iter().map(|row| row.fact.as_str()));
        all.extend(self.projects.iter().flat_map(|one| &one.funding).map(|row| row.fact.as_str()));
        all
    }
}

fn part_facts(parts: &[IncomePart]) -> Vec<&str> {
    let mut all = Vec::new();
    for IncomePart { id: _, source: _, name: _, fact, parts } in parts {
        all.push(fact.as_str());
        all.extend(part_facts(parts));
    }
    all
}

fn management_texts(management: &Management) -> impl Iterator<Item = &Prose> {
    let Management { procedure, supervision, asset_safety, thrift, three_public } = management;
    [procedure, supervision, asset_safety, thrift, three_public].into_iter().flatten()
}

impl Prose {
    /// Its words without the figures that it cites.
    pub fn words(&self) -> String {
        let piece = |piece: &ProsePiece| match piece {
            ProsePiece::Text(words) => words.clone(),
            ProsePiece::Cite(..) => String::new(),
        };
        self.pieces.iter().map(piece).collect()
    }
}

fn titled(titled: &Titled) -> impl Iterator<Item = &Prose> {
    let Titled { title, text } = titled;
    std::iter::once(title).chain(text)
}

fn goal_texts(goals: &Goals) -> impl Iterator<Item = &Prose> {
    let Goals { expected, achieved, basis } = goals;
    [expected, achieved, basis].into_iter().flatten()
}

fn member(member: &Member) -> Option<&Prose> {
    let Member { role: _, title: _, name: _, task } = member;
    task.as_ref()
}

fn spending_item(item: &SpendingItem) -> Option<&Prose> {
    let SpendingItem { code: _, name: _, actual: _, negative } = item;
    negative.as_ref()
}

fn assessment(assessment: &Assessment) -> Option<&Prose> {
    let Assessment { indicator: _, score: _, reason } = assessment;
    reason.as_ref()
}

fn result_group(group: &ResultGroup) -> impl Iterator<Item = &Prose> {
    let ResultGroup { title, items } = group;
    std::iter::once(title).chain(items.iter().flat_map(titled))
}

fn problem(problem: &Problem) -> impl Iterator<Item = &Prose> {
    let Problem { id: _, text, cause } = problem;
    std::iter::once(text).chain(cause)
}

fn improvement(improvement: &Improvement) -> impl Iterator<Item = &Prose> {
    let Improvement { title, text, answers: _, owner, due } = improvement;
    std::iter::once(title).chain(text).chain(owner).chain(due)
}

fn project(project: &Project) -> impl Iterator<Item = &Prose> {
    let Project {
        id: _,
        fact: _,
        code: _,
        name: _,
        category: _,
        priority: _,
        department: _,
        implementer: _,
        funding: _,
        goals,
        indicators,
    } = project;
    goal_texts(goals).chain(indicators.iter().flat_map(Indicator::proses))
}

fn addition(addition: &Addition) -> impl Iterator<Item = &Prose> {
    let Addition { place: _, title, text } = addition;
    title.iter().chain(std::iter::once(text))
}

impl Indicator {
    /// Its target where that is of words, its actual value, its reason.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        let Self { id: _, path: _, target, actual, weight: _, score: _, reason, applicable: _ } =
            self;
        let target = target.iter().filter_map(|target| match target {
            Target::Text(text) => Some(text),
            Target::Number { .. } => None,
        });
        target.chain(actual).chain(reason)
    }
}
