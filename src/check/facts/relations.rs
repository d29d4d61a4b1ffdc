//! What must add up: the relations between stated figures.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::catalogue::{Column, FigureKey, Kind, Row, SumOf, keys};
use crate::check::rule::CheckContext;
use crate::data::Report;
use crate::figures::{Figure, Steps, Value};

/// Which rule reports a relation that does not hold, in the order in which the rules run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Concern {
    /// A total and its parts.
    Parts,
    /// A column of a total and of its parts, or a budget and the steps to it.
    Columns,
    /// The sources of the unit's money and its spending.
    Funding,
    /// What came in and went out, and what is left.
    Balance,
}

/// A figure that must be others added, less others.
pub(crate) struct Relation<'a> {
    pub concern: Concern,
    pub whole: &'a Figure,
    pub plus: Vec<&'a Figure>,
    pub minus: Vec<&'a Figure>,
    /// What rounding alone may make of it.
    pub slack: Decimal,
    /// How often each stated figure counts in `whole` less the rest.
    pub(super) leaves: BTreeMap<FigureKey, Decimal>,
}

impl<'a> Relation<'a> {
    fn new(
        context: &'a CheckContext,
        concern: Concern,
        whole: &'a Figure,
        (plus, minus): (Vec<&'a Figure>, Vec<&'a Figure>),
    ) -> Option<Self> {
        let mut leaves = BTreeMap::new();
        count_leaves(context, whole, Decimal::ONE, &mut leaves);
        plus.iter().for_each(|part| count_leaves(context, part, -Decimal::ONE, &mut leaves));
        minus.iter().for_each(|part| count_leaves(context, part, Decimal::ONE, &mut leaves));
        leaves.retain(|_, count| !count.is_zero());
        let counted = matches!(whole.value()?, Value::Count(..));
        let terms = plus.len() + minus.len();
        let slack = if counted { Decimal::ZERO } else { context.slack(terms) };
        // What is the sum of its parts by itself cannot differ from it.
        (!leaves.is_empty() && terms > 0).then_some(Self {
            concern,
            whole,
            plus,
            minus,
            slack,
            leaves,
        })
    }

    /// How far the whole is from the rest, in the printed unit or in things; nothing if a number is not known.
    pub(crate) fn gap(&self, context: &CheckContext) -> Option<Decimal> {
        let sum = |parts: &[&Figure]| -> Option<Decimal> {
            parts.iter().map(|part| number(context, part)).sum()
        };
        Some(number(context, self.whole)? - sum(&self.plus)? + sum(&self.minus)?)
    }
}

/// Whether the parts of a line of the unit's own are only some of it: 其中 need not name all.
fn leaves_a_rest(context: &CheckContext, relation: &Relation) -> bool {
    relation.whole.key.is_below(keys::LINES)
        && relation.gap(context).is_some_and(|gap| gap > relation.slack)
}

/// A figure's number in the printed unit or in things.
pub(crate) fn number(context: &CheckContext, figure: &Figure) -> Option<Decimal> {
    match figure.value()? {
        Value::Money(amount) => Some(amount.of(context.figures.unit())),
        Value::Count(number, _) => Some(*number),
        Value::Ratio(_) | Value::Percent(_) | Value::Words(_) => None,
    }
}

/// The figures stated in this file that one is made of, each as often as it counts.
fn count_leaves(
    context: &CheckContext,
    figure: &Figure,
    times: Decimal,
    all: &mut BTreeMap<FigureKey, Decimal>,
) {
    let inputs = context.inputs(figure);
    let sign = |index: usize| match figure.steps {
        Steps::Sum(plus) if index >= plus => -times,
        Steps::Rest if index > 0 => -times,
        _ => times,
    };
    let made = matches!(figure.steps, Steps::Sum(_) | Steps::Rest | Steps::Same);
    if figure.place.is_some() || !made || inputs.is_empty() {
        *all.entry(figure.key.clone()).or_default() += times;
        return;
    }
    for (index, input) in inputs.into_iter().enumerate() {
        count_leaves(context, input, sign(index), all);
    }
}

/// Every relation of a report, in the order of the rules.
pub(crate) fn relations<'a>(context: &'a CheckContext) -> Vec<Relation<'a>> {
    let mut all = Vec::new();
    for difference in context.figures.iter().filter(|figure| figure.key.is_difference()) {
        let mut inputs = context.inputs(difference).into_iter();
        let Some(whole) = inputs.next() else { continue };
        let parts = (inputs.collect(), Vec::new());
        let relation = Relation::new(context, Concern::Parts, whole, parts);
        all.extend(relation.filter(|one| !leaves_a_rest(context, one)));
    }
    all.extend(columns(context));
    for column in [Column::Initial, Column::Budget, Column::Actual, Column::LastYear] {
        all.extend(funding(context, column));
    }
    all.extend(balance(context));
    all
}

