//! Facts and figures to the view, each leaf marked with its origin. Each part is built beside its shape.

use std::collections::BTreeMap;

use super::{Shown, View};
use crate::base::id::FigureId;
use crate::data::Report;
use crate::data::model::{Fact, Maybe, Prose};
use crate::figures::Figures;
use crate::template::marks::Marks;

/// The view of a report and its figures, with the marks that its texts carry.
pub fn view(report: &Report, figures: &Figures) -> (View, Marks) {
    let mut builder = Builder { report, figures, marks: Marks::default() };
    let view = builder.view();
    (view, builder.marks)
}

/// What the view is built from.
pub(super) struct Builder<'a> {
    /// The facts.
    pub(super) report: &'a Report,
    /// The figures.
    pub(super) figures: &'a Figures,
    /// The marks made so far.
    pub(super) marks: Marks,
}

impl Builder<'_> {
    fn view(&mut self) -> View {
        let report = self.report;
        let unit = self.figures.unit.word();
        View {
            year: self.marks.figure(&FigureId::new("year"), None, self.figures),
            previous_year: self.previous_year(),
            unit: self.marks.shown("unit", None, unit),
            organization: self.organization(),
            staff: self.staff(),
            evaluation: self.evaluation(),
            goals: self.goals("goals", &report.goals),
            income: self.income(),
            carryover: self.carryover(),
            expenditure: self.expenditure(),
            three_public: self.three_public(),
            procurement: self.line("procurement", &report.procurement),
            assets: self.assets(),
            buildings: self.buildings(),
            management: self.management(),
            indicators: self.indicators("self_evaluation.indicators", &report.indicators),
            self_evaluation: self.scores("self_evaluation"),
            projects: report.projects.iter().map(|project| self.project(project)).collect(),
            project_groups: self.project_groups(),
            data_tables: report.data_tables.iter().map(|table| self.data_table(table)).collect(),
            results: self.results(),
            problems: report.problems.iter().map(|problem| self.problem(problem)).collect(),
            measures: report.improvements.iter().map(|one| self.improvement(one)).collect(),
            filing: self.filing(),
            extra: self.extra(),
        }
    }

    fn previous_year(&mut self) -> Shown {
        let year = &self.report.year;
        let previous = year.value.saturating_sub(1).to_string();
        self.marks.shown("previous_year", Some(year.span), &previous)
    }

    /// The figure `name` below `id`.
    pub(super) fn figure(&mut self, id: &str, name: &str) -> Shown {
        self.marks.figure(&FigureId::new(format!("{id}.{name}")), None, self.figures)
    }

    /// Words that do not stand in the facts.
    pub(super) fn own_words(&mut self, key: &str, words: &str) -> Shown {
        self.marks.shown(key, None, words)
    }

    pub(super) fn has_figure(&self, id: &str) -> bool {
        self.figures.get(&FigureId::new(id)).is_some()
    }

    /// Words that are there.
    pub(super) fn given(&mut self, key: &str, fact: &Fact<String>) -> Shown {
        self.marks.words(key, fact)
    }

    /// Words that may be missing.
    pub(super) fn words(&mut self, key: &str, fact: &Maybe<String>) -> Shown {
        match fact {
            Some(fact) => self.marks.words(key, fact),
            None => self.marks.missing(key),
        }
    }

    /// Running text that is there.
    pub(super) fn text(&mut self, key: &str, prose: &Prose) -> Shown {
        self.marks.prose(key, prose, self.figures)
    }

    /// Running text that may be missing.
    pub(super) fn prose(&mut self, key: &str, prose: &Option<Prose>) -> Shown {
        match prose {
            Some(prose) => self.text(key, prose),
            None => self.marks.missing(key),
        }
    }

    pub(super) fn texts(&mut self, key: &str, all: &[Prose]) -> Vec<Shown> {
        all.iter().map(|prose| self.text(key, prose)).collect()
    }

    pub(super) fn names(&mut self, key: &str, all: &[Fact<String>]) -> Vec<Shown> {
        all.iter().map(|fact| self.given(key, fact)).collect()
    }

    fn extra(&mut self) -> BTreeMap<String, Shown> {
        let facts = &self.report.extra;
        let entry = |(name, prose): &(Fact<String>, Prose)| {
            let key = format!("extra.{}", name.value);
            (name.value.clone(), self.text(&key, prose))
        };
        facts.iter().map(entry).collect()
    }
}
