//! Facts and figures to the view, each leaf marked with its origin.

use super::cited;
use super::{
    Assets, CitedTable, DataCell, DataColumn, DataRow, DataTable, Evaluation, Filing, Goals, Item,
    Management, Measure, Member, Offices, Organization, Party, Problem, ResultGroup, ResultItem,
    Shown, Staff, Subordinate, View,
};
use crate::base::id::FigureId;
use crate::data::Report;
use crate::data::model::{self, Fact, Maybe, Prose};
use crate::doc::Date;
use crate::figures::Figures;
use crate::template::marks::Marks;

/// The view of a report and its figures, with the marks that its texts carry.
pub fn view(report: &Report, figures: &Figures) -> (View, Marks) {
    let mut builder = Builder { report, figures, marks: Marks::default() };
    let view = builder.view();
    (view, builder.marks)
}

pub(super) struct Builder<'a> {
    pub(super) report: &'a Report,
    pub(super) figures: &'a Figures,
    marks: Marks,
}

impl Builder<'_> {
    fn view(&mut self) -> View {
        let report = self.report;
        let unit = self.figures.unit.word();
        View {
            year: self.marks.figure(&FigureId::new("year"), None, self.figures),
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
            management: self.management(),
            projects: report.projects.iter().map(|project| self.project(project)).collect(),
            data_tables: report.data_tables.iter().map(|table| self.data_table(table)).collect(),
            results: self.results(),
            problems: report.problems.iter().map(|problem| self.problem(problem)).collect(),
            measures: report.measures.iter().map(|measure| self.measure(measure)).collect(),
            filing: self.filing(),
            extra: self.extra(),
        }
    }

    /// The figure `name` below `id`.
    pub(super) fn figure(&mut self, id: &str, name: &str) -> Shown {
        self.marks.figure(&FigureId::new(format!("{id}.{name}")), None, self.figures)
    }

    fn has_figure(&self, id: &str) -> bool {
        self.figures.get(&FigureId::new(id)).is_some()
    }

    /// Words that are there.
    pub(super) fn given(&mut self, key: &str, fact: &Fact<String>) -> Shown {
        self.marks.words(key, fact)
    }

    /// Words that do not stand in the facts.
    pub(super) fn own_words(&mut self, key: &str, words: &str) -> Shown {
        self.marks.shown(key, None, words)
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

    fn organization(&mut self) -> Organization {
        let facts = &self.report.organization;
        let own_name = facts.short_name.as_ref().unwrap_or(&facts.name);
        Organization {
            name: self.given("organization.name", &facts.name),
            short_name: self.given("organization.short_name", own_name),
            code: self.words("organization.code", &facts.code),
            duties: self.texts("organization.duties", &facts.duties),
            offices: Offices {
                count: self.figure("organization.offices", "count"),
                names: self.names("organization.offices.names", &facts.office_names),
            },
            subordinates: facts.subordinates.iter().map(|unit| self.subordinate(unit)).collect(),
        }
    }

    fn texts(&mut self, key: &str, all: &[Prose]) -> Vec<Shown> {
        all.iter().map(|prose| self.text(key, prose)).collect()
    }

    fn names(&mut self, key: &str, all: &[Fact<String>]) -> Vec<Shown> {
        all.iter().map(|fact| self.given(key, fact)).collect()
    }

    fn subordinate(&mut self, unit: &model::Subordinate) -> Subordinate {
        Subordinate {
            name: self.given("organization.subordinates.name", &unit.name),
            budget_unit: unit.budget_unit.as_ref().is_some_and(|fact| fact.value),
        }
    }

    fn staff(&mut self) -> Staff {
        Staff {
            established: self.figure("staff", "established"),
            actual: self.figure("staff", "actual"),
            last_year: self.figure("staff", "last_year"),
            retired: self.figure("staff", "retired"),
            change: self.figure("staff", "change"),
            change_size: self.figure("staff", "change_size"),
            control_rate: self.figure("staff", "control_rate"),
        }
    }

    fn evaluation(&mut self) -> Evaluation {
        let facts = &self.report.evaluation;
        let parties = parties(&facts.group);
        Evaluation {
            group: parties.into_iter().map(|members| self.party(members)).collect(),
            steps: facts.steps.iter().map(|step| self.item("evaluation.steps", step)).collect(),
            submission: self.prose("evaluation.submission", &facts.submission),
            score: self.figure("evaluation", "score"),
        }
    }

    fn party(&mut self, members: &[model::Member]) -> Party {
        let task = members.iter().find_map(|member| member.task.clone());
        let member = |member: &model::Member, builder: &mut Self| Member {
            title: builder.words("evaluation.group.title", &member.title),
            name: builder.given("evaluation.group.name", &member.name),
        };
        Party {
            role: self.given("evaluation.group.role", &members[0].role),
            members: members.iter().map(|one| member(one, self)).collect(),
            task: self.prose("evaluation.group.task", &task),
        }
    }

    pub(super) fn goals(&mut self, key: &str, goals: &model::Goals) -> Goals {
        Goals {
            expected: self.prose(&format!("{key}.expected"), &goals.expected),
            achieved: self.prose(&format!("{key}.achieved"), &goals.achieved),
            basis: self.prose(&format!("{key}.basis"), &goals.basis),
        }
    }

    fn assets(&mut self) -> Assets {
        Assets {
            total: self.figure("assets", "total"),
            in_use: self.figure("assets", "in_use"),
            utilization: self.figure("assets", "utilization"),
        }
    }

    fn management(&mut self) -> Management {
        let facts = &self.report.management;
        Management {
            procedure: self.prose("management.procedure", &facts.procedure),
            supervision: self.prose("management.supervision", &facts.supervision),
            asset_safety: self.prose("management.asset_safety", &facts.asset_safety),
            thrift: self.prose("management.thrift", &facts.thrift),
        }
    }

    fn data_table(&mut self, table: &model::DataTable) -> DataTable {
        let id = format!("data_tables.{}", table.id.value);
        let columns = table.columns.iter();
        let others = table.columns.iter().skip(1);
        DataTable {
            id: self.given(&format!("{id}.id"), &table.id),
            title: self.given(&format!("{id}.title"), &table.title),
            columns: columns.map(|column| self.data_column(&id, column)).collect(),
            rows: table.rows.iter().map(|row| self.data_row(&id, table, row)).collect(),
            totals: others.map(|column| self.data_total(&id, column)).collect(),
            cited: self.report.results.iter().any(|group| cited::by_group(group, &table.id.value)),
        }
    }

    fn data_column(&mut self, table: &str, column: &model::DataColumn) -> DataColumn {
        let id = format!("{table}.columns.{}", column.id.value);
        DataColumn {
            id: self.given(&format!("{id}.id"), &column.id),
            name: self.given(&format!("{id}.name"), &column.name),
            unit: self.words(&format!("{id}.unit"), &column.unit),
        }
    }

    fn data_row(&mut self, above: &str, table: &model::DataTable, row: &model::DataRow) -> DataRow {
        let id = format!("{above}.{}", row.id.value);
        let cells = table.columns.iter().zip(&row.cells);
        let cells = cells.map(|(column, cell)| self.data_cell(&id, column, cell));
        DataRow { cells: cells.collect(), id: self.given(&format!("{id}.id"), &row.id) }
    }

    fn data_cell(
        &mut self,
        row: &str,
        column: &model::DataColumn,
        cell: &model::DataCell,
    ) -> DataCell {
        let key = format!("{row}.{}", column.id.value);
        let value = match cell {
            model::DataCell::Missing => self.marks.missing(&key),
            model::DataCell::Text(fact) => self.given(&key, fact),
            model::DataCell::Number(_) if self.has_figure(&key) => {
                self.figure(row, &column.id.value)
            }
            model::DataCell::Number(fact) => {
                self.marks.shown(&key, Some(fact.span), &fact.value.to_string())
            }
        };
        DataCell { value }
    }

    fn data_total(&mut self, table: &str, column: &model::DataColumn) -> DataCell {
        DataCell { value: self.figure(&format!("{table}.total"), &column.id.value) }
    }

    /// Each table goes with the first item that cites it.
    fn results(&mut self) -> Vec<ResultGroup> {
        let report = self.report;
        let mut left: Vec<_> = report.data_tables.iter().collect();
        let mut groups = Vec::new();
        for group in &report.results {
            let title = self.text("results.title", &group.title);
            let items = group.items.iter().map(|item| self.result(item, &mut left)).collect();
            groups.push(ResultGroup { title, items });
        }
        groups
    }

    fn result(&mut self, item: &model::Titled, left: &mut Vec<&model::DataTable>) -> ResultItem {
        let cites = |table: &&model::DataTable| cited::by_item(item, &table.id.value);
        let tables: Vec<_> = left.iter().copied().filter(cites).collect();
        left.retain(|table| !cites(table));
        let Item { title, text } = self.item("results.items", item);
        ResultItem {
            title,
            text,
            tables: tables.into_iter().map(|t| self.cited_table(t)).collect(),
        }
    }

    fn cited_table(&mut self, table: &model::DataTable) -> CitedTable {
        CitedTable {
            id: self.given("data_tables.id", &table.id),
            title: self.given("data_tables.title", &table.title),
        }
    }

    fn item(&mut self, key: &str, item: &model::Titled) -> Item {
        Item {
            title: self.text(&format!("{key}.title"), &item.title),
            text: self.prose(&format!("{key}.text"), &item.text),
        }
    }

    fn problem(&mut self, problem: &model::Problem) -> Problem {
        Problem {
            text: self.text("problems.text", &problem.text),
            cause: self.prose("problems.cause", &problem.cause),
        }
    }

    fn measure(&mut self, measure: &model::Measure) -> Measure {
        Measure {
            title: self.text("measures.title", &measure.title),
            text: self.prose("measures.text", &measure.text),
            owner: self.words("measures.owner", &measure.owner),
            due: self.words("measures.due", &measure.due),
        }
    }

    fn filing(&mut self) -> Filing {
        let facts = &self.report.filing;
        let date = match &facts.date {
            Some(date) => self.marks.shown("filing.date", Some(date.span), &words(date.value)),
            None => self.marks.missing("filing.date"),
        };
        Filing {
            date,
            seal: facts.seal.as_ref().is_some_and(|fact| fact.value),
            preparer: self.words("filing.preparer", &facts.preparer),
            phone: self.words("filing.phone", &facts.phone),
            head: self.words("filing.head", &facts.head),
        }
    }

    fn extra(&mut self) -> std::collections::BTreeMap<String, Shown> {
        let facts = &self.report.extra;
        let entry = |(name, prose): &(Fact<String>, Prose)| {
            let key = format!("extra.{}", name.value);
            (name.value.clone(), self.text(&key, prose))
        };
        facts.iter().map(entry).collect()
    }
}

/// A date as GB/T 9704 7.3.5.4 wants it: no zeros before month and day.
fn words(date: Date) -> String {
    format!("{}年{}月{}日", date.year, date.month, date.day)
}

/// Members one after another who have the same role, as long as no two of them have tasks that differ.
fn parties(group: &[model::Member]) -> Vec<&[model::Member]> {
    let task = |member: &model::Member| member.task.as_ref().map(|prose| prose.pieces.clone());
    let together = |a: &model::Member, b: &model::Member| {
        let differ = task(a).zip(task(b)).is_some_and(|(a, b)| a != b);
        a.role.value == b.role.value && !differ
    };
    group.chunk_by(together).collect()
}
