//! A number that is not there to the place in the file where it would be filled in.

use crate::base::source::Span;
use crate::catalogue::{FigureKey, keys};
use crate::data::Report;
use crate::data::model::{DataCell, DataRow, Funding, IncomePart};
use crate::figures::{Figures, State};

/// Whether a figure has no value and could have one.
pub(crate) fn is_missing(figures: &Figures, key: &FigureKey) -> bool {
    let state = figures.find(key).map(|figure| &figure.state);
    !matches!(state, Some(State::Known(_) | State::NotApplicable(_)))
}

/// The first number that is not known among those that one is computed from, down to one that is computed from none.
pub(crate) fn root(figures: &Figures, key: &FigureKey) -> FigureKey {
    let mut key = key.clone();
    // No figure is computed from itself.
    while let Some(below) = figures
        .find(&key)
        .and_then(|figure| figure.inputs.iter().find(|input| is_missing(figures, input)).cloned())
    {
        key = below;
    }
    key
}

/// The item of a list in which a number would stand, else the nearest key above it.
pub(crate) fn place_of(report: &Report, key: &FigureKey, path: &str) -> Span {
    let fact = key.fact().unwrap_or_default();
    of_item(report, fact).or_else(|| of_cell(report, key)).unwrap_or_else(|| report.place(path))
}

fn of_item(report: &Report, fact: &str) -> Option<Span> {
    let row =
        |rows: &[Funding]| rows.iter().find(|row| row.fact == fact).map(|row| row.source.span);
    let projects = &report.projects;
    let items = [keys::PERSONNEL, keys::PUBLIC].into_iter().find_map(|line| {
        let code = fact.strip_prefix(line)?.strip_prefix(".items.")?;
        let is = |item: &&crate::data::model::SpendingItem| {
            item.code.as_ref().is_some_and(|own| own.value == code)
        };
        report.items_of(line).iter().find(is).map(|item| item.name.span)
    });
    items
        .or_else(|| part(&report.income_parts, fact))
        .or_else(|| row(&report.funding))
        .or_else(|| projects.iter().find_map(|one| row(&one.funding)))
        .or_else(|| projects.iter().find(|one| one.fact == fact).map(|one| one.name.span))
        .or_else(|| report.lines.iter().find(|one| one.fact == fact).map(|one| one.name.span))
}

fn part(parts: &[IncomePart], fact: &str) -> Option<Span> {
    parts.iter().find_map(|one| match one.fact == fact {
        true => Some(one.name.span),
        false => part(&one.parts, fact),
    })
}

/// The row of a table of the unit's own: `data_tables.service.main.visitors`.
fn of_cell(report: &Report, key: &FigureKey) -> Option<Span> {
    let FigureKey::Cell { table, row, .. } = key else { return None };
    let table = report.data_table(table)?;
    table.rows.iter().find(|one| *one.id.value == **row).map(|one| one.id.span)
}

/// The column of a table's total, and its first row that leaves it blank: `data_tables.service.total.visitors`.
pub(crate) fn blank_cell<'r>(report: &'r Report, key: &FigureKey) -> Option<(&'r str, Span)> {
    let FigureKey::Cell { table, column, .. } = key else { return None };
    let table = report.data_table(table)?;
    let at = table.columns.iter().position(|one| *one.id.value == **column)?;
    let blank = |row: &&DataRow| matches!(row.cells.get(at), Some(DataCell::Missing));
    let row = table.rows.iter().find(blank)?;
    Some((&table.columns[at].name.value, row.id.span))
}

/// The column of words that an id takes for one of numbers, by its table: `data_tables.service.total.activities`.
pub(crate) fn column_of_words<'r>(
    report: &'r Report,
    key: &FigureKey,
) -> Option<(&'r str, &'r str, Span)> {
    let FigureKey::Cell { table, column, .. } = key else { return None };
    let table = report.data_table(table)?;
    let mut columns = table.columns.iter().filter(|one| one.unit.is_none());
    let column = columns.find(|one| *one.id.value == **column)?;
    Some((&table.title.value, &column.name.value, column.id.span))
}
