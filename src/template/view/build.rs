//! Facts and figures to the view, each leaf marked with its origin.

use super::Shown;
use super::tree::{Group, ViewNode};
use crate::base::id::FigureId;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::model::{Fact, Prose};
use crate::figures::Figures;
use crate::pack::ReasonWords;
use crate::template::marks::Marks;

/// The view of a report and its figures, with the marks that its texts carry.
pub(crate) fn view(report: &Report, figures: &Figures, words: &ReasonWords) -> (Group, Marks) {
    let mut builder = ViewBuilder { report, figures, words, marks: Marks::default() };
    let mut view = Group::default();
    builder.file(&mut view);
    builder.rows(&mut view);
    builder.lists(&mut view);
    (view, builder.marks)
}

/// What the view is built from.
pub(super) struct ViewBuilder<'a> {
    /// The facts.
    pub(super) report: &'a Report,
    /// The figures.
    pub(super) figures: &'a Figures,
    /// The words of reasons.
    pub(super) words: &'a ReasonWords,
    /// The marks made so far.
    pub(super) marks: Marks,
}

impl ViewBuilder<'_> {
    /// What the file says of itself.
    fn file(&mut self, view: &mut Group) {
        let year = &self.report.year;
        let previous = year.value.saturating_sub(1).to_string();
        let unit = self.figures.unit().word();
        let shown = self.figure(&FigureKey::new(keys::YEAR, Column::Value));
        view.insert("year", shown.into());
        let shown = self.marks.shown("previous_year", Some(year.span), &previous);
        view.insert("previous_year", shown.into());
        view.insert("unit", self.marks.shown("unit", None, unit).into());
    }

    /// Lists and running text. Every field of a report is named: a new one does not compile until it is decided here how
    /// templates see it, or that they do not.
    fn lists(&mut self, view: &mut Group) {
        let Report {
            source: _,
            catalogue: _,
            year: _,
            unit: _,
            pack: _,
            profile: _,
            previous: _,
            values: _,
            duties,
            subordinates,
            group,
            steps,
            submission,
            goals,
            income_parts,
            personnel_items,
            public_items,
            funding,
            buildings,
            management,
            indicators,
            assessments: _,
            projects,
            data_tables,
            lines,
            additions,
            pictures,
            results,
            problems,
            improvements,
            extra,
            stated: _,
            places: _,
            leaves: _,
        } = self.report;
        self.organization(view, duties, subordinates);
        self.evaluation(view, group, steps, submission.as_ref());
        view.insert("evaluation.grade", self.of("evaluation", Column::Grade));
        view.insert("goals", self.goals("goals", goals));
        for (key, shown) in [
            (keys::EVALUATED_PROJECT_AMOUNT, "evaluation.projects.money"),
            (keys::AMOUNT_WITH_GOALS, "goals.projects.money"),
        ] {
            view.insert(shown, self.money_of_projects(key));
        }
        view.insert("changes.rounding_note", self.of("changes", Column::RoundingNote));
        for (name, column) in [
            ("opening", Column::FiscalOpening),
            ("spent", Column::FiscalSpent),
            ("closing", Column::FiscalClosing),
        ] {
            let figure = self.of(keys::FISCAL_TOTALS, column);
            view.insert(&format!("{}.{name}", keys::FISCAL_TOTALS), figure);
        }
        view.insert("income.parts", self.income_parts(income_parts));
        for (fact, items) in [(keys::PERSONNEL, personnel_items), (keys::PUBLIC, public_items)] {
            view.insert(&format!("{fact}.items"), self.spending_items(fact, items));
        }
        view.insert("expenditure.rare", self.rare_spending());
        view.insert("expenditure.sources", self.sources(funding));
        view.insert("expenditure.form_sources", self.form_sources());
        view.insert("expenditure.basic.public.unlisted", self.unlisted());
        view.insert(keys::BUILDINGS, self.buildings(buildings));
        view.insert("management", self.management(management));
        view.insert("indicators", self.indicators("self_evaluation.indicators", indicators));
        view.insert("self_evaluation", self.scores("self_evaluation").into());
        view.insert(keys::PROJECTS, projects.iter().map(|one| self.project(one)).collect());
        view.insert("project_groups", self.project_groups(projects));
        view.insert("ungrouped_projects", self.ungrouped_projects(projects));
        let tables = data_tables.iter().map(|table| self.data_table(table)).collect();
        view.insert(keys::DATA_TABLES, tables);
        view.insert("lines", self.open_lines(lines));
        view.insert("additions", additions.iter().map(|one| self.addition(one)).collect());
        view.insert("pictures", pictures.iter().map(|one| self.picture(one)).collect());
        view.insert("results", self.results(results));
        view.insert("problems", problems.iter().map(|one| self.problem(one)).collect());
        view.insert("measures", improvements.iter().map(|one| self.improvement(one)).collect());
        view.insert(keys::EXTRA, self.extra(extra));
    }

    /// A figure; one that was not made is missing.
    pub(super) fn figure(&mut self, key: &FigureKey) -> Shown {
        self.marks.figure(&key.id(), None, self.figures)
    }

    /// The figure `column` of a fact.
    pub(super) fn of(&mut self, fact: &str, column: Column) -> ViewNode {
        self.figure(&FigureKey::new(fact, column)).into()
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
    pub(super) fn words(&mut self, key: &str, fact: Option<&Fact<String>>) -> Shown {
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
    pub(super) fn prose(&mut self, key: &str, prose: Option<&Prose>) -> Shown {
        match prose {
            Some(prose) => self.text(key, prose),
            None => self.marks.missing(key),
        }
    }

    pub(super) fn texts(&mut self, key: &str, all: &[Prose]) -> ViewNode {
        all.iter().map(|prose| self.text(key, prose).into()).collect()
    }

    pub(super) fn names(&mut self, key: &str, all: &[Fact<String>]) -> ViewNode {
        all.iter().map(|fact| self.given(key, fact).into()).collect()
    }

    fn extra(&mut self, extra: &[(Fact<String>, Prose)]) -> ViewNode {
        let mut group = Group::default();
        for (name, prose) in extra {
            let text = self.text(&format!("extra.{}", name.value), prose);
            group.insert(&name.value, text.into());
        }
        group.into()
    }
}
