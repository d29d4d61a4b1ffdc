//! The texts of a report by what they are for, and running text to words.

use super::model::{Fact, IncomePart, Indicator, Prose, ProsePiece, Report, Target};
use super::text_kind::{ReportText, TextKind};
use crate::catalogue::{Kind, SumOf};

impl Report {
    /// The one-line texts that are for one of these.
    pub fn lines_of(&self, kinds: &[TextKind]) -> Vec<&Fact<String>> {
        let line = |text| match text {
            ReportText::Line(kind, line) => kinds.contains(&kind).then_some(line),
            ReportText::Prose(..) => None,
        };
        self.texts().into_iter().filter_map(line).collect()
    }

    /// The running texts that are for one of these.
    pub fn proses_of(&self, kinds: &[TextKind]) -> Vec<&Prose> {
        let proses = self.texts().into_iter().filter_map(ReportText::prose);
        proses.filter(|(kind, _)| kinds.contains(kind)).map(|(_, prose)| prose).collect()
    }

    /// Every running text of the facts: where figures may be cited.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        self.texts().into_iter().filter_map(ReportText::prose).map(|(_, prose)| prose)
    }

    /// The running text of its projects.
    pub fn project_proses(&self) -> impl Iterator<Item = &Prose> {
        self.project_texts().into_iter().filter_map(ReportText::prose).map(|(_, prose)| prose)
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