fn columns<'a>(context: &'a CheckContext) -> Vec<Relation<'a>> {
    let mut all = Vec::new();
    for budget in context.figures.iter().filter(|one| one.key.column() == Column::Budget) {
        let steps = [Column::Initial, Column::Adjustment]
            .map(|column| context.figures.find(&budget.key.with(column)));
        let [Some(initial), Some(adjustment)] = steps else { continue };
        let steps = vec![initial, adjustment];
        all.extend(Relation::new(context, Concern::Columns, budget, (steps, Vec::new())));
    }
    for (whole, parts) in groups(context.report) {
        for column in
            [Column::Initial, Column::Adjustment, Column::LastYear, Column::LastYearBudget]
        {
            all.extend(column_of(context, whole, column, &parts));
        }
        // 项目的预算列 has no difference of its own among the figures.
        if whole == keys::PROJECT_SPENDING {
            all.extend(column_of(context, whole, Column::Budget, &parts));
        }
    }
    all
}

/// A column of a total, against the same column of all its parts.
fn column_of<'a>(
    context: &'a CheckContext,
    whole: &str,
    column: Column,
    parts: &[&str],
) -> Option<Relation<'a>> {
    let whole = context.of(whole, column)?;
    let parts: Option<Vec<_>> = parts.iter().map(|part| context.of(part, column)).collect();
    // What comes from last year's file was checked there.
    let own = whole.place.is_none_or(|place| place.source == context.report.source);
    (own && !whole.is_of_last_years_file()).then_some(())?;
    Relation::new(context, Concern::Columns, whole, (parts?, Vec::new()))
}

/// Facts that are added up, with their parts.
fn groups(report: &Report) -> Vec<(&str, Vec<&str>)> {
    let lines = report.catalogue.rows().filter(|row| row.kind == Kind::Line);
    let parts = |row: &'_ Row| match row.sum_of {
        SumOf::Nothing
        | SumOf::Items
        | SumOf::FilledParts
        | SumOf::Available
        | SumOf::Balance
        | SumOf::Scores
        | SumOf::Same(_)
        | SumOf::Listed(_) => Vec::new(),
        SumOf::Lines(facts) => facts.to_vec(),
        SumOf::Rows | SumOf::FilledRows => report
            .catalogue
            .rows()
            .filter(|part| part.part_of.as_deref() == Some(row.fact()))
            .filter(|part| !part.optional || report.values.line(part.fact()).has_money())
            .map(Row::fact)
            .collect(),
        SumOf::IncomeParts => report.income_parts.iter().map(|one| one.fact.as_str()).collect(),
        SumOf::Projects => report.projects.iter().map(|one| one.fact.as_str()).collect(),
    };
    lines.map(|row| (row.fact(), parts(row))).filter(|(_, parts)| !parts.is_empty()).collect()
}

/// The sources of the whole unit against its spending.
fn funding<'a>(context: &'a CheckContext, column: Column) -> Option<Relation<'a>> {
    let rows = context.report.funding.iter();
    let figures: Option<Vec<_>> = rows
        .map(|row| context.of(&row.fact, column).filter(|figure| figure.money().is_some()))
        .collect();
    let total = match column {
        Column::Actual => context.decided(keys::EXPENDITURE),
        column => context.of(keys::EXPENDITURE, column),
    };
    Relation::new(context, Concern::Funding, total?, (figures?, Vec::new()))
}

/// 年末 against 年初, what came in and what went out, where all four are known.
fn balance<'a>(context: &'a CheckContext) -> Option<Relation<'a>> {
    let stated = |key| context.stated(key).filter(|figure| figure.value().is_some());
    let decided = |fact| context.decided(fact).filter(|figure| figure.value().is_some());
    let mut plus = vec![stated(keys::OPENING)?, decided(keys::INCOME)?];
    plus.extend(stated(keys::SURPLUS_USED));
    let mut minus = vec![decided(keys::EXPENDITURE)?];
    minus.extend(stated(keys::SURPLUS_DISTRIBUTED));
    Relation::new(context, Concern::Balance, stated(keys::CLOSING)?, (plus, minus))
}
