//! All running text of a report, in file order: where figures may be cited.

use super::model::{
    Addition, Goals, IncomePart, Indicator, Management, Prose, ProsePiece, Report, Target, Titled,
    Values,
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
            buildings: _,
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
        all.extend(group.iter().filter_map(|member| member.task.as_ref()));
        all.extend(steps.iter().flat_map(titled));
        all.extend(submission);
        all.extend(goal_texts(goals));
        all.extend(self.reasons());
        let items = personnel_items.iter().chain(public_items);
        all.extend(items.filter_map(|item| item.negative.as_ref()));
        all.extend(management_texts(management));
        all.extend(indicators.iter().flat_map(indicator));
        all.extend(assessments.iter().filter_map(|assessment| assessment.reason.as_ref()));
        all.extend(self.project_proses());
        for Addition { place: _, title, text } in additions {
            all.extend(title);
            all.push(text);
        }
        for group in results {
            all.push(&group.title);
            all.extend(group.items.iter().flat_map(titled));
        }
        for problem in problems {
            all.push(&problem.text);
            all.extend(&problem.cause);
        }
        for improvement in improvements {
            all.push(&improvement.title);
            all.extend(&improvement.text);
            all.extend(&improvement.owner);
            all.extend(&improvement.due);
        }
        all.extend(extra.iter().map(|(_, text)| text));
        all.into_iter()
    }

    /// The running text of its projects.
    pub fn project_proses(&self) -> impl Iterator<Item = &Prose> {
        self.projects
            .iter()
            .flat_map(|one| goal_texts(&one.goals).chain(one.indicators.iter().flat_map(indicator)))
    }

    /// What all lines of amounts say of their changes and of negative amounts: those of the catalogue with the items of
    /// their lists, then the projects'.
    fn reasons(&self) -> Vec<&Prose> {
        let said = |fact| {
            let line = self.values.line(fact);
            [line.negative(), line.reason()]
        };
        self.line_facts().into_iter().flat_map(said).flatten().collect()
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
    std::iter::once(&titled.title).chain(&titled.text)
}

fn goal_texts(goals: &Goals) -> impl Iterator<Item = &Prose> {
    let Goals { expected, achieved, basis } = goals;
    [expected, achieved, basis].into_iter().flatten()
}

fn indicator(indicator: &Indicator) -> impl Iterator<Item = &Prose> {
    let target = indicator.target.iter().filter_map(|target| match target {
        Target::Text(text) => Some(text),
        Target::Number { .. } => None,
    });
    target.chain(&indicator.actual).chain(&indicator.reason)
}
