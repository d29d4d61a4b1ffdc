//! The catalogue's rows to names of the view: lines with all their columns, single values, their rates.

use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::catalogue::{Column, FigureKey, Kind, Row, SumOf, keys};
use crate::doc::Date;

impl ViewBuilder<'_> {
    /// Every row of the catalogue that no code of its own shows.
    pub(super) fn rows(&mut self, view: &mut Group) {
        let catalogue = self.report.catalogue.clone();
        for row in catalogue.rows() {
            match row.kind {
                Kind::Line => {
                    let line = self.line(row.fact());
                    view.insert(row.fact(), line.into());
                    if row.sum_of == SumOf::FilledParts {
                        let parts = self.filled_parts(row);
                        view.insert(&row.view_parts(), parts);
                    }
                    if row.sum_of == SumOf::FilledRows {
                        let lines = catalogue.parts_of(row.fact()).collect::<Vec<_>>();
                        view.insert(&format!("{}.lines", row.fact()), self.filled(&lines));
                    }
                }
                Kind::Amount | Kind::Count | Kind::Score | Kind::Percent => {
                    self.number(view, row);
                    if row.sum_of == SumOf::FilledParts {
                        let parts = self.filled_parts(row);
                        view.insert(&row.view_parts(), parts);
                    }
                }
                Kind::Words | Kind::Flag | Kind::Date => {
                    let node = self.stated(row);
                    view.insert(&row.key, node);
                }
                Kind::Texts => {
                    let report = self.report;
                    let texts = report.values.texts(&row.key);
                    view.insert(&row.key, self.names(&row.key, texts));
                }
                Kind::Head | Kind::Section | Kind::Prose | Kind::List => {}
            }
        }
    }

    /// The line of a fact: its columns and rates, and the reason of its change. Which are given depends on the line.
    pub(super) fn line(&mut self, fact: &str) -> Group {
        let mut line = Group::default();
        for column in Column::of_line() {
            let figure = self.figure(&FigureKey::new(fact, column));
            line.insert(column.word(), figure.into());
        }
        let report = self.report;
        self.reasons(fact, &mut line);
        let negative = report.values.line(fact).negative();
        let negative = self.prose(&format!("{fact}.negative"), negative);
        line.insert("negative", negative.into());
        line
    }

    /// The kinds of spending that few units have, those on which anything is filled in, be it 0: a budget that was not
    /// spent, or what there was last year, is a part of its total.
    pub(super) fn rare_spending(&mut self) -> ViewNode {
        let catalogue = self.report.catalogue.clone();
        let rare = catalogue.parts_of(keys::EXPENDITURE).filter(|part| part.optional);
        let rare: Vec<_> = rare.collect();
        self.filled(&rare)
    }

    /// Those lines in which an amount is filled in, each with its name and, for templates to tell it from the others, the last
    /// part of its key.
    fn filled(&mut self, rows: &[&Row]) -> ViewNode {
        let report = self.report;
        let filled = rows.iter().filter(|row| report.values.line(row.fact()).is_filled());
        let line = |row: &&Row, builder: &mut Self| {
            let fact = row.fact();
            let id = fact.rsplit('.').next().unwrap_or(fact);
            let id = builder.own_words(&format!("{fact}.id"), id);
            let name = builder.own_words(&format!("{fact}.name"), &row.name);
            Group::of([("id", id.into()), ("name", name.into())]).and(builder.line(fact)).into()
        };
        filled.map(|row| line(row, self)).collect()
    }

    /// The parts of a value that are filled in, each with its name, its value and its share.
    fn filled_parts(&mut self, row: &Row) -> ViewNode {
        let catalogue = self.report.catalogue.clone();
        let values = &self.report.values;
        let parts = catalogue.parts_of(row.parts_key());
        let filled: Vec<_> = parts.filter(|part| values.states(&part.value())).collect();
        let part = |part: &&Row, builder: &mut Self| {
            let name = builder.own_words(&format!("{}.name", part.key), &part.name);
            let value = builder.figure(&part.value());
            let share = builder.figure(&part.figure(Column::Share));
            Group::of([("name", name.into()), ("value", value.into()), ("share", share.into())])
                .into()
        };
        filled.iter().map(|one| part(one, self)).collect()
    }

    fn number(&mut self, view: &mut Group, row: &Row) {
        let mut columns = vec![Column::Value];
        if row.last_year.is_some() {
            columns.extend([Column::Change, Column::ChangeSize, Column::ChangeClause]);
        }
        columns.extend(row.may_be_short().then_some(Column::Size));
        columns.extend(row.exceeds().map(|_| Column::Excess));
        columns.extend(row.rates.iter().map(|rate| rate.column));
        let changes = row.rates.iter().filter_map(|rate| rate.column.change_of_rate());
        columns.extend(changes.flatten());
        for column in columns {
            let figure = self.figure(&row.figure(column));
            view.insert(&row.view_name(column), figure.into());
        }
    }

    fn stated(&mut self, row: &Row) -> ViewNode {
        let values = &self.report.values;
        match row.kind {
            Kind::Flag => values.flags.get(&row.key).is_some_and(|fact| fact.value).into(),
            Kind::Date => match values.dates.get(&row.key) {
                Some(date) => {
                    self.marks.shown(&row.key, Some(date.span), &date_words(date.value)).into()
                }
                None => self.marks.missing(&row.key).into(),
            },
            _ => {
                // A unit without a name for itself is called by its full one.
                let own = values.words.get(&row.key);
                let full = || values.words.get(keys::UNIT_NAME);
                let words = own.or_else(|| full().filter(|_| row.key == keys::UNIT_SHORT_NAME));
                self.words(&row.key, words).into()
            }
        }
    }
}

/// A date as GB/T 9704 7.3.5.4 wants it: no zeros before month and day.
fn date_words(date: Date) -> String {
    format!("{}年{}月{}日", date.year, date.month, date.day)
}
