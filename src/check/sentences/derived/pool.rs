//! The numbers of the facts by what they measure, and the differences between those of one fact.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::digits::by_digits;
use super::measured::figure_quantity;
use super::mentioned::Mentioned;
use super::named::NamedNumbers;
use super::series::{NumberSeries, of_facts};
use crate::catalogue::{Column, keys};
use crate::check::rule::CheckContext;
use crate::check::wholes::Wholes;
use crate::figures::Figure;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;

/// A number of the facts.
pub(super) struct KnownNumber<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// In 元, percent or things.
    pub value: Decimal,
    /// What it measures.
    pub quantity: Quantity,
    /// Whether it is a number of last year.
    pub is_of_last_year: bool,
}

/// An indicator's target and what was reached.
pub(super) struct TargetPair {
    /// Its name.
    pub name: String,
    /// What both measure.
    pub quantity: Quantity,
    /// 年度指标值.
    pub target: Decimal,
    /// 实际完成值.
    pub actual: Decimal,
    /// 实际完成值 as printed.
    pub shown: String,
}

/// A number of this year and the one of last year.
pub(super) struct Pair {
    /// What it is called.
    pub name: String,
    /// What both measure.
    pub quantity: Quantity,
    /// This year's.
    pub now: Decimal,
    /// Last year's.
    pub before: Decimal,
}

/// What an indicator can have and has.
pub(super) struct Points {
    /// Its name.
    pub name: String,
    /// 分值.
    pub weight: Decimal,
    /// 得分.
    pub score: Decimal,
}

/// The numbers of the facts and their differences.
pub(super) struct Pool<'a> {
    /// The numbers, in the order of the figures.
    pub facts: Vec<KnownNumber<'a>>,
    /// Indicators with a number as target and result.
    pub goals: Vec<TargetPair>,
    /// The places of [`Self::goals`], by what was reached.
    by_result: Vec<usize>,
    /// What has a number of this year and one of last year.
    pub pairs: Vec<Pair>,
    /// What each indicator can score and scores.
    pub scores: Vec<Points>,
    /// The differences of two columns of one fact, without their sign.
    differences: Vec<(Quantity, Decimal)>,
    /// The numbers above zero, by what they measure.
    wholes: Vec<(Quantity, Wholes)>,
    /// The amounts of all texts.
    pub mentioned: Mentioned,
    /// The amounts of all texts by their names.
    pub named: NamedNumbers,
    /// The places of [`Self::facts`] by their digits in order of size.
    pub by_digits: HashMap<String, Vec<usize>>,
    /// The year of the report.
    pub year: i32,
    /// The rows of like numbers in the facts.
    pub series: Vec<NumberSeries>,
}

impl<'a> Pool<'a> {
    /// The pool of a report.
    pub(super) fn of(context: &CheckContext<'a>) -> Self {
        let fact = |figure: &'a Figure| {
            let (quantity, value) = figure_quantity(figure)?;
            let is_of_last_year = context.report.catalogue.is_of_last_year(&figure.key);
            Some(KnownNumber { figure, value, quantity, is_of_last_year })
        };
        let facts: Vec<_> = context.figures.iter().filter_map(fact).collect();
        let mut differences = Vec::new();
        let own = |column| {
            matches!(
                column,
                Column::Initial
                    | Column::Budget
                    | Column::Actual
                    | Column::Total
                    | Column::LastYear
                    | Column::LastYearBudget
                    | Column::Target
                    | Column::Value
                    | Column::Issued
                    | Column::Arrived
            )
        };
        const MOST: usize = 60;
        let chunks = facts.chunk_by(|a, b| a.figure.key.fact() == b.figure.key.fact());
        for pair in chunks.filter(|chunk| chunk.len() <= MOST) {
            let columns: Vec<_> = pair.iter().filter(|one| own(one.figure.key.column())).collect();
            for (at, one) in columns.iter().enumerate() {
                let like = columns[..at].iter().filter(|other| other.quantity == one.quantity);
                differences.extend(
                    like.map(|other| (one.quantity.clone(), (one.value - other.value).abs())),
                );
            }
        }
        let goals = goals(context, &facts);
        let mut by_result: Vec<_> = (0..goals.len()).collect();
        by_result.sort_by_key(|goal| goals[*goal].actual);
        Self {
            goals,
            by_result,
            pairs: pairs(context, &facts),
            scores: scores(context, &facts),
            wholes: wholes(&facts),
            by_digits: by_digits(facts.iter().map(|fact| fact.value)),
            facts,
            differences,
            mentioned: Mentioned::of(context),
            named: NamedNumbers::of(context),
            year: i32::from(context.report.year.value),
            series: of_facts(context),
        }
    }

    /// The indicators whose result lies in an interval, in the order of the facts.
    pub(super) fn reached(&self, quantity: &Quantity, interval: Interval) -> Vec<&TargetPair> {
        let from = self.by_result.partition_point(|goal| self.goals[*goal].actual < interval.low);
        let near = self.by_result[from..].iter();
        let near = near.take_while(|goal| self.goals[**goal].actual <= interval.high);
        let mut places: Vec<_> = near.copied().collect();
        places.sort_unstable();
        let goals = places.into_iter().map(|goal| &self.goals[goal]);
        goals.filter(|goal| goal.quantity == *quantity).collect()
    }

    /// What a part may be a share of, in some quantity.
    pub(super) fn wholes(&self, quantity: &Quantity) -> Option<&Wholes> {
        self.wholes.iter().find(|(of, _)| of == quantity).map(|(_, wholes)| wholes)
    }

    /// Whether a number of the facts lies in an interval.
    pub(super) fn has(&self, quantity: &Quantity, interval: Interval) -> bool {
        self.facts.iter().any(|fact| {
            fact.quantity == *quantity && interval.meets(Interval::exact(fact.value.abs()))
        })
    }

    /// Whether two columns of one fact differ by a number of an interval.
    pub(super) fn has_difference(&self, quantity: &Quantity, interval: Interval) -> bool {
        let own = if *quantity == Quantity::Points { &Quantity::Percent } else { quantity };
        self.differences.iter().any(|(of, one)| of == own && interval.meets(Interval::exact(*one)))
    }
}

