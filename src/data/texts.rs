//! A report taken apart once into all its texts, each with what it is for.

use super::model::{
    Addition, Assessment, Building, DataCell, DataColumn, DataRow, DataTable, Fact, Funding, Goals,
    Improvement, IncomePart, Indicator, Management, Member, OpenLine, Problem, Project, Prose,
    Report, ResultGroup, SpendingItem, Subordinate, Titled, Values,
};
use super::text_kind::{ReportText, TextKind};
use crate::catalogue::{Kind, Row, keys};

impl Report {
    /// Every text.
    pub(super) fn texts(&self) -> Vec<ReportText<'_>> {
        let Self {
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
            assessments,
            projects,
            data_tables,
            lines,
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
        let mut all = Texts::default();
        all.values(self);
        duties.iter().for_each(|duty| all.prose(TextKind::Text, duty));
        subordinates.iter().for_each(|one| all.subordinate(one));
        group.iter().for_each(|one| all.member(one));
        steps.iter().for_each(|step| all.titled(step, TextKind::Text));
        submission.iter().for_each(|text| all.prose(TextKind::Text, text));
        all.goals(goals);
        all.line_notes(self);
        income_parts.iter().for_each(|part| all.income_part(part));
        personnel_items.iter().chain(public_items).for_each(|item| all.spending_item(item));
        funding.iter().for_each(|Funding { source: _, fact: _ }| ());
        buildings.iter().for_each(|one| all.building(one));
        all.management(management);
        indicators.iter().for_each(|one| all.indicator(one));
        assessments.iter().for_each(|one| all.assessment(one));
        projects.iter().for_each(|one| all.project(one));
        data_tables.iter().for_each(|table| all.table(table));
        lines.iter().for_each(|line| all.own_line(line));
        additions.iter().for_each(|one| all.addition(one));
        results.iter().for_each(|one| all.result_group(one));
        problems.iter().for_each(|one| all.problem(one));
        improvements.iter().for_each(|one| all.improvement(one));
        extra.iter().for_each(|(_, text)| all.prose(TextKind::Extra, text));
        all.0
    }

    /// The texts of the projects.
    pub(super) fn project_texts(&self) -> Vec<ReportText<'_>> {
        let mut all = Texts::default();
        self.projects.iter().for_each(|one| all.project(one));
        all.0
    }
}

/// The texts found so far.
#[derive(Default)]
struct Texts<'a>(Vec<ReportText<'a>>);

impl<'a> Texts<'a> {
    fn line(&mut self, kind: TextKind, line: &'a Fact<String>) {
        self.0.push(ReportText::Line(kind, line));
    }

    fn prose(&mut self, kind: TextKind, prose: &'a Prose) {
        self.0.push(ReportText::Prose(kind, prose));
    }

    fn proses(&mut self, kind: TextKind, proses: impl IntoIterator<Item = &'a Prose>) {
        proses.into_iter().for_each(|prose| self.prose(kind, prose));
    }

    /// The single values that are words.
    fn values(&mut self, report: &'a Report) {
        let Values {
            amounts: _,
            numbers: _,
            words,
            texts: _,
            flags: _,
            dates: _,
            lines: _,
            sections: _,
        } = &report.values;
        for row in report.catalogue.rows() {
            match row.kind {
                Kind::Words => {
                    let line = words.get(&row.key);
                    line.into_iter().for_each(|line| self.line(kind_of_words(row), line));
                }
                Kind::Texts => {
                    let lines = report.values.texts(&row.key).iter();
                    lines.for_each(|line| self.line(kind_of_words(row), line));
                }
                _ => {}
            }
        }
    }

    /// What lines of amounts say beside their amounts.
    fn line_notes(&mut self, report: &'a Report) {
        for fact in report.line_facts() {
            let line = report.values.line(fact);
            self.proses(TextKind::Negative, line.negative());
            self.proses(TextKind::Reason, line.reason());
            self.proses(TextKind::Reason, line.budget_reason());
        }
    }

    fn subordinate(&mut self, one: &'a Subordinate) {
        let Subordinate { name, kind: _, budget_unit: _ } = one;
        self.line(TextKind::Name, name);
    }

    fn member(&mut self, one: &'a Member) {
        let Member { role, title, name, task } = one;
        self.line(TextKind::Detail, role);
        title.iter().for_each(|title| self.line(TextKind::Detail, title));
        self.line(TextKind::Name, name);
        self.proses(TextKind::Text, task);
    }

    fn titled(&mut self, one: &'a Titled, kind: TextKind) {
        let Titled { title, text } = one;
        self.prose(TextKind::Title, title);
        self.proses(kind, text);
    }

