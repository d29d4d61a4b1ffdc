//! Rows that the official forms print whether the facts state them or not.

use rust_decimal::Decimal;

use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::catalogue::{
    Column, FISCAL, FigureKey, GENERAL_BUDGET, MONEY_SOURCES, MoneySource, OTHER_SOURCE, Row, keys,
    money_source,
};
use crate::figures::{Figure, only_source};

/// The rows of 按收入性质分 in 附件2, the last for all that has none of its own.
fn form_rows() -> impl Iterator<Item = &'static MoneySource> {
    let own = MONEY_SOURCES.iter().filter(|source| source.has_form_row);
    own.chain(money_source(OTHER_SOURCE))
}

impl ViewBuilder<'_> {
    /// 按收入性质分 where no source of money is filled in: blank, but where all income was of one kind and nothing was
    /// left of the year before, that row is the whole. A source of which the unit had nothing has no row.
    pub(super) fn form_sources(&mut self) -> ViewNode {
        if !self.report.funding.is_empty() {
            return ViewNode::List(Vec::new());
        }
        let only = only_source(self.report, self.figures);
        let row = |source: &MoneySource, builder: &mut Self| {
            let name = source.funding_name();
            let whole = source.has_form_row && only.as_deref() == Some(source.code);
            let fact = if whole { keys::EXPENDITURE.to_string() } else { format!("form.{name}") };
            let decided = if whole { Column::Total } else { Column::Actual };
            let name = builder.own_words("form.sources.name", name);
            let columns = [
                ("initial", Column::Initial),
                ("budget", Column::Budget),
                ("actual", decided),
                ("execution_rate", Column::ExecutionRate),
            ];
            let columns = columns.map(|(key, column)| (key, builder.of(&fact, column)));
            Group::of([("name", name.into())]).and(Group::of(columns)).into()
        };
        let had: Vec<_> = form_rows().filter(|source| self.may_have(source.code)).collect();
        had.into_iter().map(|one| row(one, self)).collect()
    }

    /// Whether the unit may have spent money of a source: it came in, or a project names it; any may be where 收入构成 is
    /// not filled in or does not say where it comes from.
    fn may_have(&self, code: &str) -> bool {
        let parts = &self.report.income_parts;
        let came = parts.iter().filter(|part| {
            let actual = self.figures.find(&FigureKey::new(part.fact.as_str(), Column::Actual));
            actual.and_then(Figure::money).is_none_or(|actual| !actual.is_zero())
        });
        let mut sources = came.map(|part| part.source.as_ref().map(|one| one.value.as_str()));
        let projects = self.report.projects.iter().flat_map(|project| &project.funding);
        let mut named = projects.map(|row| row.source.value.as_str());
        let is_it = |source: &str| match code {
            OTHER_SOURCE => {
                let own_row = money_source(source).is_some_and(|source| source.has_form_row);
                !own_row && source != FISCAL
            }
            GENERAL_BUDGET => source == code || source == FISCAL,
            code => source == code,
        };
        let unknown = parts.is_empty() || parts.iter().any(|part| part.source.is_none());
        unknown || sources.any(|source| source.is_some_and(is_it)) || named.any(is_it)
    }

    /// 会议费 and 培训费 that are filled in where no 科目 has an amount and they are within 公用经费: 附件1 has a row for each.
    pub(super) fn unlisted(&mut self) -> ViewNode {
        let listed = self.report.public_items.iter().any(|one| one.actual.is_some());
        let catalogue = self.report.catalogue.clone();
        // Of the rows of the form, those that are a 科目 of 公用经费.
        let of_form = catalogue.rows().filter(|row| row.in_base_data && row.subject.is_some());
        let filled = |row: &&Row| self.report.values.line(row.fact()).is_filled();
        let rows: Vec<_> = of_form.filter(filled).collect();
        if listed || !self.are_within_public(&rows) {
            return ViewNode::List(Vec::new());
        }
        let row = |(at, row): (usize, &Row), builder: &mut Self| {
            let lead = builder.lead(at == 0);
            let name = builder.own_words(&format!("{}.name", row.fact()), &row.name);
            let names = Group::of([("lead", lead.into()), ("name", name.into())]);
            names.and(builder.line(row.fact())).into()
        };
        rows.into_iter().enumerate().map(|one| row(one, self)).collect()
    }

    /// Whether lines together are no more than 公用经费 in each column that the form prints.
    fn are_within_public(&self, lines: &[&Row]) -> bool {
        [Column::LastYear, Column::Budget, Column::Actual].into_iter().all(|column| {
            let amount = |fact: &str| {
                let figure = self.figures.find(&FigureKey::new(fact, column));
                figure.and_then(Figure::money).map(|amount| amount.yuan())
            };
            let sum: Decimal = lines.iter().filter_map(|row| amount(row.fact())).sum();
            amount(keys::PUBLIC).is_none_or(|all| sum <= all)
        })
    }
}