fn goals(context: &CheckContext, facts: &[KnownNumber]) -> Vec<TargetPair> {
    let indicators = facts.iter().filter(|fact| fact.figure.key.is_item_of(keys::INDICATORS));
    let (targets, results): (Vec<_>, Vec<_>) =
        indicators.partition(|fact| fact.figure.key.column() == Column::Target);
    let results: HashMap<_, _> = results.into_iter().map(|one| (&one.figure.key, one)).collect();
    targets
        .into_iter()
        .filter_map(|target| {
            let actual = results.get(&target.figure.key.with(Column::Actual))?;
            (actual.quantity == target.quantity).then(|| TargetPair {
                name: target.figure.thing().to_string(),
                quantity: target.quantity.clone(),
                target: target.value,
                actual: actual.value,
                shown: context.figures.shown(actual.figure),
            })
        })
        .collect()
}

fn wholes(facts: &[KnownNumber]) -> Vec<(Quantity, Wholes)> {
    let mut numbers: Vec<(&Quantity, Vec<Interval>)> = Vec::new();
    for fact in facts {
        let number = Interval::exact(fact.value);
        match numbers.iter_mut().find(|(quantity, _)| **quantity == fact.quantity) {
            Some((_, all)) => all.push(number),
            None => numbers.push((&fact.quantity, vec![number])),
        }
    }
    numbers.into_iter().map(|(quantity, all)| (quantity.clone(), Wholes::of(all))).collect()
}

fn pairs(context: &CheckContext, facts: &[KnownNumber]) -> Vec<Pair> {
    let mut named = HashMap::new();
    for fact in facts {
        named.entry(fact.figure.name.as_str()).or_insert(fact.value);
    }
    let before = |now: &KnownNumber| match now.figure.key.column() {
        column if column.is_decided() && now.quantity == Quantity::Money => {
            let last = context.figures.find(&now.figure.key.with(Column::LastYear))?;
            figure_quantity(last).map(|(_, value)| value)
        }
        _ => named.get(format!("上年{}", now.figure.name).as_str()).copied(),
    };
    let amounts = facts.iter().filter(|fact| fact.quantity.is_amount());
    let pair = |now: &KnownNumber| {
        Some(Pair {
            name: now.figure.name.clone(),
            quantity: now.quantity.clone(),
            now: now.value,
            before: before(now)?,
        })
    };
    amounts.filter_map(pair).collect()
}

/// The scores of the whole unit's indicators and of those of its projects.
fn scores(context: &CheckContext, facts: &[KnownNumber]) -> Vec<Points> {
    let weights = facts.iter().filter(|fact| fact.figure.key.column() == Column::Weight);
    weights
        .filter_map(|weight| {
            let name = weight.figure.thing().to_string();
            let score = context.figures.find(&weight.figure.key.with(Column::Score))?;
            let (_, score) = figure_quantity(score)?;
            let long = name.chars().count() > 2;
            long.then_some(Points { name, weight: weight.value, score })
        })
        .collect()
}