    fn goals(&mut self, goals: &'a Goals) {
        let Goals { expected, achieved, basis } = goals;
        self.proses(TextKind::Text, [expected, achieved, basis].into_iter().flatten());
    }

    fn income_part(&mut self, part: &'a IncomePart) {
        let IncomePart { id: _, source: _, name, fact: _, parts } = part;
        self.line(TextKind::Label, name);
        parts.iter().for_each(|part| self.income_part(part));
    }

    fn spending_item(&mut self, item: &'a SpendingItem) {
        let SpendingItem { code: _, name: _, actual: _, negative } = item;
        self.proses(TextKind::Negative, negative);
    }

    fn building(&mut self, one: &'a Building) {
        let Building {
            name,
            approved_area: _,
            actual_area: _,
            approved_investment: _,
            actual_investment: _,
            reason,
        } = one;
        self.line(TextKind::Name, name);
        self.proses(TextKind::Remark, reason);
    }

    /// 厉行节约 and 三公经费 say how limits are kept, not why a number is above its own.
    fn management(&mut self, management: &'a Management) {
        let Management { procedure, supervision, asset_safety, thrift, three_public } = management;
        self.proses(TextKind::Work, [procedure, supervision].into_iter().flatten());
        self.proses(TextKind::Text, [asset_safety, thrift, three_public].into_iter().flatten());
    }

    fn indicator(&mut self, one: &'a Indicator) {
        one.path.iter().for_each(|level| self.line(TextKind::Level, level));
        self.proses(TextKind::Indicator, one.proses());
    }

    fn assessment(&mut self, one: &'a Assessment) {
        let Assessment { indicator: _, score: _, reason } = one;
        self.proses(TextKind::Remark, reason);
    }

    fn project(&mut self, one: &'a Project) {
        let Project {
            id: _,
            fact: _,
            code,
            name,
            category: _,
            priority: _,
            department,
            implementer,
            funding: _,
            goals,
            indicators,
        } = one;
        code.iter().for_each(|code| self.line(TextKind::Code, code));
        self.line(TextKind::Name, name);
        let details = department.iter().chain(implementer);
        details.for_each(|line| self.line(TextKind::Detail, line));
        self.goals(goals);
        indicators.iter().for_each(|one| self.indicator(one));
    }

    fn table(&mut self, table: &'a DataTable) {
        let DataTable { id: _, title, place: _, columns, rows, total: _ } = table;
        self.line(TextKind::Name, title);
        for DataColumn { id: _, name, unit: _, formula: _ } in columns {
            self.line(TextKind::Label, name);
        }
        for cell in rows.iter().flat_map(|DataRow { id: _, is_subtotal: _, cells }| cells) {
            match cell {
                DataCell::Text(words) => self.line(TextKind::Cell, words),
                DataCell::Missing | DataCell::Number(_) => {}
            }
        }
    }

    fn own_line(&mut self, line: &'a OpenLine) {
        let OpenLine { id: _, name, unit: _, part_of: _, place: _, fact: _ } = line;
        self.line(TextKind::Name, name);
    }

    fn addition(&mut self, one: &'a Addition) {
        let Addition { place: _, title, text } = one;
        self.proses(TextKind::Extra, title);
        self.prose(TextKind::Added, text);
    }

    fn result_group(&mut self, group: &'a ResultGroup) {
        let ResultGroup { title, items } = group;
        self.prose(TextKind::Title, title);
        items.iter().for_each(|item| self.titled(item, TextKind::Work));
    }

    fn problem(&mut self, one: &'a Problem) {
        let Problem { id: _, text, cause } = one;
        self.prose(TextKind::Problem, text);
        self.proses(TextKind::Cause, cause);
    }

    fn improvement(&mut self, one: &'a Improvement) {
        let Improvement { title, text, answers: _, owner, due } = one;
        self.prose(TextKind::Title, title);
        self.proses(TextKind::Text, text.iter().chain(owner));
        self.proses(TextKind::Due, due);
    }
}

/// What a single value of words is for, or the items of a list of one-line texts.
fn kind_of_words(row: &Row) -> TextKind {
    match row.key.as_str() {
        keys::UNIT_NAME | keys::UNIT_SHORT_NAME | keys::OFFICE_NAMES | keys::USES => TextKind::Name,
        keys::UNIT_CODE | keys::PHONE | keys::PREPARER | keys::HEAD => TextKind::Code,
        keys::ATTACHMENTS => TextKind::Attachment,
        _ => TextKind::Detail,
    }
}
