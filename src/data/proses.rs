//! All running text of a report, in file order: where figures may be cited.

use super::model::{BudgetLine, Goals, Indicator, Prose, ProsePiece, Report, Target, Titled};

impl Report {
    /// Every running text of the facts.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        let mut all: Vec<&Prose> = self.organization.duties.iter().collect();
        all.extend(self.evaluation.group.iter().filter_map(|member| member.task.as_ref()));
        all.extend(self.evaluation.steps.iter().flat_map(titled));
        all.extend(&self.evaluation.submission);
        all.extend(goals(&self.goals));
        all.extend(self.lines().into_iter().filter_map(|line| line.reason.as_ref()));
        let texts = &self.management;
        all.extend(
            [&texts.procedure, &texts.supervision, &texts.asset_safety, &texts.thrift]
                .into_iter()
                .flatten(),
        );
        all.extend(self.indicators.iter().flat_map(indicator));
        all.extend(self.assessments.iter().filter_map(|assessment| assessment.reason.as_ref()));
        all.extend(self.project_proses());
        for group in &self.results {
            all.push(&group.title);
            all.extend(group.items.iter().flat_map(titled));
        }
        for problem in &self.problems {
            all.push(&problem.text);
            all.extend(&problem.cause);
        }
        for improvement in &self.improvements {
            all.push(&improvement.title);
            all.extend(&improvement.text);
        }
        all.extend(self.extra.iter().map(|(_, text)| text));
        all.into_iter()
    }

    /// The running text of its projects.
    pub fn project_proses(&self) -> impl Iterator<Item = &Prose> {
        self.projects
            .iter()
            .flat_map(|one| goals(&one.goals).chain(one.indicators.iter().flat_map(indicator)))
    }

    /// Every line of amounts of the facts.
    pub fn lines(&self) -> Vec<&BudgetLine> {
        let mut all = vec![&self.income.total];
        let mut parts: Vec<_> = self.income.parts.iter().collect();
        while let Some(part) = parts.pop() {
            all.push(&part.line);
            parts.extend(&part.parts);
        }
        let spent = &self.expenditure;
        all.extend([&spent.total, &spent.basic.total, &spent.project]);
        all.extend([&spent.basic.personnel.line, &spent.basic.public.line]);
        all.extend(spent.funding.iter().map(|row| &row.line));
        let three = &self.three_public;
        all.extend([&three.total, &three.abroad, &three.vehicle_purchase]);
        all.extend([&three.vehicle_operation, &three.reception, &self.procurement]);
        all.extend(self.projects.iter().flat_map(|p| p.funding.iter().map(|row| &row.line)));
        all
    }
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

fn goals(goals: &Goals) -> impl Iterator<Item = &Prose> {
    [&goals.expected, &goals.achieved, &goals.basis].into_iter().flatten()
}

fn indicator(indicator: &Indicator) -> impl Iterator<Item = &Prose> {
    let target = indicator.target.iter().filter_map(|target| match target {
        Target::Text(text) => Some(text),
        Target::Number { .. } => None,
    });
    target.chain(&indicator.actual).chain(&indicator.reason)
}
